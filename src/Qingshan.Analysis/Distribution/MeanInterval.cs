using MathNet.Numerics.Distributions;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Distribution;

/// <summary>A mean with the interval in which it lies with 95 % confidence, if the values do not depend on each other.</summary>
/// <param name="Mean">The mean, in the unit of the values; NaN without values.</param>
/// <param name="Low">The lower end; NaN with fewer than two values.</param>
/// <param name="High">The upper end; NaN with fewer than two values.</param>
/// <param name="Count">How many values there are.</param>
public readonly record struct MeanInterval(double Mean, double Low, double High, int Count)
{
    /// <summary>By Student's t, from the sample standard deviation: for values that are roughly normal, or many.</summary>
    /// <param name="values">Values; NaN is missing.</param>
    /// <returns>The mean and its interval.</returns>
    public static MeanInterval Student(ReadOnlySpan<double> values)
    {
        var found = Statistics.Summary.Of(values);
        if (found.Count < 2) return new(found.Mean, double.NaN, double.NaN, found.Count);
        var half = StudentT.InvCDF(0, 1, found.Count - 1, 0.975) * found.StandardDeviation / Math.Sqrt(found.Count);
        return new(found.Mean, found.Mean - half, found.Mean + half, found.Count);
    }

    /// <summary>By the percentiles of means of values drawn with replacement (Efron 1979), as openair does: nothing is assumed of the distribution.</summary>
    /// <param name="values">Values; NaN is missing.</param>
    /// <param name="resamples">How often is drawn.</param>
    /// <param name="seed">The seed of the generator.</param>
    /// <returns>The mean and its interval.</returns>
    public static MeanInterval Bootstrap(ReadOnlySpan<double> values, int resamples, int seed)
    {
        var present = Quantile.Sorted(values);
        if (present.Length < 2) return new(present.Length == 0 ? double.NaN : present[0], double.NaN, double.NaN, present.Length);
        var random = new Random(seed);
        var means = new double[resamples];
        for (var r = 0; r < resamples; r++)
        {
            double sum = 0;
            for (var i = 0; i < present.Length; i++) sum += present[random.Next(present.Length)];
            means[r] = sum / present.Length;
        }
        Array.Sort(means);
        return new(Statistics.Summary.Of(present).Mean, Quantile.OfSorted(means, 0.025), Quantile.OfSorted(means, 0.975), present.Length);
    }
}
