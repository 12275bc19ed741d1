using Qingshan.Platform.Common;

namespace Qingshan.Platform.Catalog;

/// <summary>更新周期 · Update cycles as people speak of them (GB/T 21063: 实时、每日、每周、每月、每季度、每年).</summary>
public static class Cycles
{
    public static IReadOnlyList<string> Keys { get; } = ["real-time", "hourly", "daily", "weekly", "monthly", "quarterly", "yearly", "none"];

    public static string KeyOf(TimeSpan? cycle) => cycle switch
    {
        null => "none",
        { TotalMinutes: < 30 } => "real-time",
        { TotalHours: < 12 } => "hourly",
        { TotalDays: < 5 } => "daily",
        { TotalDays: < 20 } => "weekly",
        { TotalDays: < 60 } => "monthly",
        { TotalDays: < 200 } => "quarterly",
        _ => "yearly",
    };

    public static Text NameOf(string key) => key switch
    {
        "real-time" => new("实时", "real time"),
        "hourly" => new("每小时", "hourly"),
        "daily" => new("每日", "daily"),
        "weekly" => new("每周", "weekly"),
        "monthly" => new("每月", "monthly"),
        "quarterly" => new("每季度", "quarterly"),
        "yearly" => new("每年", "yearly"),
        _ => new("不更新", "none"),
    };
}
