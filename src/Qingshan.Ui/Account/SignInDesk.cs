using Microsoft.AspNetCore.Identity;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Ui.Account;

/// <summary>Lets people in and changes their passwords; both are in the audit log, also where they fail.</summary>
public sealed class SignInDesk(SignInManager<Person> signIn, UserManager<Person> people, IPasswordHasher<Person> hasher, Viewers viewers, Audit audit)
{
    public async Task<Result<Person>> SignInAsync(Viewer visitor, string user, string password, CancellationToken cancel)
    {
        var person = await people.FindByNameAsync(user);
        if (person is null)
        {
            // As long as for somebody who exists: the time of the answer must not tell names.
            hasher.VerifyHashedPassword(new Person { DisplayName = "", Role = "" }, NobodysHash, password);
            return await RefuseAsync(visitor, user, IdentityErrors.WrongPassword, cancel);
        }
        var result = await signIn.PasswordSignInAsync(person, password, isPersistent: false, lockoutOnFailure: true);
        if (result.IsLockedOut) return await RefuseAsync(visitor, user, IdentityErrors.Locked, cancel);
        if (!result.Succeeded) return await RefuseAsync(visitor, user, IdentityErrors.WrongPassword, cancel);
        viewers.Forget();
        await audit.RecordAsync(await ViewerAsync(person, visitor, cancel), "sign-in", $"Person {person.UserName}", AuditOutcome.Done, null, cancel);
        return person;
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

    private async Task<Result<Person>> RefuseAsync(Viewer visitor, string user, ErrorKind why, CancellationToken cancel)
    {
        await audit.RecordAsync(visitor, "sign-in", $"Person {user}", AuditOutcome.Refused, why.Code, cancel);
        return why.Of();
    }

    private async Task<Viewer> ViewerAsync(Person person, Viewer visitor, CancellationToken cancel) =>
        await viewers.OfAsync(person.Id, cancel) with { Address = visitor.Address };

    private static readonly string NobodysHash = new PasswordHasher<Person>().HashPassword(new Person { DisplayName = "", Role = "" }, Guid.NewGuid().ToString());
}
