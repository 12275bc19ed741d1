using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Distribution;

/// <summary>How an interval of a mean is found.</summary>
public enum MeanIntervalKind
{
    /// <summary>By Student's t.</summary>
    Student,

    /// <summary>By 200 resamples.</summary>
    Bootstrap,
}

/// <summary>
/// How values go with the hour, the weekday and the month (openair's timeVariation), each as a mean with its 95 % interval. Hours that follow each
/// other are alike, so that the true intervals are wider than these.
/// </summary>
/// <param name="WeekdayHour">By hour for each day: Monday 0 to 23, then Tuesday; 168.</param>
/// <param name="Hour">By hour; 24.</param>
/// <param name="Weekday">By weekday, Monday first; 7.</param>
/// <param name="Month">By month of the year; 12.</param>
/// <param name="Overall">Of all values.</param>
public sealed record TimeVariation(ImmutableArray<MeanInterval> WeekdayHour, ImmutableArray<MeanInterval> Hour, ImmutableArray<MeanInterval> Weekday, ImmutableArray<MeanInterval> Month, MeanInterval Overall)
{
    /// <summary>Computes it, in O(n), or O(200 n) with resamples.</summary>
    /// <param name="times">Times, in the zone in which hours and days are meant.</param>
    /// <param name="values">As many values; NaN is missing.</param>
    /// <param name="interval">How intervals are found.</param>
    /// <param name="normalise">Whether values are divided by their mean, so that several can stand in one figure.</param>
    /// <returns>The means; a problem with fewer than 24 values.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static Analysed<TimeVariation> Of(ReadOnlySpan<DateTime> times, ReadOnlySpan<double> values, MeanIntervalKind interval = MeanIntervalKind.Student, bool normalise = false)
    {
        if (times.Length != values.Length) throw new ArgumentException("There have to be as many values as times.", nameof(values));
        var overall = MeanInterval.Student(values);
        if (overall.Count < 24) return AnalysisProblem.TooFew(24, overall.Count);
        if (normalise && overall.Mean == 0) return AnalysisProblem.Constant(0, "平均值", "means");
        var scaled = values.ToArray();
        if (normalise)
            for (var i = 0; i < scaled.Length; i++) scaled[i] /= overall.Mean;
        var at = times.ToArray();
        return new TimeVariation(
            By(168, t => TimeParts.Of(TimePart.Weekday, t, 0) * 24 + t.Hour), By(24, t => t.Hour), By(7, t => TimeParts.Of(TimePart.Weekday, t, 0)), By(12, t => t.Month - 1),
            interval == MeanIntervalKind.Student ? MeanInterval.Student(scaled) : MeanInterval.Bootstrap(scaled, 200, 1));

        ImmutableArray<MeanInterval> By(int count, Func<DateTime, int> of)
        {
            var binned = Binned.Of(scaled, at.Select((t, i) => double.IsNaN(scaled[i]) ? -1 : of(t)).ToArray(), count);
            return [.. Enumerable.Range(0, count).Select(b => interval == MeanIntervalKind.Student ? MeanInterval.Student(binned[b]) : MeanInterval.Bootstrap(binned[b], 200, 1 + b))];
        }
    }
}
