using System.Collections.Immutable;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Time;

/// <summary>
/// Values brought together over hours, days, weeks, months, seasons or years. Data capture is the share of the rows that a complete span would
/// have: rows that are absent count against it as missing values do, also before the first and after the last row within their spans.
/// </summary>
/// <param name="Period">Over which spans.</param>
/// <param name="Step">The step of the rows.</param>
/// <param name="Times">The beginning of each span, without holes from the first to the last.</param>
/// <param name="Values">The statistic of each span in the unit of the values; NaN where it has no value or its data capture is under the threshold.</param>
/// <param name="Counts">How many values each span has.</param>
/// <param name="Capture">The data capture of each span in percent.</param>
public sealed record TimeAverage(Period Period, TimeStep Step, ImmutableArray<DateTime> Times, ImmutableArray<double> Values, ImmutableArray<int> Counts, ImmutableArray<double> Capture)
{
    /// <summary>Brings values together, in O(n); percentiles and medians in O(n log n).</summary>
    /// <param name="times">Times in any order, none of them twice.</param>
    /// <param name="values">As many values; NaN is missing.</param>
    /// <param name="period">Over which spans.</param>
    /// <param name="statistic">What is made of the values of a span.</param>
    /// <param name="capture">The data capture that a span needs, in percent; 0 takes every span that has a value.</param>
    /// <param name="percentile">Which percentile, 0 to 100, where that is the statistic.</param>
    /// <param name="speeds">Wind speeds as weights of directions; empty for none.</param>
    /// <param name="step">The step of a complete table; found from the times when left out.</param>
    /// <returns>The spans; a problem for fewer than two rows or equal times.</returns>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    public static Analysed<TimeAverage> Of(
        ReadOnlySpan<DateTime> times, ReadOnlySpan<double> values, Period period, AverageStatistic statistic = AverageStatistic.Mean,
        double capture = 0, double percentile = 95, ReadOnlySpan<double> speeds = default, TimeStep? step = null)
    {
        ArgumentNullException.ThrowIfNull(period);
        if (times.Length != values.Length || (!speeds.IsEmpty && speeds.Length != values.Length)) throw new ArgumentException("There have to be as many values as times.", nameof(values));
        if (!TimeRows.Order(times).TryGet(out var order, out var problem)) return problem;
        var sorted = TimeRows.In(order, times);
        if (step is null)
        {
            var found = TimeStep.Of(sorted);
            if (!found.IsOk) return found.Problem!;
            step = found.Value;
        }
        if (sorted.Length == 0) return AnalysisProblem.TooFew(1, 0, "时刻", "times");
        var (row, weight) = (TimeRows.In(order, values), speeds.IsEmpty ? [] : TimeRows.In(order, speeds));
        var (starts, made, counts, captures) = (ImmutableArray.CreateBuilder<DateTime>(), ImmutableArray.CreateBuilder<double>(), ImmutableArray.CreateBuilder<int>(), ImmutableArray.CreateBuilder<double>());
        var at = 0;
        for (var start = period.StartOf(sorted[0]); at < sorted.Length; start = period.EndOf(start))
        {
            var end = period.EndOf(start);
            var first = at;
            while (at < sorted.Length && sorted[at] < end) at++;
            var within = row.AsSpan(first, at - first);
            var summary = Summary.Of(within);
            var share = 100.0 * summary.Count / step.Value.RowsWithin(start, end);
            starts.Add(start);
            counts.Add(summary.Count);
            captures.Add(share);
            made.Add(statistic switch
            {
                AverageStatistic.Capture => share,
                AverageStatistic.Frequency => summary.Count,
                _ when summary.Count == 0 || share < capture => double.NaN,
                AverageStatistic.Mean => summary.Mean,
                AverageStatistic.Median => Robust.Median(within),
                AverageStatistic.Min => summary.Min,
                AverageStatistic.Max => summary.Max,
                AverageStatistic.Sum => summary.Sum,
                AverageStatistic.Deviation => summary.StandardDeviation,
                AverageStatistic.Percentile => Quantile.Of(within, percentile / 100),
                _ => (weight.Length == 0 ? CircularMean.Of(within) : CircularMean.Of(within, weight.AsSpan(first, at - first))).Degrees,
            });
        }
        return new TimeAverage(period, step.Value, starts.ToImmutable(), made.ToImmutable(), counts.ToImmutable(), captures.ToImmutable());
    }
}
