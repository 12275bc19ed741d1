using System.Globalization;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Time;

/// <summary>A unit of the clock or the calendar.</summary>
public enum PeriodUnit
{
    /// <summary>Minutes.</summary>
    Minute,

    /// <summary>Hours.</summary>
    Hour,

    /// <summary>Days, from midnight.</summary>
    Day,

    /// <summary>Weeks, from Monday.</summary>
    Week,

    /// <summary>Months of the calendar.</summary>
    Month,

    /// <summary>Seasons of three months: spring is March to May; winter begins in December and belongs to one span over the turn of the year.</summary>
    Season,

    /// <summary>Years of the calendar.</summary>
    Year,
}

/// <summary>
/// A span over which values are brought together. Several minutes, hours, days or weeks are counted from 1970, so that a bucket does not depend
/// on where the data begin; several months are counted from January.
/// </summary>
/// <param name="Unit">The unit.</param>
/// <param name="Count">How many of them; at least 1, and 1 for seasons.</param>
public sealed record Period(PeriodUnit Unit, int Count = 1)
{
    // A Monday, so that weeks begin on one.
    private static readonly DateTime Monday = new(1969, 12, 29);

    /// <summary>An hour.</summary>
    public static Period Hour { get; } = new(PeriodUnit.Hour);

    /// <summary>A day.</summary>
    public static Period Day { get; } = new(PeriodUnit.Day);

    /// <summary>A month.</summary>
    public static Period Month { get; } = new(PeriodUnit.Month);

    /// <summary>A season.</summary>
    public static Period Season { get; } = new(PeriodUnit.Season);

    /// <summary>A year.</summary>
    public static Period Year { get; } = new(PeriodUnit.Year);

    /// <summary>Reads a period such as <c>day</c>, <c>3 hour</c>, <c>15 min</c>, <c>quarter</c>, <c>season</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The period, or what it may be.</returns>
    public static Analysed<Period> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var count = 1;
        if (parts.Length is 1 or 2 && (parts.Length == 1 || (int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out count) && count is >= 1 and <= 10_000)))
        {
            var word = parts[^1];
            if (word.Length > 3 && word[^1] == 's') word = word[..^1];
            PeriodUnit? unit = word switch
            {
                "min" or "minute" => PeriodUnit.Minute,
                "hour" => PeriodUnit.Hour,
                "day" => PeriodUnit.Day,
                "week" => PeriodUnit.Week,
                "month" or "quarter" => PeriodUnit.Month,
                "season" when count == 1 => PeriodUnit.Season,
                "year" => PeriodUnit.Year,
                _ => null,
            };
            if (unit is { } found) return new Period(found, word == "quarter" ? 3 * count : count);
        }
        return AnalysisProblem.Option("period", text, " hour / day / week / month / quarter / season / year，前面可加数字，如 3 hour", "hour, day, week, month, quarter, season or year, with a number before it where wanted, such as 3 hour");
    }

    /// <summary>The beginning of the span in which a time lies.</summary>
    /// <param name="time">The time.</param>
    /// <returns>The beginning, in the same zone.</returns>
    public DateTime StartOf(DateTime time) => Unit switch
    {
        PeriodUnit.Minute => Floor(time, TimeSpan.TicksPerMinute, DateTime.UnixEpoch.Ticks),
        PeriodUnit.Hour => Floor(time, TimeSpan.TicksPerHour, DateTime.UnixEpoch.Ticks),
        PeriodUnit.Day => Floor(time, TimeSpan.TicksPerDay, DateTime.UnixEpoch.Ticks),
        PeriodUnit.Week => Floor(time, 7 * TimeSpan.TicksPerDay, Monday.Ticks),
        PeriodUnit.Month => FloorMonths(time, time.Year * 12 + time.Month - 1, Count, 0),
        PeriodUnit.Season => FloorMonths(time, time.Year * 12 + time.Month - 1, 3, 2),
        _ => FloorMonths(time, time.Year * 12, 12 * Count, 0),
    };

    /// <summary>The end of the span that begins at a time, which is the beginning of the next one.</summary>
    /// <param name="start">The beginning of a span.</param>
    /// <returns>The end.</returns>
    public DateTime EndOf(DateTime start) => Unit switch
    {
        PeriodUnit.Minute => start.AddMinutes(Count),
        PeriodUnit.Hour => start.AddHours(Count),
        PeriodUnit.Day => start.AddDays(Count),
        PeriodUnit.Week => start.AddDays(7 * Count),
        PeriodUnit.Month => start.AddMonths(Count),
        PeriodUnit.Season => start.AddMonths(3),
        _ => start.AddYears(Count),
    };

    private DateTime Floor(DateTime time, long unit, long zero)
    {
        var size = unit * Count;
        var rest = (time.Ticks - zero) % size;
        return new(time.Ticks - (rest < 0 ? rest + size : rest), time.Kind);
    }

    private static DateTime FloorMonths(DateTime time, int months, int size, int shift)
    {
        var start = (months - shift) / size * size + shift;
        return new(start / 12, start % 12 + 1, 1, 0, 0, 0, time.Kind);
    }
}
