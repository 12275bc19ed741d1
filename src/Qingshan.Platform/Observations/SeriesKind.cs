using Qingshan.Platform.Common;
using System.Globalization;
using System.Xml;

namespace Qingshan.Platform.Observations;

/// <summary>
/// What one value of a series stands for: an instant, or a statistic over a period. Written <c>instant</c>,
/// <c>mean:PT1H</c>, <c>sum:P1D</c>; the period is an ISO 8601 duration of days, hours, minutes, seconds.
/// </summary>
public readonly record struct SeriesKind(Statistic Statistic, TimeSpan Period)
{
    public static readonly SeriesKind Instant = new(Statistic.Instant, TimeSpan.Zero);

    /// <summary>小时均值.</summary>
    public static readonly SeriesKind HourlyMean = Mean(TimeSpan.FromHours(1));

    /// <summary>日均值.</summary>
    public static readonly SeriesKind DailyMean = Mean(TimeSpan.FromDays(1));

    public static SeriesKind Mean(TimeSpan period) => new(Statistic.Mean, period);

    public static SeriesKind Sum(TimeSpan period) => new(Statistic.Sum, period);

    public static bool TryParse(string? text, out SeriesKind kind)
    {
        kind = Instant;
        if (text == "instant") return true;
        if (text?.Split(':') is not [var statistic, ['P', ..] period]) return false;
        // A number or a list of names parses too, as an enumeration; neither is a statistic.
        if (!statistic.All(char.IsAsciiLetter) || !Enum.TryParse<Statistic>(statistic, ignoreCase: true, out var which) || which == Statistic.Instant) return false;
        // Years and months have no length of their own; the framework would take 365 and 30 days for them.
        if (period.Split('T')[0].AsSpan().ContainsAny('Y', 'M')) return false;
        try
        {
            kind = new(which, XmlConvert.ToTimeSpan(period));
            return kind.Period > TimeSpan.Zero;
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>For what the platform itself has written; a bug where it does not parse.</summary>
    public static SeriesKind Parse(string text) =>
        TryParse(text, out var kind) ? kind : throw new FormatException($"'{text}' is not a kind of series.");

    public override string ToString() => Statistic == Statistic.Instant
        ? "instant"
        : string.Create(CultureInfo.InvariantCulture, $"{Statistic.ToString().ToLowerInvariant()}:{XmlConvert.ToString(Period)}");
}

public enum Statistic
{
    [Term("实时", "instant")]
    Instant,
    [Term("均值", "mean")]
    Mean,
    [Term("累计", "sum")]
    Sum,
    [Term("最小值", "minimum")]
    Min,
    [Term("最大值", "maximum")]
    Max,
}
