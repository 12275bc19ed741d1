using Microsoft.AspNetCore.Http;

namespace Qingshan.Platform.Identity;

/// <summary>The switch: by which delegation somebody acts at present. It opens nothing by itself; each request looks whether it is in force.</summary>
public static class ActingCookie
{
    private const string Name = "qingshan-for";

    public static Guid? Of(HttpContext context) => Guid.TryParse(context.Request.Cookies[Name], out var id) ? id : null;

    public static void Set(HttpContext context, Guid delegation) => context.Response.Cookies.Append(Name, delegation.ToString(), Options(context));

    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context));

    private static CookieOptions Options(HttpContext context) => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, Secure = context.Request.IsHttps };
}
