using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Time;

namespace Qingshan.Analysis.Trend;

/// <summary><see cref="SeasonalMannKendall"/> as it is offered to a person.</summary>
internal static class SeasonalMannKendallMethod
{
    public static Method Method { get; } = new()
    {
        Name = "seasonal-mann-kendall",
        Group = MethodGroup.Trend,
        Zh = "季节性 Mann-Kendall 检验与季节 Sen 斜率",
        En = "Seasonal Mann-Kendall test and seasonal Sen slope",
        AboutZh = "同月与同月相比，消除季节变化的影响；水质月监测趋势的常用方法。有时刻列时先求月均。",
        AboutEn = "Compares each month with the same month of other years, the usual way for monthly water quality. With times, values are averaged over months first.",
        Source = "Hirsch, Slack & Smith (1982), Water Resources Research 18; Hirsch & Slack (1984), 20; Gilbert (1987), chapter 17",
        Cost = "expected O(n log n)",
        Columns = [TrendInput.Value, new("time", "时刻；有则先求月均，按自然月分季节", "Times; with them values are averaged over months, which are the seasons", ColumnKind.Time, Required: false)],
        Options =
        [
            MethodOption.Whole("season-length", 12, 2, 10_000, "没有时刻列时，一个周期有几步", "Steps in a cycle, where there are no times"),
            MethodOption.Flag("correlated", false, "考虑同一年内各季节之间的相关（只用完整年份，宜 10 年以上）", "Take into account that seasons of a year resemble each other (whole years only, better ten or more)"),
            TrendInput.Capture, TrendInput.Confidence,
        ],
        Run = Run,
    };

    private static Analysed<MethodResult> Run(MethodInput input, MethodWork work)
    {
        var (values, period) = (input.Table.Numbers("value"), input.Whole("season-length"));
        if (input.Table.Has("time"))
        {
            if (!TimeAverage.Of(input.Table.Times("time"), values, Period.Month, capture: input.Number("capture")).TryGet(out var months, out var wrong)) return wrong;
            // Whole years begin in January, whenever the data do.
            (values, period) = ([.. Enumerable.Repeat(double.NaN, months.Times[0].Month - 1), .. months.Values], 12);
        }
        var test = input.Flag("correlated") ? SeasonalMannKendall.Correlated(values, period, input.Number("confidence")) : SeasonalMannKendall.Of(values, period, input.Number("confidence"));
        return test.Then<MethodResult>(found => new MethodResult()
            .With("count", found.Count).With("seasons", found.Seasons).With("s", found.S).With("variance", found.Variance).With("z", found.Z).With("p", found.P).With("tau", found.Tau)
            .With("slopePerCycle", found.Slope).With("low", found.Low).With("high", found.High).With("intercept", found.Intercept)
            .With("trend", TrendInput.Word(found.P, found.S)));
    }
}
