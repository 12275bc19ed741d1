using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;

namespace Qingshan.Platform.Identity;

/// <summary>
/// Works out what a person may see: role, organisation, jurisdictions in force, regions within them. Kept for half a
/// minute, so that a change of rights takes effect within that time at the latest.
/// </summary>
public sealed class Viewers(PlatformDbs dbs, TimeProvider time, IEnumerable<IOwnRecords>? owned = null)
{
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(30);
    private readonly IOwnRecords[] _owned = [.. owned ?? []];
    private readonly ConcurrentDictionary<Guid, (Viewer Viewer, DateTimeOffset At)> _known = new();

    /// <summary>The person as a viewer; a person who no longer exists or is locked out is a visitor.</summary>
    public async ValueTask<Viewer> OfAsync(Guid personId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (_known.TryGetValue(personId, out var known) && (now - known.At).Duration() < Keep) return known.Viewer;
        var viewer = await LoadAsync(personId, now.UtcDateTime, cancel);
        _known[personId] = (viewer, now);
        return viewer;
    }

    /// <summary>Call after a change of a person, a jurisdiction or the tree of regions.</summary>
    public void Forget() => _known.Clear();

    private async Task<Viewer> LoadAsync(Guid personId, DateTime now, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var person = await db.Users.AsNoTracking().FirstOrDefaultAsync(p => p.Id == personId, cancel);
        if (person is null || person.ClosedAt is not null || person.LockoutEnd > now || Roles.Find(person.Role) is not { } role) return Viewer.Visitor;

        var held = await db.Set<Jurisdiction>().AsNoTracking()
            .Where(j => j.OrganisationId == person.OrganisationId && j.From <= now && (j.To == null || now < j.To))
            .Select(j => j.RegionId).ToListAsync(cancel);
        var nodes = held.OfType<Guid>().ToArray();
        var regions = nodes.Length == 0 ? [] : await db.Set<RegionWithin>()
            .Where(w => nodes.Contains(w.AncestorId)).Select(w => w.RegionId).ToListAsync(cancel);
        var lent = await (from d in db.Set<Delegation>().AsNoTracking() join giver in db.Users on d.GiverId equals giver.Id
                          where d.ReceiverId == personId && d.RevokedAt == null && d.From <= now && now < d.To && giver.ClosedAt == null
                          orderby d.To select new ActingFor(d.Id, giver.Id, giver.UserName!, giver.DisplayName, d.To)).ToListAsync(cancel);
        var viewer = new Viewer(person.Id, person.UserName!, role, held.Contains(null), regions.ToFrozenSet(),
            MustChangePassword: person.MustChangePassword)
        {
            OrganisationId = person.OrganisationId, HasSecondFactor = person.TwoFactorEnabled, MayActFor = lent, Own = await OwnAsync(db, role, person.OrganisationId, now, cancel),
        };
        // What an enterprise sees and speaks for is its own, whatever its organisation may have been given besides.
        return viewer.OnlyOwn ? viewer with { Everywhere = false, Regions = FrozenSet<Guid>.Empty } : viewer;
    }

    /// <summary>An enterprise's people have what is its own; a maintainer has what is of those who have admitted his organisation at present.</summary>
    private async Task<FrozenSet<Guid>> OwnAsync(PlatformDb db, Role role, Guid organisation, DateTime now, CancellationToken cancel)
    {
        if (!role.Permissions.Contains(Permission.SeeOwn)) return FrozenSet<Guid>.Empty;
        var enterprises = role.Permissions.Contains(Permission.FileForEnterprise)
            ? db.Set<Organisation>().Where(o => o.Id == organisation)
            : db.Set<MaintainerAdmission>().Where(a => a.MaintainerId == organisation && a.From <= now && now < a.To && (a.WithdrawnAt == null || now < a.WithdrawnAt))
                .Join(db.Set<Organisation>(), a => a.EnterpriseId, o => o.Id, (_, o) => o);
        var codes = await enterprises.Where(o => o.CreditCode != null).Select(o => o.CreditCode!).Distinct().ToListAsync(cancel);
        if (codes.Count == 0) return FrozenSet<Guid>.Empty;
        var own = new HashSet<Guid>();
        foreach (var room in _owned) own.UnionWith(await room.OfAsync(db, codes, cancel));
        return own.ToFrozenSet();
    }
}
