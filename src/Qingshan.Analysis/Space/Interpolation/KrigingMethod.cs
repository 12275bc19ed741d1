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

    private static Analysed<MethodResult> Run(MethodInput input, MethodWork work)
    {
        double[][] trend = [.. input.Table.Many("trend").Select(c => c.Numbers!)];
        return SpaceInput.Read(input.Table, input.Text("coordinates") == "lonlat", [input.Table.Numbers("value"), .. trend]).Then<SpaceInput>(rows => rows.Averaged()).Then(read => VariogramChoice.Places(input, read.Places).Then(places => InterpolationTargets.Of(input, read.Places).Then(targets =>
        {
            var (values, degree) = (read.Columns[0], input.Whole("drift"));
            var drift = Drift.Of(places, degree, places, read.Columns[1..]);
            var mean = input.Number("mean");
            if (!double.IsNaN(mean) && (degree > 0 || trend.Length > 0)) return AnalysisProblem.Option("mean", mean, "空（有趋势时均值由趋势给出）", "empty (with a trend the mean comes from it)");
            var neighbours = input.Whole("neighbours");
            if (!double.IsNaN(mean) && neighbours > 0) return AnalysisProblem.Option("neighbours", neighbours, " 0（简单克里金用全部观测）", "0 (simple kriging takes all observations)");
            if (places.Count > MostTogether && neighbours == 0) return AnalysisProblem.Option("neighbours", 0, $" 1 至 {MostTogether}（观测有 {places.Count} 个，超过 {MostTogether} 个须限定邻点数，例如 32）", $"1 to {MostTogether} (there are {places.Count} observations, and above {MostTogether} neighbours have to be limited, to 32 for example)");
            var at = VariogramChoice.Places(input, targets.Places).Value;
            var targetDrift = Drift.Of(targets.Places, degree, places, targets.Trend);
            return VariogramChoice.Of(input, places, values, drift).Then(chosen =>
            {
                var model = chosen.Fit.Model;
                var kriged = !double.IsNaN(mean) ? Kriging.Simple(places, values, model, mean, at, work)
                    : neighbours > 0 ? Kriging.Near(places, values, model, neighbours, drift, at, targetDrift, work)
                    : Kriging.Of(places, values, model, drift, at, targetDrift, work);
                return kriged.Then<MethodResult>(found =>
                {
                    var result = VariogramChoice.Tell(new MethodResult()
                        .With("kind", double.IsNaN(mean) ? drift.Columns.Length > 1 ? "universal" : "ordinary" : "simple")
                        .With("count", places.Count).With("targets", targets.Places.Count), chosen.Fit);
                    var left = !double.IsNaN(mean) ? null : neighbours > 0 ? Kriging.NearLeaveOneOut(places, values, model, neighbours, drift, work) : (Analysed<CrossValidation>?)Kriging.LeaveOneOut(places, values, model, drift);
                    if (left is { IsOk: true, Value: var check })
                    {
                        result = result.With("looMeanError", check.MeanError).With("looRmse", check.Rmse).With("looMae", check.MeanAbsoluteError).With("looCorrelation", check.Correlation).With("looSquaredRatio", check.SquaredRatio)
                            .With("leaveOneOut", new TableColumn("observed", [.. check.Observed]), new TableColumn("predicted", [.. check.Predicted]), new TableColumn("variance", [.. check.Variance]));
                    }
                    double[] deviation = [.. found.Variances.Select(Math.Sqrt)];
                    return read.Note(result
                        .With("estimates", new TableColumn("x", [.. targets.Places.X]), new TableColumn("y", [.. targets.Places.Y]), new TableColumn("estimate", [.. found.Estimates]), new TableColumn("variance", [.. found.Variances]))
                        .With(EstimateMapFigure.Of(targets.Places, input.Table.NameOf("value"), [.. found.Estimates], deviation, places)));
                });
            });
        })));
    }
}
