using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Identity;

/// <summary>A delegation as both of those whom it concerns see it.</summary>
public sealed record DelegationView(
    Guid Id, string Giver, string GiverName, string Receiver, string ReceiverName, IReadOnlyList<Permission> Permissions, DateTime From, DateTime To, string Reason,
    DateTime CreatedAt, DateTime? RevokedAt, string? RevokedBy)
{
    public bool IsInForce(DateTime now) => RevokedAt is null && From <= now && now < To;

    public bool IsOver(DateTime now) => RevokedAt is not null || To <= now;
}

public sealed record WantedDelegation(string Receiver, IReadOnlyList<Permission> Permissions, DateTime From, DateTime To, string Reason);

/// <summary>Gives, revokes and applies delegations.</summary>
public sealed class Delegations(PlatformDbs dbs, Viewers viewers, ILookupNormalizer names, TimeProvider time)
{
    public const int LongestReason = 200;
    public const int LongestDays = 366;

    /// <summary>What makes somebody one of the three, and what is one's own, is never lent.</summary>
    private static readonly FrozenSet<Permission> NeverLent = Roles.Separate.SelectMany(r => r.Permissions).Append(Permission.ManageOwnAccounts).ToFrozenSet();

    /// <summary>What somebody can let another do for him.</summary>
    public static IReadOnlyList<Permission> Of(Viewer giver) => giver.For is not null ? [] : [.. giver.Role.Permissions.Where(p => !NeverLent.Contains(p)).Order()];

    public async Task<Result<Guid>> AddAsync(Viewer giver, WantedDelegation wanted, CancellationToken cancel)
    {
        if (giver is not { PersonId: { } me, For: null, KeyId: null }) return DelegationErrors.OnlyYourself.Of();
        var now = time.GetUtcNow().UtcDateTime;
        var beyond = wanted.Permissions.Except(Of(giver)).ToList();
        if (beyond.Count > 0 || wanted.Permissions.Count == 0) return DelegationErrors.NotYours.Of(beyond.Count > 0 ? string.Join(", ", beyond) : "—");
        if (wanted.To <= wanted.From || wanted.To <= now || wanted.To - wanted.From > TimeSpan.FromDays(LongestDays)) return DelegationErrors.WrongPeriod.Of(LongestDays);
        if (string.IsNullOrWhiteSpace(wanted.Reason) || wanted.Reason.Length > LongestReason) return DelegationErrors.NeedsReason.Of(LongestReason);
        await using var db = dbs.Open(giver);
        var home = await db.Users.Where(p => p.Id == me).Select(p => p.OrganisationId).FirstAsync(cancel);
        var name = names.NormalizeName(wanted.Receiver);
        var receiver = await db.Users.AsNoTracking().FirstOrDefaultAsync(p => p.NormalizedUserName == name && p.OrganisationId == home && p.ClosedAt == null && p.Id != me, cancel);
        if (receiver is null || Roles.Separate.Any(r => r.Name == receiver.Role)) return DelegationErrors.NotColleague.Of(wanted.Receiver);
        var added = new Delegation
        {
            GiverId = me, ReceiverId = receiver.Id, Permissions = [.. wanted.Permissions.Distinct().Order()], From = wanted.From, To = wanted.To, Reason = wanted.Reason.Trim(), CreatedAt = now,
        };
        db.Add(added);
        Audit.Add(db, "delegate", $"Person {receiver.UserName}", $"{string.Join(' ', added.Permissions)}; {wanted.From:O} … {wanted.To:O}; {added.Reason}");
        await db.SaveChangesAsync(cancel);
        viewers.Forget();
        return added.Id;
    }

