using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Trend;

/// <summary><see cref="SerialTrend"/> as it is offered to a person.</summary>
internal static class SerialTrendMethod
{
    public static Method Method { get; } = new()
    {
        Name = "mann-kendall-serial",
        Group = MethodGroup.Trend,
        Zh = "考虑自相关的 Mann-Kendall 检验",
        En = "Mann-Kendall test for serially correlated data",
        AboutZh = "相邻数据彼此相似时（月均、日均几乎都是），普通检验会误报趋势；这里校正方差或先去除自相关。",
        AboutEn = "Where values resemble those before them, as monthly and daily means do, the plain test reports trends too often; this one corrects the variance or takes the memory out.",
        Source = "Hamed & Rao (1998), J. Hydrology 204; Yue & Wang (2004), Water Resources Management 18; Yue et al. (2002), Hydrological Processes 16",
        Cost = "O(n log n)",
        Columns = [TrendInput.Value, TrendInput.MaybeTime],
        Options =
        [
            MethodOption.Choice("correction", ["hamed-rao", "yue-wang", "prewhitening", "trend-free-prewhitening"], "校正方法", "Correction"),
            new("lags", OptionKind.Whole, "", "校正方差所用的滞后阶数，留空为全部", "Lags that correct the variance; all when left out") { Min = 1 },
        ],
        Run = (input, _) => TrendInput.Steps(input).Then(steps => SerialTrend.Of(steps.Values, input.Text("correction") switch
        {
            "yue-wang" => SerialCorrection.YueWang,
            "prewhitening" => SerialCorrection.Prewhitening,
            "trend-free-prewhitening" => SerialCorrection.TrendFreePrewhitening,
            _ => SerialCorrection.HamedRao,
        }, input.Whole("lags") is > 0 and var lags ? lags : null)).Then<MethodResult>(found => new MethodResult()
            .With("count", found.Count).With("s", found.S).With("variance", found.Variance).With("z", found.Z).With("p", found.P)
            .With("varianceFactor", found.Factor).With("lag1", found.Lag1).With("slopePerStep", found.Slope)
            .With("trend", TrendInput.Word(found.P, found.S))),
    };
}
