using System.Globalization;
using Microsoft.AspNetCore.Http;
using NetTopologySuite.Geometries;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Sharing;

/// <summary>What is asked of a collection, as OGC API - Features writes it.</summary>
/// <param name="Boxes">One, or two where the box crosses the 180th meridian; empty: everywhere.</param>
/// <param name="From">Only what is so at some moment from then on (UTC).</param>
/// <param name="To">Only what is so at some moment up to then (UTC), inclusive.</param>
/// <param name="After">Code of the last feature of the page before.</param>
/// <param name="Wanted">Properties and the values that they must have.</param>
internal sealed record FeatureQuery(IReadOnlyList<Envelope> Boxes, DateTime? From, DateTime? To, int Limit, string? After, IReadOnlyList<(FeatureProperty Property, string Value)> Wanted)
{
    public const string Crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private const int Usual = 100, Most = 1000;

    /// <summary>Parameters that are of the interface and no properties; the language is chosen by these too.</summary>
    private static readonly HashSet<string> Known = ["bbox", "bbox-crs", "crs", "datetime", "limit", "after", "f", "lang", "culture", "ui-culture"];

    public static Result<FeatureQuery> Of(FeatureKind kind, IQueryCollection query)
    {
        var wanted = new List<(FeatureProperty, string)>();
        foreach (var (name, values) in query)
        {
            if (Known.Contains(name)) continue;
            if (kind.Properties.FirstOrDefault(p => p.Name == name) is not { } property)
                return FeatureErrors.UnknownParameter.Of(name, string.Join(", ", kind.Properties.Select(p => p.Name)));
            wanted.AddRange(values.Select(v => (property, v ?? "")));
        }
        foreach (var crs in (string[])["crs", "bbox-crs"])
            if (query[crs].ToString() is { Length: > 0 } other && other != Crs84) return CommonErrors.BadParameter.Of(crs, other, Crs84);
        if (query["f"].ToString() is not ("" or "json" or "geojson")) return CommonErrors.BadParameter.Of("f", query["f"], "json");
        if (!Boxed(query["bbox"]).TryGet(out var boxes, out var error) || !Limited(query["limit"]).TryGet(out var limit, out error)
            || !Timed(query["datetime"]).TryGet(out var span, out error) || !Cursor.Decode(query["after"]).TryGet(out var after, out error)) return error;
        return new FeatureQuery(boxes, span.From, span.To, limit, after.Length == 0 ? null : after, wanted);
    }

    /// <summary>West, south, east, north; with heights, which are passed over, six numbers.</summary>
    private static Result<IReadOnlyList<Envelope>> Boxed(string? text)
    {
        if (string.IsNullOrEmpty(text)) return Result.Of<IReadOnlyList<Envelope>>([]);
        var numbers = new List<double>();
        foreach (var part in text.Split(','))
            if (double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) numbers.Add(number);
        var (west, south, east, north) = numbers.Count switch { 4 => (numbers[0], numbers[1], numbers[2], numbers[3]), 6 => (numbers[0], numbers[1], numbers[3], numbers[4]), _ => (double.NaN, 0, 0, 0) };
        if (double.IsNaN(west) || text.Split(',').Length != numbers.Count || south > north || Math.Abs(south) > 90 || Math.Abs(north) > 90)
            return CommonErrors.BadParameter.Of("bbox", text, "west,south,east,north: 112.5,30.1,113.5,30.8");
        return Result.Of<IReadOnlyList<Envelope>>(west <= east ? [new(west, east, south, north)] : [new(west, 180, south, north), new(-180, east, south, north)]);
    }

    /// <summary>More than the largest page is no fault: that much is given.</summary>
    private static Result<int> Limited(string? text) =>
        string.IsNullOrEmpty(text) ? Usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0 ? Math.Min(limit, Most)
        : CommonErrors.BadParameter.Of("limit", text, $"1…{Most}");

    private readonly record struct Span(DateTime? From, DateTime? To);

    /// <summary>A moment, or a span <c>from/to</c> of which one side may be open (<c>..</c> or nothing).</summary>
    private static Result<Span> Timed(string? text)
    {
        if (string.IsNullOrEmpty(text)) return new Span(null, null);
        var parts = text.Split('/');
        var moments = new DateTime?[2];
        for (var i = 0; i < parts.Length && i < 2; i++)
        {
            if (parts[i] is "" or "..") continue;
            if (!Query.Time("datetime", parts[i], default).TryGet(out var moment, out var error)) return error;
            moments[i] = moment;
            // A day without a clock means all of it where it is an end.
            if (parts[i].Length == 10 && (i == 1 || parts.Length == 1)) moments[1] = moment.AddDays(1).AddTicks(-1);
            else if (parts.Length == 1) moments[1] = moment;
        }
        if (parts.Length > 2 || moments[0] > moments[1] || (parts.Length == 2 && moments[0] is null && moments[1] is null))
            return CommonErrors.BadParameter.Of("datetime", text, "2026-03-05T00:00:00Z, 2026-03-01/2026-03-31, ../2026-03-31");
        return new Span(moments[0], moments[1]);
    }

    public bool Takes(Record record) => (To is not { } to || record.ValidFrom <= to) && (From is not { } from || record.ValidTo is null || from < record.ValidTo);
}
