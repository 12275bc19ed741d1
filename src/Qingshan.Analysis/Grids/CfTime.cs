using System.Globalization;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Grids;

/// <summary>Times of the conventions CF (1.11, section 4.4): numbers with units such as <c>hours since 1900-01-01 00:00:0.0</c>, in the calendar that is ours.</summary>
public static class CfTime
{
    /// <summary>Reads the times of a coordinate.</summary>
    /// <param name="variable">The coordinate.</param>
    /// <returns>Times, UTC; a problem where the units do not say since when, or the calendar is another.</returns>
    public static Analysed<DateTime[]> Of(GridVariable variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var (units, calendar) = (variable.Text("units"), variable.Text("calendar").ToLowerInvariant());
        if (calendar is not ("" or "standard" or "gregorian" or "proleptic_gregorian"))
            return AnalysisProblem.Shape($"不支持日历 {calendar}。", $"The calendar {calendar} is not supported.");
        var parts = units.Split(" since ", 2, StringSplitOptions.TrimEntries);
        double seconds = parts[0].ToLowerInvariant() switch { "second" or "seconds" or "s" or "sec" => 1, "minute" or "minutes" or "min" => 60, "hour" or "hours" or "h" or "hr" => 3600,
            "day" or "days" or "d" => 86400, _ => double.NaN };
        if (parts.Length < 2 || double.IsNaN(seconds) || Instant(parts[1]) is not { } since)
            return AnalysisProblem.Shape($"时间单位“{units}”没有说明起始时刻，无法换算。", $"The units “{units}” do not say since when, so that there are no times.");
        return Damage.Said<DateTime[]>("NetCDF", () => variable.Values().Select(v => since.AddSeconds(v * seconds)).ToArray());
    }

    private static DateTime? Instant(string text)
    {
        var numbers = text.Replace("UTC", "", StringComparison.OrdinalIgnoreCase).TrimEnd('Z', ' ').Split(['-', 'T', ' ', ':'], StringSplitOptions.RemoveEmptyEntries)
            .Select(p => double.TryParse(p, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN).ToArray();
        if (numbers.Length is < 3 or > 6 || numbers.Any(double.IsNaN) || numbers[0] is < 1 or > 9999 || numbers[1] is < 1 or > 12 || numbers[2] < 1
            || numbers[2] > DateTime.DaysInMonth((int)numbers[0], (int)numbers[1])) return null;
        var clock = numbers.Skip(3).Select((n, i) => n * (i == 0 ? 3600 : i == 1 ? 60 : 1)).Sum();
        return new DateTime((int)numbers[0], (int)numbers[1], (int)numbers[2]).AddSeconds(clock);
    }
}
