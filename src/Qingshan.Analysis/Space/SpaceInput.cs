using System.Globalization;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Space;

/// <summary>How the methods of space read their tables: rows without a place or a value are left out, and said to be.</summary>
internal sealed record SpaceInput(Places Places, double[][] Columns, int[] Rows, int Left)
{
    public static MethodColumn[] Coordinates { get; } =
    [
        new("x", "东西向坐标（平面坐标，或经度）", "Coordinate to the east (of a plane, or the longitude)"),
        new("y", "南北向坐标（与 x 同单位，或纬度）", "Coordinate to the north (in the same unit, or the latitude)"),
    ];

    public static MethodOption CoordinateOption { get; } =
        MethodOption.Choice("coordinates", ["plane", "lonlat"], "坐标：plane 平面坐标（距离用其单位），lonlat 经纬度（距离用米）", "Coordinates: plane (distances in their unit) or lonlat (distances in metres)");

    public static Analysed<SpaceInput> Read(MethodTable table, bool earth, params double[][] columns)
    {
        var (x, y) = (table.Numbers("x"), table.Numbers("y"));
        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(i => double.IsFinite(x[i]) && double.IsFinite(y[i]) && columns.All(c => double.IsFinite(c[i])))];
        double[] a = [.. rows.Select(i => x[i])], b = [.. rows.Select(i => y[i])];
        for (var i = 0; earth && i < a.Length; i++)
            if (!new LonLat(a[i], b[i]).IsOnEarth)
                return AnalysisProblem.Shape($"第 {rows[i] + 1} 行的经纬度 ({N(a[i])}, {N(b[i])}) 不在地球上：请检查列的次序，或把 coordinates 设为 plane。", $"Row {rows[i] + 1} has the longitude and latitude ({N(a[i])}, {N(b[i])}), which is not on the earth: check the order of the columns, or set coordinates to plane.");
        return new SpaceInput(earth ? Places.Earth(a, b) : Places.Plane(a, b), [.. columns.Select(c => (double[])[.. rows.Select(i => c[i])])], rows, table.Rows - rows.Length);
    }

    /// <summary>The same with one row for each place: rows at one place are averaged, as no map can pass through two values.</summary>
    public SpaceInput Averaged()
    {
        int[][] groups = [.. Enumerable.Range(0, Places.Count).GroupBy(i => (Places.X[i], Places.Y[i])).Select(g => g.ToArray())];
        if (groups.Length == Places.Count) return this;
        return this with
        {
            Places = Places.Pick([.. groups.Select(g => g[0])]),
            Columns = [.. Columns.Select(c => (double[])[.. groups.Select(g => g.Average(i => c[i]))])],
            Rows = [.. groups.Select(g => Rows[g[0]])],
            Merged = Places.Count - groups.Length,
        };
    }

    private int Merged { get; init; }

    /// <summary>The note on rows that were left out or averaged.</summary>
    public MethodResult Note(MethodResult result)
    {
        if (Left > 0) result = result.WithNote($"{Left} 行缺坐标或数值，未参与计算。", $"{Left} rows without a place or a value were left out.");
        return Merged == 0 ? result : result.WithNote($"{Merged} 行与其他行位于同一点，已取平均。", $"{Merged} rows stand at the place of another and were averaged with it.");
    }

    private static string N(double value) => value.ToString("G8", CultureInfo.InvariantCulture);
}
