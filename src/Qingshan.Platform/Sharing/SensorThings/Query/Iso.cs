using System.Globalization;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>Instants as text: <c>2026-03-01T08:00:00Z</c>, with a fraction only where there is one.</summary>
internal static class Iso
{
    /// <summary>The longest text of an instant.</summary>
    public const int Longest = 28;

    private static readonly string[] Readable = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public static string Of(DateTime utc)
    {
        Span<char> text = stackalloc char[Longest];
        return new(text[..Write(utc, text)]);
    }

    /// <returns>How many characters were written.</returns>
    public static int Write(DateTime utc, Span<char> text)
    {
        var (year, month, day) = utc;
        Two(year / 100, text);
        Two(year % 100, text[2..]);
        text[4] = text[7] = '-';
        Two(month, text[5..]);
        Two(day, text[8..]);
        text[10] = 'T';
        Two(utc.Hour, text[11..]);
        text[13] = text[16] = ':';
        Two(utc.Minute, text[14..]);
        Two(utc.Second, text[17..]);
        var at = 19;
        var fraction = (int)(utc.Ticks % TimeSpan.TicksPerSecond);
        if (fraction != 0)
        {
            text[at++] = '.';
            for (var unit = 1_000_000; fraction > 0; unit /= 10)
            {
                text[at++] = (char)('0' + fraction / unit);
                fraction %= unit;
            }
        }
        text[at++] = 'Z';
        return at;
    }

    /// <summary>An instant with <c>Z</c> or an offset.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out DateTime utc)
    {
        utc = default;
        var zoned = text is [.., 'Z'] || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        return zoned && DateTime.TryParseExact(text, Readable, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out utc);
    }

    /// <summary>An instant or an interval.</summary>
    public static bool TryReadWhen(string text, out When when)
    {
        when = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            if (!TryRead(text, out var at)) return false;
            when = When.Instant(at);
            return true;
        }
        if (!TryRead(text.AsSpan(0, slash), out var start) || !TryRead(text.AsSpan(slash + 1), out var end) || end < start) return false;
        when = new(start, end);
        return true;
    }

    private static void Two(int number, Span<char> text) => (text[0], text[1]) = ((char)('0' + number / 10), (char)('0' + number % 10));
}
