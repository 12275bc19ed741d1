namespace Qingshan.Standards;

/// <summary>What makes a mean of ambient air valid, by an edition of GB 3095 (which HJ 663 follows). Immutable.</summary>
public sealed class AirDataValidity
{
    private AirDataValidity(StandardEdition edition) => Edition = edition;

    /// <summary>The edition of GB 3095.</summary>
    public StandardEdition Edition { get; }

    /// <summary>The rules in force on a day.</summary>
    /// <param name="date">The day of the observation, by the calendar of Beijing.</param>
    /// <param name="edition">An edition of GB 3095 instead of the one in force.</param>
    /// <returns>The rules.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No edition is in force on the day and none was named.</exception>
    /// <exception cref="ArgumentException">The edition is of another standard.</exception>
    public static AirDataValidity On(DateOnly date, StandardEdition? edition = null) => new(Editions.Choose(AirStandards.Limits, date, edition));

    /// <summary>Whether an hourly mean is valid.</summary>
    /// <param name="minutes">Minutes of sampling in the hour.</param>
    /// <returns>True from 45.</returns>
    public bool Hour(int minutes) => minutes >= Least("minutes-of-hour");

    /// <summary>Whether a daily mean is valid.</summary>
    /// <param name="hours">Valid hourly means of the day.</param>
    /// <returns>True from 20.</returns>
    public bool Day(int hours) => hours >= Least("hours-of-day");

    /// <summary>Whether a mean of 8 consecutive hours is valid.</summary>
    /// <param name="hours">Valid hourly means among the 8.</param>
    /// <returns>True from 6.</returns>
    public bool EightHours(int hours) => hours >= Least("hours-of-8h");

    /// <summary>Whether the daily maximum of ozone's 8 h means is valid. The number is unverified.</summary>
    /// <param name="means">Valid 8 h means of the day.</param>
    /// <returns>True from 14.</returns>
    public bool OzoneDay(int means) => means >= Least("means-of-ozone-day");

    /// <summary>Whether a monthly mean is valid.</summary>
    /// <param name="days">Valid daily means of the month.</param>
    /// <param name="month">1 to 12.</param>
    /// <returns>True from 27; in February from 25.</returns>
    public bool Month(int days, int month) => days >= Least("days-of-month", month == 2 ? "february" : "month");

    /// <summary>Whether an annual mean is valid.</summary>
    /// <param name="days">Valid daily means of the year; each month has to be valid as well.</param>
    /// <returns>True from 324.</returns>
    public bool Year(int days) => days >= Least("days-of-year");

    private decimal Least(string item, string? condition = null) => StandardNumbers.Needed(Edition, item, condition);
}
