using System.Buffers.Text;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Ui.Account;

/// <param name="Id">Of the credential, base64url.</param>
public sealed record PasskeyView(string Id, string Name, DateTime CreatedAt);

/// <summary>通行密钥 · Passkeys (WebAuthn) of an account, and signing in with one.</summary>
public sealed class PasskeyDesk(SignInManager<Person> signIn, UserManager<Person> people, SignInDesk desk, Audit audit)
{
    private const int Most = 10;
    private const int LongestName = 60;

    public async Task<IReadOnlyList<PasskeyView>> ListAsync(Viewer viewer) => await PersonAsync(viewer) is { } person
        ? [.. (await people.GetPasskeysAsync(person)).OrderBy(p => p.CreatedAt).Select(p => new PasskeyView(Base64Url.EncodeToString(p.CredentialId), p.Name ?? "—", p.CreatedAt.UtcDateTime))]
        : [];

    /// <summary>What the browser is asked to make; null for who cannot have one.</summary>
    public async Task<string?> CreationOptionsAsync(Viewer viewer) => await PersonAsync(viewer) is { } person
        ? await signIn.MakePasskeyCreationOptionsAsync(new() { Id = person.Id.ToString(), Name = person.UserName!, DisplayName = person.DisplayName })
        : null;

    /// <summary>What the browser is asked for at signing in: any passkey of this platform.</summary>
    public Task<string> RequestOptionsAsync() => signIn.MakePasskeyRequestOptionsAsync(user: null);

    public async Task<Error?> AddAsync(Viewer viewer, string credential, string name, CancellationToken cancel)
    {
        if (await PersonAsync(viewer) is not { } person) return CommonErrors.SignInFirst.Of();
        if ((await people.GetPasskeysAsync(person)).Count >= Most) return AccountErrors.TooManyPasskeys.Of(Most);
        var made = await TryAsync(credential, signIn.PerformPasskeyAttestationAsync);
        if (made is not { Succeeded: true } || made.UserEntity?.Id != person.Id.ToString()) return AccountErrors.PasskeyRefused.Of();
        made.Passkey.Name = string.IsNullOrWhiteSpace(name) ? person.UserName : name.Trim()[..Math.Min(name.Trim().Length, LongestName)];
        var added = await people.AddOrUpdatePasskeyAsync(person, made.Passkey);
        if (!added.Succeeded) return AccountErrors.PasskeyRefused.Of();
        await audit.RecordAsync(viewer, "passkey-add", $"Person {person.UserName}", AuditOutcome.Done, made.Passkey.Name, cancel);
        return null;
    }

    public async Task<Error?> RemoveAsync(Viewer viewer, string id, CancellationToken cancel)
    {
        if (await PersonAsync(viewer) is not { } person) return CommonErrors.SignInFirst.Of();
        var found = (await people.GetPasskeysAsync(person)).FirstOrDefault(p => Base64Url.EncodeToString(p.CredentialId) == id);
        if (found is null) return null;
        await people.RemovePasskeyAsync(person, found.CredentialId);
        await audit.RecordAsync(viewer, "passkey-remove", $"Person {person.UserName}", AuditOutcome.Done, found.Name, cancel);
        return null;
    }

    /// <summary>Lets somebody in by a passkey, which is possession and finger or PIN in one: no code is asked for after it.</summary>
    public async Task<Result<SignInStep>> SignInAsync(Viewer visitor, string credential, CancellationToken cancel)
    {
        var shown = await TryAsync(credential, signIn.PerformPasskeyAssertionAsync);
        if (shown is not { Succeeded: true }) return await desk.RefuseAsync(visitor, "passkey", AccountErrors.PasskeyRefused, cancel);
        var person = shown.User;
        if (person.ClosedAt is not null) return await desk.RefuseAsync(visitor, person.UserName!, IdentityErrors.Closed, cancel);
        if (await people.IsLockedOutAsync(person)) return await desk.RefuseAsync(visitor, person.UserName!, IdentityErrors.Locked, cancel);
        // The counter of the authenticator, by which a copy is noticed.
        await people.AddOrUpdatePasskeyAsync(person, shown.Passkey);
        await signIn.SignInWithClaimsAsync(person, isPersistent: false, [new Claim("amr", SecondFactorRule.Passkey)]);
        return await desk.EnteredAsync(person, visitor, $"passkey {shown.Passkey.Name}", cancel);
    }

    /// <summary>The framework throws where the browser had not been asked, or was asked too long ago: to a page that is a passkey that does not count.</summary>
    private static async Task<T?> TryAsync<T>(string credential, Func<string, Task<T>> perform) where T : class
    {
        if (credential.Length == 0) return null;
        try
        {
            return await perform(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private async Task<Person?> PersonAsync(Viewer viewer) =>
        viewer is { PersonId: { } id, Waits: false, For: null, KeyId: null } ? await people.FindByIdAsync(id.ToString()) : null;
}
