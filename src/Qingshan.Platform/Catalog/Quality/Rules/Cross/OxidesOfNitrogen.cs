namespace Qingshan.Platform.Catalog;

/// <summary>氮氧化物之和 · NOx, counted as NO2, is NO2 and NO together.</summary>
internal sealed class OxidesOfNitrogen : IPointRule
{
    /// <summary>Grams of NO2 from a gram of NO: 46.0055 ÷ 30.0061, by molar masses.</summary>
    private const double AsDioxide = 46.0055 / 30.0061;

    public QualityRuleFacts Facts { get; } = new("nox", QualityClass.CrossSeries, new("氮氧化物之和", "Sum of nitrogen oxides"),
        new("环境空气站同时测 NO、NO2、NOx 时，以 NO2 计的 NOx 应等于 NO2 加 1.533 倍的 NO（按分子量换算）。", "Where an air station measures NO, NO2 and NOx, NOx as NO2 is NO2 and 1.533 times NO (by molar mass)."),
        "|NOx − (NO2 + 1.533 NO)| > tolerance × NOx + level × mean(NOx)",
        [
            new("tolerance", new("容许相对偏差", "tolerated relative difference"), "1", 0.2, 0, 2, QualityParameterFacts.Own),
            new("level", new("日平均水平的份额", "share of the day's level"), "1", 0.1, 0, 1, QualityParameterFacts.Own),
            .. FollowUp.Parameters(open: 0.2, close: 0.05),
        ]);

    public RuleResult Judge(PointDay day, RuleParameters parameters)
    {
        var hours = day.Hours;
        if (day.Point.Kind != "air-station" || !hours.TryGetValue(AirFactors.NitrogenOxides, out var sum) || !hours.TryGetValue(AirFactors.NitricOxide, out var monoxide)
            || !hours.TryGetValue(AirFactors.NitrogenDioxide, out var dioxide) || sum.Unit != monoxide.Unit || sum.Unit != dioxide.Unit) return RuleResult.Nothing;
        var (tally, tolerance, least) = (new Tally(), parameters.Of("tolerance"), parameters.Of("level") * sum.Mean());
        var of = day.Main.First(s => s.Series.Factor == AirFactors.NitrogenOxides && s.Series.Channel.Length == 0);
        foreach (var o in day.CountingOf(of))
        {
            var parts = dioxide.At(o.Start) + AsDioxide * monoxide.At(o.Start);
            if (!double.IsFinite(parts)) continue;
            Judging.Count(tally, day, of, o, Math.Abs(o.Value - parts) > tolerance * o.Value + least ? Judging.Numbers($"{o.Value:G6} ≠ {parts:G6} {of.Series.Unit}") : null);
        }
        return tally.Result;
    }
}
