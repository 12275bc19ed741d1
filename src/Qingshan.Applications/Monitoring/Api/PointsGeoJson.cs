using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Qingshan.Applications.Monitoring.Records;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Applications.Monitoring;

/// <summary>
/// Points for a map, as GeoJSON (RFC 7946, WGS-84), each with its present state. A point without a place is not there. Written once every
/// five seconds for those who see the same.
/// </summary>
public static class PointsGeoJson
{
    public static IEndpointRouteBuilder MapPointsGeoJson(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/points.geojson", PointsAsync).Needs(Permission.SeePublic).WithName("points-geojson").WithTags("ledger")
            .Produces<PointCollection>(StatusCodes.Status200OK, "application/geo+json")
            .WithSummary("监测点地图数据 · Monitoring points as GeoJSON with their freshness, a main value, and the last air quality index or class of water; at most five seconds old");
        return routes;
    }

    private static async Task<Results<FileContentHttpResult, ProblemResult>> PointsAsync(HttpContext context, MapData maps, string? region, string? kind, string? q)
    {
        if (!(await maps.OfAsync(PolicyGate.ViewerOf(context), region, kind, q)).TryGet(out var map, out var error)) return new ProblemResult(error);
        context.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Bytes(map.Bytes, "application/geo+json", entityTag: new EntityTagHeaderValue(map.Tag));
    }
}

/// <summary>The text of a map, kept for a moment for those who see the same and read the same language.</summary>
public sealed class MapData(PointBoard board, TimeProvider time)
{
    private readonly Kept<(string Sight, bool English, string Region, string Kind, string Text), Result<(byte[] Bytes, string Tag)>> _kept = new(time, TimeSpan.FromSeconds(5), most: 64);

    public Task<Result<(byte[] Bytes, string Tag)>> OfAsync(Viewer viewer, string? region, string? kind, string? text) =>
        _kept.OfAsync((Sight.KeyOf(viewer), Text.IsEnglish, region ?? "", kind ?? "", text ?? ""), () => Task.FromResult(Write(viewer, region, kind, text)));

    private Result<(byte[] Bytes, string Tag)> Write(Viewer viewer, string? region, string? kind, string? text)
    {
        if (!board.States(viewer, region, kind, text).TryGet(out var states, out var error)) return error;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(new PointCollection("FeatureCollection", states.Where(s => s.Point.Place is not null).Select(Feature)), JsonSerializerOptions.Web);
        return (bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\"");
    }

    private PointFeature Feature(PointState state)
    {
        var point = state.Point;
        var main = board.Main(point);
        return new("Feature", new("Point", [point.Place!.Longitude, point.Place.Latitude]), new(
            point.Code, new Text(point.Name, point.NameEn ?? point.Name).ToString(), point.Kind, PointView.KindNameOf(point.Kind),
            state.Freshness.Key, state.Freshness.Name.ToString(),
            main?.Latest is { } latest && !double.IsNaN(latest.Value) ? Numbers.Rounded(latest.Value) : null, main?.Series.Unit,
            main is { } shown ? SeriesAccess.FactorName(shown.Series.Factor) : null,
            Tally.KindOf(state)?.ToString().ToLowerInvariant(), state.Index?.Level, state.Index?.Says.ToString(), state.Index?.Value.Start, state.Index?.Current,
            state.Beyond.Count > 0, Links.Point(point.Code), point.Simulated));
    }
}

public sealed record PointCollection(string Type, IEnumerable<PointFeature> Features);

public sealed record PointFeature(string Type, PointGeometry Geometry, PointProperties Properties);

/// <param name="Coordinates">Longitude, latitude.</param>
public sealed record PointGeometry(string Type, double[] Coordinates);

/// <param name="State"><c>fresh</c>, <c>late</c>, <c>silent</c> or <c>none</c>.</param>
/// <param name="Value">The latest value of the first main factor that has one.</param>
/// <param name="Medium"><c>air</c> or <c>water</c> where an index or a class tells its state; absent elsewhere.</param>
/// <param name="Level">Level of the air quality index or class of water, 1 (best) to 6; absent where none can be told.</param>
/// <param name="Index">The index or class in words.</param>
/// <param name="IndexStart">Start of the hour, or the moment, that it is about.</param>
/// <param name="IndexCurrent">False where it tells of an earlier time than now.</param>
/// <param name="Beyond">A latest value lies beyond a limit of the point.</param>
public sealed record PointProperties(
    string Code, string Name, string Kind, string KindName, string State, string StateName, double? Value, string? Unit, string? Factor,
    string? Medium, int? Level, string? Index, DateTime? IndexStart, bool? IndexCurrent, bool Beyond, string Href, bool Simulated);
