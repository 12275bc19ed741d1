using System.Globalization;
using Qingshan.Standards;

namespace Qingshan.Applications.EnterpriseFiles;

/// <summary>Days of Beijing, and how the pages write them.</summary>
internal static class EnterpriseWords
{
    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—";

    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(BeijingTime.FromUtc(utc));

    /// <summary>The end of a day (UTC, exclusive).</summary>
    public static DateTime EndOf(DateOnly day) => BeijingTime.ToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue));
}
