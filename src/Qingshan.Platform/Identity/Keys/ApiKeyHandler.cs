using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Qingshan.Platform.Identity;

/// <summary>Signs in a program by <c>Authorization: Bearer KEY</c>.</summary>
public sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder,
    ApiKeys keys, LocalCommand local)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string SchemeName = "ApiKey";
    public const string Prefix = "Bearer ";
    private const string Item = "qingshan.key";

    public static string HashOf(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>The key of a request; null where it came with none, or with one that is not good.</summary>
    public static ApiKey? KeyOf(HttpContext context) => context.Items[Item] as ApiKey;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.Ordinal)) return AuthenticateResult.NoResult();
        var text = header[Prefix.Length..].Trim();
        if (local.Matches(text)) return Success(new Claim(LocalCommand.Claim, ""));

        if (await keys.FindAsync(text, Context.RequestAborted) is not { } key) return AuthenticateResult.Fail("The key is not known, has expired or was revoked.");
        Context.Items[Item] = key;
        return Success(new Claim(ClaimTypes.NameIdentifier, key.PersonId.ToString()));
    }

    private static AuthenticateResult Success(Claim claim) =>
        AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity([claim], SchemeName)), SchemeName));
}
