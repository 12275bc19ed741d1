using System.Globalization;
using System.Text.RegularExpressions;

namespace Qingshan.Platform.Ledger;

/// <summary>文号 · The number of an official document, which holds its year in brackets: 沪环保许评[2018]7号.</summary>
public static partial class DocumentNumber
{
    /// <summary>The years that a text names in brackets, as it gives them; several where it names several documents.</summary>
    public static IReadOnlyList<int> YearsOf(string? text) =>
        text is null ? [] : [.. Bracketed().Matches(text).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture))];

    /// <summary>
    /// Whether a number cannot be right beside its date: it names years, and none is that of the date. One whose year is only a year before the date is
    /// let pass in January: a number that was taken in December.
    /// </summary>
    public static bool Contradicts(string? text, DateOnly? date)
    {
        if (date is not { } on || YearsOf(text) is not { Count: > 0 } years) return false;
        return !years.Any(y => y == on.Year || (y == on.Year - 1 && on.Month == 1));
    }

    [GeneratedRegex(@"[\[(【〔（［{「<〈]\s*((?:19|20)\d\d)\s*年?\s*[\])】〕）］}」>〉]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bracketed();
}
