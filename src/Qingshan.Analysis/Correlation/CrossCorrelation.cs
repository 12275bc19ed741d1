using System.Collections.Immutable;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Correlation;

/// <summary>The correlation of one series with another at distances in time; the divisor is n at every lag, as R's <c>ccf</c> has it.</summary>
/// <param name="Lags">Lags from −most to most, in steps: at lag k, x is taken k steps after y. A peak at a positive lag says that y leads.</param>
/// <param name="Values">The correlation at each.</param>
/// <param name="Band">Beyond plus and minus this a correlation is unlikely (5 %) between unrelated series without memory: 1.96 / √n.</param>
public sealed record CrossCorrelation(ImmutableArray<int> Lags, ImmutableArray<double> Values, double Band)
{
    /// <summary>Computes it, in O(n · lags) or O(n log n), whichever is less.</summary>
    /// <param name="x">One series in equal steps; NaN is missing.</param>
    /// <param name="y">The other, as long, of the same times.</param>
    /// <param name="lags">The greatest lag; 10 log10(n / 2) when left out.</param>
    /// <returns>The correlations; a problem with fewer than 3 values or where all of one are equal.</returns>
    /// <exception cref="ArgumentException">The two differ in length.</exception>
    public static Analysed<CrossCorrelation> Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int? lags = null)
    {
        if (x.Length != y.Length) throw new ArgumentException("The two series have to be equally long.", nameof(y));
        var (sx, sy) = (Summary.Of(x), Summary.Of(y));
        if (Math.Min(sx.Count, sy.Count) < 3) return AnalysisProblem.TooFew(3, Math.Min(sx.Count, sy.Count));
        if (sx.Min == sx.Max) return AnalysisProblem.Constant(sx.Min);
        if (sy.Min == sy.Max) return AnalysisProblem.Constant(sy.Min);
        var most = Math.Clamp(lags ?? (int)(10 * Math.Log10(x.Length / 2.0)), 1, x.Length - 1);
        var (a, b) = (x.ToArray(), y.ToArray());
        for (var i = 0; i < a.Length; i++) (a[i], b[i]) = (a[i] - sx.Mean, b[i] - sy.Mean);
        double Own(double[] of) => of.Where(v => !double.IsNaN(v)).Average(v => v * v);
        var scale = Math.Sqrt(Own(a) * Own(b));
        var (after, afterPairs) = Autocovariance.Products(a, b, most);
        var (before, beforePairs) = Autocovariance.Products(b, a, most);
        double Value(double[] sums, double[] pairs, int lag) => pairs[lag] == 0 ? double.NaN : sums[lag] / (pairs[lag] + lag) / scale;
        int[] all = [.. Enumerable.Range(-most, 2 * most + 1)];
        return new CrossCorrelation([.. all], [.. all.Select(k => k < 0 ? Value(before, beforePairs, -k) : Value(after, afterPairs, k))], 1.959963984540054 / Math.Sqrt(Math.Min(sx.Count, sy.Count)));
    }
}
