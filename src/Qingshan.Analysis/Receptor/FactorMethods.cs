using System.Collections.Immutable;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Receptor;

/// <summary>Factorisations as they are offered to a person.</summary>
internal static class FactorMethods
{
    private static readonly MethodColumn[] Columns =
    [
        new("species", "各物种（组分）的浓度", "Concentrations of the species", Many: true),
        new("time", "采样时间", "Time of the sample", ColumnKind.Time, Required: false),
    ];

    public static Method Pmf { get; } = new()
    {
        Name = "pmf",
        Group = MethodGroup.Receptor,
        Zh = "正定矩阵因子分解（PMF）",
        En = "Positive matrix factorisation (PMF)",
        AboutZh = "由受体点的组分浓度及其不确定度反推有哪些来源（成分谱）、各来源随时间贡献多少；多次随机起步取 Q 最小者，可用自助法评估稳健性。",
        AboutEn = "What sources there are (profiles) and what each brings over time, from species at a receptor and their uncertainties; the least Q of many starts, with a bootstrap where wanted.",
        Source = "Paatero & Tapper (1994), Environmetrics 5; Kim & Park (2011), SIAM J. Sci. Comput. 33 (the solver); EPA PMF 5.0 User Guide (bootstrap)",
        Cost = "O(s t n m k²) for s starts of t steps, n rows, m species, k factors",
        Columns = [.. Columns],
        Second = [new("uncertainty", "各物种的不确定度，列名或次序与浓度表相同", "The uncertainties of the species, in columns of the same names or order", Many: true)],
        SecondZh = "不确定度表，行与浓度表一一对应",
        SecondEn = "Uncertainties, row by row as the concentrations",
        Options =
        [
            MethodOption.Whole("factors", 5, 1, NonnegativeSquares.Most, "因子（来源）数", "How many factors (sources)"),
            MethodOption.Whole("starts", Receptor.Pmf.CustomaryStarts, 1, 500, "随机起步次数", "How often it starts"),
            MethodOption.Whole("seed", 1, 0, int.MaxValue, "随机种子", "Seed of the random starts"),
            MethodOption.Text("weak", "", "弱组分的列名，用逗号分开：其不确定度乘以 3", "Names of weak species, separated by commas: their uncertainties are tripled"),
            MethodOption.Number("extra", 0, 0, 100, "附加模型不确定度（占浓度的 %）", "Extra uncertainty of the model, percent of the concentration"),
            MethodOption.Whole("bootstrap", 0, 0, 1000, "自助法重抽样次数，0 为不做", "Draws of the bootstrap, 0 for none"),
        ],
        IsLong = true,
        Run = RunPmf,
    };

    public static Method Nmf { get; } = new()
    {
        Name = "nmf",
        Group = MethodGroup.Receptor,
        Zh = "非负矩阵分解（NMF）",
        En = "Non-negative matrix factorisation (NMF)",
        AboutZh = "没有不确定度时，把多组分数据分解为少数几个成分谱与其贡献；各值权重相同，浓度大的组分影响大。",
        AboutEn = "Data of many species as few profiles and their contributions, where no uncertainties are known; all values weigh the same, so that large ones count most.",
        Source = "Lee & Seung (1999), Nature 401; Boutsidis & Gallopoulos (2008), Pattern Recognition 41 (start)",
        Cost = "O(t n m k²) for t steps",
        Columns = [.. Columns],
        Options = [MethodOption.Whole("factors", 3, 1, NonnegativeSquares.Most, "因子数", "How many factors")],
        IsLong = true,
        Run = (input, work) =>
        {
            var (names, data) = Rows(input.Table, "species");
            return Receptor.Nmf.Of(data, input.Whole("factors"), work: work).Then<MethodResult>(found =>
            {
                var result = new MethodResult().With("rows", data.Length).With("species", names.Length).With("error", found.Error).With("explained", found.Explained);
                if (!found.Settled) result = result.WithNote("迭代在上限处停止，结果可能还可改善。", "It stopped at the most steps allowed, and might still gain.");
                return Tables(result, input.Table, names, found.Profiles, found.Contributions)
                    .With(FactorFigure.Of(names, found.Profiles, found.Contributions, Times(input.Table), new("非负矩阵分解：成分谱与贡献", "Profiles and contributions (NMF)"), null));
            });
        },
    };

