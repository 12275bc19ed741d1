using Qingshan.Platform.Identity;
using Scalar.AspNetCore;

namespace Qingshan.Composition;

/// <summary>
/// The page on which the interface can be read and tried (Scalar). The page that the library writes itself starts by an
/// inline script; this one does not. Scalar styles itself inline, which only this page permits.
/// </summary>
internal static class ApiReference
{
    private const string Page = """
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>青山 Qingshan · API</title>
          <link rel="icon" href="/icon.svg">
        </head>
        <body>
          <main id="app"></main>
          <script src="/docs/scalar.js"></script>
          <script src="/docs/start.js"></script>
        </body>
        </html>
        """;

    public static void MapApiReference(this WebApplication app)
    {
        app.MapOpenApi("/api/v1/openapi.json").Needs(Permission.SeePublic);
        // The library serves its script under /docs; its own page there stands behind ours.
        app.MapScalarApiReference("/docs", o => o.WithOpenApiRoutePattern("/api/v1/openapi.json")).Needs(Permission.SeePublic);
        app.MapGet("/docs", (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy =
                Routes.ContentSecurityPolicy.Replace("style-src 'self'", "style-src 'self' 'unsafe-inline'", StringComparison.Ordinal);
            return Results.Content(Page, "text/html; charset=utf-8");
        }).Needs(Permission.SeePublic).ExcludeFromDescription();
    }
}
