using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Ui.Account;

/// <summary>
/// Signs in who comes back from the provider, to the account that is linked to the identity and to no other: an identity makes no account and
/// gives no right.
/// </summary>
public sealed class ExternalDesk(
    ExternalProviders providers, SignInManager<Person> signIn, UserManager<Person> people, PlatformDbs dbs, SignInDesk desk, Audit audit)
{
    /// <summary>Who somebody is at the provider, as it said within the last five minutes.</summary>
    public async Task<Result<string>> IdentityAsync(HttpContext context)
    {
        if (providers.One is not { } provider) return ExternalErrors.NotSetUp.Of();
        var said = await context.AuthenticateAsync(IdentityConstants.ExternalScheme);
        if (!said.Succeeded) return ExternalErrors.Broken.Of();
        return said.Principal.FindFirst(provider.Claim)?.Value is { Length: > 0 and <= 128 } identity ? identity : ExternalErrors.NoClaim.Of(provider.Claim);
    }

    public async Task<Result<SignInStep>> SignInAsync(HttpContext context, Viewer visitor, CancellationToken cancel)
    {
        if (!(await IdentityAsync(context)).TryGet(out var identity, out var error)) return error;
        await context.SignOutAsync(IdentityConstants.ExternalScheme);
        if (await people.FindByLoginAsync(ExternalProvider.Scheme, identity) is not { } person)
        {
            await audit.RecordAsync(visitor, "sign-in", $"external {identity}", AuditOutcome.Refused, ExternalErrors.NotLinked.Code, cancel);
            return ExternalErrors.NotLinked.Of(identity);
        }
        if (person.ClosedAt is not null) return await desk.RefuseAsync(visitor, person.UserName!, IdentityErrors.Closed, cancel);
        // An authenticator is asked for here as well: the provider's second factor is the provider's.
        var result = await signIn.ExternalLoginSignInAsync(ExternalProvider.Scheme, identity, isPersistent: false, bypassTwoFactor: false);
        if (result.RequiresTwoFactor) return SignInStep.Code;
        if (result.IsLockedOut) return await desk.RefuseAsync(visitor, person.UserName!, IdentityErrors.Locked, cancel);
        if (!result.Succeeded) return await desk.RefuseAsync(visitor, person.UserName!, ExternalErrors.Broken, cancel);
        return await desk.EnteredAsync(person, visitor, $"external {identity}", cancel);
    }

    /// <summary>The identities that are linked to one's own account.</summary>
    public async Task<IReadOnlyList<string>> OwnAsync(Viewer viewer) =>
        viewer is { PersonId: { } id, For: null } && await people.FindByIdAsync(id.ToString()) is { } me ? [.. (await people.GetLoginsAsync(me)).Select(l => l.ProviderKey)] : [];

    /// <summary>Links who has just come back from the provider to the account that is signed in; only by a form, so that no link of another site does.</summary>
    public async Task<Error?> LinkOwnAsync(HttpContext context, Viewer viewer, CancellationToken cancel)
    {
        if (!(await IdentityAsync(context)).TryGet(out var identity, out var error)) return error;
        if (viewer is not { PersonId: { } id, For: null, KeyId: null, Waits: false } || await people.FindByIdAsync(id.ToString()) is not { } me) return CommonErrors.SignInFirst.Of();
        await context.SignOutAsync(IdentityConstants.ExternalScheme);
        return await LinkAsync(viewer, me, identity, cancel);
    }

    /// <summary>Links an identity to the account of another, by who grants rights.</summary>
    public async Task<Error?> LinkOtherAsync(Viewer by, string userName, string identity, CancellationToken cancel)
    {
        if (!by.May(Permission.GrantRights)) return CommonErrors.Forbidden.Of(nameof(Permission.GrantRights));
        if (providers.One is null) return ExternalErrors.NotSetUp.Of();
        if (await people.FindByNameAsync(userName) is not { } person) return IdentityErrors.UnknownPerson.Of(userName);
        if (person.Id == by.PersonId) return IdentityErrors.NotOneself.Of();
        await using var db = dbs.Open(Viewer.Program);
        if (person.Role == Roles.Owner.Name || await Separation.IsInForceAsync(db, cancel)) return ExternalErrors.LinkOnlyOneself.Of();
        if (identity.Trim() is not { Length: > 0 and <= 128 } trimmed) return CommonErrors.BadParameter.Of("identity", identity, "1…128");
        return await LinkAsync(by, person, trimmed, cancel);
    }

    /// <summary>Removes a link: one's own, or of anybody for who grants rights.</summary>
    public async Task<Error?> UnlinkAsync(Viewer by, string userName, string identity, CancellationToken cancel)
    {
        if (await people.FindByNameAsync(userName) is not { } person || !(by.May(Permission.GrantRights) || (person.Id == by.PersonId && by.May(Permission.OwnAccount)))) return IdentityErrors.UnknownPerson.Of(userName);
        if ((await people.GetLoginsAsync(person)).All(l => l.ProviderKey != identity)) return null;
        await people.RemoveLoginAsync(person, ExternalProvider.Scheme, identity);
        if (person.Id == by.PersonId) await signIn.RefreshSignInAsync(person);
        await audit.RecordAsync(by, "unlink", $"Person {person.UserName}", AuditOutcome.Done, $"external {identity}", cancel);
        return null;
    }

    public async Task<IReadOnlyList<string>> OfAsync(Viewer by, string userName) =>
        by.May(Permission.GrantRights) && await people.FindByNameAsync(userName) is { } person ? [.. (await people.GetLoginsAsync(person)).Select(l => l.ProviderKey)] : [];

    private async Task<Error?> LinkAsync(Viewer by, Person person, string identity, CancellationToken cancel)
    {
        if (await people.FindByLoginAsync(ExternalProvider.Scheme, identity) is { } other) return other.Id == person.Id ? null : ExternalErrors.LinkedElsewhere.Of();
        var linked = await people.AddLoginAsync(person, new(ExternalProvider.Scheme, identity, providers.One!.Name));
        if (!linked.Succeeded) return ExternalErrors.LinkedElsewhere.Of();
        if (person.Id == by.PersonId) await signIn.RefreshSignInAsync(person);
        await audit.RecordAsync(by, "link", $"Person {person.UserName}", AuditOutcome.Done, $"external {identity}", cancel);
        return null;
    }
}
