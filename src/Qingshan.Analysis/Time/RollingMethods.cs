using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Time;

/// <summary><see cref="Rolling"/> as it is offered to a person: its mean and its quantiles.</summary>
internal static class RollingMethods
{
    private static readonly MethodOption Width = MethodOption.Whole("width", 8, 1, 1_000_000, "窗口宽度（步，小时数据即小时）", "Width of the window in steps (hours of hourly data)");
    private static readonly MethodOption Capture = MethodOption.Number("capture", 75, 0, 100, "窗口数据有效率下限，%", "Least data capture of a window, %");
    private static readonly MethodOption Align = MethodOption.Choice("align", ["centre", "right", "left"], "窗口位置：centre 居中，right 到当前为止，left 从当前起", "Where the window lies: centred, up to the step, or from it on");

    public static Method Mean { get; } = new()
    {
        Name = "rolling-mean",
        Group = MethodGroup.Time,
        Zh = "滑动平均",
        En = "Rolling mean",
        AboutZh = "如臭氧 8 小时、颗粒物 24 小时滑动平均；有效率不足的窗口不给值。",
        AboutEn = "Such as the 8-hour mean of ozone or the 24-hour mean of particles; windows with too little data give no value.",
        Source = "HJ 663-2013 (8 h and 24 h means); Neumaier (1974), compensated sums",
        Cost = "O(n)",
        Columns = [SeriesInput.Time, SeriesInput.Value],
        Options = [Width, Capture, Align],
        Openair = ["rollingMean"],
        Run = (input, _) => SeriesInput.Of(input).Then(series => Rolling.Mean(series.Values, input.Whole("width"), input.Number("capture"), Where(input)).Then<MethodResult>(found => Result(input, series, found, "mean"))),
    };

    public static Method Quantile { get; } = new()
    {
        Name = "rolling-quantile",
        Group = MethodGroup.Time,
        Zh = "滑动分位数",
        En = "Rolling quantile",
        AboutZh = "移动窗口内的分位数，如背景浓度（低分位）或峰值（高分位）随时间的变化。",
        AboutEn = "A quantile of a moving window, such as the background (low) or the peaks (high) as they change.",
        Source = "Hyndman & Fan (1996), American Statistician 50, type 7",
        Cost = "O(n (log w + w)), w the width",
        Columns = [SeriesInput.Time, SeriesInput.Value],
        Options = [Width, MethodOption.Number("share", 0.5, 0, 1, "分位（0 到 1）", "Quantile, 0 to 1"), Capture, Align],
        Openair = ["rollingQuantile"],
        Run = (input, _) => SeriesInput.Of(input).Then(series =>
            Rolling.Quantile(series.Values, input.Whole("width"), input.Number("share"), input.Number("capture"), Where(input)).Then<MethodResult>(found => Result(input, series, found, "quantile"))),
    };

    private static WindowAlign Where(MethodInput input) => input.Text("align") switch { "left" => WindowAlign.Left, "right" => WindowAlign.Right, _ => WindowAlign.Centre };

    private static MethodResult Result(MethodInput input, RegularSeries series, Rolling found, string name)
    {
        var summary = Summary.Of(found.Values.AsSpan());
        var width = input.Text("width");
        var result = SeriesInput.Lines(input, series, new("滑动统计", "Rolling statistic"), (name, new($"{width} 步滑动", $"over {width} steps"), [.. found.Values]));
        return (result with { Tables = [new("series", result.Tables[0].Columns.Add(new("count", [.. found.Counts.Select(c => (double)c)])))] })
            .With("rollingValues", summary.Count).With("rollingMean", summary.Mean).With("rollingMax", summary.Max);
    }
}
