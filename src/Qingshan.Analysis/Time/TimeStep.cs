using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Time;

/// <summary>
/// The usual step from one row of a table to the next: a length of time, or a number of calendar months. Data capture is counted with it:
/// a row that is absent is missing as much as one whose value is.
/// </summary>
/// <param name="Months">Months of the calendar; 0 where the step is a length of time.</param>
/// <param name="Length">The length of time; zero where the step is of months.</param>
public readonly record struct TimeStep(int Months, TimeSpan Length)
{
    /// <summary>An hour.</summary>
    public static TimeStep Hour { get; } = new(0, TimeSpan.FromHours(1));

    /// <summary>A month of the calendar.</summary>
    public static TimeStep Month { get; } = new(1, TimeSpan.Zero);

    /// <summary>Finds the step that occurs most often; of equally many the shortest. Steps as long as a month, a quarter or a year are those of the calendar.</summary>
    /// <param name="ascending">Times, ascending, without equal ones.</param>
    /// <returns>The step; a problem with fewer than two times.</returns>
    public static Analysed<TimeStep> Of(ReadOnlySpan<DateTime> ascending)
    {
        if (ascending.Length < 2) return AnalysisProblem.TooFew(2, ascending.Length, "时刻", "times");
        var counts = new Dictionary<TimeStep, int>();
        for (var i = 1; i < ascending.Length; i++)
        {
            var step = From(ascending[i] - ascending[i - 1]);
            counts[step] = counts.GetValueOrDefault(step) + 1;
        }
        return counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key.Months).ThenBy(c => c.Key.Length).First().Key;
    }

    /// <summary>How many whole steps lie between two times.</summary>
    /// <param name="from">The earlier.</param>
    /// <param name="to">The later.</param>
    /// <returns>The number; negative where the second is the earlier.</returns>
    public long Between(DateTime from, DateTime to) => Months > 0
        ? ((to.Year - from.Year) * 12 + to.Month - from.Month) / Months
        : (long)Math.Floor((to - from).Ticks / (double)Length.Ticks);

    /// <summary>The time some steps later.</summary>
    /// <param name="from">The time.</param>
    /// <param name="steps">How many.</param>
    /// <returns>The later time.</returns>
    public DateTime After(DateTime from, long steps) => Months > 0 ? from.AddMonths((int)(steps * Months)) : from.AddTicks(steps * Length.Ticks);

    /// <summary>How many rows a complete table has between two times.</summary>
    /// <param name="from">From this time on.</param>
    /// <param name="to">Up to but not including this one.</param>
    /// <returns>At least 1.</returns>
    internal int RowsWithin(DateTime from, DateTime to) => Months > 0
        ? (int)Math.Max(1, Between(from, to))
        : (int)Math.Max(1, Math.Round((to - from).Ticks / (double)Length.Ticks));

    private static TimeStep From(TimeSpan length) => length.TotalDays switch
    {
        >= 28 and <= 31 => Month,
        >= 90 and <= 92 => new(3, TimeSpan.Zero),
        >= 365 and <= 366 => new(12, TimeSpan.Zero),
        _ => new(0, length),
    };
}
