using System.Collections.Immutable;
using System.Globalization;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Time;

/// <summary>Which rows are wanted by their time; what is empty or null asks for nothing.</summary>
/// <param name="From">From this time on.</param>
/// <param name="To">Up to and with this time.</param>
/// <param name="Years">Years.</param>
/// <param name="Months">Months, 1 to 12.</param>
/// <param name="Weekdays">Days of the week, 1 for Monday to 7 for Sunday.</param>
/// <param name="Hours">Hours of the day, 0 to 23.</param>
/// <param name="Light">True for daylight only, false for night only; needs <paramref name="Place"/>.</param>
/// <param name="Place">Where the sun rises and sets.</param>
public sealed record DateSelection(
    DateTime? From = null, DateTime? To = null, ImmutableArray<int> Years = default, ImmutableArray<int> Months = default,
    ImmutableArray<int> Weekdays = default, ImmutableArray<int> Hours = default, bool? Light = null, Daylight? Place = null)
{
    private static readonly string[] Names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>Whether a time is wanted.</summary>
    /// <param name="time">The time.</param>
    /// <returns>True where it fulfils all that is asked.</returns>
    public bool Has(DateTime time) =>
        !(time < From) && !(time > To) && Among(Years, time.Year) && Among(Months, time.Month) && Among(Weekdays, Weekday(time)) && Among(Hours, time.Hour)
        && (Light is not { } light || Place is not { } place || place.IsDay(time) == light);

    /// <summary>The numbers of the rows that are wanted, in O(n).</summary>
    /// <param name="times">The times of the rows.</param>
    /// <returns>Their numbers from 0, ascending.</returns>
    public int[] Rows(ReadOnlySpan<DateTime> times)
    {
        var rows = new List<int>();
        for (var i = 0; i < times.Length; i++)
            if (Has(times[i])) rows.Add(i);
        return [.. rows];
    }

    /// <summary>Reads a list such as <c>6-8</c>, <c>22-5</c> (over the end of the day), <c>1,3,5</c> or <c>mon-fri</c>.</summary>
    /// <param name="name">The option that it was given for.</param>
    /// <param name="text">The text; empty for all.</param>
    /// <param name="min">The least number.</param>
    /// <param name="max">The greatest.</param>
    /// <returns>The numbers, or what they may be.</returns>
    public static Analysed<ImmutableArray<int>> ReadList(string name, string text, int min, int max)
    {
        ArgumentNullException.ThrowIfNull(text);
        var numbers = ImmutableArray.CreateBuilder<int>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-', StringSplitOptions.TrimEntries);
            // Hours, days and months go round; years do not.
            if (ends.Length > 2 || !Reads(ends[0], out var first) || !Reads(ends[^1], out var last) || (last < first && max - min > 366))
                return AnalysisProblem.Option(name, text, FormattableString.Invariant($"{min} 到 {max} 的数，如 6-8 或 1,3,5"), FormattableString.Invariant($"numbers from {min} to {max}, such as 6-8 or 1,3,5"));
            for (var i = first; ; i = i == max ? min : i + 1)
            {
                numbers.Add(i);
                if (i == last) break;
            }
        }
        return numbers.ToImmutable();

        bool Reads(string word, out int number)
        {
            number = Array.IndexOf(Names, word.Length >= 3 ? word[..3].ToLowerInvariant() : "") + 1;
            if (max == 7 && number > 0) return true;
            return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= min && number <= max;
        }
    }

    private static bool Among(ImmutableArray<int> wanted, int number) => wanted.IsDefaultOrEmpty || wanted.Contains(number);

    internal static int Weekday(DateTime time) => ((int)time.DayOfWeek + 6) % 7 + 1;
}
