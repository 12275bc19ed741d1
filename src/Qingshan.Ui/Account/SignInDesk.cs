using Microsoft.AspNetCore.Identity;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Ui.Account;

/// <summary>Where somebody is led who has typed the right password.</summary>
public enum SignInStep
{
    /// <summary>Signed in.</summary>
    In,

    /// <summary>Signed in, with a one-time password that has to be exchanged.</summary>
    ChoosePassword,

    /// <summary>Not signed in before a code of the authenticator.</summary>
    Code,
}

/// <summary>Lets people in and changes their passwords; both are in the audit log, also where they fail.</summary>
public sealed class SignInDesk(
    SignInManager<Person> signIn, UserManager<Person> people, IPasswordHasher<Person> hasher, UsedCodes used, Viewers viewers, Audit audit)
{
    public async Task<Result<SignInStep>> SignInAsync(Viewer visitor, string user, string password, CancellationToken cancel)
    {
        var person = await people.FindByNameAsync(user);
        if (person is null)
        {
            // As long as for somebody who exists: the time of the answer must not tell names.
            hasher.VerifyHashedPassword(new Person { DisplayName = "", Role = "" }, NobodysHash, password);
            return await RefuseAsync(visitor, user, IdentityErrors.WrongPassword, cancel);
        }
        // That an account is closed is told only to who knows its password.
        if (person.ClosedAt is not null)
            return await RefuseAsync(visitor, user, await people.CheckPasswordAsync(person, password) ? IdentityErrors.Closed : IdentityErrors.WrongPassword, cancel);
        var result = await signIn.PasswordSignInAsync(person, password, isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor) return SignInStep.Code;
        if (result.IsLockedOut) return await RefuseAsync(visitor, user, IdentityErrors.Locked, cancel);
        if (!result.Succeeded) return await RefuseAsync(visitor, user, IdentityErrors.WrongPassword, cancel);
        return await EnteredAsync(person, visitor, null, cancel);
    }

    /// <summary>Whether somebody has typed the right password a moment ago and still has to show a code.</summary>
    public async Task<bool> AwaitsCodeAsync() => await signIn.GetTwoFactorAuthenticationUserAsync() is not null;

    /// <summary>The second step, by a code of the authenticator or one of the recovery codes.</summary>
    public async Task<Result<SignInStep>> SignInByCodeAsync(Viewer visitor, string code, bool recovery, CancellationToken cancel)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } person) return AccountErrors.CodeTooLate.Of();
        if (person.ClosedAt is not null) return await RefuseAsync(visitor, person.UserName!, IdentityErrors.Closed, cancel);
        var digits = Plain(code);
        if (!recovery && (digits.Length != 6 || !await used.IsFirstAsync(person.Id, digits, cancel)))
        {
            await people.AccessFailedAsync(person);
            return await RefuseAsync(visitor, person.UserName!, digits.Length == 6 ? AccountErrors.CodeUsed : AccountErrors.WrongCode, cancel);
        }
        var result = recovery
            ? await ByRecoveryCodeAsync(person, code)
            : await signIn.TwoFactorAuthenticatorSignInAsync(digits, isPersistent: false, rememberClient: false);
        if (result.IsLockedOut) return await RefuseAsync(visitor, person.UserName!, IdentityErrors.Locked, cancel);
        if (!result.Succeeded) return await RefuseAsync(visitor, person.UserName!, AccountErrors.WrongCode, cancel);
        return await EnteredAsync(person, visitor, recovery ? "recovery code" : "authenticator", cancel);
    }

    public async Task<Error?> ChangePasswordAsync(Viewer viewer, string present, string wanted, CancellationToken cancel)
    {
        if (viewer.PersonId is not { } id || await people.FindByIdAsync(id.ToString()) is not { } person) return CommonErrors.SignInFirst.Of();
        if (present == wanted) return IdentityErrors.WeakPassword.Of();
        // The flag is saved with the new hash, in one write.
        person.MustChangePassword = false;
        var result = await people.ChangePasswordAsync(person, present, wanted);
        if (!result.Succeeded)
        {
            var error = result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.PasswordMismatch)) ? IdentityErrors.WrongPassword : IdentityErrors.WeakPassword;
            await audit.RecordAsync(viewer, "change-password", $"Person {person.UserName}", AuditOutcome.Refused, error.Code, cancel);
            return error.Of();
        }
        viewers.Forget();
        await signIn.RefreshSignInAsync(person);
        await audit.RecordAsync(viewer, "change-password", $"Person {person.UserName}", AuditOutcome.Done, null, cancel);
        return null;
    }

    /// <summary>Somebody has come in, in whichever way.</summary>
    internal async Task<SignInStep> EnteredAsync(Person person, Viewer visitor, string? how, CancellationToken cancel)
    {
        viewers.Forget();
        await audit.RecordAsync(await viewers.OfAsync(person.Id, cancel) with { Address = visitor.Address }, "sign-in", $"Person {person.UserName}", AuditOutcome.Done, how, cancel);
        return person.MustChangePassword ? SignInStep.ChoosePassword : SignInStep.In;
    }

    internal async Task<Error> RefuseAsync(Viewer visitor, string user, ErrorKind why, CancellationToken cancel)
    {
        await audit.RecordAsync(visitor, "sign-in", $"Person {user}", AuditOutcome.Refused, why.Code, cancel);
        return why.Of();
    }

    /// <summary>The framework lets recovery codes be guessed without end; here a wrong one counts like a wrong password.</summary>
    private async Task<SignInResult> ByRecoveryCodeAsync(Person person, string code)
    {
        if (await people.IsLockedOutAsync(person)) return SignInResult.LockedOut;
        var result = await signIn.TwoFactorRecoveryCodeSignInAsync(code.Trim());
        if (!result.Succeeded) await people.AccessFailedAsync(person);
        return result;
    }

    /// <summary>Authenticators show codes in groups.</summary>
    internal static string Plain(string code) => string.Concat(code.Where(char.IsAsciiDigit));

    private static readonly string NobodysHash = new PasswordHasher<Person>().HashPassword(new Person { DisplayName = "", Role = "" }, Guid.NewGuid().ToString());
}
