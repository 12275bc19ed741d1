using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Correlation;

/// <summary>At which distance in time two series go together most: at each lag a correlation of its own, over the rows that meet there.</summary>
/// <param name="Lags">Lags from −most to most in steps: at lag k, x is taken k steps before y. A peak at a positive lag says that x leads.</param>
/// <param name="Values">The correlation at each lag; NaN where too few rows meet.</param>
/// <param name="Counts">How many rows meet.</param>
/// <param name="P">The probability of each without a relation; too small where rows depend on those before.</param>
/// <param name="Best">The lag of the correlation farthest from 0.</param>
public sealed record LaggedCorrelation(ImmutableArray<int> Lags, ImmutableArray<double> Values, ImmutableArray<int> Counts, ImmutableArray<double> P, int Best)
{
    /// <summary>Computes it, in O(n · lags), for ranks with a factor of log n.</summary>
    /// <param name="x">One series in equal steps; NaN is missing.</param>
    /// <param name="y">The other, as long, of the same times.</param>
    /// <param name="most">The greatest lag.</param>
    /// <param name="kind">Which coefficient.</param>
    /// <param name="work">Progress and cancellation.</param>
    /// <returns>The correlations; a problem where at no lag enough rows meet.</returns>
    /// <exception cref="ArgumentException">The two differ in length.</exception>
    public static Analysed<LaggedCorrelation> Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int most, CorrelationKind kind = CorrelationKind.Pearson, MethodWork? work = null)
    {
        if (x.Length != y.Length) throw new ArgumentException("The two series have to be equally long.", nameof(y));
        if (most < 0) return AnalysisProblem.Option("lags", most, "至少 0 的整数", "a whole number of at least 0");
        most = Math.Min(most, Math.Max(0, x.Length - 1));
        var (values, counts, p) = (new double[2 * most + 1], new int[2 * most + 1], new double[2 * most + 1]);
        AnalysisProblem? last = null;
        var best = -1;
        for (var i = 0; i < values.Length; i++)
        {
            work?.At((double)i / values.Length);
            var lag = i - most;
            var length = x.Length - Math.Abs(lag);
            var found = CorrelationCoefficient.Of(x.Slice(Math.Max(0, -lag), length), y.Slice(Math.Max(0, lag), length), kind);
            last = found.Problem ?? last;
            (values[i], counts[i], p[i]) = found.IsOk ? (found.Value.Value, found.Value.Count, found.Value.P) : (double.NaN, 0, double.NaN);
            if (found.IsOk && (best < 0 || Math.Abs(values[i]) > Math.Abs(values[best]))) best = i;
        }
        return best < 0 ? last! : new LaggedCorrelation([.. Enumerable.Range(-most, 2 * most + 1)], [.. values], [.. counts], [.. p], best - most);
    }
}
