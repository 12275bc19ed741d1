using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Space.Interpolation;

/// <summary><see cref="Kriging"/> as it is offered to a person.</summary>
internal static class KrigingMethod
{
    // Above this many observations the system of all is too large to factor while somebody waits: n³ / 3 steps and n² numbers.
    private const int MostTogether = 2000;

    public static Method Method { get; } = new()
    {
        Name = "kriging",
        Group = MethodGroup.Space,
        Zh = "克里金插值（普通、简单、泛克里金）",
        En = "Kriging (ordinary, simple, universal)",
        AboutZh = "按变异函数对没有观测的地方作最优线性估计，同时给出不确定度；有趋势列（或坐标趋势）时为泛克里金，给定均值时为简单克里金。",
        AboutEn = "The best linear estimate of places without observations under a variogram, with its uncertainty; universal with columns of a trend (or one in the coordinates), simple with a given mean.",
        Source = "Matheron (1963), Economic Geology 58; Cressie (1993), Statistics for Spatial Data, 3.2-3.4; Dubrule (1983), Math. Geology 15 (leaving one out)",
        Cost = "O(n³ + m n²) for m targets; O(m k³) with k neighbours",
        Columns = [.. SpaceInput.Coordinates, new("value", "观测值", "Observed values"), new("trend", "趋势协变量（泛克里金）", "Covariates of the trend (universal kriging)", Required: false, Many: true)],
        Second = [.. SpaceInput.Coordinates, new("trend", "目标点处的趋势协变量，次序相同", "The covariates at the targets, in the same order", Required: false, Many: true)],
        SecondZh = "要估计的位置（及其趋势列）；不给则在观测范围内生成网格",
        SecondEn = "Places to estimate at (with their trend); without it a grid over the observations",
        SecondOptional = true,
        Options =
        [
            SpaceInput.CoordinateOption,
            .. VariogramChoice.Options,
            new("mean", OptionKind.Number, "", "已知均值（简单克里金）；空为由数据估计", "A known mean (simple kriging); empty to estimate it"),
            MethodOption.Whole("neighbours", 0, 0, MostTogether, "参与的最近观测点数，0 为全部", "How many of the nearest observations take part, 0 for all"),
            InterpolationTargets.CellsOption,
        ],
        IsLong = true,
        Run = Run,
    };

    private static Analysed<MethodResult> Run(MethodInput input, MethodWork work) =>
        Read(input).Then(asked => Refused(asked) is { } problem ? problem
            : VariogramChoice.Of(input, asked.Places, asked.Values, asked.Drift).Then(chosen =>
                Krige(asked, chosen.Fit.Model, work).Then<MethodResult>(found => Result(input, asked, chosen.Fit, found, work))));

    private static Analysed<Asked> Read(MethodInput input)
    {
        double[][] trend = [.. input.Table.Many("trend").Select(c => c.Numbers!)];
        return SpaceInput.Read(input.Table, input.Text("coordinates") == "lonlat", [input.Table.Numbers("value"), .. trend]).Then(rows =>
        {
            var read = rows.Averaged();
            var degree = input.Whole("drift");
            return VariogramChoice.Places(input, read.Places).Then(places => InterpolationTargets.Of(input, read.Places).Then<Asked>(targets =>
                new Asked(read, places, Drift.Of(places, degree, places, read.Columns[1..]), targets.Places, VariogramChoice.Places(input, targets.Places).Value,
                    Drift.Of(targets.Places, degree, places, targets.Trend), input.Number("mean"), input.Whole("neighbours"))));
        });
    }

    private static AnalysisProblem? Refused(Asked asked)
    {
        var count = asked.Places.Count;
        if (asked.IsSimple && asked.Drift.Columns.Length > 1) return AnalysisProblem.Option("mean", asked.Mean, "空（有趋势时均值由趋势给出）", "empty (with a trend the mean comes from it)");
        if (asked.IsSimple && asked.Neighbours > 0) return AnalysisProblem.Option("neighbours", asked.Neighbours, " 0（简单克里金用全部观测）", "0 (simple kriging takes all observations)");
        return count <= MostTogether || asked.Neighbours > 0 ? null
            : AnalysisProblem.Option("neighbours", 0, $" 1 至 {MostTogether}（观测有 {count} 个，超过 {MostTogether} 个须限定邻点数，例如 32）", $"1 to {MostTogether} (there are {count} observations, and above {MostTogether} neighbours have to be limited, to 32 for example)");
    }

    private static Analysed<Kriging> Krige(Asked asked, VariogramModel model, MethodWork work)
    {
        if (asked.IsSimple) return Kriging.Simple(asked.Places, asked.Values, model, asked.Mean, asked.At, work);
        return asked.Neighbours > 0
            ? Kriging.Near(asked.Places, asked.Values, model, asked.Neighbours, asked.Drift, asked.At, asked.AtDrift, work)
            : Kriging.Of(asked.Places, asked.Values, model, asked.Drift, asked.At, asked.AtDrift, work);
    }

    private static MethodResult Result(MethodInput input, Asked asked, VariogramFit fit, Kriging found, MethodWork work)
    {
        var result = VariogramChoice.Tell(new MethodResult()
            .With("kind", asked.IsSimple ? "simple" : asked.Drift.Columns.Length > 1 ? "universal" : "ordinary")
            .With("count", asked.Places.Count).With("targets", asked.Targets.Count), fit);
        if (LeftOut(asked, fit.Model, work) is { IsOk: true, Value: var check })
        {
            result = result.With("looMeanError", check.MeanError).With("looRmse", check.Rmse).With("looMae", check.MeanAbsoluteError).With("looCorrelation", check.Correlation).With("looSquaredRatio", check.SquaredRatio)
                .With("leaveOneOut", new TableColumn("observed", [.. check.Observed]), new TableColumn("predicted", [.. check.Predicted]), new TableColumn("variance", [.. check.Variance]));
        }
        double[] deviation = [.. found.Variances.Select(Math.Sqrt)];
        return asked.Read.Note(result
            .With("estimates", new TableColumn("x", [.. asked.Targets.X]), new TableColumn("y", [.. asked.Targets.Y]), new TableColumn("estimate", [.. found.Estimates]), new TableColumn("variance", [.. found.Variances]))
            .With(EstimateMapFigure.Of(asked.Targets, input.Table.NameOf("value"), [.. found.Estimates], deviation, asked.Places)));
    }

    private static Analysed<CrossValidation>? LeftOut(Asked asked, VariogramModel model, MethodWork work)
    {
        if (asked.IsSimple) return null;
        return asked.Neighbours > 0
            ? Kriging.NearLeaveOneOut(asked.Places, asked.Values, model, asked.Neighbours, asked.Drift, work with { Progress = null })
            : Kriging.LeaveOneOut(asked.Places, asked.Values, model, asked.Drift);
    }

    /// <summary>What is asked: observations (with distances as the anisotropy has them), targets, and the trend at both.</summary>
    private sealed record Asked(SpaceInput Read, Places Places, Drift Drift, Places Targets, Places At, Drift AtDrift, double Mean, int Neighbours)
    {
        public double[] Values => Read.Columns[0];

        public bool IsSimple => !double.IsNaN(Mean);
    }
}
