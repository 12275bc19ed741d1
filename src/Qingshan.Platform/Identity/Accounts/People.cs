using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Identity;

/// <summary>Accounts: the first one, new ones, closing and reopening them, one-time passwords. What they may do is for <see cref="Grants"/>.</summary>
public sealed partial class People(PlatformDbs dbs, IPasswordHasher<Person> hasher, ILookupNormalizer names, Separation separation, Viewers viewers, TimeProvider time)
{
    public const string FirstAdministrator = "admin";

    /// <summary>
    /// Makes the first account where there is nobody, and gives a new one-time password at each start until it has
    /// been exchanged for a real one; null afterwards. The password is kept nowhere but as its hash.
    /// </summary>
    public async Task<string?> FirstPasswordAsync(CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var first = await db.Users.FirstOrDefaultAsync(p => p.UserName == FirstAdministrator, cancel);
        if (first is null)
        {
            if (await db.Users.AnyAsync(cancel)) return null;
            var organisation = new Organisation { Name = "平台运营单位", NameEn = "Platform operator" };
            first = NewPerson(FirstAdministrator, "初始管理员 Owner", Roles.Owner, organisation.Id);
            db.AddRange(organisation, first, new Jurisdiction { OrganisationId = organisation.Id, From = first.CreatedAt });
        }
        await NameOwnerAsync(db, first, cancel);
        string? password = null;
        if (first.MustChangePassword || first.PasswordHash is null)
        {
            // Once others administer, they give out its passwords.
            if (first.Role != Roles.Owner.Name) return null;
            password = GiveOneTimePassword(first);
            Audit.Add(db, "one-time-password", $"Person {FirstAdministrator}");
        }
        await db.SaveChangesAsync(cancel);
        return password;
    }

    /// <summary>Adds an account in the organisation of that name, which is made where it does not exist.</summary>
    /// <param name="role">Only from who may grant it; null is none yet.</param>
    /// <param name="region">The region that a new organisation holds; null is everywhere. Only from who may grant it: else a new one holds nothing.</param>
    /// <returns>The one-time password of the account.</returns>
    public async Task<Result<string>> AddAsync(Viewer by, string userName, string displayName, string? role, string organisation, Guid? region, CancellationToken cancel)
    {
        if (!by.May(Permission.ManagePeople)) return CommonErrors.Forbidden.Of(nameof(Permission.ManagePeople));
        if (!UserName().IsMatch(userName)) return IdentityErrors.WrongUserName.Of(userName);
        if (string.IsNullOrWhiteSpace(organisation) || organisation.Length > 200) return IdentityErrors.WrongOrganisation.Of(organisation);
        if (string.IsNullOrWhiteSpace(displayName) || displayName.Length > 100) return CommonErrors.BadParameter.Of("displayName", displayName, "1…100");
        if (!Grants.RoleOf(role ?? Roles.None.Name).TryGet(out var known, out var error)) return error;
        await using var db = dbs.Open(by);
        var grants = by.May(Permission.GrantRights) && !await Separation.IsInForceAsync(db, cancel);
        if (!grants && (known != Roles.None || region is not null))
            return by.May(Permission.GrantRights)
                ? SeparationErrors.InForce.Of(new Text("新建账号同时授权", "granting rights with a new account"))
                : CommonErrors.Forbidden.Of(nameof(Permission.GrantRights));
        if (await db.Users.AnyAsync(p => p.NormalizedUserName == names.NormalizeName(userName), cancel)) return IdentityErrors.NameTaken.Of(userName);

        var home = await db.Set<Organisation>().FirstOrDefaultAsync(o => o.Name == organisation, cancel);
        if (home is null)
        {
            home = new Organisation { Name = organisation };
            db.Add(home);
            if (grants) db.Add(new Jurisdiction { OrganisationId = home.Id, RegionId = region, From = time.GetUtcNow().UtcDateTime });
            Audit.Add(db, "add", $"Organisation {organisation}", grants ? $"holds {region?.ToString() ?? "everything"}" : "holds nothing yet");
        }
        var person = NewPerson(userName, displayName, known, home.Id);
        var password = GiveOneTimePassword(person);
        db.Add(person);
        Audit.Add(db, "add", $"Person {userName}", $"role {known.Name}; organisation {organisation}");
        await db.SaveChangesAsync(cancel);
        return password;
    }

