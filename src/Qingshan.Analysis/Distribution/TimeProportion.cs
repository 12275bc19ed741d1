using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Distribution;

/// <summary>How long a bar of time is.</summary>
public enum ProportionStep
{
    /// <summary>A month.</summary>
    Month,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A week from Monday.</summary>
    Week,

    /// <summary>A year.</summary>
    Year,
}

/// <summary>
/// The mean of each month (day, week, year) divided into what each group adds to it (openair's timeProp): the sum of the group's values over the number
/// of all values, so that the parts add up to the mean.
/// </summary>
/// <param name="Starts">The beginning of each step in which there are values.</param>
/// <param name="Groups">The groups: points of the compass clockwise from north, then others in the order in which they first come.</param>
/// <param name="Parts">For the first step what each group adds, then for the second; in the unit of the values.</param>
/// <param name="Means">The mean of each step.</param>
/// <param name="Counts">How many values each step has.</param>
public sealed record TimeProportion(ImmutableArray<DateTime> Starts, ImmutableArray<string> Groups, ImmutableArray<double> Parts, ImmutableArray<double> Means, ImmutableArray<int> Counts)
{
    /// <summary>What a group adds to the mean of a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="group">The group.</param>
    /// <returns>The part, in the unit of the values.</returns>
    public double Part(int step, int group) => Parts[step * Groups.Length + group];

    /// <summary>Divides, in O(n log n).</summary>
    /// <param name="times">Times, in the zone in which days are meant, in any order.</param>
    /// <param name="values">As many values; NaN is missing.</param>
    /// <param name="groups">As many names of groups; a row with an empty one takes no part.</param>
    /// <param name="step">How long a step is.</param>
    /// <returns>The parts; a problem without rows or with more than 24 groups.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static Analysed<TimeProportion> Of(ReadOnlySpan<DateTime> times, ReadOnlySpan<double> values, ReadOnlySpan<string> groups, ProportionStep step)
    {
        if (times.Length != values.Length || times.Length != groups.Length) throw new ArgumentException("There have to be as many values and groups as times.", nameof(values));
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var steps = new SortedDictionary<DateTime, (Dictionary<int, double> Sums, int Count)>();
        for (var i = 0; i < times.Length; i++)
        {
            if (double.IsNaN(values[i]) || groups[i].Length == 0) continue;
            if (!names.TryGetValue(groups[i], out var group)) names[groups[i]] = group = names.Count;
            var start = Start(times[i], step);
            var found = steps.TryGetValue(start, out var kept) ? kept : ([], 0);
            found.Item1[group] = found.Item1.GetValueOrDefault(group) + values[i];
            steps[start] = (found.Item1, found.Item2 + 1);
        }
        if (steps.Count == 0) return AnalysisProblem.TooFew(1, 0, "同时有数值和分组的行", "rows with a value and a group");
        if (names.Count > 24) return AnalysisProblem.Shape($"分组太多：最多 24 组，有 {names.Count} 组；请先合并。", $"Too many groups: at most 24, there are {names.Count}; merge some first.");
        var order = names.OrderBy(n => Statistics.Compass.TryParse(n.Key, out var degrees) ? degrees : 360).ThenBy(n => n.Value).ToArray();
        var parts = steps.Values.SelectMany(s => order.Select(g => s.Sums.GetValueOrDefault(g.Value) / s.Count));
        return new TimeProportion([.. steps.Keys], [.. order.Select(g => g.Key)], [.. parts], [.. steps.Values.Select(s => s.Sums.Values.Sum() / s.Count)], [.. steps.Values.Select(s => s.Count)]);
    }

    private static DateTime Start(DateTime time, ProportionStep step) => step switch
    {
        ProportionStep.Day => time.Date,
        ProportionStep.Week => time.Date.AddDays(-(((int)time.DayOfWeek + 6) % 7)),
        ProportionStep.Year => new(time.Year, 1, 1),
        _ => new(time.Year, time.Month, 1),
    };
}
