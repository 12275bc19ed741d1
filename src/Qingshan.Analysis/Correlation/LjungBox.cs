using MathNet.Numerics;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Correlation;

/// <summary>The test of Ljung and Box (1978) whether a series, such as the residuals of a model, has any memory over some lags.</summary>
/// <param name="Count">How many values took part.</param>
/// <param name="Lags">Over how many lags.</param>
/// <param name="Q">n (n + 2) Σ r² / (n − k).</param>
/// <param name="P">The probability of so great a Q without memory.</param>
public sealed record LjungBox(int Count, int Lags, double Q, double P)
{
    /// <summary>Tests a series, in O(n · lags) or O(n log n), whichever is less.</summary>
    /// <param name="values">The series in equal steps; NaN is missing.</param>
    /// <param name="lags">Over how many lags, at least 1.</param>
    /// <param name="fitted">How many numbers of a model were fitted, where the values are its residuals.</param>
    /// <returns>The test; a problem with too few values, equal ones, or fewer lags than fitted numbers.</returns>
    public static Analysed<LjungBox> Of(ReadOnlySpan<double> values, int lags, int fitted = 0)
    {
        if (lags < 1 || lags <= fitted) return AnalysisProblem.Option("lags", lags, FormattableString.Invariant($"大于 {Math.Max(0, fitted)} 的整数"), FormattableString.Invariant($"a whole number above {Math.Max(0, fitted)}"));
        if (!Autocorrelation.Of(values, lags).TryGet(out var own, out var problem)) return problem;
        double n = own.Count;
        if (n <= lags + 1) return AnalysisProblem.TooFew(lags + 2, own.Count);
        double q = 0;
        for (var k = 1; k <= lags; k++)
            if (!double.IsNaN(own.Values[k])) q += own.Values[k] * own.Values[k] / (n - k);
        q *= n * (n + 2);
        return new LjungBox(own.Count, lags, q, SpecialFunctions.GammaUpperRegularized((lags - fitted) / 2.0, q / 2));
    }
}
