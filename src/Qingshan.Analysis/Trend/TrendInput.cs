using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Time;

namespace Qingshan.Analysis.Trend;

/// <summary>How the trend methods read the table that they are given.</summary>
internal static class TrendInput
{
    public static MethodColumn Value { get; } = new("value", "数值（没有时刻列时按时间排列，步长相等）", "Values (without times: in their order, in equal steps)");

    public static MethodColumn MaybeTime { get; } = new("time", "时刻（缺行按缺测处理）", "Times (absent rows count as missing)", ColumnKind.Time, Required: false);

    public static MethodColumn Time { get; } = new("time", "时刻", "Times", ColumnKind.Time);

    public static MethodOption Confidence { get; } = MethodOption.Number("confidence", 0.95, 0.5, 0.999, "置信水平", "Level of confidence");

    public static MethodOption Capture { get; } = MethodOption.Number("capture", 0, 0, 100, "时段数据有效率下限，%（缺行也算缺测）", "Least data capture of a span, % (absent rows count as missing)");

    /// <summary>Values in equal steps, with their times where the table has them.</summary>
    public static Analysed<(double[] Values, DateTime[] Times)> Steps(MethodInput input)
    {
        var values = input.Table.Numbers("value");
        if (!input.Table.Has("time")) return (values, Array.Empty<DateTime>());
        return RegularSeries.Of(input.Table.Times("time"), values).Then<(double[], DateTime[])>(s => (s.Values, s.Times()));
    }

    /// <summary>Means over months, seasons or years as the options say.</summary>
    public static Analysed<TrendSeries> Means(MethodInput input) => Means(input, input.Table.Times("time"), input.Table.Numbers("value"));

    /// <summary>The same of some of the rows.</summary>
    public static Analysed<TrendSeries> Means(MethodInput input, DateTime[] times, double[] values)
    {
        var period = input.Text("period") switch { "season" => Period.Season, "year" => Period.Year, _ => Period.Month };
        return TrendSeries.Of(times, values, period, input.Number("capture"), input.Flag("deseasonalise"));
    }

    /// <summary>What the reader has to know of the means.</summary>
    public static MethodResult WithNotes(this MethodResult result, TrendSeries series, double capture)
    {
        var left = series.Values.Count(double.IsNaN);
        var (zh, en) = capture > 0 ? ($"或有效率低于 {capture} %", $" or with a capture under {capture} %") : ("", "");
        if (left > 0) result = result.WithNote($"{left} 个时段无数据{zh}，未参与趋势计算。", $"{left} spans without data{en} took no part.");
        if (series.Bridged > 0) result = result.WithNote($"去季节时有 {series.Bridged} 个缺月按其他年份同月的直线补上，仅用于估计季节变化。", $"To estimate the course of the year {series.Bridged} missing months were bridged by the line through the same month of other years.");
        var thin = series.Values.Zip(series.Capture).Count(p => !double.IsNaN(p.First) && p.Second < 75);
        if (thin > 0) result = result.WithNote($"{thin} 个参与计算的时段有效率低于 75 %。", $"{thin} of the spans that took part have a data capture under 75 %.");
        return result;
    }

    public static string Word(double p, double slope) => p >= 0.05 ? "none" : slope > 0 ? "rising" : "falling";
}
