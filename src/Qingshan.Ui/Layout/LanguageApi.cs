using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Identity;

namespace Qingshan.Ui.Layout;

/// <summary>Switches the language of the pages: a cookie says it from then on.</summary>
public static class LanguageApi
{
    public const string Chinese = "zh-CN";
    public const string English = "en";
    public const string CookieName = "qingshan-lang";

    public static string LinkTo(string language, string back) => $"/language?to={language}&back={Uri.EscapeDataString(back)}";

    public static void MapLanguage(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/language", Switch).Needs(Permission.SeePublic).ExcludeFromDescription();

    private static IResult Switch(HttpContext context, string? to, string? back)
    {
        var language = to == English ? English : Chinese;
        context.Response.Cookies.Append(CookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)), new CookieOptions
        {
            Path = "/",
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            HttpOnly = true,
            IsEssential = true,
            Secure = context.Request.IsHttps,
        });
        return Results.Redirect(LocalPath.OrHome(back));
    }
}
