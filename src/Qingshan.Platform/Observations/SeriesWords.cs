using System.Xml;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Observations;

/// <summary>Kinds of series and periods in the words of the field.</summary>
public static class SeriesWords
{
    /// <summary>小时均值, hourly mean.</summary>
    public static Text Of(SeriesKind kind)
    {
        if (kind.Statistic == Statistic.Instant) return Terms.Of(Statistic.Instant);
        var (period, statistic) = (Period(kind.Period), Terms.Of(kind.Statistic));
        return new(period.Zh + statistic.Zh, $"{period.En} {statistic.En}");
    }

    /// <summary>A period in words; those of a limit come as ISO 8601 text.</summary>
    public static Text Period(string iso)
    {
        if (iso.Length == 0) return new("未说明", "not stated");
        try
        {
            return XmlConvert.ToTimeSpan(iso) is { Ticks: > 0 } period ? Period(period) : Terms.Of(Statistic.Instant);
        }
        catch (FormatException)
        {
            return new(iso, iso);
        }
    }

    public static Text Period(TimeSpan period) => period switch
    {
        { TotalDays: 1 } => new("日", "daily"),
        // Months and years have no length of their own and are kept as of so many days.
        { TotalDays: 30 } => new("月", "monthly"),
        { TotalDays: 365 } => new("年", "annual"),
        { TotalHours: 1 } => new("小时", "hourly"),
        _ when period.Ticks % TimeSpan.TicksPerDay == 0 => new($"{period.Days} 日", $"{period.Days}-day"),
        _ when period.Ticks % TimeSpan.TicksPerHour == 0 => new($"{period.TotalHours:0} 小时", $"{period.TotalHours:0}-hour"),
        _ when period.Ticks % TimeSpan.TicksPerMinute == 0 => new($"{period.TotalMinutes:0} 分钟", $"{period.TotalMinutes:0}-minute"),
        _ => new($"{period.TotalSeconds:0} 秒", $"{period.TotalSeconds:0}-second"),
    };
}
