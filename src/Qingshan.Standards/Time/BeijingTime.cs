using System.Globalization;

namespace Qingshan.Standards;

/// <summary>
/// Beijing time: UTC+8 all year. China has had no daylight saving time since 1991; the summers of 1986 to 1991, one hour ahead,
/// are not modelled, so clocks of those summers read an hour later than this says. No time zone data of the system is used.
/// </summary>
public static class BeijingTime
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd",
    ];

    /// <summary>Beijing minus UTC: 8 hours.</summary>
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(8);

    /// <summary>Gives the Beijing time of an instant.</summary>
    /// <param name="utc">The instant; its kind has to be <see cref="DateTimeKind.Utc"/>.</param>
    /// <returns>The local time, of kind <see cref="DateTimeKind.Unspecified"/>.</returns>
    /// <exception cref="ArgumentException">The kind is not UTC.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The last 8 hours of the year 9999.</exception>
    public static DateTime FromUtc(DateTime utc)
    {
        if (utc.Kind != DateTimeKind.Utc) throw new ArgumentException("An instant has to be UTC.", nameof(utc));
        return DateTime.SpecifyKind(utc + Offset, DateTimeKind.Unspecified);
    }

    /// <summary>Gives the instant of a Beijing time.</summary>
    /// <param name="beijing">The local time; its kind has to be <see cref="DateTimeKind.Unspecified"/>.</param>
    /// <returns>The instant, of kind <see cref="DateTimeKind.Utc"/>.</returns>
    /// <exception cref="ArgumentException">The kind is UTC or the local time of the machine.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The first 8 hours of the year 1.</exception>
    public static DateTime ToUtc(DateTime beijing)
    {
        if (beijing.Kind != DateTimeKind.Unspecified) throw new ArgumentException("A Beijing time has no kind.", nameof(beijing));
        return DateTime.SpecifyKind(beijing - Offset, DateTimeKind.Utc);
    }

    /// <summary>Gives the Beijing midnight at which the Beijing day of an instant began.</summary>
    /// <param name="utc">The instant, UTC.</param>
    /// <returns>An instant, UTC: 16:00 of a UTC day.</returns>
    public static DateTime StartOfDay(DateTime utc) => ToUtc(FromUtc(utc).Date);

    /// <summary>Writes an instant as ISO 8601 in Beijing time, with its offset; fractions of a second only where there are any.</summary>
    /// <param name="utc">The instant, UTC.</param>
    /// <returns>Text such as <c>2026-03-01T08:00:00+08:00</c>.</returns>
    public static string ToIso(DateTime utc) =>
        FromUtc(utc).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'+08:00'", CultureInfo.InvariantCulture);

    /// <summary>Reads ISO 8601 text: a date, or date and time to the minute or finer. Without an offset it is Beijing time.</summary>
    /// <param name="text">The text; null or anything else gives false.</param>
    /// <param name="utc">The instant, UTC; the default when nothing was read.</param>
    /// <returns>True when the text is a time that the calendar holds.</returns>
    public static bool TryParseIso(string? text, out DateTime utc)
    {
        utc = default;
        if (!DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var read)) return false;
        if (read.Kind == DateTimeKind.Unspecified)
        {
            if (read.Ticks < Offset.Ticks) return false;
            utc = ToUtc(read);
            return true;
        }
        utc = read;
        return true;
    }
}
