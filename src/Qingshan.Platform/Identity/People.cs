using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Identity;

/// <summary>Accounts and keys: the first administrator, people, keys for programs.</summary>
public sealed class People(PlatformDbs dbs, IPasswordHasher<Person> hasher, ILookupNormalizer names, TimeProvider time)
{
    public const string FirstAdministrator = "admin";

    /// <summary>
    /// Makes the first administrator where there is nobody, and gives a new one-time password at each start until it has
    /// been exchanged for a real one; null afterwards. The password is kept nowhere but as its hash.
    /// </summary>
    public async Task<string?> FirstPasswordAsync(CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var admin = await db.Users.FirstOrDefaultAsync(p => p.UserName == FirstAdministrator, cancel);
        if (admin is null)
        {
            if (await db.Users.AnyAsync(cancel)) return null;
            var organisation = new Organisation { Name = "平台运营单位", NameEn = "Platform operator" };
            admin = NewPerson(FirstAdministrator, "管理员 Administrator", Roles.Administrator, organisation.Id);
            db.AddRange(organisation, admin, new Jurisdiction { OrganisationId = organisation.Id, From = admin.CreatedAt });
        }
        else if (!admin.MustChangePassword)
        {
            return null;
        }
        var password = GiveOneTimePassword(admin);
        Audit.Add(db, "one-time-password", $"Person {FirstAdministrator}");
        await db.SaveChangesAsync(cancel);
        return password;
    }

    /// <summary>Adds an account in the organisation of that name, which is made where it does not exist.</summary>
    /// <param name="region">The region that a new organisation holds; null is everywhere.</param>
    /// <returns>The one-time password of the account.</returns>
    public async Task<Result<string>> AddAsync(Viewer by, string userName, string displayName, string role, string organisation, Guid? region, CancellationToken cancel)
    {
        if (!by.May(Permission.ManagePeople)) return CommonErrors.Forbidden.Of(nameof(Permission.ManagePeople));
        if (Roles.Find(role) is not { } known) return IdentityErrors.UnknownRole.Of(role, string.Join(", ", Roles.All.Select(r => r.Name)));
        await using var db = dbs.Open(by);
        if (await db.Users.AnyAsync(p => p.NormalizedUserName == names.NormalizeName(userName), cancel)) return IdentityErrors.NameTaken.Of(userName);

        var home = await db.Set<Organisation>().FirstOrDefaultAsync(o => o.Name == organisation, cancel);
        if (home is null)
        {
            home = new Organisation { Name = organisation };
            db.AddRange(home, new Jurisdiction { OrganisationId = home.Id, RegionId = region, From = time.GetUtcNow().UtcDateTime });
        }
        var person = NewPerson(userName, displayName, known, home.Id);
        var password = GiveOneTimePassword(person);
        db.Add(person);
        Audit.Add(db, "add", $"Person {userName}", $"role {role}; organisation {organisation}");
        await db.SaveChangesAsync(cancel);
        return password;
    }

    /// <summary>Makes a key for an account. The key is shown this once.</summary>
    public async Task<Result<string>> AddKeyAsync(Viewer by, string userName, string keyName, DateTime? expires, CancellationToken cancel)
    {
        if (!by.May(Permission.ManagePeople)) return CommonErrors.Forbidden.Of(nameof(Permission.ManagePeople));
        await using var db = dbs.Open(by);
        if (await db.Users.FirstOrDefaultAsync(p => p.NormalizedUserName == names.NormalizeName(userName), cancel) is not { } person)
            return IdentityErrors.UnknownPerson.Of(userName);
        var key = "qs_" + Convert.ToHexString(RandomNumberGenerator.GetBytes(24)).ToLowerInvariant();
        db.Add(new ApiKey
        {
            Hash = ApiKeyHandler.HashOf(key),
            Name = keyName,
            PersonId = person.Id,
            CreatedAt = time.GetUtcNow().UtcDateTime,
            ExpiresAt = expires,
        });
        Audit.Add(db, "add", $"ApiKey {keyName}", $"for {userName}; expires {expires?.ToString("O") ?? "never"}");
        await db.SaveChangesAsync(cancel);
        return key;
    }

    /// <summary>Letters and digits that cannot be taken for one another; kept as its hash only.</summary>
    public string GiveOneTimePassword(Person person)
    {
        var password = RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 16);
        person.PasswordHash = hasher.HashPassword(person, password);
        person.MustChangePassword = true;
        return password;
    }

    private Person NewPerson(string userName, string displayName, Role role, Guid organisation) => new()
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
}
