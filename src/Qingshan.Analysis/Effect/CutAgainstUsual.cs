using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Effect;

/// <summary>
/// By how much less was emitted (or used, or let out) than is usual: the hours of a window against the median of the same hours of the day over the
/// days before. How far a day lies from the usual without any order is told by those days themselves. It says that less was measured, not why.
/// Immutable.
/// </summary>
/// <param name="Measured">The mean of the hours of the window that are compared, in the unit of the values.</param>
/// <param name="Usual">The mean of what is usual in the same hours.</param>
/// <param name="Low">The 10th percentile of the cut of single days before, in percent; NaN where there are fewer than <see cref="LeastDays"/> of them.</param>
/// <param name="High">The 90th percentile.</param>
/// <param name="Hours">Hours of the window.</param>
/// <param name="Compared">Hours of it with a value and a usual one.</param>
/// <param name="Days">Days before that are known for the most part, by which the spread is told.</param>
public sealed record CutAgainstUsual(double Measured, double Usual, double Low, double High, int Hours, int Compared, int Days)
{
    /// <summary>Values of the same hour of the day that a usual value needs, and whole days that a spread needs.</summary>
    public const int LeastDays = 5;

    /// <summary>Hours that a day needs to count for the spread.</summary>
    public const int LeastOfDay = 18;

    /// <summary>The cut in percent of what is usual; negative where more was measured.</summary>
    public double Percent => 100 * (1 - Measured / Usual);

    /// <summary>Which share of the hours of the window is compared, 0 to 1.</summary>
    public double Completeness => (double)Compared / Hours;

    /// <summary>More than a day before is below the usual by chance in nine cases of ten; false where the spread is not known.</summary>
    public bool IsBeyondSpread => Percent > High;

    /// <summary>Compares, in O(n log n).</summary>
    /// <param name="before">Hours of the days before, in order; NaN for what is missing or is not to count.</param>
    /// <param name="beforeHour">The hour of the day (0 to 23, local time) of the first of them.</param>
    /// <param name="window">The hours of the window; NaN for missing.</param>
    /// <param name="windowHour">The hour of the day of the first of them.</param>
    /// <returns>The comparison; null where no hour can be compared, or nothing is usual there (0 or less).</returns>
    /// <exception cref="ArgumentOutOfRangeException">An hour of the day is not between 0 and 23.</exception>
    public static CutAgainstUsual? Of(ReadOnlySpan<double> before, int beforeHour, ReadOnlySpan<double> window, int windowHour)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(beforeHour);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(beforeHour, 23);
        ArgumentOutOfRangeException.ThrowIfNegative(windowHour);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(windowHour, 23);
        var usual = UsualDay(before, beforeHour);
        var (measured, expected, compared) = Sums(window, windowHour, usual);
        if (compared == 0 || !(expected > 0)) return null;
        var days = new List<double>();
        for (var at = (24 - beforeHour) % 24; at + 24 <= before.Length; at += 24)
            if (Sums(before.Slice(at, 24), 0, usual) is { Compared: >= LeastOfDay } day && day.Expected > 0) days.Add(100 * (1 - day.Measured / day.Expected));
        double[] sorted = [.. days.Order()];
        var (low, high) = sorted.Length < LeastDays ? (double.NaN, double.NaN) : (Quantile.OfSorted(sorted, 0.1), Quantile.OfSorted(sorted, 0.9));
        return new CutAgainstUsual(measured / compared, expected / compared, low, high, window.Length, compared, days.Count);
    }

    /// <summary>What is usual in each hour of the day: the median; NaN where fewer than <see cref="LeastDays"/> are known.</summary>
    /// <param name="before">Hours in order; NaN for missing.</param>
    /// <param name="beforeHour">The hour of the day of the first of them.</param>
    /// <returns>Twenty-four values, from midnight on.</returns>
    public static double[] UsualDay(ReadOnlySpan<double> before, int beforeHour)
    {
        var known = Enumerable.Range(0, 24).Select(_ => new List<double>()).ToArray();
        for (var i = 0; i < before.Length; i++)
            if (double.IsFinite(before[i])) known[(beforeHour + i) % 24].Add(before[i]);
        return [.. known.Select(values => values.Count < LeastDays ? double.NaN : Quantile.Of([.. values], 0.5))];
    }

    private static (double Measured, double Expected, int Compared) Sums(ReadOnlySpan<double> hours, int first, double[] usual)
    {
        var (measured, expected, compared) = (0.0, 0.0, 0);
        for (var i = 0; i < hours.Length; i++)
            if (usual[(first + i) % 24] is var u && double.IsFinite(hours[i]) && double.IsFinite(u)) (measured, expected, compared) = (measured + hours[i], expected + u, compared + 1);
        return (measured, expected, compared);
    }
}
