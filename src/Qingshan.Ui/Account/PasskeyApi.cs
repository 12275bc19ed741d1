using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Ui.Account;

/// <summary>What the browser is to ask the authenticator for; only for a page of ours.</summary>
public static class PasskeyApi
{
    public const string CreatePath = "/account/passkeys/options";
    public const string RequestPath = "/sign-in/passkey/options";

    public static void MapPasskeys(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(CreatePath, CreateAsync).Needs(Permission.OwnAccount).ExcludeFromDescription();
        routes.MapPost(RequestPath, RequestAsync).Needs(Permission.SeePublic).ExcludeFromDescription();
    }

    private static async Task<IResult> CreateAsync(HttpContext context, IAntiforgery forms, PasskeyDesk desk)
    {
        if (!await forms.IsRequestValidAsync(context)) return new ProblemResult(UiErrors.StaleForm.Of());
        return await desk.CreationOptionsAsync(PolicyGate.ViewerOf(context)) is { } options ? Json(context, options) : new ProblemResult(CommonErrors.SignInFirst.Of());
    }

    private static async Task<IResult> RequestAsync(HttpContext context, IAntiforgery forms, PasskeyDesk desk) =>
        await forms.IsRequestValidAsync(context) ? Json(context, await desk.RequestOptionsAsync()) : new ProblemResult(UiErrors.StaleForm.Of());

    private static IResult Json(HttpContext context, string options)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Content(options, "application/json");
    }
}
