using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Anomaly;

/// <summary>Anomalies of one series as they are offered to a person.</summary>
internal static class SeriesMethods
{
    private static readonly MethodOption Target = new("target", OptionKind.Number, "", "目标值；空为平均值", "The target; empty for the mean");

    private static readonly MethodOption Sigma = new("sigma", OptionKind.Number, "", "受控时的标准差；空由相邻差估计", "The standard deviation in control; empty for that of the moving ranges") { Min = 0 };

    public static Method Robust { get; } = new()
    {
        Name = "robust-z",
        Group = MethodGroup.Anomaly,
        Zh = "稳健 z 分数（中位数/MAD，Hampel 滤波）",
        En = "Robust z scores (median and MAD, Hampel filter)",
        AboutZh = "哪些值离中位数太远；给出窗口时与前后的值比较，适合有日变化或趋势的序列。",
        AboutEn = "Which values are too far from the median; with a window they are compared with those around them, for series with a daily course or a trend.",
        Source = "Iglewicz & Hoaglin (1993), How to Detect and Handle Outliers; Hampel (1974), JASA 69",
        Cost = "O(n log n); O(n w) with a window w",
        Columns = [AnomalyInput.Value, AnomalyInput.Time],
        Options = [MethodOption.Whole("window", 0, 0, 1_000_000, "窗口内值数，0 为全部", "Values in a window, 0 for all"), MethodOption.Number("limit", RobustScore.CustomaryLimit, 0.1, 1000, "判为异常的分数", "From which score on a value is an anomaly")],
        Run = (input, _) =>
        {
            var (table, values, limit) = (input.Table, input.Table.Numbers("value"), input.Number("limit"));
            return RobustScore.Of(values, input.Whole("window")).Then<MethodResult>(found =>
            {
                int[] marked = [.. Enumerable.Range(0, values.Length).Where(i => Math.Abs(found.Scores[i]) > limit)];
                double[] low = [.. found.Centre.Select((c, i) => c - limit * found.Spread[i])], high = [.. found.Centre.Select((c, i) => c + limit * found.Spread[i])];
                return new MethodResult().With("count", values.Count(v => !double.IsNaN(v))).With("anomalyCount", marked.Length)
                    .With("anomalies", AnomalyInput.Marked(table, marked, new("value", values), new("score", [.. found.Scores]), new("centre", [.. found.Centre])))
                    .With("scores", new TableColumn("score", [.. found.Scores]))
                    .With(AnomalyFigure.Series(table.NameOf("value"), AnomalyInput.Times(table), values, marked, low, high, new($"异常值：{table.NameOf("value")}", $"Anomalies of {table.NameOf("value")}")));
            });
        },
    };

    public static Method Cusum { get; } = new()
    {
        Name = "cusum",
        Group = MethodGroup.Anomaly,
        Zh = "累积和控制图（CUSUM）",
        En = "Cumulative sum control chart (CUSUM)",
        AboutZh = "把超出容许偏差的部分累加，及早发现小而持续的偏移，并估计偏移从何时开始。",
        AboutEn = "Sums up what goes beyond an allowance, so that small lasting shifts show early, with about when they began.",
        Source = "Page (1954), Biometrika 41; NIST/SEMATECH e-Handbook of Statistical Methods 6.3.2.3",
        Cost = "O(n)",
        Columns = [AnomalyInput.Value, AnomalyInput.Time],
        Options = [Target, Sigma, MethodOption.Number("allowance", 0.5, 0, 100, "容许偏差 k（标准差的倍数）", "Allowance k in standard deviations"), MethodOption.Number("limit", 5, 0.01, 1000, "判定限 h（标准差的倍数）", "Limit h in standard deviations")],
        Run = (input, _) =>
        {
            var (table, values) = (input.Table, input.Table.Numbers("value"));
            return Anomaly.Cusum.Of(values, input.Number("target"), input.Number("sigma"), input.Number("allowance"), input.Number("limit")).Then<MethodResult>(found =>
                new MethodResult().With("count", values.Count(v => !double.IsNaN(v))).With("target", found.Target).With("sigma", found.Sigma).With("limit", found.Limit).With("alarmCount", found.Alarms.Length)
                    .With("firstAlarmRow", found.Alarms.IsEmpty ? double.NaN : found.Alarms[0] + 1).With("beganRow", found.Began < 0 ? double.NaN : found.Began + 1)
                    .With("alarms", AnomalyInput.Marked(table, found.Alarms, new("value", values), new("high", [.. found.High]), new("low", [.. found.Low])))
                    .With("chart", new TableColumn("value", values), new TableColumn("high", [.. found.High]), new TableColumn("low", [.. found.Low]))
                    .With(ControlChartFigure.Of(found, values, AnomalyInput.Times(table), table.NameOf("value"))));
        },
    };

