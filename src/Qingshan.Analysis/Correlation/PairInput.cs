using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Time;

namespace Qingshan.Analysis.Correlation;

/// <summary>How the methods for two series read the table that they are given.</summary>
internal static class PairInput
{
    public static MethodColumn X { get; } = new("x", "第一列数值（没有时刻列时按时间排列，步长相等）", "The first series (without times: in their order, in equal steps)");

    public static MethodColumn Y { get; } = new("y", "第二列数值", "The second series");

    public static MethodColumn MaybeTime { get; } = new("time", "时刻（缺行按缺测处理）", "Times (absent rows count as missing)", ColumnKind.Time, Required: false);

    public static MethodOption Kind { get; } = MethodOption.Choice("kind", ["pearson", "spearman", "kendall"], "相关系数：pearson 线性，spearman / kendall 按秩", "Coefficient: pearson for lines, spearman and kendall by ranks");

    public static CorrelationKind KindOf(MethodInput input) => input.Text("kind") switch { "spearman" => CorrelationKind.Spearman, "kendall" => CorrelationKind.Kendall, _ => CorrelationKind.Pearson };

    /// <summary>Two series in equal steps of the same times.</summary>
    public static Analysed<(double[] X, double[] Y, DateTime[] Times)> Steps(MethodInput input)
    {
        var (x, y) = (input.Table.Numbers("x"), input.Table.Numbers("y"));
        if (!input.Table.Has("time")) return (x, y, Array.Empty<DateTime>());
        var times = input.Table.Times("time");
        return RegularSeries.Of(times, x).Then(a => RegularSeries.Of(times, y, a.Step).Then<(double[], double[], DateTime[])>(b => (a.Values, b.Values, a.Times())));
    }

    /// <summary>One series in equal steps.</summary>
    public static Analysed<double[]> Series(MethodInput input) => input.Table.Has("time")
        ? RegularSeries.Of(input.Table.Times("time"), input.Table.Numbers("value")).Then<double[]>(s => s.Values)
        : input.Table.Numbers("value");
}
