using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Identity;

/// <summary>
/// Stands before every page and every route: works out who is looking and whether the policy lets them in. What they then
/// see of it, the policy's filter decides.
/// </summary>
public sealed class PolicyGate(
    RequestDelegate next, Viewers viewers, ApiKeys keys, KeyMeter meter, Delegations delegations, SecondFactorRule secondFactor, Audit audit)
{
    private const string Key = "qingshan.viewer";

    /// <summary>Where a person chooses a password of their own; open to whoever has to.</summary>
    public const string PasswordPath = "/account/password";

    /// <summary>Where a person sets up a second factor; open to whoever has to.</summary>
    public const string SecondFactorPath = "/account/second-factor";

    /// <summary>Where a person signs in.</summary>
    public const string SignInPath = "/sign-in";

    public static Viewer ViewerOf(HttpContext context) => context.Items[Key] as Viewer ?? Viewer.Visitor;

    /// <summary>The page on which somebody who waits does what has to be done first.</summary>
    public static string NextStepOf(Viewer viewer) => viewer.MustChangePassword ? PasswordPath : SecondFactorPath;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!(await IdentifyAsync(context)).TryGet(out var viewer, out var over))
        {
            await RefuseDelegationAsync(context, over);
            return;
        }
        context.Items[Key] = viewer;
        // What is no route of ours (nothing found, or the router's own "wrong method", "wrong media type") tells nothing.
        if (context.GetEndpoint() is not Microsoft.AspNetCore.Routing.RouteEndpoint endpoint)
        {
            await next(context);
            return;
        }

        // A key that is no longer good must not quietly become a visitor, who sees less and takes it for all there is.
        if (ReferenceEquals(viewer.Role, Roles.Visitor) && context.Request.Headers.Authorization.ToString().StartsWith(ApiKeyHandler.Prefix, StringComparison.Ordinal))
        {
            await audit.RecordAsync(viewer, "refuse", $"{context.Request.Method} {context.Request.Path}", AuditOutcome.Refused, "the key is not valid", CancellationToken.None);
            await ProblemResult.WriteAsync(context, IdentityErrors.BadKey.Of());
            return;
        }
        if (ApiKeyHandler.KeyOf(context) is { } key && await meter.TakeAsync(key, context.RequestAborted) is { } wait)
        {
            context.Response.Headers.RetryAfter = wait.Seconds.ToString(CultureInfo.InvariantCulture);
            await ProblemResult.WriteAsync(context, wait.Error);
            return;
        }

        var needs = endpoint.Metadata.GetMetadata<NeedsAttribute>()?.Permission;
        if (needs is { } permission && viewer.May(permission))
        {
            await next(context);
            return;
        }
        await RefuseAsync(context, viewer, needs);
    }

    private async Task<Result<Viewer>> IdentifyAsync(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress?.ToString();
        if (context.User.HasClaim(c => c.Type == LocalCommand.Claim)) return Viewer.Program with { Name = LocalCommand.Name, Address = address };
        if (ApiKeyHandler.KeyOf(context) is { } key) return await keys.ViewerOfAsync(key, context.RequestAborted) with { Address = address };

        var id = context.User.FindFirstValue(ClaimTypes.NameIdentifier);
        var viewer = (Guid.TryParse(id, out var person) ? await viewers.OfAsync(person, context.RequestAborted) : Viewer.Visitor) with { Address = address };
        viewer = viewer with { MustEnrol = secondFactor.IsMissing(viewer, context.User) };
        // Until the one-time password is exchanged and the second factor set up, the person sees what a visitor sees.
        if (viewer.Waits) return viewer with { Role = Roles.Visitor, Everywhere = false, Regions = Viewer.Visitor.Regions, Own = Viewer.Visitor.Own };
        if (viewer.PersonId is null || ActingCookie.Of(context) is not { } delegation) return viewer;
        return await delegations.ActingAsync(viewer, delegation, context.RequestAborted) is { } acting ? acting : DelegationErrors.Over.Of();
    }

    /// <summary>What somebody meant to do for another must not be done in his own name.</summary>
    private static async Task RefuseDelegationAsync(HttpContext context, Error over)
    {
        ActingCookie.Clear(context);
        if (IsPage(context)) context.Response.Redirect("/account/delegations?over=true");
        else await ProblemResult.WriteAsync(context, over);
    }

    private async Task RefuseAsync(HttpContext context, Viewer viewer, Permission? needs)
    {
        var asks = $"{context.Request.Method} {context.Request.Path}";
        await audit.RecordAsync(viewer, "refuse", asks, AuditOutcome.Refused, $"needs {needs?.ToString() ?? "a stated permission"}", CancellationToken.None);

        if (IsPage(context))
        {
            var back = Uri.EscapeDataString(context.Request.Path + context.Request.QueryString);
            if (viewer.PersonId is null) context.Response.Redirect($"{SignInPath}?back={back}");
            else if (viewer.Waits) context.Response.Redirect(NextStepOf(viewer));
            else context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        await ProblemResult.WriteAsync(context, viewer.MustChangePassword ? IdentityErrors.ChangePasswordFirst.Of()
            : viewer.MustEnrol ? IdentityErrors.EnrolFirst.Of()
            : viewer.PersonId is null ? CommonErrors.SignInFirst.Of() : CommonErrors.Forbidden.Of(needs?.ToString() ?? "-"));
    }

    private static bool IsPage(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api") && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
