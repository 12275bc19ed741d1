using System.Collections.Immutable;
using System.Globalization;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Effect;

/// <summary>A period in which measures were taken, in whole days.</summary>
/// <param name="First">The first day with measures.</param>
/// <param name="Last">The last day with measures; not before the first.</param>
public readonly record struct MeasureWindow(DateOnly First, DateOnly Last)
{
    /// <summary>How many days it has.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>The hour in which it begins.</summary>
    internal DateTime From => First.ToDateTime(TimeOnly.MinValue);

    /// <summary>The hour after its end.</summary>
    internal DateTime Until => Last.AddDays(1).ToDateTime(TimeOnly.MinValue);

    /// <summary>Whether two windows, each widened by some days to both sides, share a day.</summary>
    /// <param name="other">The other window.</param>
    /// <param name="margin">Days between them that are needed at least.</param>
    /// <returns>True where they come closer than that.</returns>
    public bool Near(MeasureWindow other, int margin) => First.DayNumber - margin <= other.Last.DayNumber && other.First.DayNumber - margin <= Last.DayNumber;

    /// <summary>Reads windows such as <c>2014-11-03/2014-11-12; 2015-12-08</c>; a single day is a window of one day.</summary>
    /// <param name="text">The windows with semicolons between them; empty for none.</param>
    /// <param name="option">The name of the option, for the problem.</param>
    /// <returns>The windows; a problem where one cannot be read or ends before it begins.</returns>
    public static Analysed<ImmutableArray<MeasureWindow>> Read(string text, string option)
    {
        ArgumentNullException.ThrowIfNull(text);
        var windows = ImmutableArray.CreateBuilder<MeasureWindow>();
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('/', StringSplitOptions.TrimEntries);
            if (ends.Length > 2 || !Day(ends[0], out var first) || !Day(ends[^1], out var last) || last < first)
                return AnalysisProblem.Option(option, part, "形如 2014-11-03/2014-11-12 的时段（首日/末日，含两端），多个之间用分号隔开", "a period such as 2014-11-03/2014-11-12 (first and last day, both within), several with semicolons between them");
            windows.Add(new(first, last));
        }
        return windows.ToImmutable();

        static bool Day(string cell, out DateOnly day) => DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }

    /// <summary>The window as it is read.</summary>
    /// <returns>Text such as <c>2014-11-03/2014-11-12</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"{First:yyyy-MM-dd}/{Last:yyyy-MM-dd}");
}
