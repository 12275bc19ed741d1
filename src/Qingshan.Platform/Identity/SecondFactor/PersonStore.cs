using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Qingshan.Platform.Identity;

/// <summary>
/// Where ASP.NET Core Identity keeps people. Its own store keeps the authenticator's key and the recovery codes as they are; whoever reads a
/// copy of the database would have everybody's second factor. Here the key is sealed and the codes are hashes.
/// </summary>
public sealed class PersonStore(PlatformDb context, IDataProtectionProvider protection) : UserOnlyStore<Person, PlatformDb, Guid>(context)
{
    private readonly IDataProtector _seal = protection.CreateProtector("qingshan.authenticator");

    public override Task SetAuthenticatorKeyAsync(Person user, string key, CancellationToken cancellationToken) =>
        base.SetAuthenticatorKeyAsync(user, _seal.Protect(key), cancellationToken);

    public override async Task<string?> GetAuthenticatorKeyAsync(Person user, CancellationToken cancellationToken) =>
        await base.GetAuthenticatorKeyAsync(user, cancellationToken) is { } sealedKey ? _seal.Unprotect(sealedKey) : null;

    public override Task ReplaceCodesAsync(Person user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(HashOf), cancellationToken);

    /// <summary>A code counts once. The others stand there as hashes already and are written back as they are.</summary>
    public override async Task<bool> RedeemCodeAsync(Person user, string code, CancellationToken cancellationToken)
    {
        var kept = (await GetTokenAsync(user, Provider, Codes, cancellationToken) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries);
        var hash = HashOf(code);
        if (!kept.Contains(hash)) return false;
        await base.ReplaceCodesAsync(user, kept.Where(k => k != hash), cancellationToken);
        return true;
    }

    // The names under which the base class keeps the codes.
    private const string Provider = "[AspNetUserStore]";
    private const string Codes = "RecoveryCodes";

    private static string HashOf(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code.Trim().ToUpperInvariant())));
}
