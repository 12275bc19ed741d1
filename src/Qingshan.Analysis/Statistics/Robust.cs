namespace Qingshan.Analysis.Statistics;

/// <summary>Middle and spread that a few wild values do not move.</summary>
public static class Robust
{
    /// <summary>What a median absolute deviation is multiplied by to equal the standard deviation of normal values: 1 / Φ⁻¹(3/4).</summary>
    public const double NormalScale = 1.4826;

    /// <summary>Gives the median: the middle value, or the mean of the two in the middle.</summary>
    /// <param name="values">Values of one unit in any order; NaN is missing and left out.</param>
    /// <returns>The median in the unit of the values; NaN where there is no value.</returns>
    public static double Median(ReadOnlySpan<double> values)
    {
        var sorted = new double[values.Length];
        var count = 0;
        foreach (var value in values)
            if (!double.IsNaN(value)) sorted[count++] = value;
        if (count == 0) return double.NaN;
        Array.Sort(sorted, 0, count);
        return count % 2 == 1 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2;
    }

    /// <summary>Gives the median absolute deviation from a centre, times <see cref="NormalScale"/> (Hampel 1974).</summary>
    /// <param name="values">Values of one unit in any order; NaN is missing and left out.</param>
    /// <param name="centre">From which it is measured, mostly the median.</param>
    /// <returns>The spread in the unit of the values; NaN where there is no value.</returns>
    public static double Spread(ReadOnlySpan<double> values, double centre)
    {
        var away = new double[values.Length];
        for (var i = 0; i < values.Length; i++) away[i] = Math.Abs(values[i] - centre);
        return NormalScale * Median(away);
    }
}
