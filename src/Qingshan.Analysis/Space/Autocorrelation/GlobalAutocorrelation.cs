using MathNet.Numerics.Distributions;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Space.Autocorrelation;

/// <summary>A statistic with what is expected of it where values are shuffled over the places.</summary>
/// <param name="Value">The statistic.</param>
/// <param name="Expected">Its mean under shuffling.</param>
/// <param name="Variance">Its variance under shuffling (randomisation).</param>
public readonly record struct ShuffledStatistic(double Value, double Expected, double Variance)
{
    /// <summary>How many standard deviations above the expected.</summary>
    public double Z => (Value - Expected) / Math.Sqrt(Variance);

    /// <summary>The probability of a score as far from 0 or farther, both sides.</summary>
    public double P => 2 * Normal.CDF(0, 1, -Math.Abs(Z));
}

/// <summary>
/// Whether neighbours are alike: I of Moran (1950) and C of Geary (1954), with the variances of Cliff and Ord (1981) under randomisation.
/// </summary>
/// <param name="Count">How many places took part.</param>
/// <param name="MoranI">Above its expected value −1 / (n − 1) where neighbours are alike, below where they are opposite.</param>
/// <param name="MoranNormalVariance">The variance of I if values were drawn from a normal distribution.</param>
/// <param name="GearyC">Below 1 where neighbours are alike, above where they are opposite.</param>
/// <param name="Alone">How many places have no neighbour; they are counted but say nothing.</param>
public sealed record GlobalAutocorrelation(int Count, ShuffledStatistic MoranI, double MoranNormalVariance, ShuffledStatistic GearyC, int Alone)
{
    /// <summary>How many values are needed.</summary>
    public const int Least = 8;

    /// <summary>Computes both in O(n k).</summary>
    /// <param name="values">A value for each place, none missing.</param>
    /// <param name="weights">The neighbours; by custom standardised by rows.</param>
    /// <returns>Both statistics; a problem with fewer than <see cref="Least"/> values, equal ones, or no neighbours.</returns>
    public static Analysed<GlobalAutocorrelation> Of(ReadOnlySpan<double> values, SpatialWeights weights)
    {
        if (Deviations.Of(values, weights, Least).TryGet(out var d, out var problem) is false) return problem!;
        double n = values.Length, products = 0, squares = 0;
        foreach (var (i, j, w) in weights.Pairs())
        {
            products += w * d.Away[i] * d.Away[j];
            squares += w * (d.Away[i] - d.Away[j]) * (d.Away[i] - d.Away[j]);
        }
        var (s0, s1, s2) = weights.Sums();
        var k = d.Fourth / n / (d.Square / n * (d.Square / n));
        var i0 = n / s0 * products / d.Square;
        var expected = -1 / (n - 1);
        var s02 = s0 * s0;
        var variance = (n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s02) - k * ((n * n - n) * s1 - 2 * n * s2 + 6 * s02)) / ((n - 1) * (n - 2) * (n - 3) * s02) - expected * expected;
        var normal = (n * n * s1 - n * s2 + 3 * s02) / (s02 * (n * n - 1)) - expected * expected;
        var c = (n - 1) * squares / (2 * s0 * d.Square);
        var spread = ((n - 1) * s1 * (n * n - 3 * n + 3 - (n - 1) * k) - (n - 1) * s2 * (n * n + 3 * n - 6 - (n * n - n + 2) * k) / 4 + s02 * (n * n - 3 - (n - 1) * (n - 1) * k)) / (n * (n - 2) * (n - 3) * s02);
        return new GlobalAutocorrelation(values.Length, new(i0, expected, variance), normal, new(c, 1, spread), weights.Alone);
    }
}
