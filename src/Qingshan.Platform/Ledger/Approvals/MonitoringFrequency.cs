using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Qingshan.Platform.Ledger;

/// <summary>监测频次 · How often something has to be measured, as people write it: 季, 1次/半年, 一年6次, 4次／天.</summary>
public static partial class MonitoringFrequency
{
    private static readonly Dictionary<char, char> Digits = new() { ['一'] = '1', ['二'] = '2', ['两'] = '2', ['三'] = '3', ['四'] = '4', ['五'] = '5', ['六'] = '6', ['八'] = '8' };

    /// <summary>The longest time between two readings, an ISO 8601 duration; null where the text does not say one (其他, 下雨时, a bare number).</summary>
    public static string? IntervalOf(string? text)
    {
        var plain = Plain(text ?? "");
        var found = TimesFirst().Match(plain) is { Success: true } first ? first : UnitFirst().Match(plain);
        if (!found.Success || !TryNumber(found.Groups["times"].Value, out var times) || !TryNumber(found.Groups["every"].Value, out var every)) return null;
        return found.Groups["unit"].Value switch
        {
            "年" => Months(12 * every, times),
            "半年" => Months(6 * every, times),
            "季" => Months(3 * every, times),
            "月" => Months(every, times),
            "周" => Hours(168 * every, times),
            "天" or "日" => Hours(24 * every, times),
            _ => Hours(every, times),
        };
    }

    /// <summary>Whether an interval is shorter than a day: no work of hands.</summary>
    public static bool IsWithinDay(string? interval) => interval?.StartsWith("PT", StringComparison.Ordinal) == true;

    /// <summary>Months of an interval; 0 where it is one of days and hours.</summary>
    public static int MonthsOf(string interval) => interval.StartsWith("PT", StringComparison.Ordinal) || interval.Length < 3 ? 0
        : interval[^1] switch
        {
            'M' => int.Parse(interval[1..^1], CultureInfo.InvariantCulture),
            'Y' => 12 * int.Parse(interval[1..^1], CultureInfo.InvariantCulture),
            _ => 0,
        };

    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
            if (Digits.TryGetValue(c, out var digit)) plain.Append(digit);
            else if (!char.IsWhiteSpace(c) && c is not ('每' or '度' or '个')) plain.Append(c);
        return plain.ToString();
    }

    private static bool TryNumber(string text, out int number)
    {
        number = 1;
        return text.Length == 0 || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is > 0 and <= 100);
    }

    private static string? Months(int months, int times) => months % times != 0 ? null
        : (months / times) % 12 == 0 ? string.Create(CultureInfo.InvariantCulture, $"P{months / times / 12}Y") : string.Create(CultureInfo.InvariantCulture, $"P{months / times}M");

    private static string? Hours(int hours, int times) => hours % times != 0 ? null
        : (hours / times) % 24 == 0 ? string.Create(CultureInfo.InvariantCulture, $"P{hours / times / 24}D") : string.Create(CultureInfo.InvariantCulture, $"PT{hours / times}H");

    [GeneratedRegex("^(?<times>[0-9]*)次/?(?<every>[0-9]*)(?<unit>半年|年|季|月|周|天|日|小时|时)$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TimesFirst();

    [GeneratedRegex("^(?<every>[0-9]*)(?<unit>半年|年|季|月|周|天|日|小时|时)/?(?<times>[0-9]*)次?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnitFirst();
}
