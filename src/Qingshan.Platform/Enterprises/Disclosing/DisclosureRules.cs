using Qingshan.Platform.Common;

namespace Qingshan.Platform.Enterprises;

/// <summary>A rule that makes something of an enterprise everybody's.</summary>
/// <param name="Key">Stable; part of an objection to the item.</param>
/// <param name="What">Which item.</param>
/// <param name="When">From when on it is public.</param>
/// <param name="Law">The regulation that says so.</param>
/// <param name="From">Since when the regulation is in force.</param>
public sealed record DisclosureRule(string Key, Text What, Text When, Text Law, Text Clause, DateOnly From);

/// <summary>
/// 公开规则 · What an enterprise has to disclose. They apply to holders of a discharge permit that is valid, the penalties to everybody; what no rule
/// names stays what the policy makes it. The clauses are from memory and unverified, and pages say so.
/// </summary>
public static class DisclosureRules
{
    private static readonly Text
        Regulation = new("排污许可管理条例（国务院令第736号）", "Regulation on discharge permits (State Council order 736)"),
        Measures = new("排污许可管理办法（生态环境部令第32号）", "Measures on discharge permits (MEE order 32)"),
        Disclosing = new("企业环境信息依法披露管理办法（生态环境部令第24号）", "Measures on the disclosure of environmental information by enterprises (MEE order 24)");

    public static readonly DisclosureRule
        Permit = new("permit", new("排污许可证", "Discharge permit"), new("自发证起", "from its issue"), Measures, new("关于许可信息公开的条款", "the clauses on publishing permits"), new(2024, 7, 1)),
        Limits = new("limits", new("排放限值", "Limits"), new("随许可证", "with the permit"), Measures, new("关于许可信息公开的条款", "the clauses on publishing permits"), new(2024, 7, 1)),
        Automatic = new("automatic", new("自动监测小时均值", "Hourly means of automatic monitoring"), new("收到后即公开最近一小时", "the latest hour, as soon as it is received"), Regulation, new("第二十三条（污染物排放信息）", "article 23 (information on discharges)"), new(2021, 3, 1)),
        Manual = new("manual", new("手工监测结果", "Results of manual monitoring"), new("自报送起", "from their filing"), Regulation, new("第二十三条（自行监测数据）", "article 23 (data of own monitoring)"), new(2021, 3, 1)),
        Reports = new("reports", new("排污许可证执行报告", "Permit reports"), new("自报送起", "from their filing"), Regulation, new("第二十三条（执行报告）", "article 23 (permit reports)"), new(2021, 3, 1)),
        Penalties = new("penalties", new("行政处罚", "Penalties"), new("自作出决定起", "from the decision"), Disclosing, new("第十二条（生态环境违法信息）", "article 12 (violations)"), new(2022, 2, 8));

    public static IReadOnlyList<DisclosureRule> All { get; } = [Permit, Limits, Automatic, Manual, Reports, Penalties];

    public static DisclosureRule? Find(string? key) => All.FirstOrDefault(r => r.Key == key);
}
