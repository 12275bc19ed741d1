using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Trend;

/// <summary><see cref="Stl"/> as it is offered to a person.</summary>
internal static class StlMethod
{
    public static Method Method { get; } = new()
    {
        Name = "stl",
        Group = MethodGroup.Trend,
        Zh = "STL 季节-趋势分解",
        En = "STL seasonal-trend decomposition",
        AboutZh = "把序列分成季节、趋势和余项三部分。缺测先按其他周期同一位置的直线补上，补过的位置余项留空。",
        AboutEn = "Takes a series apart into a seasonal figure, a trend and a remainder. Gaps are bridged by the line through the same place of other cycles; their remainder stays empty.",
        Source = "Cleveland, Cleveland, McRae & Terpenning (1990), J. Official Statistics 6",
        Cost = "O(n · window)",
        Columns = [TrendInput.Value, TrendInput.MaybeTime],
        Options =
        [
            MethodOption.Whole("season-length", 12, 2, 10_000, "一个周期有几步（月数据 12，小时数据 24）", "Steps in a cycle (12 for months, 24 for hours)"),
            new("seasonal-window", OptionKind.Whole, "", "季节窗口（周期数，奇数）；留空为周期固定不变", "Seasonal window in cycles, odd; left out for a figure that never changes") { Min = 3, Max = 10_001 },
            new("trend-window", OptionKind.Whole, "", "趋势窗口（步数，奇数）；留空自动", "Trend window in steps, odd; found from the others when left out") { Min = 3, Max = 1_000_001 },
            MethodOption.Flag("robust", false, "降低异常值的权重", "Weigh outliers down"),
        ],
        Run = Run,
    };

    private static Analysed<MethodResult> Run(MethodInput input, MethodWork work)
    {
        if (!TrendInput.Steps(input).TryGet(out var steps, out var problem)) return problem;
        var (values, times) = steps;
        var missing = values.Count(double.IsNaN);
        if (missing > values.Length / 2) return AnalysisProblem.Gaps(0.5, (double)missing / values.Length);
        var period = input.Whole("season-length");
        var whole = missing == 0 ? values : TrendSeries.Bridge(values, period);
        int? Given(string name) => input.Whole(name) is > 0 and var number ? number : null;
        if (!Stl.Of(whole, new(period, Given("seasonal-window"), 0, Given("trend-window"), input.Flag("robust"))).TryGet(out var found, out problem)) return problem;
        double[] remainder = [.. found.Remainder.Select((r, i) => double.IsNaN(values[i]) ? double.NaN : r)];
        TableColumn place = times.Length > 0 ? new("time", Times: times) : new("step", [.. Enumerable.Range(0, values.Length).Select(i => (double)i)]);
        var result = new MethodResult().With("count", values.Length - missing).With("bridged", missing)
            .With("parts", place, new(input.Table.NameOf("value"), values), new("seasonal", [.. found.Seasonal]), new("trend", [.. found.Trend]), new("remainder", remainder), new("weight", [.. found.Weights]))
            .With(StlFigure.Of(input.Table.NameOf("value"), times, whole, found));
        return missing == 0 ? result : result.WithNote($"{missing} 个缺测先补后分解。", $"{missing} missing values were bridged first.");
    }
}
