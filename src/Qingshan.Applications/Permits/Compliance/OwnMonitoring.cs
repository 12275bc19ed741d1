using System.Xml;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Applications.Permits;

/// <summary>自行监测 · How many readings were due and are there, by the interval of a task.</summary>
internal static class OwnMonitoring
{
    /// <summary>
    /// Slots of the interval that are over within a span, and how many of them hold a reading. Intervals of months are months of the calendar (a quarter
    /// is a quarter of the year); shorter ones are counted from the beginning of the span.
    /// </summary>
    /// <param name="interval">ISO 8601, as <see cref="MonitoringFrequency.IntervalOf"/> gives it.</param>
    /// <param name="to">Exclusive, UTC.</param>
    /// <returns>Null where the interval is none of these, or does not divide a year.</returns>
    public static (int Due, int Done)? Count(string? interval, DateTime from, DateTime to, IEnumerable<DateTime> readings)
    {
        if (interval is null) return null;
        var months = MonitoringFrequency.MonthsOf(interval);
        if (months > 0) return 12 % months == 0 ? OfMonths(months, from, to, readings) : null;
        var length = LengthOf(interval);
        if (length <= TimeSpan.Zero) return null;
        var due = (int)Math.Max(0, (to - from) / length);
        return (due, readings.Where(r => r >= from).Select(r => (int)((r - from) / length)).Where(slot => slot < due).Distinct().Count());
    }

    /// <summary>The day after which a reading is missing that has not come, where the last one is known.</summary>
    public static DateTime? NextDue(string? interval, DateTime last)
    {
        if (interval is null) return null;
        var months = MonitoringFrequency.MonthsOf(interval);
        // The slot of the last reading, and one more in which the next has to come.
        if (months > 0) return 12 % months == 0 ? Plus(SlotOf(BeijingMonth.Of(last), months), 2 * months).Start : null;
        return LengthOf(interval) is { Ticks: > 0 } length ? last + 2 * length : null;
    }

    private static (int Due, int Done) OfMonths(int months, DateTime from, DateTime to, IEnumerable<DateTime> readings)
    {
        var there = readings.Select(r => SlotOf(BeijingMonth.Of(r), months)).ToHashSet();
        var (due, done) = (0, 0);
        for (var slot = SlotOf(BeijingMonth.Of(from), months); Plus(slot, months).Start <= to; slot = Plus(slot, months))
        {
            if (slot.Start < from) continue;
            due++;
            if (there.Contains(slot)) done++;
        }
        return (due, done);
    }

    /// <summary>The first month of the slot in which a month lies.</summary>
    private static BeijingMonth SlotOf(BeijingMonth month, int months) => new(month.Year, (month.Number - 1) / months * months + 1);

    private static BeijingMonth Plus(BeijingMonth month, int months)
    {
        for (var i = 0; i < months; i++) month = month.Next;
        return month;
    }

    private static TimeSpan LengthOf(string interval)
    {
        try
        {
            return XmlConvert.ToTimeSpan(interval);
        }
        catch (FormatException)
        {
            return TimeSpan.Zero;
        }
    }
}
