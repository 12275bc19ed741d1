using System.Globalization;
using NetTopologySuite.IO;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Grids;

/// <summary>Gridded files as they are offered to a person.</summary>
internal static class GridMethods
{
    private const string Formats = "NetCDF Classic and 64-bit Offset Format (ESDS-RFC-011); CF conventions 1.11; OGC 19-008r4 (GeoTIFF)";

    private static readonly MethodOption Variable = MethodOption.Text("variable", "", "变量名；空则为第一个格点变量", "The variable; the first that is gridded when empty");

    private static readonly MethodOption Index = MethodOption.Text("index", "", "除最后两维外各维的下标，从 0 起，用逗号分开；空则为 0", "Index on each axis before the last two, from 0, with commas; 0 when empty");

    public static Method Contents { get; } = new()
    {
        Name = "grid-contents",
        Group = MethodGroup.Grids,
        Zh = "格点文件内容",
        En = "Contents of a gridded file",
        AboutZh = "列出 NetCDF 或 GeoTIFF 文件中的变量、维度和单位。",
        AboutEn = "The variables of a NetCDF or GeoTIFF file with their axes and units.",
        Source = Formats,
        Cost = "O(variables)",
        Columns = [],
        ReadsGrid = true,
        Run = (input, _) => File(input).Then<MethodResult>(file => new MethodResult().With("format", file.Format).With("variables",
            new("variable", Texts: [.. file.Variables.Select(v => v.Name)]), new("axes", Texts: [.. file.Variables.Select(v => string.Join(" × ", v.Dimensions.Select(d => $"{d.Name} {d.Length}")))]),
            new("units", Texts: [.. file.Variables.Select(v => v.Text("units"))]), new("name", Texts: [.. file.Variables.Select(v => v.Text("long_name") is { Length: > 0 } name ? name : v.Text("standard_name"))]))),
    };

    public static Method Map { get; } = new()
    {
        Name = "grid-map",
        Group = MethodGroup.Grids,
        Zh = "格点图",
        En = "Map of a grid",
        AboutZh = "画出格点场的一个平面，并给出平均、最小、最大值。",
        AboutEn = "Draws a plane of a gridded variable, with its mean and its least and greatest value.",
        Source = Formats,
        Cost = "O(cells)",
        Columns = [],
        ReadsGrid = true,
        Options = [Variable, Index],
        Run = (input, _) => Plane(input).Then<MethodResult>(found =>
        {
            var values = Statistics.Summary.Of(found.Plane.Values.AsSpan());
            if (values.Count == 0) return AnalysisProblem.TooFew(1, 0, "有值的格点", "cells with a value");
            return new MethodResult().With("cells", values.Count).With("missing", values.Missing).With("mean", values.Mean).With("min", values.Min).With("max", values.Max)
                .With(GridFigure.Of(found.Plane, found.Name));
        }),
    };

    public static Method Sample { get; } = new()
    {
        Name = "grid-sample",
        Group = MethodGroup.Grids,
        Zh = "站点取值",
        En = "Values at points",
        AboutZh = "在给定坐标处取格点值（最近格点或双线性）。",
        AboutEn = "The values of a grid at given places, of the nearest cell or between four.",
        Source = Formats,
        Cost = "O(cells + n log cells)",
        Columns = [new("x", "x 坐标或经度，与格点相同的坐标系", "x or longitude, in the coordinates of the grid"), new("y", "y 坐标或纬度", "y or latitude")],
        ReadsGrid = true,
        Options = [Variable, Index, MethodOption.Choice("method", ["bilinear", "nearest"], "取值方法", "How it is taken")],
        Run = (input, _) => Plane(input).Then<MethodResult>(found =>
        {
            var (x, y, nearest) = (input.Table.Numbers("x"), input.Table.Numbers("y"), input.Text("method") == "nearest");
            double[] values = [.. x.Select((e, i) => nearest ? found.Plane.Nearest(e, y[i]) : found.Plane.Bilinear(e, y[i]))];
            var outside = values.Count(double.IsNaN);
            var result = new MethodResult().With("count", values.Length - outside).With("rows", new("x", x), new("y", y), new(found.Name, values)).With(GridFigure.Of(found.Plane, found.Name, x, y));
            return outside == 0 ? result : result.WithNote($"{outside} 个点在格点范围之外或落在缺测处。", $"{outside} places are outside of the grid or at missing values.");
        }),
    };

