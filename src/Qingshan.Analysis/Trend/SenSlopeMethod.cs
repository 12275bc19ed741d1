using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Time;

namespace Qingshan.Analysis.Trend;

/// <summary><see cref="SenSlope"/> as it is offered to a person.</summary>
internal static class SenSlopeMethod
{
    // The mean year of the Gregorian calendar.
    private const double Year = 365.2425;

    public static Method Method { get; } = new()
    {
        Name = "sen-slope",
        Group = MethodGroup.Trend,
        Zh = "Theil-Sen 斜率",
        En = "Theil-Sen slope",
        AboutZh = "变化速率的稳健估计及置信区间；不怕异常值，允许缺测和不等间隔，几万小时数据直接可算。",
        AboutEn = "A robust rate of change with its confidence interval; outliers, gaps and unequal steps do not matter, and tens of thousands of hours can be given as they are.",
        Source = "Theil (1950); Sen (1968), JASA 63; Gilbert (1987), Statistical Methods for Environmental Pollution Monitoring, 16.5",
        Cost = "expected O(n log n)",
        Columns = [TrendInput.Value, new("time", "时刻；有则斜率按每年计，无则按每行计", "Times; with them the slope is per year, without per row", ColumnKind.Time, Required: false)],
        Options = [TrendInput.Confidence],
        Run = Run,
    };

    private static Analysed<MethodResult> Run(MethodInput input, MethodWork work)
    {
        var values = input.Table.Numbers("value");
        var times = input.Table.Has("time") ? input.Table.Times("time") : [];
        if (times.Length > 0)
        {
            if (!TimeRows.Order(times).TryGet(out var order, out var wrong)) return wrong;
            (times, values) = (TimeRows.In<DateTime>(order, times), TimeRows.In<double>(order, values));
        }
        double[] x = times.Length > 0 ? [.. times.Select(t => (t - times[0]).TotalDays / Year)] : [.. Enumerable.Range(0, values.Length).Select(i => (double)i)];
        if (!SenSlope.Of(x, values, input.Number("confidence")).TryGet(out var found, out var problem)) return problem;
        var result = new MethodResult().With("count", found.Count).With("slope", found.Slope).With("low", found.Low).With("high", found.High).With("intercept", found.Intercept)
            .With("s", found.Test.S).With("z", found.Test.Z).With("p", found.Test.P).With("trend", TrendInput.Word(found.Test.P, found.Test.S)).With("per", times.Length > 0 ? "year" : "row");
        if (found.Count > 1000) result = result.WithNote("相邻的小时、日数据彼此相似，这里的区间和 p 值偏小；需要显著性时请用 theil-sen（月均、分块抽样）。", "Hours and days resemble those before them, so that this interval and p are too small; where significance matters use theil-sen on monthly means with blocks.");
        return times.Length == 0 ? result : result.With(TrendFigure.Of(input.Table.NameOf("value"), times, values, [.. x.Select(t => found.Intercept + found.Slope * t)], found));
    }
}
