namespace Qingshan.Platform.Catalog;

/// <summary>平行仪器 · Two instruments of one factor at one point agree.</summary>
internal sealed class PairedChannels : IPointRule
{
    public QualityRuleFacts Facts { get; } = new("channels", QualityClass.CrossSeries, new("平行仪器一致", "Paired instruments"),
        new("同一监测点同一因子有多个通道（平行仪器）时，各通道与第一通道相符。风向不计。", "Where a point measures a factor by more than one channel, each agrees with the first. Wind directions are left out."),
        "|xₖ − x₁| > tolerance × (|xₖ| + |x₁|) ÷ 2 + level × mean(x₁)",
        [
            new("tolerance", new("容许相对偏差", "tolerated relative difference"), "1", 0.2, 0, 2, QualityParameterFacts.Own, OfFactor: true),
            new("level", new("日平均水平的份额", "share of the day's level"), "1", 0.05, 0, 1, QualityParameterFacts.Own),
            .. FollowUp.Parameters(open: 0.2, close: 0.05),
        ]);

    public RuleResult Judge(PointDay day, RuleParameters parameters)
    {
        var (tally, hours) = (new Tally(), day.Hours);
        foreach (var of in day.Main.Where(s => s.Series.Channel.Length > 0 && s.Series.Factor != AirFactors.WindDirection))
        {
            if (!hours.TryGetValue(of.Series.Factor, out var first) || first.Unit != of.Series.Unit) continue;
            var (tolerance, least) = (parameters.Of("tolerance", of.Series.Factor), parameters.Of("level") * Math.Abs(first.Mean()));
            foreach (var o in day.CountingOf(of))
            {
                var other = first.At(o.Start);
                if (!double.IsFinite(other)) continue;
                var differ = Math.Abs(o.Value - other) > tolerance * (Math.Abs(o.Value) + Math.Abs(other)) / 2 + least;
                Judging.Count(tally, day, of, o, differ ? Judging.Numbers($"#{of.Series.Channel} {o.Value:G6} ≠ {other:G6} {of.Series.Unit}") : null);
            }
        }
        return tally.Result;
    }
}
