using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Identity;

namespace Qingshan.Ui.Account;

/// <summary>Signs out; only by the form of a page of ours.</summary>
public static class SignOutApi
{
    public static void MapSignOut(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/sign-out", SignOutAsync).Needs(Permission.SeePublic).ExcludeFromDescription();

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery forms, Audit audit, CancellationToken cancel)
    {
        if (!await forms.IsRequestValidAsync(context)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        var viewer = PolicyGate.ViewerOf(context);
        ActingCookie.Clear(context);
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        if (viewer.PersonId is not null) await audit.RecordAsync(viewer, "sign-out", $"Person {viewer.Name}", AuditOutcome.Done, null, cancel);
        return Results.Redirect("/");
    }
}
