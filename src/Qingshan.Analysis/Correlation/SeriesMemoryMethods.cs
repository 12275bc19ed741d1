using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Correlation;

/// <summary><see cref="Autocorrelation"/> and <see cref="LjungBox"/> as they are offered to a person.</summary>
internal static class SeriesMemoryMethods
{
    private static readonly MethodColumn Value = new("value", "数值（没有时刻列时按时间排列，步长相等）", "Values (without times: in their order, in equal steps)");

    public static Method Autocorrelation { get; } = new()
    {
        Name = "acf",
        Group = MethodGroup.Correlation,
        Zh = "自相关函数",
        En = "Autocorrelation function",
        AboutZh = "数据与自身若干步之前的相关：记忆有多长，有没有日、周、年周期；并给出偏自相关。允许缺测。",
        AboutEn = "The correlation of a series with itself some steps earlier: how long it remembers, and whether it has cycles of days, weeks or years; with partial correlations. Gaps are allowed.",
        Source = "Box & Jenkins (1976), Time Series Analysis; Durbin (1960) (partial)",
        Cost = "O(n · lags) or O(n log n)",
        Columns = [Value, PairInput.MaybeTime],
        Options = [new("lags", OptionKind.Whole, "", "最大滞后（步），留空为 10 log10 n", "Greatest lag in steps; 10 log10 n when left out") { Min = 1, Max = 100_000 }],
        Run = (input, _) => PairInput.Series(input).Then(series => Correlation.Autocorrelation.Of(series, input.Whole("lags") is > 0 and var lags ? lags : null)).Then<MethodResult>(found =>
        {
            int[] lags = [.. Enumerable.Range(0, found.Values.Length)];
            var name = input.Table.NameOf("value");
            return new MethodResult().With("count", found.Count).With("lag1", found.Values[1]).With("band", found.Band)
                .With("acf", new TableColumn("lag", [.. lags.Select(l => (double)l)]), new("r", [.. found.Values]), new("partial", [double.NaN, .. found.Partial()]))
                .With(LagFigure.Of(new($"{name} 的自相关", $"Autocorrelation of {name}"), new("滞后（步）", "Lag (steps)"), lags, found.Values, found.Band));
        }),
    };

    public static Method LjungBox { get; } = new()
    {
        Name = "ljung-box",
        Group = MethodGroup.Correlation,
        Zh = "Ljung-Box 检验",
        En = "Ljung-Box test",
        AboutZh = "序列（如模型残差）在若干步内是否还有自相关。",
        AboutEn = "Whether a series, such as the residuals of a model, has any memory over some lags.",
        Source = "Ljung & Box (1978), Biometrika 65",
        Cost = "O(n · lags) or O(n log n)",
        Columns = [Value, PairInput.MaybeTime],
        Options = [MethodOption.Whole("lags", 10, 1, 100_000, "滞后阶数", "Lags"), MethodOption.Whole("fitted", 0, 0, 1000, "残差所属模型已估计的参数个数", "Numbers that the model was fitted with, where the values are its residuals")],
        Run = (input, _) => PairInput.Series(input).Then(series => Correlation.LjungBox.Of(series, input.Whole("lags"), input.Whole("fitted"))).Then<MethodResult>(found => new MethodResult()
            .With("count", found.Count).With("q", found.Q).With("p", found.P).With("memory", found.P < 0.05 ? "yes" : "no")),
    };
}