    public static Method Ewma { get; } = new()
    {
        Name = "ewma",
        Group = MethodGroup.Anomaly,
        Zh = "指数加权移动平均控制图（EWMA）",
        En = "Control chart of exponentially weighted moving averages (EWMA)",
        AboutZh = "新值与历史按权重平均，超出控制限即报警；比单值图更早发现小偏移。",
        AboutEn = "Averages in which the new value counts a share; outside of the limits is an alarm. Small shifts show earlier than by single values.",
        Source = "Roberts (1959), Technometrics 1; NIST/SEMATECH e-Handbook of Statistical Methods 6.3.2.4",
        Cost = "O(n)",
        Columns = [AnomalyInput.Value, AnomalyInput.Time],
        Options =
        [
            Target, Sigma, MethodOption.Number("share", 0.3, 0.001, 1, "新值的权重 λ", "What the new value counts (λ)"), MethodOption.Number("width", 3, 0.1, 20, "控制限宽度（标准差的倍数）", "Width of the limits in standard deviations"),
            MethodOption.Flag("exact", false, "开头用较窄的精确控制限", "Whether limits are narrower at the beginning, as they exactly are"),
        ],
        Run = (input, _) =>
        {
            var (table, values) = (input.Table, input.Table.Numbers("value"));
            return Anomaly.Ewma.Of(values, input.Number("target"), input.Number("sigma"), input.Number("share"), input.Number("width"), input.Flag("exact")).Then<MethodResult>(found =>
                new MethodResult().With("count", values.Count(v => !double.IsNaN(v))).With("target", found.Target).With("sigma", found.Sigma).With("lower", found.Lower[^1]).With("upper", found.Upper[^1]).With("alarmCount", found.Alarms.Length)
                    .With("alarms", AnomalyInput.Marked(table, found.Alarms, new("value", values), new("average", [.. found.Averages])))
                    .With("chart", new TableColumn("value", values), new TableColumn("average", [.. found.Averages]), new TableColumn("lower", [.. found.Lower]), new TableColumn("upper", [.. found.Upper]))
                    .With(ControlChartFigure.Of(found, values, AnomalyInput.Times(table), table.NameOf("value"))));
        },
    };

    public static Method Profile { get; } = new()
    {
        Name = "matrix-profile",
        Group = MethodGroup.Anomaly,
        Zh = "矩阵轮廓（异常形态与重复形态）",
        En = "Matrix profile (discords and motifs)",
        AboutZh = "找出形状与其他任何时段都不像的片段（异常）和反复出现的片段（含抄录、复制的数据）；只看形状，不看高低。",
        AboutEn = "Stretches whose form is like no other (discords) and stretches that come again (motifs, copied data among them); it looks at form, not at height.",
        Source = "Yeh et al. (2016), ICDM; Zimmerman et al. (2019), SoCC",
        Cost = "O(n²), whatever the window",
        Columns = [AnomalyInput.Value, AnomalyInput.Time],
        Options = [MethodOption.Whole("window", 24, MatrixProfile.LeastWindow, 100_000, "片段长度（值数）", "Length of a stretch, in values"), MethodOption.Whole("top", 3, 1, 100, "列出几个", "How many are listed")],
        IsLong = true,
        Run = (input, work) =>
        {
            var (table, values, top) = (input.Table, input.Table.Numbers("value"), input.Whole("top"));
            return MatrixProfile.Of(values, input.Whole("window"), work).Then<MethodResult>(found =>
            {
                var (discords, motifs) = (found.Discords(top), found.Motifs(top));
                double[] distances = [.. found.Distances], nearest = [.. found.Nearest.Select(n => n < 0 ? double.NaN : n + 1.0)];
                return new MethodResult().With("stretches", found.Distances.Length).With("greatest", discords.IsEmpty ? double.NaN : found.Distances[discords[0]]).With("least", motifs.IsEmpty ? double.NaN : found.Distances[motifs[0]])
                    .With("discords", AnomalyInput.Marked(table, discords, new("distance", distances), new("nearestRow", nearest)))
                    .With("motifs", AnomalyInput.Marked(table, motifs, new("distance", distances), new("nearestRow", nearest)))
                    .With("profile", new TableColumn("distance", distances), new TableColumn("nearestRow", nearest))
                    .With(MatrixProfileFigure.Of(found, values, AnomalyInput.Times(table), table.NameOf("value"), discords, motifs));
            });
        },
    };
}
