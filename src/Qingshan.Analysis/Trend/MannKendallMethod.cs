using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Trend;

/// <summary><see cref="MannKendall"/> as it is offered to a person.</summary>
internal static class MannKendallMethod
{
    public static Method Method { get; } = new()
    {
        Name = "mann-kendall",
        Group = MethodGroup.Trend,
        Zh = "Mann-Kendall 趋势检验",
        En = "Mann-Kendall trend test",
        AboutZh = "数据是否随时间单调上升或下降，不要求正态分布，允许缺测。",
        AboutEn = "Whether values rise or fall with time; no distribution is assumed and gaps are allowed.",
        Source = "Mann (1945), Econometrica 13; Kendall (1975), Rank Correlation Methods",
        Cost = "O(n log n)",
        Columns = [new("value", "数值，按时间排列", "Values in the order of time")],
        Run = (input, _) => MannKendall.Of(input.Table.Numbers("value")).Then<MethodResult>(found => new MethodResult()
            .With("count", found.Count).With("s", found.S).With("variance", found.Variance).With("z", found.Z).With("p", found.P).With("tau", found.Tau)
            .With("trend", found.P >= 0.05 ? "none" : found.S > 0 ? "rising" : "falling")),
    };
}
