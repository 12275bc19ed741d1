using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Space.Autocorrelation;

/// <summary>
/// Gᵢ* of Getis and Ord (1992, 1995): whether the values around a place, its own included, sum up to more or less than chance would have it. It is
/// a standard score: above 1.96 a hot spot, below −1.96 a cold one, each with 5 % of error.
/// </summary>
/// <param name="Scores">The score of each place.</param>
public sealed record HotSpots(ImmutableArray<double> Scores)
{
    /// <summary>The probability of a score as far from 0 or farther, both sides, for each place.</summary>
    public ImmutableArray<double> Probabilities => [.. Scores.Select(z => 2 * Normal.CDF(0, 1, -Math.Abs(z)))];

    /// <summary>
    /// Which places are hot (1) or cold (−1) when among those named at most a share is expected to be wrong (false discovery rate, Benjamini and Hochberg 1995).
    /// </summary>
    /// <param name="share">That share, 0.05 by custom.</param>
    /// <returns>1, 0 or −1 for each place.</returns>
    public ImmutableArray<int> Named(double share)
    {
        var p = Probabilities;
        int[] order = [.. Enumerable.Range(0, p.Length).OrderBy(i => p[i])];
        var limit = -1.0;
        for (var rank = 0; rank < order.Length; rank++)
            if (p[order[rank]] <= share * (rank + 1) / order.Length) limit = p[order[rank]];
        return [.. Scores.Select((z, i) => p[i] <= limit ? Math.Sign(z) : 0)];
    }

    /// <summary>Computes it in O(n k).</summary>
    /// <param name="values">A value for each place, none missing.</param>
    /// <param name="weights">The neighbours, binary by custom; the place itself is added where it is not among them.</param>
    /// <returns>The scores; a problem as with <see cref="GlobalAutocorrelation.Of"/>.</returns>
    public static Analysed<HotSpots> Of(ReadOnlySpan<double> values, SpatialWeights weights)
    {
        if (Deviations.Of(values, weights, GlobalAutocorrelation.Least).TryGet(out var d, out var problem) is false) return problem!;
        var self = weights.WithSelf();
        var n = values.Length;
        var scores = new double[n];
        for (var i = 0; i < n; i++)
        {
            double sum = 0, weight = 0, squares = 0;
            var near = self.Neighbours(i);
            var w = self.Weights(i);
            for (var k = 0; k < near.Length; k++)
            {
                sum += w[k] * d.Away[near[k]];
                weight += w[k];
                squares += w[k] * w[k];
            }
            var spread = d.Square / n * (n * squares - weight * weight) / (n - 1);
            // Where all places are neighbours the sum is the same everywhere, and says nothing.
            scores[i] = spread > 1e-12 * d.Square ? sum / Math.Sqrt(spread) : 0;
        }
        return new HotSpots([.. scores]);
    }
}
