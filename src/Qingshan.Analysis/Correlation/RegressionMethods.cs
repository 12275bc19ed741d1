using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Correlation;

/// <summary><see cref="LinearRegression"/>, <see cref="RobustRegression"/>, <see cref="RunningRegression"/> and <see cref="PartialCorrelation"/> as they are offered to a person.</summary>
internal static class RegressionMethods
{
    private static readonly MethodColumn Explained = new("y", "因变量", "What is to be explained");
    private static readonly MethodColumn Variables = new("x", "自变量（可多列）", "Variables (several columns can be given)", Many: true);

    public static Method Linear { get; } = new()
    {
        Name = "linear-regression",
        Group = MethodGroup.Correlation,
        Zh = "线性回归",
        En = "Linear regression",
        AboutZh = "系数及标准误、显著性、R²、残差；给出第二个表时对新数据预测并给 95 % 区间。",
        AboutEn = "Coefficients with errors and significance, R² and residuals; with a second table it foretells new rows with 95 % intervals.",
        Source = "Ordinary least squares by QR; Draper & Smith (1998), Applied Regression Analysis",
        Cost = "O(n k²) for k variables",
        Columns = [Explained, Variables],
        Second = [Variables],
        SecondZh = "要预测的自变量，列的顺序同上",
        SecondEn = "variables of rows to foretell, in the same order",
        SecondOptional = true,
        Openair = ["scatterPlot"],
        Run = RunLinear,
    };

    public static Method RobustLines { get; } = new()
    {
        Name = "robust-regression",
        Group = MethodGroup.Correlation,
        Zh = "稳健回归",
        En = "Robust regression",
        AboutZh = "不被少数异常值带偏的回归，给出每行权重：权重接近 0 的行就是异常。",
        AboutEn = "Regression that a few outliers do not carry away, with the weight of each row: rows near 0 are the outliers.",
        Source = "Huber (1964, 1981), M-estimation; Tukey's bisquare; scale from the median of |residuals|",
        Cost = "O(n k²) a round, some ten rounds",
        Columns = [Explained, Variables],
        Options = [MethodOption.Choice("weight", ["huber", "bisquare"], "权重：bisquare 完全不理会很远的点", "Weights: bisquare takes no notice of points far off")],
        Run = RunRobust,
    };

    public static Method Running { get; } = new()
    {
        Name = "running-regression",
        Group = MethodGroup.Correlation,
        Zh = "滑动回归",
        En = "Running regression",
        AboutZh = "在移动的几行内做直线回归；R² 高的斜率反映单一来源的排放比值（如 NOx/CO）。",
        AboutEn = "Lines through a few rows at a time; slopes with a high R² tell the emission ratio of single sources, such as NOx to CO.",
        Source = "Bentley (2004), Atmospheric Environment 38",
        Cost = "O(n · width)",
        Columns = [new("time", "时刻（缺行按缺测处理）", "Times (absent rows count as missing)", ColumnKind.Time), new("x", "自变量", "x"), new("y", "因变量", "y")],
        Options = [MethodOption.Whole("width", 3, 3, 10_000, "窗口行数", "Rows of a window"), MethodOption.Number("r-squared", 0.9, 0, 1, "汇总时只取 R² 不低于此值的窗口", "Only windows with an R² of at least this are summarised")],
        Openair = ["runRegression"],
        Run = RunRunning,
    };

    public static Method Partial { get; } = new()
    {
        Name = "partial-correlation",
        Group = MethodGroup.Correlation,
        Zh = "偏相关",
        En = "Partial correlation",
        AboutZh = "扣除其他因素（如温度、风速）的影响后，两列是否仍相关。",
        AboutEn = "Whether two columns still go together with what others explain, such as temperature and wind, taken out.",
        Source = "Yule (1907), Proc. R. Soc. A 79",
        Cost = "O(n k²) for k columns that are taken out",
        Columns = [new("x", "第一列", "The first column"), new("y", "第二列", "The second column"), new("given", "要扣除影响的列（可多列）", "Columns whose influence is taken out", Many: true)],
        Options = [MethodOption.Choice("kind", ["pearson", "spearman"], "相关系数", "Coefficient")],
        Run = (input, _) => PartialCorrelation.Of(input.Table.Numbers("x"), input.Table.Numbers("y"), [.. input.Table.Many("given").Select(c => c.Numbers!)], PairInput.KindOf(input))
            .Then<MethodResult>(found => new MethodResult().With("count", found.Count).With("r", found.Value).With("p", found.P).With("plain", found.Plain)),
    };

