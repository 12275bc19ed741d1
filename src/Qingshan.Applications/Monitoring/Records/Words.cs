using System.Xml;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Applications.Monitoring.Records;

/// <summary>Codes of the platform in the words of the field.</summary>
public static class Words
{
    public static Text Of(Origin origin) => origin switch
    {
        Origin.Reported => new("上报", "reported"),
        Origin.RolledUp => new("汇总", "rolled up"),
        Origin.Manual => new("手工", "manual"),
        Origin.Substituted => new("替代", "substituted"),
        Origin.Imported => new("导入", "imported"),
        _ => new("模拟", "simulated"),
    };

    public static Text Of(SeriesKind kind)
    {
        if (kind.Statistic == Statistic.Instant) return new("实时", "instant");
        var (zh, en) = kind.Statistic switch
        {
            Statistic.Mean => ("均值", "mean"),
            Statistic.Sum => ("累计", "sum"),
            Statistic.Min => ("最小值", "minimum"),
            _ => ("最大值", "maximum"),
        };
        var period = Period(kind.Period);
        return new(period.Zh + zh, $"{period.En} {en}");
    }

    /// <summary>A period in words; those of a limit come as ISO 8601 text.</summary>
    public static Text Period(string iso)
    {
        if (iso.Length == 0) return new("未说明", "not stated");
        try
        {
            return XmlConvert.ToTimeSpan(iso) is { Ticks: > 0 } period ? Period(period) : new("实时", "instant");
        }
        catch (FormatException)
        {
            return new(iso, iso);
        }
    }

    public static Text Of(ControlLevel level) => level switch
    {
        ControlLevel.National => new("国控", "national"),
        ControlLevel.Provincial => new("省控", "provincial"),
        ControlLevel.City => new("市控", "city"),
        _ => new("自控", "own"),
    };

    /// <summary>The flag with its meaning; what the table does not know is shown as it came.</summary>
    public static string OfFlag(char flag) => flag == '\0' ? "—"
        : DataFlag.Find(flag) is { } known ? $"{flag} {new Text(known.NameZh, known.NameEn)}"
        : flag.ToString();

    /// <summary>A unit as people read it: a number without one has no "1" behind it.</summary>
    public static string OfUnit(string symbol) => symbol.Length == 0 ? "—"
        : symbol == Units.Dimensionless.Symbol ? new Text("无量纲", "dimensionless").ToString()
        : symbol;

    public static Text Of(Verdict verdict) => verdict switch
    {
        Verdict.Accepted => new("接受", "accepted"),
        Verdict.AcceptedWithNotes => new("接受，有偏差", "accepted, with notes"),
        Verdict.Quarantined => new("隔离", "quarantined"),
        _ => new("拒收", "refused"),
    };

    private static Text Period(TimeSpan period) => period switch
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
