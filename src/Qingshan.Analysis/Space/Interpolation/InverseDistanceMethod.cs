using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Space.Interpolation;

/// <summary><see cref="InverseDistance"/> as it is offered to a person.</summary>
internal static class InverseDistanceMethod
{
    public static Method Method { get; } = new()
    {
        Name = "inverse-distance",
        Group = MethodGroup.Space,
        Zh = "反距离加权插值（IDW）",
        En = "Inverse distance weighting (IDW)",
        AboutZh = "用周围观测点按距离加权的平均值估计没有观测的地方，并用留一法给出误差；没有统计假设，也不给出不确定度。",
        AboutEn = "Estimates places without observations by means of those around, weighted by distance, with the error by leaving one out; it assumes nothing and gives no uncertainty.",
        Source = "Shepard (1968), Proc. 23rd ACM National Conference",
        Cost = "O(m n), O(m k log n) with k neighbours, for m targets",
        Columns = [.. SpaceInput.Coordinates, new("value", "观测值", "Observed values")],
        Second = [.. SpaceInput.Coordinates],
        SecondZh = "要估计的位置；不给则在观测范围内生成网格",
        SecondEn = "Places to estimate at; without it a grid over the observations",
        SecondOptional = true,
        Options =
        [
            SpaceInput.CoordinateOption,
            MethodOption.Number("power", 2, 0.1, 20, "距离的幂次", "The power of the distance"),
            MethodOption.Whole("neighbours", 0, 0, 100000, "参与的最近观测点数，0 为全部", "How many of the nearest observations take part, 0 for all"),
            InterpolationTargets.CellsOption,
        ],
        Run = Run,
    };

    private static Analysed<MethodResult> Run(MethodInput input, MethodWork work) =>
        SpaceInput.Read(input.Table, input.Text("coordinates") == "lonlat", input.Table.Numbers("value")).Then(read =>
            InterpolationTargets.Of(input, read.Places).Then(targets =>
                InverseDistance.Of(read.Places, read.Columns[0], targets.Places, input.Number("power"), input.Whole("neighbours")).Then<MethodResult>(found =>
                {
                    var name = input.Table.NameOf("value");
                    return read.Note(new MethodResult()
                        .With("count", read.Places.Count).With("targets", targets.Places.Count)
                        .With("looMeanError", found.Check.MeanError).With("looRmse", found.Check.Rmse).With("looMae", found.Check.MeanAbsoluteError).With("looCorrelation", found.Check.Correlation)
                        .With("estimates", new TableColumn("x", [.. targets.Places.X]), new TableColumn("y", [.. targets.Places.Y]), new TableColumn("estimate", [.. found.Estimates]))
                        .With("leaveOneOut", new TableColumn("observed", [.. found.Check.Observed]), new TableColumn("predicted", [.. found.Check.Predicted]))
                        .With(EstimateMapFigure.Of(targets.Places, name, [.. found.Estimates], null, read.Places)));
                })));
}
