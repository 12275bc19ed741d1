using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Space.Interpolation;

/// <summary><see cref="Variogram"/> and <see cref="VariogramFit"/> as they are offered to a person.</summary>
internal static class VariogramMethod
{
    public static Method Method { get; } = new()
    {
        Name = "variogram",
        Group = MethodGroup.Space,
        Zh = "变异函数及其模型拟合",
        En = "Variogram with a fitted model",
        AboutZh = "数值的差异随距离怎样增大、多远之外互不相关；克里金插值以它为依据。",
        AboutEn = "How differences grow with distance and from where on places do not know of each other; kriging rests on it.",
        Source = "Matheron (1963), Economic Geology 58; Cressie & Hawkins (1980), Math. Geology 12; Cressie (1985), Math. Geology 17",
        Cost = "O(n²)",
        Columns = [.. SpaceInput.Coordinates, new("value", "观测值", "Observed values"), new("trend", "趋势协变量", "Covariates of a trend", Required: false, Many: true)],
        Options =
        [
            SpaceInput.CoordinateOption, .. VariogramChoice.Options,
            new("direction", OptionKind.Number, "", "只取大致在此方向上的点对（从正北顺时针，度）；空为全部", "Only pairs about in this direction, degrees clockwise from north; empty for all") { Min = 0, Max = 360 },
            MethodOption.Number("tolerance", 22.5, 1, 90, "方向容差 (°)", "How many degrees a pair may be off"),
        ],
        Run = Run,
    };

    private static Analysed<MethodResult> Run(MethodInput input, MethodWork work)
    {
        double[][] trend = [.. input.Table.Many("trend").Select(c => c.Numbers!)];
        return SpaceInput.Read(input.Table, input.Text("coordinates") == "lonlat", [input.Table.Numbers("value"), .. trend]).Then(read =>
            VariogramChoice.Places(input, read.Places).Then(places => VariogramChoice.Of(input, places, read.Columns[0], Drift.Of(places, input.Whole("drift"), places, read.Columns[1..]), input.Number("direction"), input.Number("tolerance"))).Then<MethodResult>(found =>
                read.Note(VariogramChoice.Tell(new MethodResult().With("count", read.Places.Count).With("cutoff", found.Variogram.Cutoff), found.Fit)
                    .With("variogram",
                        new TableColumn("pairs", [.. found.Variogram.Lags.Select(l => (double)l.Pairs)]), new TableColumn("distance", [.. found.Variogram.Lags.Select(l => l.Distance)]),
                        new TableColumn("gamma", [.. found.Variogram.Lags.Select(l => l.Gamma)]), new TableColumn("model", [.. found.Variogram.Lags.Select(l => found.Fit.Model.Gamma(l.Distance))]))
                    .With(VariogramFigure.Of(found.Variogram, found.Fit.Model, input.Table.NameOf("value"), read.Places.AreOnEarth)))));
    }
}
