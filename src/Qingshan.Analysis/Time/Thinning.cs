namespace Qingshan.Analysis.Time;

/// <summary>What is left of the values in one bucket of time. All values are real ones of the series, but for the mean.</summary>
/// <param name="StartUtc">The beginning of the bucket.</param>
/// <param name="Count">How many values it holds, without the missing ones; at least 1.</param>
/// <param name="Mean">The mean of the values, in their unit.</param>
/// <param name="Min">The least value.</param>
/// <param name="Max">The greatest value.</param>
/// <param name="First">The first value.</param>
/// <param name="Last">The last value.</param>
public readonly record struct Bucket(DateTime StartUtc, int Count, double Mean, double Min, double Max, double First, double Last);

/// <summary>Reduces a long series to what a chart can show, without inventing values or bridging gaps.</summary>
public static class Thinning
{
    /// <summary>
    /// Reduces a series to buckets. A bucket without a value is absent, so that a gap stays a gap; nothing is interpolated, and
    /// the least and greatest value of the series are those of the buckets.
    /// </summary>
    /// <param name="timesUtc">The times, UTC, ascending; equal times are allowed.</param>
    /// <param name="values">As many values, of one unit; NaN is missing and passed over.</param>
    /// <param name="size">The size of the buckets, see <see cref="BucketSize.For"/>.</param>
    /// <returns>The buckets that hold a value, ascending.</returns>
    /// <exception cref="ArgumentException">The rows differ in length, a time is not UTC, or the times are not ascending.</exception>
    public static Bucket[] Reduce(ReadOnlySpan<DateTime> timesUtc, ReadOnlySpan<double> values, BucketSize size)
    {
        if (timesUtc.Length != values.Length) throw new ArgumentException("There have to be as many values as times.", nameof(values));
        if (size.Length <= TimeSpan.Zero) throw new ArgumentException("The size of the buckets is not set.", nameof(size));
        for (var i = 0; i < timesUtc.Length; i++)
        {
            if (timesUtc[i].Kind != DateTimeKind.Utc) throw new ArgumentException("The times have to be UTC.", nameof(timesUtc));
            if (i > 0 && timesUtc[i] < timesUtc[i - 1]) throw new ArgumentException("The times have to be ascending.", nameof(timesUtc));
        }
        var buckets = new List<Bucket>();
        var start = 0;
        while (start < timesUtc.Length)
        {
            var from = size.StartOf(timesUtc[start]);
            var end = start + 1;
            while (end < timesUtc.Length && timesUtc[end] - from < size.Length) end++;
            if (Gather(from, values[start..end]) is { } bucket) buckets.Add(bucket);
            start = end;
        }
        return [.. buckets];
    }

    private static Bucket? Gather(DateTime start, ReadOnlySpan<double> values)
    {
        var summary = Statistics.Summary.Of(values);
        if (summary.Count == 0) return null;
        double first = double.NaN, last = double.NaN;
        foreach (var value in values)
        {
            if (double.IsNaN(value)) continue;
            if (double.IsNaN(first)) first = value;
            last = value;
        }
        return new(start, summary.Count, summary.Mean, summary.Min, summary.Max, first, last);
    }
}
