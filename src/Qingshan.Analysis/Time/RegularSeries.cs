using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Time;

/// <summary>
/// Values on a grid of equal steps, from the first time to the last: a row that was absent is there as a missing value, so that what follows
/// each other in the array follows each other in time.
/// </summary>
public sealed class RegularSeries
{
    /// <summary>The longest grid that is made; a few wrong years in a table would ask for more.</summary>
    public const int Longest = 20_000_000;

    private RegularSeries(DateTime start, TimeStep step, double[] values, int[] rows) => (Start, Step, Values, Rows) = (start, step, values, rows);

    /// <summary>The time of the first value.</summary>
    public DateTime Start { get; }

    /// <summary>From one value to the next.</summary>
    public TimeStep Step { get; }

    /// <summary>The values; NaN is missing.</summary>
    public IReadOnlyList<double> All => Values;

    /// <summary>How many steps there are.</summary>
    public int Count => Values.Length;

    internal double[] Values { get; }

    /// <summary>The row of the table of each step; -1 where it was absent.</summary>
    internal int[] Rows { get; }

    /// <summary>The time of a step.</summary>
    /// <param name="index">Its number from 0.</param>
    /// <returns>The time.</returns>
    public DateTime TimeOf(int index) => Step.After(Start, index);

    /// <summary>All times.</summary>
    /// <returns>As many as there are values.</returns>
    public DateTime[] Times()
    {
        var times = new DateTime[Count];
        for (var i = 0; i < times.Length; i++) times[i] = TimeOf(i);
        return times;
    }

    /// <summary>Lays rows on a grid, in O(n), or O(n log n) where they are not in order.</summary>
    /// <param name="times">Times in any order, none of them twice.</param>
    /// <param name="values">As many values; NaN is missing.</param>
    /// <param name="step">The step; found from the times when left out.</param>
    /// <returns>The series; a problem for fewer than two rows, equal times, two rows within a step, or a grid beyond <see cref="Longest"/>.</returns>
    /// <exception cref="ArgumentException">The two differ in length.</exception>
    public static Analysed<RegularSeries> Of(ReadOnlySpan<DateTime> times, ReadOnlySpan<double> values, TimeStep? step = null)
    {
        if (times.Length != values.Length) throw new ArgumentException("There have to be as many values as times.", nameof(values));
        if (!TimeRows.Order(times).TryGet(out var order, out var problem)) return problem;
        var sorted = TimeRows.In(order, times);
        if (step is null)
        {
            var found = TimeStep.Of(sorted);
            if (!found.IsOk) return found.Problem!;
            step = found.Value;
        }
        if (sorted.Length == 0) return AnalysisProblem.TooFew(1, 0, "时刻", "times");
        var size = step.Value.Between(sorted[0], sorted[^1]) + 1;
        if (size > Longest)
            return AnalysisProblem.Shape(
                FormattableString.Invariant($"从 {sorted[0]:yyyy-MM-dd} 到 {sorted[^1]:yyyy-MM-dd} 按步长需 {size} 格，超过 {Longest}：请检查时刻是否有错。"),
                FormattableString.Invariant($"From {sorted[0]:yyyy-MM-dd} to {sorted[^1]:yyyy-MM-dd} there would be {size} steps, more than {Longest}: check the times for mistakes."));
        var (grid, rows) = (new double[size], new int[size]);
        Array.Fill(grid, double.NaN);
        Array.Fill(rows, -1);
        for (var i = 0; i < sorted.Length; i++)
        {
            var at = step.Value.Between(sorted[0], sorted[i]);
            if (rows[at] >= 0)
                return AnalysisProblem.Shape(
                    FormattableString.Invariant($"{sorted[i]:yyyy-MM-dd HH:mm} 与前一行落在同一个时间步内：请先做时间平均。"),
                    FormattableString.Invariant($"The row of {sorted[i]:yyyy-MM-dd HH:mm} lies in the same step as the one before: average over time first."));
            (grid[at], rows[at]) = (values[order[i]], order[i]);
        }
        return new RegularSeries(sorted[0], step.Value, grid, rows);
    }
}
