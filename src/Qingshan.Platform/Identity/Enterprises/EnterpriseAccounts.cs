using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Identity;

/// <summary>An account of an enterprise as its administrator sees it.</summary>
/// <param name="Managed">Whether the administrator manages it: operators are his, other administrators are not.</param>
public sealed record EnterpriseAccountView(string UserName, string Name, Role Role, bool Closed, bool SignedIn, bool Managed);

/// <summary>
/// 企业账号 · What an enterprise's administrator does with the accounts of his own organisation: operators, and nothing else. Who is an
/// administrator of an enterprise is granted by who grants rights.
/// </summary>
public sealed class EnterpriseAccounts(PlatformDbs dbs, People people, ILookupNormalizer names, Viewers viewers, TimeProvider time)
{
    public async Task<Result<IReadOnlyList<EnterpriseAccountView>>> ListAsync(Viewer by, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        if (!(await HomeOfAsync(db, by, cancel)).TryGet(out var home, out var error)) return error;
        var found = await db.Users.AsNoTracking().Where(p => p.OrganisationId == home.Id).OrderBy(p => p.NormalizedUserName).ToListAsync(cancel);
        return Result.Of<IReadOnlyList<EnterpriseAccountView>>(found.ConvertAll(p => new EnterpriseAccountView(
            p.UserName!, p.DisplayName, Roles.Find(p.Role) ?? Roles.None, p.ClosedAt is not null, !p.MustChangePassword, p.Role == Roles.EnterpriseOperator.Name)));
    }

    /// <summary>Adds an operator.</summary>
    /// <param name="mail">Where he is told of what waits for the enterprise; empty: nowhere.</param>
    /// <returns>The one-time password.</returns>
    public async Task<Result<string>> AddOperatorAsync(Viewer by, string? userName, string? displayName, string? mail, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        if (!(await HomeOfAsync(db, by, cancel)).TryGet(out var home, out var error)) return error;
        var (user, name, address) = (userName?.Trim() ?? "", displayName?.Trim() ?? "", mail?.Trim() ?? "");
        if (!People.IsUserName(user)) return IdentityErrors.WrongUserName.Of(user);
        if (name.Length is 0 or > 100) return CommonErrors.BadParameter.Of("displayName", name, "1…100");
        if (address.Length > 0 && (address.Length > 200 || !System.Net.Mail.MailAddress.TryCreate(address, out _))) return CommonErrors.BadParameter.Of("mail", address, "name@example.cn");
        if (await db.Users.AnyAsync(p => p.NormalizedUserName == names.NormalizeName(user), cancel)) return IdentityErrors.NameTaken.Of(user);
        var person = people.NewPerson(user, name, Roles.EnterpriseOperator, home.Id);
        if (address.Length > 0) person.Email = address;
        var password = people.GiveOneTimePassword(person);
        db.Add(person);
        Audit.Add(db, "add", $"Person {user}", $"role {person.Role}; organisation {home.Name}");
        await db.SaveChangesAsync(cancel);
        return password;
    }

    /// <summary>A new one-time password for an operator who has lost his; it ends his sessions.</summary>
    public async Task<Result<string>> NewPasswordAsync(Viewer by, string? userName, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        if (!(await OperatorAsync(db, by, userName, cancel)).TryGet(out var person, out var error)) return error;
        var password = people.GiveOneTimePassword(person);
        person.SecurityStamp = Guid.NewGuid().ToString("N");
        Audit.Add(db, "one-time-password", $"Person {person.UserName}");
        await db.SaveChangesAsync(cancel);
        viewers.Forget();
        return password;
    }

    /// <summary>Closes an operator's account, or opens it again.</summary>
    public async Task<Error?> CloseAsync(Viewer by, string? userName, bool closed, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        if (!(await OperatorAsync(db, by, userName, cancel)).TryGet(out var person, out var error)) return error;
        if (person.ClosedAt is not null == closed) return null;
        Audit.Add(db, closed ? "close" : "reopen", $"Person {person.UserName}", closed ? "open before" : $"closed since {person.ClosedAt:O}");
        person.ClosedAt = closed ? time.GetUtcNow().UtcDateTime : null;
        person.SecurityStamp = Guid.NewGuid().ToString("N");
        await db.SaveChangesAsync(cancel);
        viewers.Forget();
        return null;
    }

    /// <summary>The enterprise's organisation of somebody who manages its accounts.</summary>
    internal static async Task<Result<Organisation>> HomeOfAsync(PlatformDb db, Viewer by, CancellationToken cancel)
    {
        if (!by.May(Permission.ManageOwnAccounts)) return CommonErrors.Forbidden.Of(nameof(Permission.ManageOwnAccounts));
        return await db.Set<Organisation>().FirstOrDefaultAsync(o => o.Id == by.OrganisationId && o.CreditCode != null, cancel) is { } home ? home : EnterpriseAccountErrors.NoEnterprise.Of();
    }

    private async Task<Result<Person>> OperatorAsync(PlatformDb db, Viewer by, string? userName, CancellationToken cancel)
    {
        if (!(await HomeOfAsync(db, by, cancel)).TryGet(out var home, out var error)) return error;
        var name = names.NormalizeName(userName?.Trim());
        return await db.Users.FirstOrDefaultAsync(p => p.NormalizedUserName == name && p.OrganisationId == home.Id && p.Role == Roles.EnterpriseOperator.Name, cancel) is { } person
            ? person : EnterpriseAccountErrors.UnknownOperator.Of(userName);
    }
}
