using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Time;

/// <summary>Steps in a row without a value.</summary>
/// <param name="From">The time of the first.</param>
/// <param name="To">The time of the last.</param>
/// <param name="First">The number of the first among the steps of the series.</param>
/// <param name="Steps">How many.</param>
public readonly record struct Gap(DateTime From, DateTime To, int First, int Steps);

/// <summary>Where a series has no values: missing ones and absent rows alike.</summary>
/// <param name="Steps">How many steps the series has from its first to its last row.</param>
/// <param name="Absent">How many of them have no row at all.</param>
/// <param name="Missing">How many have a row without a value.</param>
/// <param name="All">The gaps, in the order of time.</param>
public sealed record Gaps(int Steps, int Absent, int Missing, ImmutableArray<Gap> All)
{
    /// <summary>The share of steps that have a value, in percent.</summary>
    public double Capture => 100.0 * (Steps - Absent - Missing) / Steps;

    /// <summary>The steps of the longest gap; 0 without any.</summary>
    public int Longest => All.IsEmpty ? 0 : All.Max(g => g.Steps);

    /// <summary>Finds the gaps, in O(n).</summary>
    /// <param name="series">The series.</param>
    /// <returns>The gaps.</returns>
    public static Gaps Of(RegularSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var gaps = ImmutableArray.CreateBuilder<Gap>();
        var (absent, missing) = (0, 0);
        for (int start = 0, end; start < series.Count; start = end)
        {
            for (end = start; end < series.Count && double.IsNaN(series.Values[end]); end++)
            {
                if (series.Rows[end] < 0) absent++;
                else missing++;
            }
            if (end > start) gaps.Add(new(series.TimeOf(start), series.TimeOf(end - 1), start, end - start));
            else end++;
        }
        return new(series.Count, absent, missing, gaps.ToImmutable());
    }

    /// <summary>Fills gaps that are not too long with the straight line from the value before to the value behind; gaps at the ends stay.</summary>
    /// <param name="values">Values in equal steps; NaN is missing.</param>
    /// <param name="longest">The longest gap that is filled, in steps.</param>
    /// <returns>The values with what was filled, in O(n); a problem for a longest gap below 1.</returns>
    public static Analysed<double[]> Interpolate(ReadOnlySpan<double> values, int longest)
    {
        if (longest < 1) return AnalysisProblem.Option("longest", longest, "至少 1 的整数（步）", "a whole number of steps of at least 1");
        var filled = values.ToArray();
        var last = -1;
        for (var i = 0; i < filled.Length; i++)
        {
            if (double.IsNaN(values[i])) continue;
            if (last >= 0 && i - last - 1 is > 0 and var steps && steps <= longest)
                for (var k = 1; k <= steps; k++) filled[last + k] = values[last] + (values[i] - values[last]) * k / (steps + 1);
            last = i;
        }
        return filled;
    }
}
