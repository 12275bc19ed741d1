using System.Collections.Immutable;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Correlation;

/// <summary>
/// The correlation of a series with itself some steps earlier. The divisor is n at every lag (Box and Jenkins), which keeps the whole a
/// correlation function; where values are missing, each lag is the mean product over the pairs that are there, weighted down in the same way.
/// </summary>
/// <param name="Count">How many values took part.</param>
/// <param name="Values">The correlation at lags 0 (which is 1), 1, 2, …, in steps of the series.</param>
/// <param name="Band">Beyond plus and minus this a correlation is unlikely (5 %) where there is none: 1.96 / √n.</param>
public sealed record Autocorrelation(int Count, ImmutableArray<double> Values, double Band)
{
    /// <summary>Computes it, in O(n · lags) or O(n log n), whichever is less.</summary>
    /// <param name="values">The series in equal steps; NaN is missing.</param>
    /// <param name="lags">The greatest lag; 10 log10 n when left out.</param>
    /// <returns>The correlations; a problem with fewer than 3 values or where all are equal.</returns>
    public static Analysed<Autocorrelation> Of(ReadOnlySpan<double> values, int? lags = null)
    {
        var summary = Summary.Of(values);
        if (summary.Count < 3) return AnalysisProblem.TooFew(3, summary.Count);
        if (summary.Min == summary.Max) return AnalysisProblem.Constant(summary.Min);
        var most = Math.Clamp(lags ?? (int)(10 * Math.Log10(values.Length)), 1, values.Length - 1);
        var away = values.ToArray();
        for (var i = 0; i < away.Length; i++) away[i] -= summary.Mean;
        var (sums, pairs) = Autocovariance.Products(away, away, most);
        var zero = sums[0] / pairs[0];
        return new Autocorrelation(summary.Count, [.. sums.Select((s, lag) => pairs[lag] == 0 ? double.NaN : s / (pairs[lag] + lag) / zero)], 1.959963984540054 / Math.Sqrt(summary.Count));
    }

    /// <summary>
    /// What each lag adds that nearer ones have not said: the last coefficient of an autoregression of that order, by Durbin (1960) and Levinson. Where it falls into
    /// the band, no longer memory is needed.
    /// </summary>
    /// <param name="most">Up to which lag, as the cost grows with its square.</param>
    /// <returns>The partial correlations at lags 1, 2, …; NaN beyond <paramref name="most"/> and from the lag on at which they cannot be told.</returns>
    public double[] Partial(int most = 1000)
    {
        var (partial, weights, before) = (new double[Values.Length - 1], new double[Values.Length], new double[Values.Length]);
        Array.Fill(partial, double.NaN);
        var left = 1.0;
        for (var k = 1; k < Values.Length && k <= most && left > 1e-12; k++)
        {
            var rest = Values[k];
            for (var j = 1; j < k; j++) rest -= before[j] * Values[k - j];
            var last = rest / left;
            if (double.IsNaN(last)) break;
            (weights[k], partial[k - 1]) = (last, last);
            for (var j = 1; j < k; j++) weights[j] = before[j] - last * before[k - j];
            left *= 1 - last * last;
            Array.Copy(weights, before, k + 1);
        }
        return partial;
    }
}
