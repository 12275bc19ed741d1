using System.Globalization;

namespace Qingshan.Hj212;

/// <summary>
/// Times of the protocol: <c>yyyyMMddHHmmss</c>, with <c>fff</c> in QN, always Beijing time (UTC+8) on the wire and
/// always UTC here.
/// </summary>
public static class HjTime
{
    /// <summary>Bytes of a time to the second.</summary>
    public const int SecondsLength = 14;

    /// <summary>Bytes of a time to the millisecond.</summary>
    public const int MillisecondsLength = 17;

    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    /// <summary>Reads a time of 14 digits, or of 15 to 18 whose further digits are a decimal fraction of the second.</summary>
    /// <param name="text">Digits only. Devices write 14 and 17 by the book; 15, 16 and 18 deviate and are taken.</param>
    /// <param name="utc">The instant, of kind UTC; the default where this returns false.</param>
    /// <returns>False for another length, for other bytes and for a date or time that does not exist.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTime utc)
    {
        utc = default;
        if (text.Length is < SecondsLength or > 18 || text.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return false;
        int year = Two(text, 0) * 100 + Two(text, 2), month = Two(text, 4), day = Two(text, 6);
        int hour = Two(text, 8), minute = Two(text, 10), second = Two(text, 12);
        if (year == 0 || month is 0 or > 12 || day == 0 || hour > 23 || minute > 59 || second > 59) return false;
        if (day > DateTime.DaysInMonth(year, month)) return false;
        var ticks = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks - Beijing.Ticks;
        var unit = TimeSpan.TicksPerSecond;
        foreach (var digit in text[SecondsLength..]) ticks += (digit - '0') * (unit /= 10);
        if (ticks < 0) return false;
        utc = new DateTime(ticks, DateTimeKind.Utc);
        return true;
    }

    /// <summary>True where a readable time has neither 14 nor 17 digits.</summary>
    /// <param name="text">The text of a time.</param>
    /// <returns>False for a time by the book, and for text that is no time at all.</returns>
    public static bool IsDeviant(ReadOnlySpan<byte> text) =>
        text.Length is not (SecondsLength or MillisecondsLength) && TryParse(text, out _);

    /// <summary>Writes an instant in Beijing time.</summary>
    /// <param name="utc">The instant; one of kind unspecified is taken as UTC. Fractions below the unit are cut off.</param>
    /// <param name="milliseconds">True for 17 digits (QN), false for 14.</param>
    /// <param name="destination">At least 17 or 14 bytes.</param>
    /// <returns>The bytes written.</returns>
    /// <exception cref="ArgumentException">The destination is too small.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is in the last eight hours of the year 9999.</exception>
    public static int Format(DateTime utc, bool milliseconds, Span<byte> destination)
    {
        if (utc.Kind == DateTimeKind.Local) utc = utc.ToUniversalTime();
        var format = milliseconds ? "yyyyMMddHHmmssfff" : "yyyyMMddHHmmss";
        if (!(utc + Beijing).TryFormat(destination, out var written, format, CultureInfo.InvariantCulture))
            throw new ArgumentException("Too small for a time of the protocol.", nameof(destination));
        return written;
    }

    private static int Two(ReadOnlySpan<byte> text, int at) => (text[at] - '0') * 10 + text[at + 1] - '0';
}
