using System.Globalization;
using Qingshan.Standards;

namespace Qingshan.Platform.Evidence;

/// <summary>How times and days are written where they are hashed: to the microsecond, which every database of the ledger keeps.</summary>
internal static class EvidenceTime
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public static string Write(DateTime utc) => utc.ToString(Form, CultureInfo.InvariantCulture);

    public static bool TryRead(string text, out DateTime utc) =>
        DateTime.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out utc);

    public static DateTime Round(DateTime utc) => new(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);

    /// <summary>The calendar day in Beijing of a moment.</summary>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(BeijingTime.FromUtc(utc));

    /// <summary>The moment at which a day of Beijing is over, UTC.</summary>
    public static DateTime EndOf(DateOnly day) => BeijingTime.ToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue));

    public static string Write(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
