using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Correlation;

/// <summary><see cref="CrossCorrelation"/>, <see cref="LaggedCorrelation"/> and <see cref="Granger"/> as they are offered to a person.</summary>
internal static class LagMethods
{
    public static Method Cross { get; } = new()
    {
        Name = "ccf",
        Group = MethodGroup.Correlation,
        Zh = "互相关函数",
        En = "Cross-correlation function",
        AboutZh = "两列在不同时间差下的相关。滞后 k 表示 x 取在 y 之后 k 步；峰在正滞后说明 y 在先。",
        AboutEn = "The correlation of two series at distances in time. At lag k, x is taken k steps after y; a peak at a positive lag says that y leads.",
        Source = "Box & Jenkins (1976), Time Series Analysis",
        Cost = "O(n · lags) or O(n log n)",
        Columns = [PairInput.X, PairInput.Y, PairInput.MaybeTime],
        Options = [new("lags", OptionKind.Whole, "", "最大滞后（步），留空自动", "Greatest lag in steps; found from the length when left out") { Min = 1, Max = 100_000 }],
        Run = (input, _) => PairInput.Steps(input).Then(s => CrossCorrelation.Of(s.X, s.Y, input.Whole("lags") is > 0 and var lags ? lags : null)).Then<MethodResult>(found =>
        {
            var best = Enumerable.Range(0, found.Lags.Length).Where(i => !double.IsNaN(found.Values[i])).MaxBy(i => Math.Abs(found.Values[i]));
            return new MethodResult().With("bestLag", found.Lags[best]).With("bestValue", found.Values[best]).With("band", found.Band)
                .With("ccf", new TableColumn("lag", [.. found.Lags.Select(l => (double)l)]), new("r", [.. found.Values]))
                .With(LagFigure.Of(Title(input, "互相关", "Cross-correlation of"), new("滞后（步）：x 在 y 之后", "Lag (steps): x after y"), found.Lags, found.Values, found.Band));
        }),
    };

    public static Method Lagged { get; } = new()
    {
        Name = "lagged-correlation",
        Group = MethodGroup.Correlation,
        Zh = "滞后相关",
        En = "Lagged correlation",
        AboutZh = "y 比 x 晚几步时两者最相关，如上游水质到下游断面的时间；每个滞后用各自的有效行计算。正滞后说明 x 在先。",
        AboutEn = "How many steps y follows x when the two go together most, such as water from a section upstream; each lag is of its own rows. A positive lag says that x leads.",
        Source = "Pearson (1895); Spearman (1904); Kendall (1945)",
        Cost = "O(n · lags), by ranks O(n log n · lags)",
        Columns = [PairInput.X, PairInput.Y, PairInput.MaybeTime],
        Options = [MethodOption.Whole("lags", 24, 0, 10_000, "最大滞后（步）", "Greatest lag in steps"), PairInput.Kind],
        Run = (input, work) => PairInput.Steps(input).Then(s => LaggedCorrelation.Of(s.X, s.Y, input.Whole("lags"), PairInput.KindOf(input), work)).Then<MethodResult>(found =>
        {
            var at = found.Lags.IndexOf(found.Best);
            return new MethodResult().With("bestLag", found.Best).With("bestValue", found.Values[at]).With("n", found.Counts[at]).With("p", found.P[at])
                .With("correlations", new("lag", [.. found.Lags.Select(l => (double)l)]), new("r", [.. found.Values]), new("n", [.. found.Counts.Select(c => (double)c)]), new("p", [.. found.P]))
                .With(LagFigure.Of(Title(input, "滞后相关", "Lagged correlation of"), new("滞后（步）：y 在 x 之后", "Lag (steps): y after x"), found.Lags, found.Values, 1.96 / Math.Sqrt(found.Counts[at])));
        }),
    };

    public static Method Granger { get; } = new()
    {
        Name = "granger",
        Group = MethodGroup.Correlation,
        Zh = "Granger 因果检验（双向）",
        En = "Granger test, both directions",
        AboutZh = "一列的过去是否有助于预测另一列。说的是预测而非因果：第三个因素同时影响两者时会误导。",
        AboutEn = "Whether the past of one series helps to foretell the other. It speaks of foretelling, not of causes: a third that drives both deceives it.",
        Source = "Granger (1969), Econometrica 37",
        Cost = "O(n · order²)",
        Columns = [PairInput.X, PairInput.Y, PairInput.MaybeTime],
        Options = [MethodOption.Whole("order", 1, 1, 200, "用过去几步", "Steps of the past that take part")],
        Run = (input, _) => PairInput.Steps(input).Then(s => Correlation.Granger.Of(s.X, s.Y, input.Whole("order")).Then(there => Correlation.Granger.Of(s.Y, s.X, input.Whole("order")).Then<MethodResult>(back => new MethodResult()
            .With("rows", there.Rows).With("xToYF", there.F).With("xToYP", there.P).With("yToXF", back.F).With("yToXP", back.P)
            .With("xHelpsY", there.P < 0.05 ? "yes" : "no").With("yHelpsX", back.P < 0.05 ? "yes" : "no")))),
    };

    private static Label Title(MethodInput input, string zh, string en) => new($"{input.Table.NameOf("x")} 与 {input.Table.NameOf("y")} 的{zh}", $"{en} {input.Table.NameOf("x")} and {input.Table.NameOf("y")}");
}