    /// <summary>A new one-time password for somebody who has lost theirs. It ends their sessions; their second factor stays.</summary>
    public async Task<Result<string>> NewPasswordAsync(Viewer by, string userName, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        if (!(await FindAsync(db, by, userName, cancel)).TryGet(out var person, out var error)) return error;
        if (Roles.Separate.FirstOrDefault(r => r.Name == person.Role) is { } officer && await Separation.IsInForceAsync(db, cancel))
            return SeparationErrors.PasswordOfOfficer.Of(person.UserName, officer.Title);
        // The owner holds everything: nobody but the machine becomes the owner by a password.
        if (person.Role == Roles.Owner.Name && by.PersonId is not null) return IdentityErrors.OwnersPassword.Of();
        var password = GiveOneTimePassword(person);
        person.SecurityStamp = Guid.NewGuid().ToString("N");
        Audit.Add(db, "one-time-password", $"Person {person.UserName}");
        await db.SaveChangesAsync(cancel);
        viewers.Forget();
        return password;
    }

    /// <summary>Closes an account, or opens it again as it was.</summary>
    public async Task<Error?> CloseAsync(Viewer by, string userName, bool closed, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        if (!(await FindAsync(db, by, userName, cancel)).TryGet(out var person, out var error)) return error;
        if (person.Id == by.PersonId) return IdentityErrors.NotOneself.Of();
        if (person.ClosedAt is not null == closed) return null;
        if (closed && person.Role == Roles.Owner.Name) return IdentityErrors.OwnerStays.Of();
        if (closed && await separation.IsLastAsync(db, person, cancel)) return SeparationErrors.LastOfThree.Of(person.UserName, Roles.Find(person.Role)!.Title);
        var before = person.ClosedAt;
        person.ClosedAt = closed ? time.GetUtcNow().UtcDateTime : null;
        person.SecurityStamp = Guid.NewGuid().ToString("N");
        Audit.Add(db, closed ? "close" : "reopen", $"Person {person.UserName}", closed ? "open before" : $"closed since {before:O}");
        await db.SaveChangesAsync(cancel);
        viewers.Forget();
        return null;
    }

    private async Task<Result<Person>> FindAsync(PlatformDb db, Viewer by, string userName, CancellationToken cancel)
    {
        if (!by.May(Permission.ManagePeople)) return CommonErrors.Forbidden.Of(nameof(Permission.ManagePeople));
        return await db.Users.FirstOrDefaultAsync(p => p.NormalizedUserName == names.NormalizeName(userName), cancel) is { } person
            ? person : IdentityErrors.UnknownPerson.Of(userName);
    }

    /// <summary>Before there were owners the first account was an administrator who could do everything; it stays who it was.</summary>
    private static async Task NameOwnerAsync(PlatformDb db, Person first, CancellationToken cancel)
    {
        if (first.Role != Roles.Administrator.Name || await db.Set<SeparationChange>().AnyAsync(cancel) || await db.Users.AnyAsync(p => p.Role == Roles.Owner.Name, cancel)) return;
        first.Role = Roles.Owner.Name;
        Audit.Add(db, "role", $"Person {first.UserName}", $"{Roles.Administrator.Name} becomes {Roles.Owner.Name}");
    }

    /// <summary>Letters and digits that cannot be taken for one another; kept as its hash only.</summary>
    public string GiveOneTimePassword(Person person)
    {
        var password = RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 16);
        person.PasswordHash = hasher.HashPassword(person, password);
        person.MustChangePassword = true;
        return password;
    }

    internal static bool IsUserName(string name) => UserName().IsMatch(name);

    internal Person NewPerson(string userName, string displayName, Role role, Guid organisation) => new()
    {
        Id = Guid.CreateVersion7(),
        UserName = userName,
        NormalizedUserName = names.NormalizeName(userName),
        DisplayName = displayName,
        Role = role.Name,
        OrganisationId = organisation,
        SecurityStamp = Guid.NewGuid().ToString("N"),
        LockoutEnabled = true,
        CreatedAt = time.GetUtcNow().UtcDateTime,
    };

    [GeneratedRegex(@"^[\p{L}\p{Nd}][\p{L}\p{Nd}._@-]{0,63}$")]
    private static partial Regex UserName();
}