    /// <summary>Ends a delegation at once: its giver, its receiver, or who grants rights.</summary>
    public async Task<Error?> RevokeAsync(Viewer by, Guid id, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        var found = await db.Set<Delegation>().FirstOrDefaultAsync(d => d.Id == id, cancel);
        if (found is null || !(by.May(Permission.GrantRights) || (by.PersonId is { } me && (me == found.GiverId || me == found.ReceiverId)))) return DelegationErrors.Unknown.Of(id);
        var now = time.GetUtcNow().UtcDateTime;
        if (found.RevokedAt is not null || found.To <= now) return null;
        (found.RevokedAt, found.RevokedBy) = (now, by.Name);
        Audit.Add(db, "revoke", $"Delegation {id}", $"{string.Join(' ', found.Permissions)}; {found.From:O} … {found.To:O} before");
        await db.SaveChangesAsync(cancel);
        viewers.Forget();
        return null;
    }

    /// <summary>Those that concern the viewer, or everybody's for who may see rights; the newest first.</summary>
    public async Task<Result<IReadOnlyList<DelegationView>>> ListAsync(Viewer viewer, bool everybody, CancellationToken cancel)
    {
        if (everybody && !viewer.May(Permission.SeeRights)) return CommonErrors.Forbidden.Of(nameof(Permission.SeeRights));
        await using var db = dbs.Open(viewer);
        var me = viewer.PersonId;
        var found = from d in db.Set<Delegation>().AsNoTracking()
                    join giver in db.Users on d.GiverId equals giver.Id
                    join receiver in db.Users on d.ReceiverId equals receiver.Id
                    where everybody || d.GiverId == me || d.ReceiverId == me
                    orderby d.CreatedAt descending
                    select new { d, giver, receiver };
        return Result.Of<IReadOnlyList<DelegationView>>((await found.Take(500).ToListAsync(cancel)).ConvertAll(f => new DelegationView(
            f.d.Id, f.giver.UserName!, f.giver.DisplayName, f.receiver.UserName!, f.receiver.DisplayName, f.d.Permissions, f.d.From, f.d.To, f.d.Reason, f.d.CreatedAt, f.d.RevokedAt, f.d.RevokedBy)));
    }

    /// <summary>Who can be let act: people of one's organisation.</summary>
    public async Task<IReadOnlyList<(string UserName, string Name)>> ColleaguesAsync(Viewer viewer, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        var separate = Roles.Separate.Select(r => r.Name).ToArray();
        var found = await db.Users.AsNoTracking()
            .Where(p => p.Id != viewer.PersonId && p.ClosedAt == null && !separate.Contains(p.Role) && db.Users.Any(me => me.Id == viewer.PersonId && me.OrganisationId == p.OrganisationId))
            .OrderBy(p => p.UserName).Select(p => new { p.UserName, p.DisplayName }).ToListAsync(cancel);
        return [.. found.Select(p => (p.UserName!, p.DisplayName))];
    }

    /// <summary>
    /// Somebody as he acts for another: with what was delegated, as far as the other still holds it, and with nothing of his own. Null where
    /// the delegation is not in force.
    /// </summary>
    public async Task<Viewer?> ActingAsync(Viewer receiver, Guid delegation, CancellationToken cancel)
    {
        if (receiver is not { PersonId: { } me, For: null, KeyId: null, Waits: false }) return null;
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = dbs.Open(Viewer.Program);
        var found = await db.Set<Delegation>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == delegation && d.ReceiverId == me && d.RevokedAt == null && d.From <= now && now < d.To, cancel);
        if (found is null) return null;
        // As the giver is now: who is closed, moved to another role or organisation lends no more than he still has.
        var giver = await viewers.OfAsync(found.GiverId, cancel);
        if (giver.PersonId is null) return null;
        var name = await db.Users.Where(p => p.Id == found.GiverId).Select(p => p.DisplayName).FirstAsync(cancel);
        return receiver with
        {
            Name = $"{receiver.Name} for {giver.Name}",
            Role = giver.Role with { Permissions = giver.Role.Permissions.Where(p => p == Permission.SeePublic || (found.Permissions.Contains(p) && !NeverLent.Contains(p))).ToFrozenSet() },
            Everywhere = giver.Everywhere,
            Regions = giver.Regions,
            Own = giver.Own,
            For = new(found.Id, found.GiverId, giver.Name, name, found.To),
        };
    }
}
