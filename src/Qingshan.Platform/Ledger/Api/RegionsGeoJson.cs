using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Ledger;

/// <summary>Boundaries for a map, as GeoJSON (RFC 7946, WGS-84), with the approval number that has to be printed on it.</summary>
public static class RegionsGeoJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEndpointRouteBuilder MapRegionsGeoJson(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/regions.geojson", Regions).Needs(Permission.SeePublic).WithName("regions-geojson").WithTags("ledger")
            .WithSummary("行政区界线 · Boundaries of regions as GeoJSON, simplified for the zoom, with their map approval number (审图号); those without one are not given");
        return routes;
    }

    private static async Task<Results<FileContentHttpResult, ProblemResult>> Regions(
        HttpContext context, RegionShapes shapes, LedgerBook book, string? within, string? level, int? zoom, CancellationToken cancel)
    {
        if (zoom is < 0 or > 20) return new ProblemResult(CommonErrors.BadParameter.Of("zoom", zoom, "0…20"));
        RegionKind? kind = level switch
        {
            "province" => RegionKind.Province,
            "city" => RegionKind.City,
            "county" => RegionKind.County,
            null => (zoom ?? 0) switch { < 6 => RegionKind.Province, < 9 => RegionKind.City, _ => RegionKind.County },
            _ => null,
        };
        if (kind is null) return new ProblemResult(CommonErrors.BadParameter.Of("level", level, "province, city, county"));
        var (now, viewer) = (book.Now, PolicyGate.ViewerOf(context));
        IReadOnlySet<Guid>? inside = null;
        if (!string.IsNullOrEmpty(within))
        {
            if (!now.RegionsByCode.TryGetValue(within, out var top) || !Policy.For(viewer)(top)) return new ProblemResult(LedgerErrors.UnknownRegion.Of(within));
            inside = now.Within(top.Id);
        }
        var found = (await shapes.OfAsync(viewer, kind.Value, zoom ?? 4, cancel)).Where(s => inside is null || (s.Boundary.RegionId is { } at && inside.Contains(at))).ToList();
        return TypedResults.File(Write(found, now), "application/geo+json");
    }

    private static byte[] Write(List<RegionShape> shapes, LedgerSnapshot ledger)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            // What is drawn together may have been approved apart.
            if (shapes.Count > 0) json.WriteString("approvalNumber", string.Join("、", shapes.Select(s => s.Boundary.ApprovalNumber).Distinct()));
            json.WriteStartArray("features");
            foreach (var shape in shapes)
            {
                json.WriteStartObject();
                json.WriteString("type", "Feature");
                json.WriteStartObject("properties");
                json.WriteString("code", shape.Boundary.Code);
                if (shape.Boundary.RegionId is { } id && ledger.Regions.TryGetValue(id, out var region))
                    json.WriteString("name", new Text(region.Name, region.NameEn ?? region.Name).ToString());
                json.WriteString("approvalNumber", shape.Boundary.ApprovalNumber);
                json.WriteEndObject();
                json.WritePropertyName("geometry");
                json.WriteRawValue(shape.GeoJson, skipInputValidation: true);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }
}
