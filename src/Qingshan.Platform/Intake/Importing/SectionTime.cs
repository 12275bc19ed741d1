using System.Globalization;
using Qingshan.Standards;

namespace Qingshan.Platform.Intake;

/// <summary>Times like <c>04-01 12:00</c>, whose year follows from the month of the file that they stand in.</summary>
internal static class SectionTime
{
    private static readonly TimeSpan HalfYear = TimeSpan.FromDays(184);

    /// <summary>A month like <c>2021-04</c>: its beginning in Beijing, UTC.</summary>
    public static bool TryMonth(ReadOnlySpan<char> text, out DateTime month)
    {
        month = default;
        if (!DateTime.TryParseExact(text.Trim(), "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || local.Year is < 1990 or > 2100) return false;
        month = BeijingTime.ToUtc(local);
        return true;
    }

    /// <summary>
    /// Of the years around the month the one that brings the time nearest to its middle: 12-31 in a file of January is of the
    /// year before, and 02-07 in one of April is two months old.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, DateTime month, out DateTime time)
    {
        time = default;
        var (year, middle, nearest) = (BeijingTime.FromUtc(month).Year, month.AddDays(15), HalfYear);
        for (var y = year - 1; y <= year + 1; y++)
        {
            if (!DateTime.TryParseExact(string.Create(CultureInfo.InvariantCulture, $"{y}-{text.Trim()}"), "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) continue;
            var found = BeijingTime.ToUtc(local);
            if ((found - middle).Duration() >= nearest) continue;
            (time, nearest) = (found, (found - middle).Duration());
        }
        return nearest < HalfYear;
    }
}
