using System.Globalization;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>The identity of an observation: its series and its start. A revision is the same observation, said again.</summary>
internal static class ObservationId
{
    /// <summary>Nothing was observed outside of these; times near the ends of what a clock can say are no identities.</summary>
    public const int FirstYear = 1000, LastYear = 9000;

    /// <summary>Such as <c>12@20260301T080000Z</c>.</summary>
    public static string Of(int series, DateTime start) => string.Create(CultureInfo.InvariantCulture, $"{series}@{CompactTime.Of(start)}");

    public static bool TryParse(string text, out int series, out DateTime start)
    {
        (series, start) = (0, default);
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && int.TryParse(text.AsSpan(0, at), NumberStyles.None, CultureInfo.InvariantCulture, out series) && CompactTime.TryParse(text.AsSpan(at + 1), out start)
            && start.Year is >= FirstYear and <= LastYear;
    }
}

/// <summary>Instants within identifiers: <c>20260301T080000Z</c>, with a fraction only where there is one.</summary>
internal static class CompactTime
{
    private static readonly string[] Formats = ["yyyyMMdd'T'HHmmss'Z'", "yyyyMMdd'T'HHmmss'.'FFFFFFF'Z'"];

    public static string Of(DateTime utc) => utc.ToString(utc.Ticks % TimeSpan.TicksPerSecond == 0 ? Formats[0] : Formats[1], CultureInfo.InvariantCulture);

    public static bool TryParse(ReadOnlySpan<char> text, out DateTime utc) =>
        DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out utc);
}
