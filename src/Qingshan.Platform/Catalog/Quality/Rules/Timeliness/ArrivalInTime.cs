using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Catalog;

/// <summary>按时到达 · A value arrives soon after the end of its period.</summary>
internal sealed class ArrivalInTime : IPointRule
{
    public QualityRuleFacts Facts { get; } = new("arrival", QualityClass.Timeliness, new("按时到达", "Arrival in time"),
        new("数值在其时段结束后的限定时间内到达平台。重发的数值以最后一次到达为准；没有到达的由“应报时段”计；序列建立之前的历史不计。", "A value reaches the platform within the limit after the end of its period. What was sent again counts by its last arrival; what never came is counted by the periods; what is older than the series itself was handed in as history and is not judged."),
        "received − end of period > limit",
        [
            new("limit", new("到达时限", "limit"), "min", 60, 1, 10080, QualityParameterFacts.Own, OfFactor: true),
            .. FollowUp.Parameters(open: 0.3, close: 0.1),
        ]);

    public RuleResult Judge(PointDay day, RuleParameters parameters)
    {
        var tally = new Tally();
        foreach (var of in day.Series.Where(s => s.Series.Origin is Origin.Reported or Origin.Simulated))
        {
            var limit = TimeSpan.FromMinutes(parameters.Of("limit", of.Series.Factor));
            foreach (var o in day.ValuesOf(of))
            {
                // What had happened before the series was first heard of was handed in as history.
                if (o.Start + of.Series.Kind.Period < of.Series.CreatedAt) continue;
                var delay = o.Received - (o.Start + of.Series.Kind.Period);
                if (delay <= limit) tally.Pass();
                else tally.Fail(new(o.Series, o.Start, o.Packet, null, Judging.Numbers($"+{delay.TotalMinutes:0} min > {limit.TotalMinutes:0} min")));
            }
        }
        return tally.Result;
    }
}
