using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Identity;

/// <summary>授权 · Gives and takes roles and jurisdictions, and unlocks accounts. Nobody grants to himself.</summary>
public sealed class Grants(PlatformDbs dbs, ILookupNormalizer names, Separation separation, Viewers viewers, TimeProvider time)
{
    /// <summary>A role that somebody can be given.</summary>
    public static Result<Role> RoleOf(string name)
    {
        var role = Roles.Find(name);
        return role is null ? IdentityErrors.UnknownRole.Of(name, string.Join(", ", Roles.Grantable.Select(r => r.Name)))
            : Roles.Grantable.Contains(role) ? role : IdentityErrors.NotGrantable.Of(name);
    }

    public async Task<Error?> SetRoleAsync(Viewer by, string userName, string role, CancellationToken cancel)
    {
        if (!RoleOf(role).TryGet(out var wanted, out var error)) return error;
        await using var db = dbs.Open(by);
        if (!(await OtherAsync(db, by, userName, cancel)).TryGet(out var person, out error)) return error;
        if (person.Role == wanted.Name) return null;
        if (person.Role == Roles.Owner.Name) return IdentityErrors.OwnerStays.Of();
        if (await Separation.IsInForceAsync(db, cancel))
        {
            // Who operates the machine is nobody in particular.
            if (by.PersonId is null) return SeparationErrors.InForce.Of(new Text("授予角色", "granting a role"));
            if (Roles.Separate.Contains(wanted) && person.MustChangePassword) return SeparationErrors.NotSignedIn.Of(person.UserName);
            if (await separation.IsLastAsync(db, person, cancel)) return SeparationErrors.LastOfThree.Of(person.UserName, Roles.Find(person.Role)!.Title);
        }
        // Keys made for one role are not handed on into one of the three, where each is alone.
        if (Roles.Separate.Contains(wanted) || Roles.Separate.Any(r => r.Name == person.Role))
        {
            foreach (var key in await db.Set<ApiKey>().Where(k => k.PersonId == person.Id && k.RevokedAt == null).ToListAsync(cancel)) key.RevokedAt = time.GetUtcNow().UtcDateTime;
        }
        Audit.Add(db, "role", $"Person {person.UserName}", $"{person.Role} becomes {wanted.Name}");
        person.Role = wanted.Name;
        await db.SaveChangesAsync(cancel);
        viewers.Forget();
        return null;
    }

    /// <summary>Lets somebody in again who has typed a wrong password too often.</summary>
    public async Task<Error?> UnlockAsync(Viewer by, string userName, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        if (!(await OtherAsync(db, by, userName, cancel)).TryGet(out var person, out var error)) return error;
        if (person.LockoutEnd is null && person.AccessFailedCount == 0) return null;
        Audit.Add(db, "unlock", $"Person {person.UserName}", $"locked until {person.LockoutEnd?.UtcDateTime.ToString("O") ?? "-"}; {person.AccessFailedCount} wrong tries");
        (person.LockoutEnd, person.AccessFailedCount) = (null, 0);
        await db.SaveChangesAsync(cancel);
        viewers.Forget();
        return null;
    }

    /// <summary>Takes away the authenticator of somebody who has lost it, with the recovery codes; the password alone signs in then.</summary>
    public async Task<Error?> ClearSecondFactorAsync(Viewer by, string userName, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        if (!(await OtherAsync(db, by, userName, cancel)).TryGet(out var person, out var error)) return error;
        if (!person.TwoFactorEnabled) return null;
        person.TwoFactorEnabled = false;
        person.SecurityStamp = Guid.NewGuid().ToString("N");
        db.RemoveRange(await db.UserTokens.Where(t => t.UserId == person.Id).ToListAsync(cancel));
        Audit.Add(db, "second-factor-off", $"Person {person.UserName}", "on before");
        await db.SaveChangesAsync(cancel);
        viewers.Forget();
        return null;
    }

    /// <summary>Gives an organisation a region with all that lies within it, or everything (null), for a period.</summary>
    public async Task<Error?> AddJurisdictionAsync(Viewer by, Guid organisation, Guid? region, DateTime from, DateTime? to, CancellationToken cancel)
    {
        if (to <= from) return CommonErrors.BadParameter.Of("to", to, "from < to");
        await using var db = dbs.Open(by);
        if (!(await OrganisationAsync(db, by, organisation, cancel)).TryGet(out var home, out var error)) return error;
        if (await db.Set<Jurisdiction>().AnyAsync(j => j.OrganisationId == organisation && j.RegionId == region && (to == null || j.From < to) && (j.To == null || from < j.To), cancel))
            return IdentityErrors.HeldAlready.Of(home.Name);
        db.Add(new Jurisdiction { OrganisationId = organisation, RegionId = region, From = from, To = to });
        Audit.Add(db, "grant", $"Organisation {home.Name}", $"holds {region?.ToString() ?? "everything"}; {from:O} … {to?.ToString("O") ?? "open"}");
        await db.SaveChangesAsync(cancel);
        viewers.Forget();
        return null;
    }

    /// <summary>Ends a jurisdiction now; one that has not begun never does.</summary>
    public async Task<Error?> EndJurisdictionAsync(Viewer by, Guid organisation, long id, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        if (!(await OrganisationAsync(db, by, organisation, cancel)).TryGet(out var home, out var error)) return error;
        if (await db.Set<Jurisdiction>().FirstOrDefaultAsync(j => j.Id == id && j.OrganisationId == organisation, cancel) is not { } held) return IdentityErrors.UnknownJurisdiction.Of(id);
        var now = time.GetUtcNow().UtcDateTime;
        if (held.To <= now) return null;
        Audit.Add(db, "withdraw", $"Organisation {home.Name}", $"{held.RegionId?.ToString() ?? "everything"}; {held.From:O} … {held.To?.ToString("O") ?? "open"} before");
        held.To = held.From > now ? held.From : now;
        await db.SaveChangesAsync(cancel);
        viewers.Forget();
        return null;
    }

    private async Task<Result<Person>> OtherAsync(PlatformDb db, Viewer by, string userName, CancellationToken cancel)
    {
        if (!by.May(Permission.GrantRights)) return CommonErrors.Forbidden.Of(nameof(Permission.GrantRights));
        if (await db.Users.FirstOrDefaultAsync(p => p.NormalizedUserName == names.NormalizeName(userName), cancel) is not { } person) return IdentityErrors.UnknownPerson.Of(userName);
        return person.Id == by.PersonId ? IdentityErrors.NotOneself.Of() : person;
    }

    private static async Task<Result<Organisation>> OrganisationAsync(PlatformDb db, Viewer by, Guid id, CancellationToken cancel)
    {
        if (!by.May(Permission.GrantRights)) return CommonErrors.Forbidden.Of(nameof(Permission.GrantRights));
        if (await db.Set<Organisation>().FirstOrDefaultAsync(o => o.Id == id, cancel) is not { } home) return IdentityErrors.UnknownOrganisation.Of(id);
        // The owner holds everything already, and an organisation of one has nobody else to ask.
        var own = by.PersonId is { } me && by.Role != Roles.Owner && await db.Users.AnyAsync(p => p.Id == me && p.OrganisationId == id, cancel);
        if (own) return IdentityErrors.NotOneself.Of();
        return by.PersonId is null && await Separation.IsInForceAsync(db, cancel) ? SeparationErrors.InForce.Of(new Text("授予管辖范围", "granting a jurisdiction")) : home;
    }
}
