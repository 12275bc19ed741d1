namespace Qingshan.Platform.Catalog;

/// <summary>日数据有效 · A factor has enough valid values for the day to count.</summary>
internal sealed class DayValid : IPointRule
{
    public QualityRuleFacts Facts { get; } = new("day", QualityClass.Completeness, new("日数据有效", "Day valid"),
        new("每个因子当天的有效数值占应有数值的比例须达到下限，日均值才有效。缺失、设备标为故障、审核为无效的都不算有效。当天结束后评判。",
            "Of each factor, enough of the values owed for the day are there and valid, so that its daily mean counts. Missing, flagged and invalidated values do not. Judged when the day is over."),
        "valid ÷ owed < least",
        [
            new("least", new("有效比例下限", "least valid share"), "1", 0.83, 0, 1, new("GB 3095-2012：日均值至少 20 个小时均值（未经核实）", "GB 3095-2012: a daily mean needs 20 hourly means (unverified)"), OfFactor: true),
            .. FollowUp.Parameters(open: 0.2, close: 0),
        ]);

    public RuleResult Judge(PointDay day, RuleParameters parameters)
    {
        if (!day.IsOver) return RuleResult.Nothing;
        var tally = new Tally();
        foreach (var of in day.Main.Where(s => s.Expected))
        {
            var due = day.DueOf(of, TimeSpan.Zero).ToHashSet();
            if (due.Count == 0) continue;
            var valid = day.CountingOf(of).Count(o => due.Contains(o.Start));
            var least = parameters.Of("least", of.Series.Factor);
            if ((double)valid / due.Count >= least) tally.Pass();
            else tally.Fail(new(of.Series.Id, day.From, null, null, Judging.Numbers($"{valid} / {due.Count} < {least:0.##}")));
        }
        return tally.Result;
    }
}
