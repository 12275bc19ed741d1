using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Qingshan.Platform.Identity;

namespace Qingshan.Ui.Account;

/// <summary>Another organisation's sign-in that is trusted to say who somebody is (OpenID Connect, code flow with PKCE).</summary>
/// <param name="Name">On the button.</param>
/// <param name="Claim">Which claim names the account at the provider; it must never be given to somebody else there.</param>
public sealed record ExternalProvider(string Authority, string ClientId, string ClientSecret, string Name, string Claim)
{
    public const string Scheme = "oidc";

    /// <summary>Where the provider sends people back to; it has to be registered there.</summary>
    public const string CallbackPath = "/sign-in/external/callback";
}

public static class ExternalSignIn
{
    /// <param name="provider">Null where there is none.</param>
    public static void AddExternalSignIn(this IServiceCollection services, ExternalProvider? provider)
    {
        services.AddSingleton(new ExternalProviders(provider));
        services.AddScoped<ExternalDesk>();
        if (provider is null) return;
        services.AddAuthentication().AddOpenIdConnect(ExternalProvider.Scheme, provider.Name, o =>
        {
            o.Authority = provider.Authority;
            o.ClientId = provider.ClientId;
            o.ClientSecret = provider.ClientSecret;
            o.ResponseType = OpenIdConnectResponseType.Code;
            // Comes back as a link, so that the cookies need not be sent with posts of other sites.
            o.ResponseMode = OpenIdConnectResponseMode.Query;
            o.UsePkce = true;
            o.CallbackPath = ExternalProvider.CallbackPath;
            o.SignInScheme = IdentityConstants.ExternalScheme;
            o.RequireHttpsMetadata = !new Uri(provider.Authority).IsLoopback;
            o.MapInboundClaims = false;
            o.GetClaimsFromUserInfoEndpoint = true;
            o.SaveTokens = false;
            o.CorrelationCookie.SameSite = o.NonceCookie.SameSite = SameSiteMode.Lax;
            o.CorrelationCookie.SecurePolicy = o.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.Events.OnRemoteFailure = FailedAsync;
        });
    }

    /// <summary>What went wrong at the provider or on the way stands in the audit log; the person gets a page.</summary>
    private static async Task FailedAsync(RemoteFailureContext failed)
    {
        var denied = failed.Failure?.Data["error"] as string == "access_denied";
        await failed.HttpContext.RequestServices.GetRequiredService<Audit>().RecordAsync(
            Viewer.Visitor with { Address = failed.HttpContext.Connection.RemoteIpAddress?.ToString() }, "sign-in", "external", AuditOutcome.Refused,
            denied ? "denied at the provider" : failed.Failure?.Message, failed.HttpContext.RequestAborted);
        failed.Response.Redirect($"{ExternalApi.ReturnPath}?failed={(denied ? "denied" : "broken")}");
        failed.HandleResponse();
    }
}

/// <summary>The provider that is set up, if there is one.</summary>
public sealed record ExternalProviders(ExternalProvider? One);
