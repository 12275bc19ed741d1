using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Catalog;

/// <summary>与周边一致 · A station of ambient air does not stand apart from all around it.</summary>
internal sealed class LikeNeighbours : IPointRule
{
    public QualityRuleFacts Facts { get; } = new("neighbours", QualityClass.CrossSeries, new("与周边一致", "Like its neighbours"),
        new("环境空气站：50 公里内至少三个同类点位同一小时的数值，本点偏离其中位数远超它们之间的差异。", "Ambient air: at least three points of the kind within 50 km in the same hour; the point is further from their median than they differ among themselves, many times over."),
        "|x − median| > times × max(spread, 30 % median, 10 % mean(x))",
        [
            new("times", new("差异的倍数", "times the spread"), "1", NeighboursCheck.Times, 1, 100, QualityParameterFacts.Own),
            .. FollowUp.Parameters(open: 0.1, close: 0.02),
        ]);

    public RuleResult Judge(PointDay day, RuleParameters parameters)
    {
        if (day.Neighbours.Count < NeighboursCheck.LeastNeighbours) return RuleResult.Nothing;
        var tally = new Tally();
        foreach (var of in day.Main.Where(s => s.Series.Channel.Length == 0 && s.Series.Factor != AirFactors.WindDirection))
        {
            var alike = day.Neighbours.Select(n => n.Hours.GetValueOrDefault(of.Series.Factor)).OfType<Hours>().Where(n => n.Unit == of.Series.Unit).ToList();
            if (alike.Count < NeighboursCheck.LeastNeighbours) continue;
            var failed = NeighboursCheck.Of(day.HoursOf(of), alike, day.From, parameters.Of("times")).ToLookup(f => f.Start, f => f.Detail);
            foreach (var o in day.CountingOf(of))
                if (alike.Count(n => double.IsFinite(n.At(o.Start))) >= NeighboursCheck.LeastNeighbours) Judging.Count(tally, day, of, o, failed[o.Start].FirstOrDefault());
        }
        return tally.Result;
    }
}
