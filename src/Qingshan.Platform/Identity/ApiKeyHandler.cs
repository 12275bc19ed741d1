using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
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

    public static string HashOf(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.Ordinal)) return AuthenticateResult.NoResult();
        var key = header[Prefix.Length..].Trim();
        if (local.Matches(key)) return Success(new Claim(LocalCommand.Claim, ""));

        var person = await keys.PersonOfAsync(key, Context.RequestAborted);
        return person is { } id
            ? Success(new Claim(ClaimTypes.NameIdentifier, id.ToString()))
            : AuthenticateResult.Fail("The key is not known, has expired or was revoked.");
    }

    private static AuthenticateResult Success(Claim claim) =>
        AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity([claim], SchemeName)), SchemeName));
}
