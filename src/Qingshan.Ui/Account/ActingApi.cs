using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Identity;
using Qingshan.Ui.Problems;

namespace Qingshan.Ui.Account;

/// <summary>The switch in the header: begins to act for somebody, and ends it; only by the form of a page of ours.</summary>
public static class ActingApi
{
    public const string Path = "/account/act";

    public static void MapActing(this IEndpointRouteBuilder routes) => routes.MapPost(Path, ActAsync).Needs(Permission.SeePublic).ExcludeFromDescription();

    private static async Task<IResult> ActAsync(HttpContext context, IAntiforgery forms, Delegations delegations, Audit audit, CancellationToken cancel)
    {
        if (!await forms.IsRequestValidAsync(context)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        var viewer = PolicyGate.ViewerOf(context);
        var form = await context.Request.ReadFormAsync(cancel);
        if (viewer.For is { } before)
        {
            ActingCookie.Clear(context);
            await audit.RecordAsync(viewer, "act-for-end", $"Person {before.UserName}", AuditOutcome.Done, $"delegation {before.DelegationId}", cancel);
            return Results.Redirect("/");
        }
        if (!Guid.TryParse(form["delegation"], out var id) || await delegations.ActingAsync(viewer, id, cancel) is not { For: { } whom } acting)
        {
            PageFailures.Remember(context, DelegationErrors.Over.Of());
            return Results.Empty;
        }
        ActingCookie.Set(context, id);
        await audit.RecordAsync(acting, "act-for", $"Person {whom.UserName}", AuditOutcome.Done, $"delegation {id}", cancel);
        return Results.Redirect("/");
    }
}
