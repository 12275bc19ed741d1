using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Space;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Anomaly;

/// <summary>How the methods of this folder read their tables.</summary>
internal static class AnomalyInput
{
    public static MethodColumn Value { get; } = new("value", "数值，按时间排列", "Values in the order of time");

    public static MethodColumn Time { get; } = new("time", "时间，用作图的横轴", "Times, for the axis of the figure", ColumnKind.Time, Required: false);

    public static MethodColumn Feature { get; } = new("feature", "各特征列", "The columns that are looked at together", Many: true);

    public static DateTime[]? Times(MethodTable table) => table.Has("time") ? table.Times("time") : null;

    /// <summary>Rows in which no feature is missing, with their numbers.</summary>
    public static (int[] Rows, double[][] Points) Whole(MethodTable table)
    {
        double[][] columns = [.. table.Many("feature").Select(c => c.Numbers!)];
        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(i => columns.All(c => double.IsFinite(c[i])))];
        return (rows, [.. rows.Select(i => (double[])[.. columns.Select(c => c[i])])]);
    }

    /// <summary>A tree over points whose columns are brought to one scale by median and robust spread.</summary>
    public static KdTree Tree(double[][] points, bool standardise)
    {
        var size = points.Length == 0 ? 1 : points[0].Length;
        var flat = points.SelectMany(p => p).ToArray();
        for (var c = 0; standardise && c < size; c++)
        {
            double[] column = [.. points.Select(p => p[c])];
            var (middle, spread) = (Robust.Median(column), Robust.Spread(column, Robust.Median(column)));
            if (spread == 0) spread = Summary.Of(column).StandardDeviation;
            for (var i = 0; i < points.Length; i++) flat[i * size + c] = spread > 0 ? (column[i] - middle) / spread : 0;
        }
        return new(flat, size);
    }

    /// <summary>Scores of the whole rows, NaN for the others.</summary>
    public static double[] Spread(int rows, int[] which, IReadOnlyList<double> scores)
    {
        var all = new double[rows];
        Array.Fill(all, double.NaN);
        for (var i = 0; i < which.Length; i++) all[which[i]] = scores[i];
        return all;
    }

    public static MethodResult Left(MethodResult result, int left) =>
        left == 0 ? result : result.WithNote($"{left} 行有缺失值，未参与计算。", $"{left} rows with a missing value were left out.");

    public static TableColumn[] Marked(MethodTable table, IEnumerable<int> rows, params TableColumn[] columns)
    {
        int[] which = [.. rows];
        TableColumn[] first = table.Has("time") ? [new("row", [.. which.Select(r => r + 1.0)]), new("time", Times: [.. which.Select(r => table.Times("time")[r])])] : [new("row", [.. which.Select(r => r + 1.0)])];
        return [.. first, .. columns.Select(c => new TableColumn(c.Name, [.. which.Select(r => c.Numbers![r])]))];
    }
}
