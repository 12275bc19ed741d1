using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Catalog;

/// <summary>数据标记 · The device itself calls the value normal.</summary>
internal sealed class FlagNormal : IPointRule
{
    public QualityRuleFacts Facts { get; } = new("flag", QualityClass.Consistency, new("数据标记", "Flags"),
        new("数值带有 N（正常）以外的标记，说明设备自己认为它不正常。人工已判为无效的数值不再计入。", "A value carries another flag than N (normal): the device itself says that something was not right. What a person has called invalid is no longer counted."),
        "flag ∉ {absent, N}", FollowUp.Parameters(open: 0.2, close: 0.05));

    public RuleResult Judge(PointDay day, RuleParameters parameters)
    {
        var tally = new Tally();
        foreach (var of in day.Main.Where(s => s.Series.Origin != Origin.RolledUp))
        {
            foreach (var o in day.ValuesOf(of))
                if (day.WordOn(of, o) != MarkVerdict.Invalid) Judging.Count(tally, day, of, o, o.Flag is '\0' or 'N' or 'n' ? null : Judging.Numbers($"{o.Value:G6} {of.Series.Unit} {o.Flag}"));
        }
        return tally.Result;
    }
}
