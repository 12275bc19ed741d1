namespace Qingshan.Platform.Catalog;

/// <summary>应报时段 · Every period for which a value is owed has one.</summary>
internal sealed class PeriodsThere : IPointRule
{
    public QualityRuleFacts Facts { get; } = new("periods", QualityClass.Completeness, new("应报时段", "Periods there"),
        new("每个仍在报送的序列，当天每个时段都应有数值。已标记为校准、维护、停运、停电的时段不计。当天未结束时只计已过的时段。",
            "Of every series that is alive, each period of the day has a value. What is marked as calibration, maintenance, stop or power cut is not owed. While the day runs, only what is over counts."),
        "no value for a period that is owed",
        [
            new("grace", new("当天等待", "wait on the running day"), "min", 60, 0, 1440, QualityParameterFacts.Own),
            .. FollowUp.Parameters(open: 0.25, close: 0.1),
        ]);

    public RuleResult Judge(PointDay day, RuleParameters parameters)
    {
        var (tally, grace) = (new Tally(), TimeSpan.FromMinutes(parameters.Of("grace")));
        foreach (var of in day.Main.Where(s => s.Expected))
        {
            var there = day.ValuesOf(of).Select(o => o.Start).ToHashSet();
            foreach (var start in day.DueOf(of, grace))
            {
                if (there.Contains(start)) tally.Pass();
                else tally.Fail(new(of.Series.Id, start, null, null, "—"));
            }
        }
        return tally.Result;
    }
}
