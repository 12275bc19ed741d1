using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Space.Autocorrelation;

/// <summary>How a place stands among its neighbours.</summary>
public enum Quadrant
{
    /// <summary>High among high ones.</summary>
    HighHigh,

    /// <summary>Low among low ones.</summary>
    LowLow,

    /// <summary>High among low ones.</summary>
    HighLow,

    /// <summary>Low among high ones.</summary>
    LowHigh,
}

/// <summary>The I of one place.</summary>
/// <param name="I">Above 0 where the place is like its neighbours, below where it is unlike them.</param>
/// <param name="Expected">Its mean where the other values are shuffled (Sokal, Oden and Thomson 1998).</param>
/// <param name="Variance">Its variance then.</param>
/// <param name="Quadrant">How it stands.</param>
public readonly record struct LocalMoranPlace(double I, double Expected, double Variance, Quadrant Quadrant)
{
    /// <summary>The standard score; NaN for a place without neighbours.</summary>
    public double Z => (I - Expected) / Math.Sqrt(Variance);

    /// <summary>The probability of a score as far from 0 or farther, both sides.</summary>
    public double P => double.IsNaN(Z) ? double.NaN : 2 * Normal.CDF(0, 1, -Math.Abs(Z));
}

/// <summary>Moran's I taken apart by place (Anselin 1995): where neighbours are alike, and which places stand out from theirs.</summary>
/// <param name="Places">One for each place.</param>
public sealed record LocalMoran(ImmutableArray<LocalMoranPlace> Places)
{
    /// <summary>Computes it in O(n k).</summary>
    /// <param name="values">A value for each place, none missing.</param>
    /// <param name="weights">The neighbours; by custom standardised by rows.</param>
    /// <returns>I for each place; a problem as with <see cref="GlobalAutocorrelation.Of"/>.</returns>
    public static Analysed<LocalMoran> Of(ReadOnlySpan<double> values, SpatialWeights weights)
    {
        if (Deviations.Of(values, weights, GlobalAutocorrelation.Least).TryGet(out var d, out var problem) is false) return problem!;
        var (n, m2) = (values.Length, d.Square / values.Length);
        var places = ImmutableArray.CreateBuilder<LocalMoranPlace>(n);
        for (var i = 0; i < n; i++)
        {
            double lag = 0, sum = 0, squares = 0;
            var near = weights.Neighbours(i);
            var weight = weights.Weights(i);
            for (var k = 0; k < near.Length; k++)
            {
                lag += weight[k] * d.Away[near[k]];
                sum += weight[k];
                squares += weight[k] * weight[k];
            }
            var z = d.Away[i];
            var expected = -z * z * sum / ((n - 1) * m2);
            var variance = z / m2 * (z / m2) * (n / (n - 2.0)) * (squares - sum * sum / (n - 1)) * (m2 - z * z / (n - 1));
            var quadrant = (z > 0, lag > 0) switch { (true, true) => Quadrant.HighHigh, (false, false) => Quadrant.LowLow, (true, false) => Quadrant.HighLow, _ => Quadrant.LowHigh };
            places.Add(new(z * lag / m2, expected, near.Length == 0 ? double.NaN : variance, quadrant));
        }
        return new LocalMoran(places.MoveToImmutable());
    }
}
