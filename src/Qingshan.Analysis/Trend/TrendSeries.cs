using System.Collections.Immutable;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Time;

namespace Qingshan.Analysis.Trend;

/// <summary>
/// What a trend is sought in: means over months, seasons or years from the first to the last that has one, with the course of the year taken out
/// where that is asked. Months without a mean stay missing; they are bridged (a line through the same month of other years) only while the
/// course of the year is estimated, and take no part in the trend.
/// </summary>
/// <param name="Times">The beginning of each span, without holes.</param>
/// <param name="Values">The means, without the course of the year where that was asked; NaN where data capture was too low.</param>
/// <param name="Capture">The data capture of each span in percent.</param>
/// <param name="Bridged">How many months had to be bridged to estimate the course of the year.</param>
public sealed record TrendSeries(ImmutableArray<DateTime> Times, ImmutableArray<double> Values, ImmutableArray<double> Capture, int Bridged)
{
    /// <summary>The fewest means that a trend is sought in.</summary>
    public const int Least = 6;

    /// <summary>Averages, and takes out the course of the year.</summary>
    /// <param name="times">Times in any order, none of them twice.</param>
    /// <param name="values">As many values; NaN is missing.</param>
    /// <param name="period">Month, season or year.</param>
    /// <param name="capture">The data capture that a span needs, in percent.</param>
    /// <param name="deseasonalise">Whether the course of the year is taken out with a robust STL of window 11; only over months.</param>
    /// <returns>The series; a problem with fewer than <see cref="Least"/> means, or two years or less to take the course of the year out of.</returns>
    public static Analysed<TrendSeries> Of(ReadOnlySpan<DateTime> times, ReadOnlySpan<double> values, Period period, double capture = 0, bool deseasonalise = false)
    {
        ArgumentNullException.ThrowIfNull(period);
        if (!TimeAverage.Of(times, values, period, capture: capture).TryGet(out var average, out var problem)) return problem;
        int[] present = [.. Enumerable.Range(0, average.Values.Length).Where(i => !double.IsNaN(average.Values[i]))];
        if (present.Length < Least) return AnalysisProblem.TooFew(Least, present.Length, $"有效率达到 {capture} % 的时段平均", $"means whose data capture is {capture} % or more");
        var (first, size) = (present[0], present[^1] - present[0] + 1);
        double[] means = [.. average.Values.AsSpan(first, size)];
        var bridged = 0;
        if (deseasonalise)
        {
            if (period != Period.Month) return AnalysisProblem.Option("deseasonalise", "true", " false（只有按月平均时才能去季节）", "false unless the means are over months");
            if (size <= 24) return AnalysisProblem.TooFew(25, size, "月（去季节需要两年以上）", "months (to take out the course of the year more than two years are needed)");
            double[] whole = [.. Bridge(means)];
            if (!Stl.Of(whole, new(12, 11, 1, Robust: true)).TryGet(out var parts, out problem)) return problem;
            bridged = means.Count(double.IsNaN);
            for (var i = 0; i < means.Length; i++) means[i] -= parts.Seasonal[i];
        }
        return new TrendSeries([.. average.Times.AsSpan(first, size)], [.. means], [.. average.Capture.AsSpan(first, size)], bridged);
    }

    /// <summary>The beginnings as days since 1970.</summary>
    /// <returns>As many as there are spans.</returns>
    public double[] Days() => [.. Times.Select(t => (t - DateTime.UnixEpoch).TotalDays)];

    /// <summary>Fills missing months with the line through the same month of the other years.</summary>
    internal static double[] Bridge(double[] months, int period = 12)
    {
        var whole = (double[])months.Clone();
        for (var season = 0; season < period; season++)
        {
            double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
            for (var i = season; i < months.Length; i += period)
                if (!double.IsNaN(months[i])) (n, sx, sy, sxx, sxy) = (n + 1, sx + i, sy + months[i], sxx + (double)i * i, sxy + i * months[i]);
            var slope = n >= 2 ? (n * sxy - sx * sy) / (n * sxx - sx * sx) : 0;
            for (var i = season; i < months.Length; i += period)
                if (double.IsNaN(months[i])) whole[i] = n == 0 ? months.Where(v => !double.IsNaN(v)).Average() : sy / n + slope * (i - sx / n);
        }
        return whole;
    }
}