    private static Analysed<MethodResult> RunPmf(MethodInput input, MethodWork work)
    {
        var (names, data) = Rows(input.Table, "species");
        var (given, unordered) = Rows(input.Second!, "uncertainty");
        if (given.Length != names.Length || unordered.Length != data.Length)
            return AnalysisProblem.Shape($"浓度表有 {data.Length} 行 {names.Length} 个物种，不确定度表有 {unordered.Length} 行 {given.Length} 列：两者须一一对应。", $"There are {data.Length} rows of {names.Length} species, but uncertainties of {unordered.Length} rows and {given.Length} columns: they have to match.");
        // By name where all names are the same, else in the order given.
        int[] order = names.All(given.Contains) ? [.. names.Select(n => Array.IndexOf(given, n))] : [.. Enumerable.Range(0, names.Length)];
        double[][] uncertainties = [.. unordered.Select(r => (double[])[.. order.Select(o => r[o])])];
        var weak = input.Text("weak").Split([',', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (weak.FirstOrDefault(w => !names.Contains(w)) is { } unknown) return AnalysisProblem.Option("weak", unknown, "组分列的列名：" + string.Join(", ", names), "names of species: " + string.Join(", ", names));
        var signal = SignalToNoise(data, uncertainties);
        for (var i = 0; i < data.Length; i++)
        {
            for (var j = 0; j < names.Length; j++)
            {
                var sigma = uncertainties[i][j] * (weak.Contains(names[j]) ? 3 : 1);
                uncertainties[i][j] = input.Number("extra") > 0 && !double.IsNaN(data[i][j]) ? Math.Sqrt(sigma * sigma + Math.Pow(data[i][j] * input.Number("extra") / 100, 2)) : sigma;
            }
        }
        var draws = input.Whole("bootstrap");
        var first = draws > 0 ? 0.5 : 1;
        return Receptor.Pmf.Of(data, uncertainties, input.Whole("factors"), input.Whole("starts"), input.Whole("seed"), work: work.Part(0, first)).Then(found =>
        {
            var result = new MethodResult().With("rows", data.Length).With("species", names.Length).With("q", found.Q).With("qExpected", found.QExpected).With("qRatio", found.Ratio)
                .With("startCount", found.Starts.Length).With("startsNearBest", found.Starts.Count(q => q <= found.Q * 1.001)).With("startsSettled", found.Settled);
            if (found.QExpected <= 0) result = result.WithNote("未知数多于数据，Q 的期望值没有意义：请减少因子。", "There are more unknowns than values, so that nothing can be expected of Q: take fewer factors.");
            result = Tables(result, input.Table, names, found.Profiles, found.Contributions)
                .With("residuals", [.. names.Select((n, j) => new TableColumn(n, [.. found.ScaledResiduals.Select(r => r[j])]))])
                .With("fit", new TableColumn("species", Texts: names), new TableColumn("signalToNoise", signal), new TableColumn("r2", [.. names.Select((_, j) => Squared(found, data, j))]), new TableColumn("q", [.. names.Select((_, j) => found.ScaledResiduals.Sum(r => double.IsNaN(r[j]) ? 0 : r[j] * r[j]))]),
                    new TableColumn("beyondThree", [.. names.Select((_, j) => (double)found.ScaledResiduals.Count(r => Math.Abs(r[j]) > 3))]))
                .With("starts", new TableColumn("start", [.. Enumerable.Range(1, found.Starts.Length).Select(i => (double)i)]), new TableColumn("q", [.. found.Starts]));
            if (draws == 0) return result.With(Figure(null));
            return PmfBootstrap.Of(found, data, uncertainties, draws, input.Whole("seed"), work: work.Part(first, 1)).Then<MethodResult>(spread => result
                .With("bootstrapUnmapped", spread.Unmapped)
                .With("bootstrap", [
                    new TableColumn("factor", [.. found.Profiles.SelectMany((p, k) => p.Select(_ => k + 1.0))]), new TableColumn("species", Texts: [.. found.Profiles.SelectMany(_ => names)]),
                    new TableColumn("mapped", [.. found.Profiles.SelectMany((p, k) => p.Select(_ => (double)spread.Mapped[k]))]), new TableColumn("profile", [.. found.Profiles.SelectMany(p => p)]),
                    new TableColumn("p5", [.. spread.Low.SelectMany(p => p)]), new TableColumn("median", [.. spread.Middle.SelectMany(p => p)]), new TableColumn("p95", [.. spread.High.SelectMany(p => p)])])
                .With(Figure(spread)));

            Figure Figure(PmfBootstrap? spread) => FactorFigure.Of(names, found.Profiles, found.Contributions, Times(input.Table),
                new(FormattableString.Invariant($"PMF {found.Factors} 因子：成分谱与贡献（Q/Q期望 = {found.Ratio:F2}）"), FormattableString.Invariant($"PMF with {found.Factors} factors: profiles and contributions (Q/Qexpected = {found.Ratio:F2})")), spread);
        });
    }

    /// <summary>By how many uncertainties values are above them on average (EPA PMF 5.0): below 0.5 a species is better left out, below 1 weak.</summary>
    private static double[] SignalToNoise(double[][] data, double[][] uncertainties) =>
        [.. Enumerable.Range(0, data.Length == 0 ? 0 : data[0].Length).Select(j => Enumerable.Range(0, data.Length).Where(i => !double.IsNaN(data[i][j] + uncertainties[i][j])).Select(i => Math.Max(0, data[i][j] / uncertainties[i][j] - 1)).DefaultIfEmpty(double.NaN).Average())];

    /// <summary>The squared correlation of a species as measured and as fitted.</summary>
    private static double Squared(Pmf found, double[][] data, int species)
    {
        int[] rows = [.. Enumerable.Range(0, data.Length).Where(i => !double.IsNaN(data[i][species]))];
        var r = MathNet.Numerics.Statistics.Correlation.Pearson(rows.Select(i => data[i][species]), rows.Select(i => Enumerable.Range(0, found.Factors).Sum(k => found.Contributions[i][k] * found.Profiles[k][species])));
        return r * r;
    }

    private static DateTime[]? Times(MethodTable table) => table.Has("time") ? table.Times("time") : null;

    private static (string[] Names, double[][] Rows) Rows(MethodTable table, string role)
    {
        var columns = table.Many(role);
        return ([.. columns.Select(c => c.Name)], [.. Enumerable.Range(0, table.Rows).Select(i => (double[])[.. columns.Select(c => c.Numbers![i])])]);
    }

    private static MethodResult Tables(MethodResult result, MethodTable table, string[] names, ImmutableArray<ImmutableArray<double>> profiles, ImmutableArray<ImmutableArray<double>> contributions)
    {
        TableColumn[] factors = [.. profiles.Select((_, k) => new TableColumn($"factor{k + 1}", [.. contributions.Select(c => c[k])]))];
        return result
            .With("profiles", [new TableColumn("species", Texts: names), .. profiles.Select((p, k) => new TableColumn($"factor{k + 1}", [.. p]))])
            .With("contributions", table.Has("time") ? [new TableColumn("time", Times: table.Times("time")), .. factors] : factors);
    }}
