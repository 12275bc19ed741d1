using System.Globalization;

namespace Qingshan.Standards;

/// <summary>Why a level holds, in a sentence with the numbers, for people who have to answer for it.</summary>
internal static class WarningReason
{
    public static string Zh(WarningPlan plan, WarningFinding finding)
    {
        var parts = finding.Stretches.Select((s, i) => Invariant($"{(i == 0 ? "" : "其中")}AQI {(plan.Basis == WarningBasis.AnyDay ? "24 小时均值" : "日均值")}{Sign(s)} {s.Condition.Index} 持续 {s.Hours} 小时（{s.From:yyyy-MM-dd HH:mm} 起，要求不少于 {s.Condition.Hours} 小时，最高 {s.Highest:0}）"));
        return $"{string.Join("，", parts)}，达到{finding.Rule.Level.NameZh()}预警条件。依据：{plan.NameZh}{(plan.Document is null ? "" : $"（{plan.Document}）")}{(finding.Rule.IsVerified ? "" : "，规则未核实")}。";
    }

    public static string En(WarningPlan plan, WarningFinding finding)
    {
        var parts = finding.Stretches.Select((s, i) => Invariant($"{(i == 0 ? "the AQI of " : "in it that of ")}{(plan.Basis == WarningBasis.AnyDay ? "every 24 hours" : "every day")} is {(s.Condition.Bound == Bound.Above ? "above" : "at least")} {s.Condition.Index} for {s.Hours} hours (from {s.From:yyyy-MM-dd HH:mm}, at least {s.Condition.Hours} are needed, highest {s.Highest:0})"));
        var text = string.Join("; ", parts);
        return $"{char.ToUpperInvariant(text[0])}{text[1..]}: a {finding.Rule.Level.NameEn()} warning by {plan.NameEn}{(finding.Rule.IsVerified ? "" : ", rule unverified")}.";
    }

    private static string Sign(WarningStretch stretch) => stretch.Condition.Bound == Bound.Above ? " 大于" : "不低于";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
