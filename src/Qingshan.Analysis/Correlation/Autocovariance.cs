using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace Qingshan.Analysis.Correlation;

/// <summary>
/// Sums of products of a series with another at a distance in time, over the pairs of which both are there. Few lags are summed directly, many
/// with the fast Fourier transform, so that all lags of n values cost O(n log n).
/// </summary>
internal static class Autocovariance
{
    // Direct sums up to so many products; beyond, three transforms are cheaper.
    private const double Direct = 4e6;

    /// <summary>For the lags 0 to most: Σ a(t + lag) b(t), and how many pairs; NaN is missing. Subtract the means before.</summary>
    public static (double[] Sums, double[] Pairs) Products(double[] a, double[] b, int most) => (double)a.Length * (most + 1) <= Direct ? Plain(a, b, most) : Transformed(a, b, most);

    private static (double[] Sums, double[] Pairs) Plain(double[] a, double[] b, int most)
    {
        var (sums, pairs) = (new double[most + 1], new double[most + 1]);
        for (var lag = 0; lag <= most; lag++)
        {
            for (var t = 0; t + lag < a.Length; t++)
            {
                var product = a[t + lag] * b[t];
                if (double.IsNaN(product)) continue;
                sums[lag] += product;
                pairs[lag]++;
            }
        }
        return (sums, pairs);
    }

    private static (double[] Sums, double[] Pairs) Transformed(double[] a, double[] b, int most)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)(2 * a.Length));
        double[] Convolved(Func<double, double> of)
        {
            var (left, right) = (new Complex[size], new Complex[size]);
            for (var i = 0; i < a.Length; i++) (left[i], right[i]) = (of(a[i]), of(b[i]));
            Fourier.Forward(left, FourierOptions.AsymmetricScaling);
            Fourier.Forward(right, FourierOptions.AsymmetricScaling);
            for (var i = 0; i < size; i++) left[i] *= Complex.Conjugate(right[i]);
            Fourier.Inverse(left, FourierOptions.AsymmetricScaling);
            return [.. left.Take(most + 1).Select(c => c.Real)];
        }
        return (Convolved(v => double.IsNaN(v) ? 0 : v), [.. Convolved(v => double.IsNaN(v) ? 0 : 1).Select(c => Math.Round(c))]);
    }
}
