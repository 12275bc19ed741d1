using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Qingshan.Applications;
using Qingshan.Platform.Identity;
using Qingshan.Ui;

namespace Qingshan.Composition;

/// <summary>Pages and their files.</summary>
internal static class Face
{
    /// <summary>The service worker of the pages for the field, and where it may stand between page and network: nowhere else.</summary>
    private const string FieldWorker = "dist/field-worker.js", FieldPages = "/field";

    private static readonly string[] HashedFolders = ["dist/chunks/", "dist/base/"];

    public static void AddFace(this IServiceCollection services)
    {
        services.AddQingshanUi(Application.All.SelectMany(a => a.Navigation), typeof(Application).Assembly, typeof(Face).Assembly);
        foreach (var application in Application.All)
        {
            application.AddServices(services);
            foreach (var use in application.Uses) services.AddSingleton(use);
            foreach (var workflow in application.Workflows) services.AddSingleton(workflow);
        }
    }

    public static void MapFace(this WebApplication app)
    {
        // Built and not published, the files still lie in their projects; a manifest beside the program says where.
        StaticWebAssetsLoader.UseStaticWebAssets(app.Environment, app.Configuration);
        app.MapStaticAssets().Needs(Permission.SeePublic).Add(Headers);
        foreach (var application in Application.All) application.MapEndpoints(app);
        app.MapQingshanUi(typeof(Application).Assembly);
    }

    private static void Headers(EndpointBuilder endpoint)
    {
        if (endpoint is not RouteEndpointBuilder { RoutePattern.RawText: { } path, RequestDelegate: { } serve }) return;
        if (path.TrimStart('/') == FieldWorker)
        {
            endpoint.RequestDelegate = context =>
            {
                context.Response.Headers["Service-Worker-Allowed"] = FieldPages;
                return serve(context);
            };
        }
        // A file with its hash in its name never changes: browsers need not ask again.
        if (!HashedFolders.Any(f => path.TrimStart('/').StartsWith(f, StringComparison.Ordinal))) return;
        endpoint.RequestDelegate = context =>
        {
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode is 200 or 304) context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return Task.CompletedTask;
            });
            return serve(context);
        };
    }
}
