using System.Globalization;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Streams;

/// <summary>时段 · The periods over which values are derived. All begin with the hours, days, months and years of Beijing.</summary>
public enum Period
{
    Hour,
    Day,
    Month,
    Year,
}

internal static class Periods
{
    /// <summary>The period that values of a kind stand for; null for instants and other lengths.</summary>
    public static Period? Of(SeriesKind kind) => kind.Period == TimeSpan.FromHours(1) ? Period.Hour : kind.Period == TimeSpan.FromDays(1) ? Period.Day : null;

    /// <summary>Start of the period in which a moment lies, UTC.</summary>
    public static DateTime StartOf(this Period period, DateTime utc) => period switch
    {
        // Whole hours of Beijing are whole hours of UTC.
        Period.Hour => new DateTime(utc.Ticks - utc.Ticks % TimeSpan.TicksPerHour, DateTimeKind.Utc),
        Period.Day => BeijingTime.StartOfDay(utc),
        Period.Month => BeijingMonth.Of(utc).Start,
        _ => new BeijingMonth(BeijingMonth.Of(utc).Year, 1).Start,
    };

    /// <summary>End of the period that begins at a moment, exclusive, UTC.</summary>
    public static DateTime EndOf(this Period period, DateTime start) => period switch
    {
        Period.Hour => start.AddHours(1),
        Period.Day => start.AddDays(1),
        Period.Month => BeijingMonth.Of(start).End,
        _ => new BeijingMonth(BeijingMonth.Of(start).Year + 1, 1).Start,
    };

    /// <summary>How long after its end a period waits for values that are on their way. What comes later is taken in later.</summary>
    public static TimeSpan Patience(this Period period) => period == Period.Hour ? TimeSpan.FromMinutes(5) : TimeSpan.FromMinutes(10);

    public static string Show(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Start of a calendar day in Beijing, UTC.</summary>
    public static DateTime StartOf(DateOnly day) => BeijingTime.ToUtc(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>The calendar day in Beijing of a moment: it chooses editions.</summary>
    public static DateOnly Day(DateTime utc) => DateOnly.FromDateTime(BeijingTime.FromUtc(utc));
}
