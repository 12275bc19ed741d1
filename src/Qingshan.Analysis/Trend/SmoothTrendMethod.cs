using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Trend;

/// <summary><see cref="SmoothTrend"/> as it is offered to a person.</summary>
internal static class SmoothTrendMethod
{
    public static Method Method { get; } = new()
    {
        Name = "smooth-trend",
        Group = MethodGroup.Trend,
        Zh = "平滑趋势（惩罚样条）",
        En = "Smooth trend (penalised splines)",
        AboutZh = "不假定直线：用惩罚样条画出月均值的平滑变化和自助法置信带，看何时升、何时降。",
        AboutEn = "Without assuming a straight line: a penalised spline through monthly means with a bootstrap band shows when values rose and when they fell.",
        Source = "Eilers & Marx (1996), Statistical Science 11; Wood (2017), Generalized Additive Models (cross-validation)",
        Cost = "O(n + m k² + samples · m k), m the number of means, k of splines",
        Columns = [TrendInput.Time, new("value", "数值", "Values")],
        Options =
        [
            MethodOption.Choice("period", ["month", "season", "year"], "先求哪种时段的平均", "Spans that are averaged first"),
            TrendInput.Capture,
            MethodOption.Flag("deseasonalise", false, "去除季节变化（STL，仅月均，需两年以上）", "Take out the course of the year (STL; over months only, more than two years)"),
            MethodOption.Whole("splines", 10, 5, 100, "样条个数：越多允许越弯", "Number of splines: the more, the more the curve may bend"),
            MethodOption.Flag("blocks", false, "分块抽样，考虑自相关", "Draw blocks, for means that depend on those before"),
            TrendInput.Confidence,
            MethodOption.Whole("resamples", 200, 99, 20_000, "自助抽样次数", "Samples of the bootstrap"),
            MethodOption.Whole("seed", 2, 0, int.MaxValue, "随机数种子", "Seed of the random numbers"),
        ],
        Openair = ["smoothTrend"],
        Run = Run,
    };

    private static Analysed<MethodResult> Run(MethodInput input, MethodWork work)
    {
        if (!TrendInput.Means(input).TryGet(out var series, out var problem)) return problem;
        var options = new TheilSenOptions(input.Number("confidence"), input.Whole("resamples"), input.Flag("blocks"), input.Whole("seed"));
        if (!SmoothTrend.Of(series, input.Whole("splines"), options, work).TryGet(out var found, out problem)) return problem;
        return new MethodResult().With("freedom", found.Freedom).With("rSquared", found.RSquared)
            .With("curve", new("start", Times: [.. series.Times]), new(input.Table.NameOf("value"), [.. series.Values]), new("capture", [.. series.Capture]),
                new("smooth", [.. found.Curve]), new("low", [.. found.Low]), new("high", [.. found.High]))
            .WithNotes(series, input.Number("capture"))
            .With(TrendFigure.Of(input.Table.NameOf("value"), found));
    }
}
