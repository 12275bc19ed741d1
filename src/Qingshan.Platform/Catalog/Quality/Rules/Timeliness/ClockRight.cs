using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Catalog;

/// <summary>设备时钟 · Nothing arrives before its period is over: where it does, the clock of the device is ahead.</summary>
internal sealed class ClockRight : IPointRule
{
    public QualityRuleFacts Facts { get; } = new("clock", QualityClass.Timeliness, new("设备时钟", "Clock of the device"),
        new("数值在其时段结束之前就到达，说明设备时钟偏快。偏慢从数据看不出，与线路延迟分不开，见“按时到达”和设备页的时钟偏差。",
            "A value that arrives before its period is over shows that the clock of the device is ahead. One that is behind cannot be told from a slow line: see arrival, and the clock on the page of the device."),
        "end of period − received > ahead",
        [
            new("ahead", new("容许提前", "tolerated"), "s", 120, 0, 3600, QualityParameterFacts.Own),
            .. FollowUp.Parameters(open: 0.2, close: 0.02),
        ]);

    public RuleResult Judge(PointDay day, RuleParameters parameters)
    {
        var (tally, ahead) = (new Tally(), TimeSpan.FromSeconds(parameters.Of("ahead")));
        foreach (var of in day.Series.Where(s => s.Series.Origin is Origin.Reported or Origin.Simulated))
        {
            foreach (var o in day.ValuesOf(of))
            {
                var early = o.Start + of.Series.Kind.Period - o.Received;
                if (early <= ahead) tally.Pass();
                else tally.Fail(new(o.Series, o.Start, o.Packet, null, Judging.Numbers($"−{early.TotalSeconds:0} s")));
            }
        }
        return tally.Result;
    }
}