    public static Method Series { get; } = new()
    {
        Name = "grid-series",
        Group = MethodGroup.Grids,
        Zh = "站点时间序列",
        En = "Series at points",
        AboutZh = "沿第一维（通常是时间）在给定坐标处逐次取值，得到每个站点的时间序列。",
        AboutEn = "The values at given places for every step of the first axis, mostly time: a series for each place.",
        Source = Formats,
        Cost = "O(steps × cells)",
        Columns = [new("x", "x 坐标或经度，与格点相同的坐标系", "x or longitude, in the coordinates of the grid"), new("y", "y 坐标或纬度", "y or latitude")],
        ReadsGrid = true,
        IsLong = true,
        Options = [Variable, MethodOption.Text("index", "", "第一维与最后两维之间各维的下标，用逗号分开；空则为 0", "Index on each axis between the first and the last two, with commas; 0 when empty"),
            MethodOption.Choice("method", ["bilinear", "nearest"], "取值方法", "How it is taken")],
        Run = (input, work) => File(input).Then(file => file.Find(input.Text("variable")).Then(variable => Indices(input.Text("index")).Then<MethodResult>(index =>
        {
            if (variable.Dimensions.Length < 3) return AnalysisProblem.Shape($"变量 {variable.Name} 没有第三维。", $"The variable {variable.Name} has no third axis.");
            var (x, y, nearest, steps) = (input.Table.Numbers("x"), input.Table.Numbers("y"), input.Text("method") == "nearest", variable.Dimensions[0].Length);
            if (x.Length > 500) return AnalysisProblem.Shape($"最多 500 个点，有 {x.Length} 个。", $"At most 500 places, there are {x.Length}.");
            var series = x.Select(_ => new double[steps]).ToArray();
            for (var s = 0; s < steps; s++)
            {
                work.At((double)s / steps);
                if (!file.Plane(variable, [s, .. index]).TryGet(out var plane, out var problem)) return problem;
                for (var p = 0; p < x.Length; p++) series[p][s] = nearest ? plane.Nearest(x[p], y[p]) : plane.Bilinear(x[p], y[p]);
            }
            TableColumn first = file.Coordinate(variable.Dimensions[0]) is { } axis && CfTime.Of(axis).TryGet(out var times, out var _)
                ? new("time", Times: times)
                : new(variable.Dimensions[0].Name, file.Coordinates(variable.Dimensions[0]));
            return new MethodResult().With("steps", steps).With("places", x.Length).With("series", [first, .. series.Select((values, p) => new TableColumn($"{variable.Name}{p + 1}", values))]);
        }))),
    };

    public static Method Zonal { get; } = new()
    {
        Name = "grid-zonal",
        Group = MethodGroup.Grids,
        Zh = "分区统计",
        En = "Zonal statistics",
        AboutZh = "多边形内格点的面积加权平均、最小、最大值和标准差。",
        AboutEn = "The mean by area, least and greatest value and deviation of a grid in a polygon.",
        Source = Formats + "; OGC 06-103r4 (WKT)",
        Cost = "O(cells in the box of the polygon)",
        Columns = [],
        ReadsGrid = true,
        Options = [Variable, Index, MethodOption.Text("polygon", "", "多边形（WKT，坐标系与格点相同），必填", "The polygon as WKT in the coordinates of the grid; has to be given")],
        Run = (input, _) => Plane(input).Then<MethodResult>(found => Polygon(input.Text("polygon")).Then(found.Plane.Within).Then<MethodResult>(s => new MethodResult()
            .With("cells", s.Cells).With("mean", s.Mean).With("min", s.Min).With("max", s.Max).With("standardDeviation", s.StandardDeviation).With("covered", 100 * s.Covered, "%"))),
    };

