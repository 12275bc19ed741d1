using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Applications.Rights.Why;

/// <summary>The pages and routes of the program with what each needs, as they stand before the requests.</summary>
public sealed class RouteBook(EndpointDataSource endpoints)
{
    /// <summary>What stands in the place of a type of record.</summary>
    public const string Type = "page";

    /// <param name="address">A path as in the browser, or a route; with a method before it where several stand at one path.</param>
    public Result<RightsTarget> Find(string address)
    {
        var (method, path) = address.Trim().Split(' ', 2, StringSplitOptions.RemoveEmptyEntries) is [var m, var p] ? (m, p) : ("GET", address.Trim());
        path = "/" + path.Split('?')[0].TrimStart('/');
        var found = Routes().Where(r => MethodsOf(r).Contains(method, StringComparer.OrdinalIgnoreCase))
            .Where(r => PathOf(r).Equals(path, StringComparison.OrdinalIgnoreCase) || Matches(r, path))
            .OrderBy(r => PathOf(r).Equals(path, StringComparison.OrdinalIgnoreCase) ? 0 : 1).ThenBy(r => r.RoutePattern.InboundPrecedence).FirstOrDefault();
        if (found?.Metadata.GetMetadata<NeedsAttribute>() is not { } needs) return CommonErrors.NotFound.Of($"{method} {path}");
        var name = $"{method.ToUpperInvariant()} {PathOf(found)}";
        return new RightsTarget(new(name, name), needs.Permission);
    }

    /// <summary>The pages that open for somebody.</summary>
    public IReadOnlyList<string> PagesFor(Viewer viewer) =>
    [
        .. Routes().Where(r => r.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && r.Metadata.GetMetadata<NeedsAttribute>() is { } needs && viewer.May(needs.Permission))
            .Select(PathOf).Distinct().Order(StringComparer.Ordinal),
    ];

    private IEnumerable<RouteEndpoint> Routes() => endpoints.Endpoints.OfType<RouteEndpoint>();

    private static IReadOnlyList<string> MethodsOf(RouteEndpoint route) => route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    private static string PathOf(RouteEndpoint route) => "/" + route.RoutePattern.RawText?.TrimStart('/');

    private static bool Matches(RouteEndpoint route, string path) =>
        new TemplateMatcher(new RouteTemplate(route.RoutePattern), []).TryMatch(path, []);
}
