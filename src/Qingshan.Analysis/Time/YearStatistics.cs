using System.Collections.Immutable;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Time;

/// <summary>Limits whose exceedances are counted; null for none.</summary>
/// <param name="Hour">For single values (hours).</param>
/// <param name="Day">For daily means.</param>
/// <param name="EightHours">For the greatest 8-hour mean of a day.</param>
public sealed record YearLimits(double? Hour = null, double? Day = null, double? EightHours = null);

/// <summary>The statistics by which a year of hourly air quality is reported: what users of openair know as <c>aqStats</c>.</summary>
/// <param name="Year">The year.</param>
/// <param name="Capture">The data capture of the whole year in percent; absent rows count as missing.</param>
/// <param name="Mean">The mean, in the unit of the values as all that follows.</param>
/// <param name="Min">The least value.</param>
/// <param name="Max">The greatest value.</param>
/// <param name="Median">The median.</param>
/// <param name="Percentiles">The percentiles that were asked for.</param>
/// <param name="MaxDay">The greatest daily mean.</param>
/// <param name="MaxRolling8">The greatest mean over 8 steps.</param>
/// <param name="MaxRolling24">The greatest mean over 24 steps.</param>
/// <param name="HoursAbove">How many values are above the limit for hours; NaN without one.</param>
/// <param name="DaysAbove">How many daily means are above the limit for days.</param>
/// <param name="DaysAbove8">On how many days the greatest 8-hour mean is above its limit.</param>
public sealed record YearStatistics(
    int Year, double Capture, double Mean, double Min, double Max, double Median, ImmutableArray<double> Percentiles, double MaxDay, double MaxRolling8,
    double MaxRolling24, double HoursAbove, double DaysAbove, double DaysAbove8)
{
    /// <summary>Computes the statistics of each year, in O(n log n).</summary>
    /// <param name="times">Times of hourly values in any order, none of them twice.</param>
    /// <param name="values">As many values; NaN is missing.</param>
    /// <param name="percentiles">Which percentiles, 0 to 100.</param>
    /// <param name="capture">The data capture in percent that daily means and moving means need.</param>
    /// <param name="limits">Limits whose exceedances are counted.</param>
    /// <returns>The years, in order; a problem for fewer than two rows or equal times.</returns>
    public static Analysed<ImmutableArray<YearStatistics>> Of(ReadOnlySpan<DateTime> times, ReadOnlySpan<double> values, ImmutableArray<double> percentiles, double capture = 0, YearLimits? limits = null)
    {
        limits ??= new();
        if (!RegularSeries.Of(times, values).TryGet(out var series, out var problem)) return problem;
        // Windows are centred and belong to the year of their step, as openair has it.
        if (!Rolling.Mean(series.Values, 8, capture).TryGet(out var eight, out problem)) return problem;
        if (!Rolling.Mean(series.Values, 24, capture).TryGet(out var day, out problem)) return problem;
        if (!TimeAverage.Of(times, values, Period.Day, capture: capture, step: series.Step).TryGet(out var days, out problem)) return problem;
        var years = ImmutableArray.CreateBuilder<YearStatistics>();
        var at = 0;
        for (int start = 0, end; start < series.Count; start = end)
        {
            var first = series.TimeOf(start);
            for (end = start; end < series.Count && series.TimeOf(end).Year == first.Year;) end++;
            var within = series.Values.AsSpan(start, end - start);
            var summary = Summary.Of(within);
            var sorted = Present.Of(within);
            Array.Sort(sorted);
            double maxDay = double.NaN, above = 0;
            for (; at < days.Times.Length && days.Times[at].Year == first.Year; at++)
            {
                if (double.IsNaN(days.Values[at])) continue;
                maxDay = double.IsNaN(maxDay) ? days.Values[at] : Math.Max(maxDay, days.Values[at]);
                if (days.Values[at] > limits.Day) above++;
            }
            var eights = eight.Values.AsSpan()[start..end];
            var complete = series.Step.RowsWithin(new(first.Year, 1, 1), new DateTime(first.Year, 1, 1).AddYears(1));
            years.Add(new(first.Year, 100.0 * summary.Count / complete, summary.Mean, summary.Min, summary.Max, Quantile.OfSorted(sorted, 0.5),
                [.. percentiles.Select(p => Quantile.OfSorted(sorted, p / 100))], maxDay, Summary.Of(eights).Max, Summary.Of(day.Values.AsSpan()[start..end]).Max,
                limits.Hour is { } hour ? sorted.Count(v => v > hour) : double.NaN, limits.Day is null ? double.NaN : above,
                limits.EightHours is { } most ? DaysWith(series, start, eights, most) : double.NaN));
        }
        return years.ToImmutable();
    }

    private static int DaysWith(RegularSeries series, int start, ReadOnlySpan<double> means, double limit)
    {
        var (count, last) = (0, DateTime.MinValue);
        for (var i = 0; i < means.Length; i++)
        {
            if (!(means[i] > limit) || series.TimeOf(start + i).Date == last) continue;
            last = series.TimeOf(start + i).Date;
            count++;
        }
        return count;
    }
}
