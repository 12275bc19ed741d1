using Qingshan.Platform.Streams;
using Qingshan.Standards;

namespace Qingshan.Platform.Catalog;

/// <summary>物理范围 · Values outside what nature allows. Bounds that nobody has set are those of the automatic review.</summary>
internal sealed class PhysicalRange : IPointRule
{
    private const string LeastName = "least", MostName = "most";

    public QualityRuleFacts Facts { get; } = new("range", QualityClass.Range, new("物理范围", "Physical range"),
        new("数值须在物理上可能的范围内：pH 0–14、湿度 0–100 %、浓度不小于 0 等。上下限可按因子、点位类型、区域调整（以该因子的常用单位计）。",
            "A value has to be physically possible: pH 0 to 14, humidity 0 to 100 %, no concentration below 0, and the like. Bounds can be set by factor, kind of point and region, in the customary unit of the factor."),
        "x < least ∨ x > most",
        [
            new(LeastName, new("下限", "least"), "", null, -1e9, 1e9, new("未设定时用自动审核的范围（平台自定，未经核实）", "where not set, the bounds of the automatic review (the platform's own, unverified)"), OfFactor: true),
            new(MostName, new("上限", "most"), "", null, -1e9, 1e9, new("未设定时用自动审核的范围（平台自定，未经核实）", "where not set, the bounds of the automatic review (the platform's own, unverified)"), OfFactor: true),
            .. FollowUp.Parameters(open: 0.05, close: 0),
        ]);

    public RuleResult Judge(PointDay day, RuleParameters parameters) => Judging.Hours(day, (of, hours) =>
    {
        var (factor, unit) = (of.Series.Factor, of.Series.Unit);
        var usual = RangeCheck.BoundsOf(factor, unit);
        var least = Given(LeastName) ?? usual?.Least;
        var most = Given(MostName) ?? usual?.Most;
        return least is null && most is null ? null : RangeCheck.Of(hours, day.From, least ?? double.NegativeInfinity, most ?? double.PositiveInfinity);

        double? Given(string name) => parameters.Given(name, factor) is { } value ? InUnit(value, factor, unit) : null;
    });

    /// <summary>A bound is given in the factor's customary unit; the series may have another.</summary>
    private static double InUnit(double value, string factor, string unit) =>
        FactorTable.Hj212Of2017.Find(factor) is { } known && Unit.TryParse(unit, out var wanted)
        && (known.CustomaryUnit ?? known.Unit) is { } usual && Unit.TryConvert(value, usual, wanted, out var converted) ? converted : value;
}
