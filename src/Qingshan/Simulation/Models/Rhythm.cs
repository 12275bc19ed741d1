using Qingshan.Standards;

namespace Qingshan.Simulation;

/// <summary>The clocks that people and the sun keep, in Beijing time.</summary>
internal static class Rhythm
{
    /// <summary>Hour of the Beijing day with its fraction, 0 to 24.</summary>
    public static double Hour(DateTime utc) => (utc + BeijingTime.Offset).TimeOfDay.TotalHours;

    public static bool IsWeekend(DateTime utc) => (utc + BeijingTime.Offset).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>-1 in the depth of winter, 1 in the height of summer (late July).</summary>
    public static double Season(DateTime utc) => Math.Cos((utc.DayOfYear + utc.TimeOfDay.TotalDays - 205) / 365.25 * 2 * Math.PI);

    /// <summary>-1 to 1, highest at the hour given.</summary>
    public static double Daily(DateTime utc, double peakHour) => Math.Cos((Hour(utc) - peakHour) / 24 * 2 * Math.PI);

    /// <summary>0 at night, 1 at noon; the day is longer in summer.</summary>
    public static double Sun(DateTime utc)
    {
        var half = 6 + Season(utc);
        return Math.Max(0, Math.Cos((Hour(utc) - 12.4) / half * Math.PI / 2)) * (Math.Abs(Hour(utc) - 12.4) < half ? 1 : 0);
    }

    /// <summary>0 to 1: the two rush hours on working days, one flat hump at weekends.</summary>
    public static double Traffic(DateTime utc)
    {
        var hour = Hour(utc);
        return IsWeekend(utc)
            ? 0.12 + 0.45 * Hump(hour, 15, 5)
            : 0.12 + 0.85 * Hump(hour, 8, 1.5) + 0.8 * Hump(hour, 18.2, 1.9) + 0.25 * Hump(hour, 13, 3.5);
    }

    /// <summary>A bell around an hour of the day.</summary>
    public static double Hump(double hour, double peak, double width)
    {
        var away = Math.Abs(hour - peak);
        if (away > 12) away = 24 - away;
        return Math.Exp(-away * away / (2 * width * width));
    }
}
