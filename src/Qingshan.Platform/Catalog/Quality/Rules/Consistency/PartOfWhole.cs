using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Catalog;

/// <summary>部分不大于整体 · PM2.5 in PM10, NO2 in NOx, ammonia in total nitrogen, permanganate index in COD.</summary>
internal sealed class PartOfWhole : IPointRule
{
    public QualityRuleFacts Facts { get; } = new("part", QualityClass.Consistency, new("部分不大于整体", "Part of a whole"),
        new("部分不能大于包含它的整体，留出两台仪器各自的误差：PM2.5 与 PM10、NO2 与 NOx、氨氮与总氮、高锰酸盐指数与化学需氧量。",
            "A part is no more than the whole that holds it, beyond what two instruments differ by: PM2.5 in PM10, NO2 in NOx, ammonia in total nitrogen, permanganate index in COD."),
        "part > tolerance × whole + level × mean(whole)",
        [
            new("tolerance", new("容许倍数", "tolerated ratio"), "1", RelationCheck.Tolerance, 1, 10, QualityParameterFacts.Own),
            new("level", new("平均水平的份额", "share of the usual level"), "1", RelationCheck.LeastShare, 0, 1, QualityParameterFacts.Own),
            .. FollowUp.Parameters(open: 0.1, close: 0.02),
        ]);

    public RuleResult Judge(PointDay day, RuleParameters parameters)
    {
        var (tally, hours) = (new Tally(), day.Hours);
        var failed = RelationCheck.Of(hours, day.From, parameters.Of("tolerance"), parameters.Of("level")).ToLookup(f => (f.Factor, f.Start), f => f.Detail);
        foreach (var (part, whole) in RelationCheck.Parts)
        {
            if (!hours.TryGetValue(part, out var parts) || !hours.TryGetValue(whole, out var wholes) || parts.Unit != wholes.Unit) continue;
            var of = day.Main.First(s => s.Series.Factor == part && s.Series.Channel.Length == 0);
            foreach (var o in day.CountingOf(of))
                if (double.IsFinite(wholes.At(o.Start))) Judging.Count(tally, day, of, o, failed[(part, o.Start)].FirstOrDefault());
        }
        return tally.Result;
    }
}
