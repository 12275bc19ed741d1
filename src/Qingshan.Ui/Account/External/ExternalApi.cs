using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Ui.Problems;

namespace Qingshan.Ui.Account;

/// <summary>Leads somebody to the provider. A link and no form: the policy of the pages lets forms go nowhere else.</summary>
public static class ExternalApi
{
    public const string StartPath = "/sign-in/external/start";
    public const string ReturnPath = "/sign-in/external";

    public static void MapExternal(this IEndpointRouteBuilder routes) =>
        routes.MapGet(StartPath, StartAsync).Needs(Permission.SeePublic).ExcludeFromDescription();

    private static async Task<IResult> StartAsync(HttpContext context, ExternalProviders providers, Audit audit, string? back, CancellationToken cancel)
    {
        if (providers.One is not { } provider) return Failed(context, ExternalErrors.NotSetUp.Of());
        var options = context.RequestServices.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(ExternalProvider.Scheme);
        try
        {
            // Asked first, so that a provider that is away is a page and not a failure in the middle of the redirection.
            await options.ConfigurationManager!.GetConfigurationAsync(cancel);
            // Some providers are sent the request beforehand, and refuse it there.
            await context.ChallengeAsync(ExternalProvider.Scheme, new() { RedirectUri = $"{ReturnPath}?back={Uri.EscapeDataString(LocalPath.OrHome(back))}" });
            return Results.Empty;
        }
        catch (OpenIdConnectProtocolException e)
        {
            await audit.RecordAsync(PolicyGate.ViewerOf(context), "sign-in", "external", AuditOutcome.Refused, e.Message, cancel);
            return Failed(context, ExternalErrors.Broken.Of());
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException)
        {
            return Failed(context, ExternalErrors.Unreachable.Of(provider.Name, (e.InnerException ?? e).Message));
        }
    }

    private static IResult Failed(HttpContext context, Error error)
    {
        if (!PageFailures.WantsPage(context)) return new ProblemResult(error);
        PageFailures.Remember(context, error);
        return Results.Empty;
    }
}
