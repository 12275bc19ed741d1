using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Cases;

/// <summary>
/// 工作日历 · Which days are working days: Monday to Friday, but for the State Council's arrangement of the year, but for what has been entered
/// here. Days are those of Beijing.
/// </summary>
public sealed class WorkCalendar(IReadOnlyDictionary<DateOnly, bool> entered)
{
    /// <summary>What is known without anything that was entered.</summary>
    public static readonly WorkCalendar OfTheState = new(new Dictionary<DateOnly, bool>());

    public bool IsWorkingDay(DateOnly day) =>
        entered.TryGetValue(day, out var working) ? working
        : HolidayArrangements.Find(day) ?? day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The working day so many after a day, or before it where the number is negative; the day itself where it is 0.</summary>
    public DateOnly AddWorkingDays(DateOnly day, int days)
    {
        var step = Math.Sign(days);
        for (var left = Math.Abs(days); left > 0;)
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day)) left--;
        }
        return day;
    }

    /// <summary>The end of the working day so many after a moment (UTC): until then what is due has time.</summary>
    public DateTime Due(DateTime from, int days) => Periods.StartOf(AddWorkingDays(Periods.Day(from), days).AddDays(1));

    /// <summary>When the working day before the last one begins: when people are reminded of what is due.</summary>
    /// <param name="due">As <see cref="Due"/> gives it.</param>
    public DateTime Remind(DateTime due) => Periods.StartOf(AddWorkingDays(Periods.Day(due.AddTicks(-1)), -1));
}
