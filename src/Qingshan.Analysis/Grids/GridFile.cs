using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Grids;

/// <summary>A gridded file: classic NetCDF (CDF-1, -2, -5), NetCDF-4 (HDF5) or GeoTIFF, told apart by its first bytes.</summary>
/// <param name="Format">What it is.</param>
/// <param name="Variables">Its variables, coordinates among them.</param>
public sealed record GridFile(string Format, ImmutableArray<GridVariable> Variables)
{
    /// <summary>How many values are read at once at most: 800 MB in memory.</summary>
    internal const long Most = 100_000_000;

    /// <summary>Opens a file and reads what it says of its contents.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The file; a problem where it is none of these or is damaged.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Analysed<GridFile> Open(string path)
    {
        var magic = new byte[8];
        using (var file = File.OpenRead(path)) file.ReadAtLeast(magic, 8, throwOnEndOfStream: false);
        return magic switch
        {
            [(byte)'C', (byte)'D', (byte)'F', 1 or 2 or 5, ..] => ClassicNetCdf.Open(path),
            [0x89, (byte)'H', (byte)'D', (byte)'F', ..] => Hdf5NetCdf.Open(path),
            [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..] => GeoTiff.Open(path),
            _ => AnalysisProblem.Shape("不认识的文件：应为 NetCDF（classic 或 NetCDF-4）或 GeoTIFF。", "This file is not known: it has to be NetCDF (classic or NetCDF-4) or GeoTIFF."),
        };
    }

    /// <summary>Finds a variable.</summary>
    /// <param name="name">Its name; empty for the first that has at least two axes.</param>
    /// <returns>The variable; a problem that names those there are.</returns>
    public Analysed<GridVariable> Find(string name)
    {
        var found = name.Length == 0 ? Variables.FirstOrDefault(v => v.Dimensions.Length >= 2 && !v.Name.Contains("bnds", StringComparison.Ordinal)) : Variables.FirstOrDefault(v => v.Name == name);
        if (found is not null) return found;
        var names = string.Join(", ", Variables.Where(v => v.Dimensions.Length >= 2).Select(v => v.Name));
        return AnalysisProblem.Option("variable", name, $"以下之一：{names}", $"one of {names}");
    }

    /// <summary>The coordinates along an axis.</summary>
    /// <param name="dimension">The axis.</param>
    /// <returns>The coordinates; where the file has none, the numbers 0, 1, 2, …</returns>
    public double[] Coordinates(GridDimension dimension)
    {
        ArgumentNullException.ThrowIfNull(dimension);
        return Coordinate(dimension) is { } variable ? variable.Values() : [.. Enumerable.Range(0, dimension.Length).Select(i => (double)i)];
    }

    /// <summary>The variable that holds the coordinates of an axis: that of the same name.</summary>
    /// <param name="dimension">The axis.</param>
    /// <returns>The variable; null where there is none.</returns>
    public GridVariable? Coordinate(GridDimension dimension) => Variables.FirstOrDefault(v => v.Name == dimension.Name && v.Dimensions.Length == 1);

    /// <summary>A plane of a variable: its last two axes, at a place on the others.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="leading">An index for each of the other axes; those that are left out are 0.</param>
    /// <returns>The plane; a problem where the variable has fewer than two axes or an index is outside of its axis.</returns>
    public Analysed<GridPlane> Plane(GridVariable variable, ReadOnlySpan<int> leading)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var others = variable.Dimensions.Length - 2;
        if (others < 0) return AnalysisProblem.Shape($"变量 {variable.Name} 不是二维以上的格点场。", $"The variable {variable.Name} has fewer than two axes.");
        var at = new int[others];
        for (var d = 0; d < leading.Length; d++)
        {
            if (d >= others || leading[d] < 0 || leading[d] >= variable.Dimensions[d].Length)
                return AnalysisProblem.Option("index", leading[d], d >= others ? $"最多 {others} 个下标" : $" {variable.Dimensions[d].Name} 的下标 0 到 {variable.Dimensions[d].Length - 1}",
                    d >= others ? $"at most {others} indices" : $"an index of {variable.Dimensions[d].Name}, 0 to {variable.Dimensions[d].Length - 1}");
            at[d] = leading[d];
        }
        var (rows, columns) = (variable.Dimensions[^2], variable.Dimensions[^1]);
        var (byRow, byColumn) = (Coordinate(rows), Coordinate(columns));
        return Damage.Said(Format, () =>
        {
            var values = variable.Values(at);
            // Some files have the longitude first.
            if (IsLongitude(byRow) && IsLatitude(byColumn)) return GridPlane.Of(Coordinates(rows), Coordinates(columns), Turned(values, rows.Length, columns.Length), true);
            return GridPlane.Of(Coordinates(columns), Coordinates(rows), values, IsLatitude(byRow) && IsLongitude(byColumn));
        });
    }

    private static double[] Turned(double[] values, int rows, int columns) => [.. Enumerable.Range(0, values.Length).Select(i => values[i % rows * columns + i / rows])];

    internal static bool IsLongitude(GridVariable? variable) => variable is not null
        && (variable.Text("units") is "degrees_east" or "degree_east" or "degrees_E" || variable.Text("standard_name") == "longitude" || variable.Name is "lon" or "longitude");

    internal static bool IsLatitude(GridVariable? variable) => variable is not null
        && (variable.Text("units") is "degrees_north" or "degree_north" or "degrees_N" || variable.Text("standard_name") == "latitude" || variable.Name is "lat" or "latitude");
}
