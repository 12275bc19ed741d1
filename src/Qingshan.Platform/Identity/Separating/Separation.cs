using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Identity;

/// <param name="Missing">Of which of the three nobody is active; empty where it can be put into force.</param>
public sealed record SeparationState(bool InForce, DateTime? Since, string? By, IReadOnlyList<string> Missing);

/// <summary>
/// 三员分立 · Keeps administrator, security officer and auditor apart. An account has one role; what is seen to here is that nobody can
/// make himself, by any route or command, somebody who holds another's.
/// </summary>
public sealed class Separation(PlatformDbs dbs, Viewers viewers, TimeProvider time)
{
    public async Task<SeparationState> StateAsync(CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var last = await LastAsync(db, cancel);
        var missing = new List<string>();
        foreach (var role in Roles.Separate)
            if (await ActiveAsync(db, role, cancel) == 0) missing.Add(role.Name);
        return new(last?.InForce == true, last?.At, last?.By, missing);
    }

    /// <summary>Takes the owner's rights away and leaves the three to each other.</summary>
    public async Task<Error?> PutIntoForceAsync(Viewer by, CancellationToken cancel)
    {
        if (!by.May(Permission.GrantRights)) return CommonErrors.Forbidden.Of(nameof(Permission.GrantRights));
        var state = await StateAsync(cancel);
        if (state.InForce) return SeparationErrors.InForce.Of(new Text("启用分立", "putting it into force"));
        if (state.Missing.Count > 0) return SeparationErrors.Incomplete.Of(string.Join(", ", state.Missing));
        await using var db = dbs.Open(by);
        var names = Roles.Separate.Select(r => r.Name).ToArray();
        var unsigned = await db.Users.Where(p => names.Contains(p.Role) && p.MustChangePassword && p.ClosedAt == null).OrderBy(p => p.UserName).Select(p => p.UserName).ToListAsync(cancel);
        if (unsigned.Count > 0) return SeparationErrors.NotSignedIn.Of(string.Join(", ", unsigned));
        var owner = await db.Users.FirstOrDefaultAsync(p => p.Role == Roles.Owner.Name, cancel);
        if (owner is not null) owner.Role = Roles.Administrator.Name;
        // Keys that others hold of the three's accounts would join what is to be separate.
        var now = time.GetUtcNow().UtcDateTime;
        var keys = await db.Set<ApiKey>().Where(k => k.RevokedAt == null && db.Users.Any(p => p.Id == k.PersonId && names.Contains(p.Role))).ToListAsync(cancel);
        if (owner is not null) keys.AddRange(await db.Set<ApiKey>().Where(k => k.RevokedAt == null && k.PersonId == owner.Id).ToListAsync(cancel));
        foreach (var key in keys) key.RevokedAt = now;
        db.Add(new SeparationChange { At = now, InForce = true, By = by.Name, OwnerId = owner?.Id });
        Audit.Add(db, "separation", "put into force", $"owner {owner?.UserName ?? "none"} becomes {Roles.Administrator.Name}; {keys.Distinct().Count()} keys of the three revoked");
        await db.SaveChangesAsync(cancel);
        viewers.Forget();
        return null;
    }

    /// <summary>Gives the first account everything again; only by who holds the machine.</summary>
    public async Task<Error?> EndAsync(Viewer by, CancellationToken cancel)
    {
        if (by is not { PersonId: null, Name: LocalCommand.Name }) return SeparationErrors.LocalOnly.Of();
        await using var db = dbs.Open(by);
        if (await LastAsync(db, cancel) is not { InForce: true } last) return SeparationErrors.NotInForce.Of();
        var owner = await db.Users.FirstOrDefaultAsync(p => p.Id == last.OwnerId, cancel);
        var before = owner?.Role;
        if (owner is not null) owner.Role = Roles.Owner.Name;
        db.Add(new SeparationChange { At = time.GetUtcNow().UtcDateTime, InForce = false, By = by.Name, OwnerId = owner?.Id });
        Audit.Add(db, "separation", "ended", $"{owner?.UserName ?? "nobody"}: {before} becomes {Roles.Owner.Name}");
        await db.SaveChangesAsync(cancel);
        viewers.Forget();
        return null;
    }

    public static async Task<bool> IsInForceAsync(PlatformDb db, CancellationToken cancel) => await LastAsync(db, cancel) is { InForce: true };

    /// <summary>Whether somebody is one of the three, and the last of his kind who is active.</summary>
    internal async Task<bool> IsLastAsync(PlatformDb db, Person person, CancellationToken cancel) =>
        Roles.Separate.FirstOrDefault(r => r.Name == person.Role) is { } role && await IsInForceAsync(db, cancel)
        && await ActiveAsync(db, role, cancel, except: person.Id) == 0;

    private static Task<SeparationChange?> LastAsync(PlatformDb db, CancellationToken cancel) =>
        db.Set<SeparationChange>().AsNoTracking().OrderByDescending(c => c.Id).FirstOrDefaultAsync(cancel);

    /// <summary>How many can really act: somebody who has never signed in may not exist.</summary>
    private async Task<int> ActiveAsync(PlatformDb db, Role role, CancellationToken cancel, Guid? except = null)
    {
        var people = await db.Users.AsNoTracking().Where(p => p.Role == role.Name && p.ClosedAt == null && !p.MustChangePassword && p.Id != except).ToListAsync(cancel);
        return people.Count(p => !(p.LockoutEnd > time.GetUtcNow()));
    }
}
