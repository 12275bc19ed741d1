using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Space.Interpolation;

/// <summary>Where estimates are wanted: the rows of the second table, or a grid over the box of the observations.</summary>
internal sealed record InterpolationTargets(Places Places, double[][] Trend)
{
    public static MethodOption CellsOption { get; } = MethodOption.Whole("cells", 60, 5, 400, "没有第二个表时，网格长边的格数", "Cells along the longer side of the grid where there is no second table");

    public static Analysed<InterpolationTargets> Of(MethodInput input, Places observed)
    {
        var earth = observed.AreOnEarth;
        var wanted = input.Table.Many("trend").Length;
        if (input.Second is not { } second)
        {
            return wanted == 0 ? new InterpolationTargets(Grid(observed, input.Whole("cells")), [])
                : AnalysisProblem.Shape("用了趋势列，就必须知道目标点处的趋势值：请用 --second 给出含 x、y 和 trend 的表。", "With columns of a trend their values at the targets have to be known: give a table with x, y and trend by --second.");
        }
        var given = second.Many("trend").Length;
        if (given != wanted)
            return AnalysisProblem.Shape($"两个表的趋势列数不同：观测表 {wanted} 列，目标表 {given} 列；请按相同次序给出。", $"The tables differ in their columns of the trend: {wanted} with the observations, {given} with the targets; give the same ones in the same order.");
        return SpaceInput.Read(second, earth, [.. second.Many("trend").Select(c => c.Numbers!)]).Then<InterpolationTargets>(read => new InterpolationTargets(read.Places, read.Columns));
    }

    /// <summary>Cells whose centres fill the box around the places.</summary>
    private static Places Grid(Places places, int cells)
    {
        var (left, right, bottom, top) = (places.X.Min(), places.X.Max(), places.Y.Min(), places.Y.Max());
        var side = Math.Max(right - left, top - bottom) / cells;
        if (!(side > 0)) return places;
        var (across, up) = (Math.Max(1, (int)Math.Ceiling((right - left) / side - 1e-9)), Math.Max(1, (int)Math.Ceiling((top - bottom) / side - 1e-9)));
        var (x, y) = (new double[across * up], new double[across * up]);
        for (var i = 0; i < x.Length; i++) (x[i], y[i]) = (left + (i % across + 0.5) * side, top - (i / across + 0.5) * side);
        return places.AreOnEarth ? Places.Earth(x, [.. y.Select(v => Math.Clamp(v, -90, 90))]) : Places.Plane(x, y);
    }
}
