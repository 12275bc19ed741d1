using System.Collections.Immutable;
using System.Globalization;
using Qingshan.Analysis.Figures;

namespace Qingshan.Analysis.Distribution;

/// <summary>A part of a time by which values are laid together.</summary>
public enum TimePart
{
    /// <summary>The hour of the day, 0 to 23.</summary>
    Hour,

    /// <summary>The day of the week, Monday first.</summary>
    Weekday,

    /// <summary>The month of the year.</summary>
    Month,

    /// <summary>The season: spring from March on, then summer, autumn, winter.</summary>
    Season,

    /// <summary>The year.</summary>
    Year,
}

/// <summary>Classes of times, from 0.</summary>
public static class TimeParts
{
    private static readonly ImmutableArray<Label> Days = [new("周一", "Mon"), new("周二", "Tue"), new("周三", "Wed"), new("周四", "Thu"), new("周五", "Fri"), new("周六", "Sat"), new("周日", "Sun")];

    private static readonly ImmutableArray<Label> Seasons = [new("春", "Spring"), new("夏", "Summer"), new("秋", "Autumn"), new("冬", "Winter")];

    /// <summary>The class of a time.</summary>
    /// <param name="part">Which part.</param>
    /// <param name="time">The time, in the zone in which hours and days are meant.</param>
    /// <param name="firstYear">The first year there is, class 0 of <see cref="TimePart.Year"/>.</param>
    /// <returns>The class, from 0.</returns>
    public static int Of(TimePart part, DateTime time, int firstYear) => part switch
    {
        TimePart.Hour => time.Hour,
        TimePart.Weekday => ((int)time.DayOfWeek + 6) % 7,
        TimePart.Month => time.Month - 1,
        TimePart.Season => (time.Month + 9) / 3 % 4,
        _ => time.Year - firstYear,
    };

    /// <summary>How many classes there are.</summary>
    /// <param name="part">Which part.</param>
    /// <param name="firstYear">The first year there is.</param>
    /// <param name="lastYear">The last year there is.</param>
    /// <returns>The number of classes.</returns>
    public static int Count(TimePart part, int firstYear, int lastYear) => part switch
    {
        TimePart.Hour => 24,
        TimePart.Weekday => 7,
        TimePart.Month => 12,
        TimePart.Season => 4,
        _ => lastYear - firstYear + 1,
    };

    /// <summary>What a class is called.</summary>
    /// <param name="part">Which part.</param>
    /// <param name="index">The class, from 0.</param>
    /// <param name="firstYear">The first year there is.</param>
    /// <returns>Such as 周一 and Mon.</returns>
    public static Label Name(TimePart part, int index, int firstYear) => part switch
    {
        TimePart.Hour => index.ToString(CultureInfo.InvariantCulture),
        TimePart.Weekday => Days[index],
        TimePart.Month => new($"{index + 1}月", CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(index + 1)),
        TimePart.Season => Seasons[index],
        _ => (firstYear + index).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>What the part is called.</summary>
    /// <param name="part">Which part.</param>
    /// <returns>Such as 小时 and Hour.</returns>
    public static Label Title(TimePart part) => part switch
    {
        TimePart.Hour => new("小时", "Hour"),
        TimePart.Weekday => new("星期", "Weekday"),
        TimePart.Month => new("月份", "Month"),
        TimePart.Season => new("季节", "Season"),
        _ => new("年份", "Year"),
    };
}