    private static Analysed<MethodResult> RunLinear(MethodInput input, MethodWork work)
    {
        var (y, columns) = (input.Table.Numbers("y"), input.Table.Many("x"));
        if (!LinearRegression.Of(y, [.. columns.Select(c => c.Numbers!)]).TryGet(out var found, out var problem)) return problem;
        double[] fitted = [.. found.Fitted];
        var result = new MethodResult().With("count", found.Count).With("rSquared", found.RSquared).With("adjusted", found.Adjusted).With("sigma", found.Sigma).With("f", found.F).With("p", found.P)
            .With("coefficients", Coefficients(columns.Select(c => c.Name), found.Coefficients))
            .With("rows", new(input.Table.NameOf("y"), y), new("fitted", fitted), new("residual", [.. y.Select((v, i) => v - fitted[i])]))
            .With(Figure(input, fitted, [.. found.Coefficients.Select(c => c.Estimate)], FormattableString.Invariant($"R² = {found.RSquared:0.000}, n = {found.Count}")));
        if (y.Length > found.Count) result = result.WithNote($"{y.Length - found.Count} 行有缺测，未参与。", $"{y.Length - found.Count} rows with missing values took no part.");
        if (input.Second is not { } second) return result;
        var given = second.Many("x");
        if (given.Length != columns.Length) return AnalysisProblem.Shape($"第二个表应有 {columns.Length} 列自变量，只有 {given.Length} 列。", $"The second table has to have {columns.Length} variables; it has {given.Length}.");
        RegressionPrediction[] made = [.. Enumerable.Range(0, second.Rows).Select(r => found.Predict([.. given.Select(c => c.Numbers![r])]))];
        return result.With("predictions", new("value", [.. made.Select(m => m.Value)]), new("low", [.. made.Select(m => m.Low)]), new("high", [.. made.Select(m => m.High)]));
    }

    private static Analysed<MethodResult> RunRobust(MethodInput input, MethodWork work)
    {
        var (y, columns) = (input.Table.Numbers("y"), input.Table.Many("x"));
        double[][] x = [.. columns.Select(c => c.Numbers!)];
        if (!RobustRegression.Of(y, x, input.Text("weight") == "bisquare" ? RobustWeight.Bisquare : RobustWeight.Huber).TryGet(out var found, out var problem)) return problem;
        double[] fitted = [.. Enumerable.Range(0, y.Length).Select(r => found.Coefficients[0].Estimate + x.Select((c, j) => found.Coefficients[j + 1].Estimate * c[r]).Sum())];
        return new MethodResult().With("count", found.Count).With("scale", found.Scale).With("rounds", found.Rounds).With("outliers", found.Weights.Count(w => w < 0.25))
            .With("coefficients", Coefficients(columns.Select(c => c.Name), found.Coefficients))
            .With("rows", new(input.Table.NameOf("y"), y), new("fitted", fitted), new("residual", [.. y.Select((v, i) => v - fitted[i])]), new("weight", [.. found.Weights]))
            .With(Figure(input, fitted, [.. found.Coefficients.Select(c => c.Estimate)], FormattableString.Invariant($"n = {found.Count}")));
    }

    private static Analysed<MethodResult> RunRunning(MethodInput input, MethodWork work)
    {
        if (!PairInput.Steps(input).TryGet(out var steps, out var problem)) return problem;
        var (width, least) = (input.Whole("width"), input.Number("r-squared"));
        if (!RunningRegression.Of(steps.X, steps.Y, width).TryGet(out var lines, out problem)) return problem;
        double[] good = [.. lines.Where(l => l.RSquared >= least).Select(l => l.Slope)];
        Array.Sort(good);
        return new MethodResult().With("windows", lines.Length).With("goodWindows", good.Length)
            .With("medianSlope", Quantile.OfSorted(good, 0.5)).With("lowerQuartile", Quantile.OfSorted(good, 0.25)).With("upperQuartile", Quantile.OfSorted(good, 0.75))
            .With("lines", new("from", Times: [.. lines.Select(l => steps.Times[l.First])]), new("to", Times: [.. lines.Select(l => steps.Times[l.First + width - 1])]), new("slope", [.. lines.Select(l => l.Slope)]),
                new("intercept", [.. lines.Select(l => l.Intercept)]), new("rSquared", [.. lines.Select(l => l.RSquared)]), new("xMin", [.. lines.Select(l => l.XMin)]), new("xMax", [.. lines.Select(l => l.XMax)]));
    }

    private static TableColumn[] Coefficients(IEnumerable<string> names, IReadOnlyList<RegressionCoefficient> of) =>
    [
        new("term", Texts: ["(intercept)", .. names]), new("estimate", [.. of.Select(c => c.Estimate)]), new("error", [.. of.Select(c => c.Error)]), new("t", [.. of.Select(c => c.T)]), new("p", [.. of.Select(c => c.P)]),
    ];

    /// <summary>With one variable the line through the points, with more the observed against the expected.</summary>
    private static Figure Figure(MethodInput input, double[] fitted, double[] b, string words)
    {
        var y = input.Table.Numbers("y");
        var (nameY, columns) = (input.Table.NameOf("y"), input.Table.Many("x"));
        return columns.Length == 1
            ? RegressionFigure.Of(new($"{nameY} 对 {columns[0].Name} 的回归", $"{nameY} on {columns[0].Name}"), columns[0].Name, nameY, columns[0].Numbers!, y, b[0], b[1],
                FormattableString.Invariant($"{nameY} = {b[0]:G4} {(b[1] < 0 ? '−' : '+')} {Math.Abs(b[1]):G4} · {columns[0].Name}, ") + words)
            : RegressionFigure.Of(new($"{nameY}：观测与回归", $"{nameY}: observed and expected"), new("回归值", "Expected"), nameY, fitted, y, 0, 1, words);
    }
}
