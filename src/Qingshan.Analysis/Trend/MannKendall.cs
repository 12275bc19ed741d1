using MathNet.Numerics.Distributions;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Trend;

/// <summary>
/// The test of Mann (1945) and Kendall (1975) for a monotonic trend: whether later values are larger than earlier ones more often than chance
/// would have it. It assumes that values do not depend on each other, and asks nothing of their distribution or of equal spacing.
/// </summary>
/// <param name="Count">How many values took part.</param>
/// <param name="S">Pairs in which the later value is larger, less those in which it is smaller.</param>
/// <param name="Variance">The variance of S without a trend, corrected for ties.</param>
/// <param name="Z">The standard score, with the correction for continuity.</param>
/// <param name="P">The probability of a score as far from 0 or farther without a trend, both sides.</param>
/// <param name="Tau">Kendall's tau-b, -1 to 1; ties in the values are left out.</param>
public sealed record MannKendall(int Count, double S, double Variance, double Z, double P, double Tau)
{
    /// <summary>How many values are needed for the normal approximation to be usable.</summary>
    public const int Least = 8;

    /// <summary>Tests values in the order of time, in O(n log n).</summary>
    /// <param name="values">Values of one unit, in the order of time; NaN is missing and left out, gaps do not matter.</param>
    /// <returns>The test; a problem with fewer than <see cref="Least"/> values or where all are equal.</returns>
    public static Analysed<MannKendall> Of(ReadOnlySpan<double> values)
    {
        var present = Present.Of(values);
        if (present.Length < Least) return AnalysisProblem.TooFew(Least, present.Length);
        var sorted = (double[])present.Clone();
        Array.Sort(sorted);
        if (sorted[0] == sorted[^1]) return AnalysisProblem.Constant(sorted[0]);
        var (s, variance, pairs, tiedPairs) = Parts(present, sorted);
        var z = Score(s, variance);
        return new MannKendall(present.Length, s, variance, z, TwoSided(z), s / Math.Sqrt((pairs - tiedPairs) * pairs));
    }

    /// <summary>S, its variance, the pairs and those of equal values.</summary>
    internal static (double S, double Variance, double Pairs, double TiedPairs) Parts(double[] present, double[] sorted)
    {
        double n = present.Length;
        var (ties, tiedPairs) = Ties(sorted);
        var pairs = n * (n - 1) / 2;
        return (pairs - tiedPairs - 2 * Inversions(present), (n * (n - 1) * (2 * n + 5) - ties) / 18, pairs, tiedPairs);
    }

    /// <summary>The score of S: one step nearer to 0, over its standard deviation.</summary>
    internal static double Score(double s, double variance) => s == 0 ? 0 : (s - Math.Sign(s)) / Math.Sqrt(variance);

    internal static double TwoSided(double z) => 2 * Normal.CDF(0, 1, -Math.Abs(z));

    /// <summary>The sum of t (t − 1) (2 t + 5) over groups of t equal values, and the pairs within them.</summary>
    private static (double Correction, double Pairs) Ties(double[] sorted)
    {
        double correction = 0, pairs = 0;
        for (var start = 0; start < sorted.Length;)
        {
            var end = start;
            while (end < sorted.Length && sorted[end] == sorted[start]) end++;
            double t = end - start;
            correction += t * (t - 1) * (2 * t + 5);
            pairs += t * (t - 1) / 2;
            start = end;
        }
        return (correction, pairs);
    }

    /// <summary>Pairs whose later value is smaller, counted while merging.</summary>
    internal static double Inversions(double[] values)
    {
        var (from, to) = ((double[])values.Clone(), new double[values.Length]);
        double count = 0;
        for (var width = 1; width < values.Length; width *= 2)
        {
            for (var left = 0; left < values.Length; left += 2 * width)
            {
                var (middle, end) = (Math.Min(left + width, values.Length), Math.Min(left + 2 * width, values.Length));
                for (int a = left, b = middle, at = left; at < end; at++)
                {
                    if (a < middle && (b >= end || from[a] <= from[b])) to[at] = from[a++];
                    else
                    {
                        to[at] = from[b++];
                        count += middle - a;
                    }
                }
            }
            (from, to) = (to, from);
        }
        return count;
    }
}
