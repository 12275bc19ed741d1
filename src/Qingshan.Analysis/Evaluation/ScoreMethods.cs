using System.Collections.Immutable;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Evaluation;

/// <summary>Statistics of a model against observations as they are offered to a person.</summary>
internal static class ScoreMethods
{
    public static MethodColumn Observed { get; } = new("observed", "观测值", "What was observed");

    public static MethodColumn Modelled { get; } = new("modelled", "模拟或预报值，单位与观测相同", "What was modelled or forecast, in the same unit");

    public static Method Statistics { get; } = new()
    {
        Name = "model-statistics",
        Group = MethodGroup.Evaluation,
        Zh = "模型评估统计",
        En = "Model statistics",
        AboutZh = "模型与观测的偏差、误差、相关和效率，可按分组计算。",
        AboutEn = "Bias, error, correlation and efficiency of a model against observations, by groups where they are given.",
        Source = "Carslaw & Ropkins (2012), Environ. Model. Softw. 27–28; Chang & Hanna (2004), Meteorol. Atmos. Phys. 87; Willmott et al. (2012), Int. J. Climatol. 32; Legates & McCabe (2013), Int. J. Climatol. 33",
        Cost = "O(n)",
        Openair = ["modStats"],
        Columns = [Observed, Modelled with { Many = true }, new("group", "分组，如站点、季节", "Group, such as site or season", ColumnKind.Text, Required: false)],
        Run = (input, _) =>
        {
            var observed = input.Table.Numbers("observed");
            string[] groups = input.Table.Has("group") ? input.Table.Texts("group") : [];
            var rows = new List<(string Model, string Group, ModelStatistics Found)>();
            foreach (var model in input.Table.Many("modelled"))
            {
                var all = ModelStatistics.Of(observed, model.Numbers);
                if (!all.TryGet(out var found, out var problem)) return problem;
                rows.Add((model.Name, "", found));
                // A group with too few pairs has no row; the numbers of all say how many there are.
                foreach (var group in groups.Where(g => g.Length > 0).Distinct().Order(StringComparer.Ordinal))
                    if (ModelStatistics.Of([.. observed.Select((o, i) => groups[i] == group ? o : double.NaN)], model.Numbers).TryGet(out var part, out var _)) rows.Add((model.Name, group, part));
            }
            var first = rows[0].Found;
            return Named(first).Aggregate(new MethodResult(), (r, n) => r.With(n.Name, n.Value)).With("models",
            [
                new("model", Texts: [.. rows.Select(r => r.Model)]), new("group", Texts: [.. rows.Select(r => r.Group)]),
                .. Named(first).Select((n, i) => new TableColumn(n.Name, [.. rows.Select(r => Named(r.Found)[i].Value)])),
            ]);
        },
    };

    public static Method Quantiles { get; } = new()
    {
        Name = "conditional-quantiles",
        Group = MethodGroup.Evaluation,
        Zh = "条件分位数图",
        En = "Conditional quantiles",
        AboutZh = "模型给出某值时观测值的分布：中位线越贴近对角线越好。",
        AboutEn = "What was observed when the model said a certain value: the median should lie on the diagonal.",
        Source = "Wilks (2005), Statistical Methods in the Atmospheric Sciences; Carslaw & Ropkins (2012), Environ. Model. Softw. 27–28",
        Cost = "O(n log n)",
        Openair = ["conditionalQuantile"],
        Columns = [Observed, Modelled],
        Options = [MethodOption.Whole("intervals", 30, 4, 200, "模拟值的区间数", "How many intervals of modelled values")],
        Run = (input, _) => ConditionalQuantiles.Of(input.Table.Numbers("observed"), input.Table.Numbers("modelled"), input.Whole("intervals")).Then<MethodResult>(found =>
        {
            return new MethodResult().With("count", found.Count)
                .With("intervals", Column("modelled", q => q.Modelled), Column("count", q => q.Count), Column("median", q => q.Median), Column("p25", q => q.P25), Column("p75", q => q.P75),
                    Column("p10", q => q.P10), Column("p90", q => q.P90))
                .With(ConditionalQuantileFigure.Of(found, input.Table.NameOf("observed"), input.Table.NameOf("modelled")));

            TableColumn Column(string name, Func<ConditionalQuantile, double> of) => new(name, [.. found.Intervals.Select(of)]);
        }),
    };

    public static Method Taylor { get; } = new()
    {
        Name = "taylor-diagram",
        Group = MethodGroup.Evaluation,
        Zh = "泰勒图",
        En = "Taylor diagram",
        AboutZh = "一张图比较多个模型的相关、离散程度和中心化误差。",
        AboutEn = "Correlation, spread and centred error of several models in one figure.",
        Source = "Taylor (2001), J. Geophys. Res. 106",
        Cost = "O(n)",
        Openair = ["TaylorDiagram"],
        Columns = [Observed, Modelled with { Many = true }],
        Options = [MethodOption.Flag("normalise", false, "除以观测的标准差", "Divide by the standard deviation of what was observed")],
        Run = (input, _) =>
        {
            var models = new List<(string Name, TaylorStatistics Found)>();
            foreach (var model in input.Table.Many("modelled"))
            {
                if (!TaylorStatistics.Of(input.Table.Numbers("observed"), model.Numbers).TryGet(out var found, out var problem)) return problem;
                models.Add((model.Name, found));
            }
            return new MethodResult().With("models",
                    new("model", Texts: [.. models.Select(m => m.Name)]), new("count", [.. models.Select(m => (double)m.Found.Count)]), new("r", [.. models.Select(m => m.Found.R)]),
                    new("observedDeviation", [.. models.Select(m => m.Found.ObservedDeviation)]), new("modelledDeviation", [.. models.Select(m => m.Found.ModelledDeviation)]),
                    new("centredError", [.. models.Select(m => m.Found.CentredError)]))
                .With(TaylorFigure.Of(models, input.Table.NameOf("observed"), input.Flag("normalise")));
        },
    };

    /// <summary>The statistics with the names by which they are known.</summary>
    private static ImmutableArray<(string Name, double Value)> Named(ModelStatistics s) =>
    [
        ("n", s.Count), ("fac2", s.Fac2), ("mb", s.MeanBias), ("mge", s.MeanGrossError), ("nmb", s.NormalisedMeanBias), ("nmge", s.NormalisedMeanGrossError), ("rmse", s.RootMeanSquareError),
        ("r", s.R), ("coe", s.Efficiency), ("ioa", s.Agreement), ("fb", s.FractionalBias), ("nmse", s.NormalisedMeanSquareError), ("mg", s.GeometricMeanBias), ("vg", s.GeometricVariance),
    ];
}
