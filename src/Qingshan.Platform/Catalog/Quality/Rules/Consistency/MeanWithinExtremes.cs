namespace Qingshan.Platform.Catalog;

/// <summary>最小 ≤ 均值 ≤ 最大 · What a device says of one period agrees with itself.</summary>
internal sealed class MeanWithinExtremes : IPointRule
{
    public QualityRuleFacts Facts { get; } = new("extremes", QualityClass.Consistency, new("均值在极值之间", "Mean within extremes"),
        new("设备同时上报最小值、均值、最大值时，均值须在两者之间（留出舍入）。风向不计。", "Where a device gives least, mean and largest value of a period, the mean lies between them, but for rounding. Wind directions are left out."),
        "mean < min − ε ∨ mean > max + ε, ε = rounding × |mean|",
        [
            new("rounding", new("舍入容许", "tolerated rounding"), "1", 0.01, 0, 0.5, QualityParameterFacts.Own),
            .. FollowUp.Parameters(open: 0.1, close: 0.02),
        ]);

    public RuleResult Judge(PointDay day, RuleParameters parameters)
    {
        var (tally, rounding) = (new Tally(), parameters.Of("rounding"));
        foreach (var of in day.Main.Where(s => s.Series.Origin != Observations.Origin.RolledUp && s.Series.Factor != AirFactors.WindDirection))
        {
            foreach (var o in day.CountingOf(of))
            {
                if (!double.IsFinite(o.Min) && !double.IsFinite(o.Max)) continue;
                var slack = rounding * Math.Abs(o.Value);
                Judging.Count(tally, day, of, o, o.Value < o.Min - slack || o.Value > o.Max + slack ? Judging.Numbers($"{o.Value:G6} ∉ [{o.Min:G6}, {o.Max:G6}] {of.Series.Unit}") : null);
            }
        }
        return tally.Result;
    }
}