    public static Method Bands { get; } = new()
    {
        Name = "band-index",
        Group = MethodGroup.Grids,
        Zh = "遥感指数",
        En = "Indices of satellite bands",
        AboutZh = "由多波段 GeoTIFF 计算 NDVI、NDWI、MNDWI、NDBI，画图并给出统计。",
        AboutEn = "NDVI, NDWI, MNDWI or NDBI of a GeoTIFF with several bands, drawn and with statistics.",
        Source = "Rouse et al. (1974), NASA SP-351; McFeeters (1996), Int. J. Remote Sens. 17; Xu (2006), Int. J. Remote Sens. 27; Zha et al. (2003), Int. J. Remote Sens. 24",
        Cost = "O(cells)",
        Columns = [],
        ReadsGrid = true,
        Options =
        [
            MethodOption.Choice("index", ["ndvi", "ndwi", "mndwi", "ndbi"], "指数", "The index"),
            MethodOption.Whole("green", 2, 1, 100, "绿光波段号（Landsat-7 为 2）", "Number of the green band (2 for Landsat 7)"), MethodOption.Whole("red", 3, 1, 100, "红光波段号", "Number of the red band"),
            MethodOption.Whole("nir", 4, 1, 100, "近红外波段号", "Number of the near infrared band"), MethodOption.Whole("swir", 5, 1, 100, "短波红外波段号", "Number of the short-wave infrared band"),
        ],
        Run = (input, _) => File(input).Then<MethodResult>(file =>
        {
            var (a, b) = input.Text("index") switch { "ndwi" => ("green", "nir"), "mndwi" => ("green", "swir"), "ndbi" => ("swir", "nir"), _ => ("nir", "red") };
            return Band(file, input.Whole(a)).Then(first => Band(file, input.Whole(b)).Then<MethodResult>(second =>
            {
                if (first.Values.Length != second.Values.Length) return AnalysisProblem.Shape("两个波段的格点数不同。", "The two bands have not as many cells.");
                var plane = first with { Values = [.. BandIndex.Of([.. first.Values], [.. second.Values], BandIndex.Difference)] };
                var values = Statistics.Summary.Of(plane.Values.AsSpan());
                if (values.Count == 0) return AnalysisProblem.TooFew(1, 0, "有值的像元", "cells with a value");
                return new MethodResult().With("cells", values.Count).With("mean", values.Mean).With("min", values.Min).With("max", values.Max).With("standardDeviation", values.StandardDeviation)
                    .With("aboveZero", 100.0 * plane.Values.Count(v => v > 0) / values.Count, "%").With(GridFigure.Of(plane, input.Text("index").ToUpperInvariant()));
            }));
        }),
    };

    /// <summary>The file that a method was given.</summary>
    internal static Analysed<GridFile> File(MethodInput input) => input.GridPath is not { } path
        ? AnalysisProblem.Shape("需要一个格点文件（NetCDF 或 GeoTIFF）。", "A gridded file is needed (NetCDF or GeoTIFF).")
        : System.IO.File.Exists(path) ? GridFile.Open(path) : AnalysisProblem.Shape($"找不到文件 {Path.GetFileName(path)}。", $"There is no file {Path.GetFileName(path)}.");

    /// <summary>Whole numbers with commas between them.</summary>
    internal static Analysed<int[]> Indices(string text)
    {
        var parts = text.Split([',', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.All(p => int.TryParse(p, CultureInfo.InvariantCulture, out _))
            ? parts.Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray()
            : AnalysisProblem.Option("index", text, "用逗号分开的非负整数", "whole numbers from 0 with commas");
    }

    private static Analysed<(GridPlane Plane, string Name)> Plane(MethodInput input) => File(input).Then(file => file.Find(input.Text("variable")).Then(variable => Indices(input.Text("index")).Then(index =>
        file.Plane(variable, index).Then<(GridPlane, string)>(plane => (plane, variable.Text("units") is { Length: > 0 } units ? $"{variable.Name} ({units})" : variable.Name)))));

    private static Analysed<GridPlane> Band(GridFile file, int number) => file.Find($"band{number}").Then(band => file.Plane(band, []));

    private static Analysed<NetTopologySuite.Geometries.Geometry> Polygon(string text)
    {
        try
        {
            var found = new WKTReader().Read(text);
            if (found.Dimension == NetTopologySuite.Geometries.Dimension.Surface && !found.IsEmpty && found.IsValid) return found;
        }
        catch (ParseException)
        {
            // Said below with what it has to be.
        }
        return AnalysisProblem.Option("polygon", text.Length > 40 ? text[..40] + "…" : text, " WKT 写的有效多边形，如 POLYGON ((116 39, 117 39, 117 40, 116 40, 116 39))",
            "a valid polygon as WKT, such as POLYGON ((116 39, 117 39, 117 40, 116 40, 116 39))");
    }
}
