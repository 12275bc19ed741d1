using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Catalog;

/// <summary>小时与分钟 · The hour that a device reports is that of its own minutes.</summary>
internal sealed class HourOfMinutes : IPointRule
{
    public QualityRuleFacts Facts { get; } = new("minutes", QualityClass.Consistency, new("小时与分钟一致", "Hour and minutes"),
        new("设备上报的小时均值，与平台由同一设备的分钟数据汇总的小时均值相符。风向不计。", "The hourly mean that a device reports agrees with the one that the platform makes of the device's own minutes. Wind directions are left out."),
        "|reported − rolled up| > tolerance × max(|reported|, |rolled up|) + level × mean of the day",
        [
            new("tolerance", new("容许相对偏差", "tolerated relative difference"), "1", 0.1, 0, 2, QualityParameterFacts.Own),
            new("level", new("日平均水平的份额", "share of the day's level"), "1", 0.02, 0, 1, QualityParameterFacts.Own),
            .. FollowUp.Parameters(open: 0.1, close: 0.02),
        ]);

    public RuleResult Judge(PointDay day, RuleParameters parameters)
    {
        var (tally, tolerance, level) = (new Tally(), parameters.Of("tolerance"), parameters.Of("level"));
        foreach (var of in day.Main.Where(s => s.Series.Origin != Origin.RolledUp && s.Series.Factor != AirFactors.WindDirection))
        {
            if (day.Series.FirstOrDefault(s => s.Series.Origin == Origin.RolledUp && s.Series.Key == of.Series.Key with { Origin = Origin.RolledUp } && s.Series.Unit == of.Series.Unit) is not { } made) continue;
            var rolled = day.HoursOf(made);
            var least = level * Math.Abs(day.HoursOf(of).Mean());
            foreach (var o in day.CountingOf(of))
            {
                var other = rolled.At(o.Start);
                if (!double.IsFinite(other)) continue;
                var differ = Math.Abs(o.Value - other) > tolerance * Math.Max(Math.Abs(o.Value), Math.Abs(other)) + least;
                Judging.Count(tally, day, of, o, differ ? Judging.Numbers($"{o.Value:G6} ≠ {other:G6} {of.Series.Unit}") : null);
            }
        }
        return tally.Result;
    }
}
