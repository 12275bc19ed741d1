using System.Globalization;
using Qingshan.Platform.Warnings;
using Qingshan.Standards;

namespace Qingshan.Applications.Haze;

/// <summary>The words and times of the pages on warnings.</summary>
internal static class PlanWords
{
    public static string Time(DateTime utc) => Beijing(BeijingTime.FromUtc(utc));

    public static string Beijing(DateTime beijing) => beijing.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>As a field of a form wants it.</summary>
    public static string Field(DateTime beijing) => beijing.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    public static string Number(double? value, string format = "0.#") => value is { } v && double.IsFinite(v) ? v.ToString(format, CultureInfo.InvariantCulture) : "—";

    public static string Percent(double chance) => (100 * chance).ToString("0", CultureInfo.InvariantCulture) + " %";

    public static string Address(IssuedWarning warning) => $"/haze/plan/{warning.Number}";

    /// <summary>The mark of a word about a cut, as a key of StateBadge.</summary>
    public static string MarkOf(CutSeen seen) => seen switch { CutSeen.AsOrdered => "fresh", CutSeen.Less => "late", CutSeen.NotSeen => "silent", _ => "none" };

    /// <summary>As a measure may be searched by the hours in which it was looked at.</summary>
    public static string SeriesLink(Checked measure) => measure.Ordered.PointCode is { } point
        ? Monitoring.Records.Links.Point(point) + Monitoring.Records.Links.Query(("factor", measure.Ordered.Factor)) : "";
}
