using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NetTopologySuite.Geometries;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Sharing;

/// <summary>OGC API - Features, Part 1 (17-069r4): landing page, conformance, collections, items, one item. Everybody sees what the policy lets them see.</summary>
public static class FeaturesApi
{
    public const string Root = "/ogc";

    private static readonly string[] Classes =
    [
        "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core", "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core", "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
    ];

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEndpointRouteBuilder MapFeaturesApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Root, Landing).Needs(Permission.SeePublic).WithName("features").WithTags("features").WithSummary("OGC 要素接口 · OGC API - Features: where everything is");
        routes.MapGet($"{Root}/conformance", () => TypedResults.Ok(new FeaturesConformance(Classes))).Needs(Permission.SeePublic).WithName("features-conformance").WithTags("features")
            .WithSummary("符合的标准 · Which classes of the standard it keeps to");
        routes.MapGet($"{Root}/collections", CollectionsAsync).Needs(Permission.SeePublic).WithName("features-collections").WithTags("features")
            .WithSummary("要素集合 · Everything of the ledger that has a place, by type, and the regions with their boundaries");
        routes.MapGet($"{Root}/collections/{{collection}}", CollectionAsync).Needs(Permission.SeePublic).WithName("features-collection").WithTags("features").WithSummary("一个集合 · One collection");
        routes.MapGet($"{Root}/collections/{{collection}}/items", ItemsAsync).Needs(Permission.SeePublic).WithName("features-items").WithTags("features")
            .Produces(StatusCodes.Status200OK, contentType: FeatureLink.GeoJson)
            .WithSummary("要素 · Features as GeoJSON: bbox, datetime, limit, and any property by its name");
        routes.MapGet($"{Root}/collections/{{collection}}/items/{{feature}}", ItemAsync).Needs(Permission.SeePublic).WithName("features-item").WithTags("features")
            .Produces(StatusCodes.Status200OK, contentType: FeatureLink.GeoJson).WithSummary("一个要素 · One feature, by its code");
        return routes;
    }

    private static Ok<FeaturesLanding> Landing(HttpContext context)
    {
        var at = Address(context);
        return TypedResults.Ok(new FeaturesLanding(new Text("青山生态环境数据平台：要素", "Qingshan environmental data platform: features").ToString(),
            new Text("台账中有位置的一切，按类型分集合；内部记录只对有权者可见。", "Everything of the ledger that has a place, a collection a type; internal records are there for whoever may see them.").ToString(),
        [
            new(at, "self", FeatureLink.Json, null),
            new($"{Host(context)}/api/v1/openapi.json", "service-desc", "application/vnd.oai.openapi+json;version=3.1", "OpenAPI"),
            new($"{Host(context)}/docs", "service-doc", "text/html", null),
            new($"{at}/conformance", "conformance", FeatureLink.Json, null),
            new($"{at}/collections", "data", FeatureLink.Json, null),
        ]));
    }

    private static async Task<Ok<FeatureCollections>> CollectionsAsync(HttpContext context, FeatureBook book, CancellationToken cancel)
    {
        var all = new List<FeatureCollectionView>();
        foreach (var kind in FeatureKind.All.Values) all.Add(await ViewAsync(context, book, kind, cancel));
        return TypedResults.Ok(new FeatureCollections([new($"{Address(context)}/collections", "self", FeatureLink.Json, null)], all));
    }

    private static async Task<Results<Ok<FeatureCollectionView>, ProblemResult>> CollectionAsync(HttpContext context, FeatureBook book, string collection, CancellationToken cancel) =>
        Find(collection).TryGet(out var kind, out var error) ? TypedResults.Ok(await ViewAsync(context, book, kind, cancel)) : new ProblemResult(error);

    private static async Task<IResult> ItemsAsync(
        HttpContext context, FeatureBook book, TimeProvider time, string collection, string? bbox, string? datetime, string? limit, string? after, CancellationToken cancel)
    {
        if (!Find(collection).TryGet(out var kind, out var error) || !FeatureQuery.Of(kind, context.Request.Query).TryGet(out var query, out error)) return new ProblemResult(error);
        var viewer = PolicyGate.ViewerOf(context);
        var (sees, set, at) = (Policy.For(viewer), await book.OfAsync(kind, cancel), $"{Address(context)}/collections/{kind.Id}");
        var writer = new FeatureJson(kind, at, sees, await book.CodesAsync(viewer, cancel));
        var found = (query.Boxes.Count == 0 ? set.All : set.Within(query.Boxes))
            .Where(f => sees(f.Record) && (query.Boxes.Count == 0 || f.Shape is null || sees(f.Shape.Boundary)) && query.Takes(f.Record) && query.Wanted.All(w => writer.Has(f, w.Property, w.Value))).ToList();
        var page = Cursor.Cut([.. found.Where(f => query.After is null || string.CompareOrdinal(f.Record.Code, query.After) > 0).Take(query.Limit + 1)], query.Limit, f => f.Record.Code);

        context.Response.ContentType = FeatureLink.GeoJson;
        context.Response.Headers["Content-Crs"] = $"<{FeatureQuery.Crs84}>";
        var json = new Utf8JsonWriter(context.Response.BodyWriter, Readable);
        await using (json)
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteNumber("numberMatched", found.Count);
            json.WriteNumber("numberReturned", page.Items.Count);
            json.WriteString("timeStamp", time.GetUtcNow().UtcDateTime);
            FeatureLink.Write(json, [.. PageLinks(context, at, page.Next)]);
            json.WriteStartArray("features");
            foreach (var feature in page.Items)
            {
                writer.Write(json, feature);
                if (json.BytesPending > 1 << 16) await json.FlushAsync(cancel);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Results.Empty;
    }

    private static async Task<IResult> ItemAsync(HttpContext context, FeatureBook book, string collection, string feature, CancellationToken cancel)
    {
        if (!Find(collection).TryGet(out var kind, out var error)) return new ProblemResult(error);
        var viewer = PolicyGate.ViewerOf(context);
        var sees = Policy.For(viewer);
        if ((await book.OfAsync(kind, cancel)).Find(feature) is not { } found || !sees(found.Record)) return new ProblemResult(FeatureErrors.UnknownFeature.Of(kind.Id, feature));
        var at = $"{Address(context)}/collections/{kind.Id}";
        using var bytes = new MemoryStream();
        await using (var json = new Utf8JsonWriter(bytes, Readable))
            new FeatureJson(kind, at, sees, await book.CodesAsync(viewer, cancel)).Write(json, found,
                new($"{at}/items/{Uri.EscapeDataString(found.Record.Code)}", "self", FeatureLink.GeoJson, null), new(at, "collection", FeatureLink.Json, null));
        context.Response.Headers["Content-Crs"] = $"<{FeatureQuery.Crs84}>";
        return TypedResults.Bytes(bytes.ToArray(), FeatureLink.GeoJson);
    }

    private static IEnumerable<FeatureLink> PageLinks(HttpContext context, string at, string? next)
    {
        yield return new(context.Request.GetEncodedUrl(), "self", FeatureLink.GeoJson, null);
        yield return new(at, "collection", FeatureLink.Json, null);
        if (next is null) yield break;
        var kept = context.Request.Query.Where(q => q.Key != "after").SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value));
        yield return new($"{at}/items{QueryString.Create(kept.Append(KeyValuePair.Create("after", (string?)next)))}", "next", FeatureLink.GeoJson, null);
    }

    private static Result<FeatureKind> Find(string collection) => FeatureKind.All.TryGetValue(collection, out var kind)
        ? kind
        : FeatureErrors.UnknownCollection.Of(collection, string.Join(", ", FeatureKind.All.Keys));

    private static async Task<FeatureCollectionView> ViewAsync(HttpContext context, FeatureBook book, FeatureKind kind, CancellationToken cancel)
    {
        var (sees, at, box) = (Policy.For(PolicyGate.ViewerOf(context)), $"{Address(context)}/collections/{kind.Id}", new Envelope());
        foreach (var feature in (await book.OfAsync(kind, cancel)).All)
            if (feature.Box is { } of && sees(feature.Record) && (feature.Shape is null || sees(feature.Shape.Boundary))) box.ExpandToInclude(of);
        return new(kind.Id, kind.Title.ToString(), string.Create(CultureInfo.InvariantCulture, $"{kind.Title}: {string.Join(", ", kind.Properties.Select(p => p.Name))}"),
            [new(at, "self", FeatureLink.Json, null), new($"{at}/items", "items", FeatureLink.GeoJson, kind.Title.ToString())],
            box.IsNull ? null : new(new([[box.MinX, box.MinY, box.MaxX, box.MaxY]], FeatureQuery.Crs84)), "feature", [FeatureQuery.Crs84], FeatureQuery.Crs84);
    }

    private static string Host(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";

    private static string Address(HttpContext context) => Host(context) + Root;
}
