using Microsoft.AspNetCore.Identity;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Ui.Account;

/// <param name="Key">What is typed into the authenticator, in groups of four; null once it is confirmed.</param>
/// <param name="RecoveryCodes">How many are left.</param>
public sealed record SecondFactorState(bool On, string? Key, int RecoveryCodes);

/// <summary>Sets up an authenticator (TOTP, RFC 6238) for the account that is signed in, and turns it off.</summary>
public sealed class SecondFactorDesk(SignInManager<Person> signIn, UserManager<Person> people, IUserStore<Person> store, UsedCodes used, Viewers viewers, Audit audit)
{
    private const int Codes = 10;

    /// <summary>How it stands. Where there is none, a key is made that counts once a code has confirmed it.</summary>
    public async Task<SecondFactorState?> StateAsync(Viewer viewer, CancellationToken cancel)
    {
        if (await PersonAsync(viewer) is not { } person) return null;
        if (person.TwoFactorEnabled) return new(true, null, await people.CountRecoveryCodesAsync(person));
        var key = await people.GetAuthenticatorKeyAsync(person);
        if (string.IsNullOrEmpty(key))
        {
            // Not by the manager, which would end every session for a key that is not in force yet.
            key = people.GenerateNewAuthenticatorKey();
            await ((IUserAuthenticatorKeyStore<Person>)store).SetAuthenticatorKeyAsync(person, key, cancel);
            await store.UpdateAsync(person, cancel);
        }
        return new(false, string.Join(' ', key.Chunk(4).Select(c => new string(c))), 0);
    }

    /// <summary>What the QR code holds; null where nothing is being set up.</summary>
    public async Task<string?> AddressAsync(Viewer viewer)
    {
        if (await PersonAsync(viewer) is not { TwoFactorEnabled: false } person || await people.GetAuthenticatorKeyAsync(person) is not { Length: > 0 } key) return null;
        var issuer = Uri.EscapeDataString("青山 Qingshan");
        return $"otpauth://totp/{issuer}:{Uri.EscapeDataString(person.UserName!)}?secret={key}&issuer={issuer}&digits=6&period=30";
    }

    /// <summary>Confirms the key by a code of it. From here on signing in asks for one.</summary>
    /// <returns>The recovery codes, which are shown this once.</returns>
    public async Task<Result<IReadOnlyList<string>>> ConfirmAsync(Viewer viewer, string code, CancellationToken cancel)
    {
        if (await PersonAsync(viewer) is not { TwoFactorEnabled: false } person) return CommonErrors.SignInFirst.Of();
        var digits = SignInDesk.Plain(code);
        if (digits.Length != 6 || !await people.VerifyTwoFactorTokenAsync(person, TokenOptions.DefaultAuthenticatorProvider, digits)) return AccountErrors.WrongCode.Of();
        if (!await used.IsFirstAsync(person.Id, digits, cancel)) return AccountErrors.CodeUsed.Of();
        await people.SetTwoFactorEnabledAsync(person, true);
        var codes = (await people.GenerateNewTwoFactorRecoveryCodesAsync(person, Codes))!.ToList();
        await DoneAsync(viewer, person, "second-factor-on", cancel);
        return codes;
    }

    /// <summary>Turns it off; asks for the password, so that a computer that was left alone does not.</summary>
    public async Task<Error?> TurnOffAsync(Viewer viewer, string password, CancellationToken cancel)
    {
        if (!(await WithPasswordAsync(viewer, password, "second-factor-off", cancel)).TryGet(out var person, out var error)) return error;
        await ((IUserAuthenticatorKeyStore<Person>)store).SetAuthenticatorKeyAsync(person, people.GenerateNewAuthenticatorKey(), cancel);
        await people.SetTwoFactorEnabledAsync(person, false);
        await DoneAsync(viewer, person, "second-factor-off", cancel);
        return null;
    }

    /// <summary>New recovery codes in the place of all that are left.</summary>
    public async Task<Result<IReadOnlyList<string>>> NewCodesAsync(Viewer viewer, string password, CancellationToken cancel)
    {
        if (!(await WithPasswordAsync(viewer, password, "recovery-codes", cancel)).TryGet(out var person, out var error)) return error;
        var codes = (await people.GenerateNewTwoFactorRecoveryCodesAsync(person, Codes))!.ToList();
        await DoneAsync(viewer, person, "recovery-codes", cancel);
        return codes;
    }

    private async Task<Result<Person>> WithPasswordAsync(Viewer viewer, string password, string action, CancellationToken cancel)
    {
        if (await PersonAsync(viewer) is not { } person) return CommonErrors.SignInFirst.Of();
        if (await people.IsLockedOutAsync(person)) return IdentityErrors.Locked.Of();
        if (await people.CheckPasswordAsync(person, password))
        {
            await people.ResetAccessFailedCountAsync(person);
            return person;
        }
        await people.AccessFailedAsync(person);
        await audit.RecordAsync(viewer, action, $"Person {person.UserName}", AuditOutcome.Refused, IdentityErrors.WrongPassword.Code, cancel);
        return IdentityErrors.WrongPassword.Of();
    }

    private async Task DoneAsync(Viewer viewer, Person person, string action, CancellationToken cancel)
    {
        viewers.Forget();
        await signIn.RefreshSignInAsync(person);
        await audit.RecordAsync(viewer, action, $"Person {person.UserName}", AuditOutcome.Done, null, cancel);
    }

    /// <summary>Only who has chosen a password of their own, and acts for nobody else.</summary>
    private async Task<Person?> PersonAsync(Viewer viewer) =>
        viewer is { PersonId: { } id, MustChangePassword: false, For: null, KeyId: null } ? await people.FindByIdAsync(id.ToString()) : null;
}
