using System.Globalization;
using Qingshan.Platform.Common;
using Qingshan.Standards;

namespace Qingshan.Applications.Ranking;

/// <summary>Over what is ranked.</summary>
public enum RankedBy
{
    Hour,
    Day,
    Month,
    Year,
}

/// <summary>An hour, day, month or year of Beijing.</summary>
/// <param name="Start">UTC; belongs to it.</param>
/// <param name="End">UTC; does not belong to it.</param>
public readonly record struct RankingPeriod(RankedBy By, DateTime Start, DateTime End)
{
    /// <summary>The last day of it, by the calendar of Beijing: it chooses editions.</summary>
    public DateOnly Day => DateOnly.FromDateTime(BeijingTime.FromUtc(End.AddTicks(-1)));

    public RankingPeriod Before => Of(By, Start.AddTicks(-1));

    public RankingPeriod Next => Of(By, End);

    /// <summary>The period in which a moment lies.</summary>
    public static RankingPeriod Of(RankedBy by, DateTime utc)
    {
        var beijing = BeijingTime.FromUtc(utc);
        var (start, end) = by switch
        {
            RankedBy.Hour => (beijing.Date.AddHours(beijing.Hour), beijing.Date.AddHours(beijing.Hour + 1)),
            RankedBy.Day => (beijing.Date, beijing.Date.AddDays(1)),
            RankedBy.Month => (new DateTime(beijing.Year, beijing.Month, 1), new DateTime(beijing.Year, beijing.Month, 1).AddMonths(1)),
            _ => (new DateTime(beijing.Year, 1, 1), new DateTime(beijing.Year + 1, 1, 1)),
        };
        return new(by, BeijingTime.ToUtc(start), BeijingTime.ToUtc(end));
    }

    public static Result<RankedBy> Read(string? text, RankedBy usual, params RankedBy[] allowed)
    {
        if (string.IsNullOrEmpty(text)) return usual;
        foreach (var by in allowed)
            if (text == NameOf(by)) return by;
        return CommonErrors.BadParameter.Of("by", text, string.Join(", ", allowed.Select(NameOf)));
    }

    public static string NameOf(RankedBy by) => by.ToString().ToLowerInvariant();

    /// <summary>2014-01-03 08:00, 2014-01-03, 2014-01, 2014.</summary>
    public override string ToString() => BeijingTime.FromUtc(Start).ToString(By switch
    {
        RankedBy.Hour => "yyyy-MM-dd HH:mm",
        RankedBy.Day => "yyyy-MM-dd",
        RankedBy.Month => "yyyy-MM",
        _ => "yyyy",
    }, CultureInfo.InvariantCulture);

    /// <summary>A moment, a day, a month or a year as people write them; Beijing time where there is no offset.</summary>
    public static Result<DateTime> ReadMoment(string name, string? text, DateTime usual)
    {
        if (DateTime.TryParseExact(text, ["yyyy", "yyyy-MM", "yyyy-MM-dd HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var beijing) && beijing.Year is > 1 and < 9999)
            return BeijingTime.ToUtc(beijing);
        return Query.Time(name, text, usual);
    }
}
