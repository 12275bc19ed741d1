using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Applications.Monitoring.Records;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Applications.Monitoring;

/// <summary>Points for a map, as GeoJSON (RFC 7946, WGS-84), each with its present state. A point without a place is not there.</summary>
public static class PointsGeoJson
{
    public static IEndpointRouteBuilder MapPointsGeoJson(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/points.geojson", Points).Needs(Permission.SeePublic).WithName("points-geojson").WithTags("ledger")
            .WithSummary("监测点地图数据 · Monitoring points as GeoJSON with their freshness and a main value");
        return routes;
    }

    private static Results<JsonHttpResult<PointCollection>, ProblemResult> Points(
        HttpContext context, PointBoard board, string? region, string? kind, string? q) =>
        board.States(PolicyGate.ViewerOf(context), region, kind, q).TryGet(out var states, out var error)
            ? TypedResults.Json(new PointCollection("FeatureCollection", states.Where(s => s.Point.Place is not null).Select(s => Feature(board, s))), contentType: "application/geo+json")
            : new ProblemResult(error);

    private static PointFeature Feature(PointBoard board, in PointState state)
    {
        var point = state.Point;
        SeriesLatest? main = board.Headline(point, 1).Select(v => (SeriesLatest?)v).FirstOrDefault();
        return new("Feature", new("Point", [point.Place!.Longitude, point.Place.Latitude]), new(
            point.Code, new Text(point.Name, point.NameEn ?? point.Name).ToString(), point.Kind, PointView.KindNameOf(point.Kind),
            state.Freshness.Key, state.Freshness.Name.ToString(),
            main?.Latest is { } latest && !double.IsNaN(latest.Value) ? Numbers.Rounded(latest.Value) : null, main?.Series.Unit,
            main is { } shown ? SeriesAccess.FactorName(shown.Series.Factor) : null,
            Links.Point(point.Code), point.Simulated));
    }
}

public sealed record PointCollection(string Type, IEnumerable<PointFeature> Features);

public sealed record PointFeature(string Type, PointGeometry Geometry, PointProperties Properties);

/// <param name="Coordinates">Longitude, latitude.</param>
public sealed record PointGeometry(string Type, double[] Coordinates);

/// <param name="State"><c>fresh</c>, <c>late</c>, <c>silent</c> or <c>none</c>.</param>
/// <param name="Value">The latest value of the first main factor that has one.</param>
public sealed record PointProperties(
    string Code, string Name, string Kind, string KindName, string State, string StateName,
    double? Value, string? Unit, string? Factor, string Href, bool Simulated);
