using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.IO.Converters;
using Qingshan.Analysis.Space;
using Qingshan.Platform.Common;
using Qingshan.Standards;

namespace Qingshan.Platform.Intake;

/// <summary>One region of a file of boundaries.</summary>
/// <param name="Code">As in the file: six digits, and what stands behind them for a line that is no region of its own (<c>100000_JD</c>).</param>
/// <param name="Parent">Code of the region it lies in, by the file or by its digits; null for the country.</param>
/// <param name="Shape">Valid polygons, degrees of WGS-84.</param>
/// <param name="Mended">Rings crossed or touched themselves in the file, and were taken apart.</param>
internal sealed record BoundaryFeature(string Code, string Name, string? Parent, Geometry Shape, bool Mended)
{
    /// <summary>The region whose boundary it is.</summary>
    public string Region => Code[..6];
}

/// <summary>Reads GeoJSON (RFC 7946, but for its datum) of regions with the properties <c>adcode</c>, <c>name</c>, and <c>parent.adcode</c> where it has it.</summary>
internal static class BoundaryFile
{
    public const string Country = "100000";
    private static readonly JsonSerializerOptions GeoJson = new() { Converters = { new GeoJsonConverterFactory() } };

    public static Result<(List<BoundaryFeature> Good, List<RejectedRow> Rejected)> Read(string path, Datum datum, HashSet<string> seen)
    {
        if (!ImportText.Read(path).TryGet(out var text, out var error)) return error;
        FeatureCollection? features;
        try
        {
            features = JsonSerializer.Deserialize<FeatureCollection>(text, GeoJson);
        }
        catch (JsonException e)
        {
            return e.LineNumber is { } line ? ImportErrors.BadGeoJson.Of(path, line + 1, e.BytePositionInLine + 1) : ImportErrors.NotFeatures.Of(path);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or NotSupportedException)
        {
            // What the library says of rings that are not closed and of members of another type.
            return ImportErrors.NotFeatures.Of(path);
        }
        if (features is null) return ImportErrors.NotFeatures.Of(path);
        var (good, rejected) = (new List<BoundaryFeature>(), new List<RejectedRow>());
        for (var i = 0; i < features.Count; i++)
        {
            if (Feature(features[i], datum, out var feature) is { } why) Reject(why);
            else if (!seen.Add(feature!.Code)) Reject(new("区划代码重复 · adcode given twice", $"adcode {feature.Code} was given before"));
            else good.Add(feature);

            void Reject(Rejection reason) => rejected.Add(new(Path.GetFileName(path), i + 1, reason));
        }
        return (good, rejected);
    }

    private static Rejection? Feature(IFeature read, Datum datum, out BoundaryFeature? feature)
    {
        feature = null;
        var code = Text(read.Attributes, "adcode");
        if (code.Length is < 6 or > 20 || !code.AsSpan(0, 6).ContainsOnlyDigits() || (code.Length > 6 && code[6] != '_'))
            return new("没有区划代码 · no adcode", $"adcode is '{code}', not six digits");
        var name = Text(read.Attributes, "name");
        // The lines of the country that are no province's come without a name.
        if (name.Length == 0 && code[..6] == Country) name = "中国";
        if (name.Length is 0 or > 100) return new("没有名称 · no name", $"adcode {code} has no name, or one longer than 100 characters");
        if (read.Geometry is not (Polygon or MultiPolygon) || read.Geometry.IsEmpty) return new("不是面 · no polygon", $"adcode {code} has no polygon");
        var shape = read.Geometry.Copy();
        if (shape.Coordinates.Any(c => !(Math.Abs(c.X) <= 180 && Math.Abs(c.Y) <= 90)))
            return new("坐标不是经纬度 · coordinates are no degrees", $"adcode {code} has coordinates outside ±180, ±90: the file has to give longitude and latitude");
        shape.Apply(new ToWgs84(datum));
        shape.GeometryChanged();
        var mended = !shape.IsValid;
        if (mended) shape = GeometryFixer.Fix(shape);
        if (shape is not (Polygon or MultiPolygon) || shape.IsEmpty) return new("不是面 · no polygon", $"adcode {code} has rings without an area");
        shape.SRID = 0;
        feature = new(code, name, ParentOf(code, read.Attributes), shape, mended);
        return null;
    }

    private static string? ParentOf(string code, IAttributesTable attributes)
    {
        if (code[..6] == Country) return null;
        var given = attributes.GetOptionalValue("parent") is IAttributesTable parent ? Text(parent, "adcode") : "";
        if (given.Length == 6 && given.AsSpan().ContainsOnlyDigits() && given != code) return given;
        return DivisionTable.LevelOf(code[..6]) switch
        {
            DivisionLevel.Province => Country,
            DivisionLevel.City => code[..2] + "0000",
            _ => code[..4] + "00",
        };
    }

    private static string Text(IAttributesTable? attributes, string name) =>
        attributes?.GetOptionalValue(name) is { } value ? Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!.Trim() : "";

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private sealed class ToWgs84(Datum from) : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence places, int i)
        {
            var place = DatumConversion.Convert(new LonLat(places.GetX(i), places.GetY(i)), from, Datum.Wgs84);
            places.SetX(i, Math.Round(place.Longitude, 7));
            places.SetY(i, Math.Round(place.Latitude, 7));
        }
    }
}
