using System.Collections.Immutable;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Correlation;

/// <summary>How residuals are weighted.</summary>
public enum RobustWeight
{
    /// <summary>Huber (1964), k = 1.345: far residuals count in proportion to 1 / distance.</summary>
    Huber,

    /// <summary>Tukey's bisquare, c = 4.685: residuals beyond 4.685 scales do not count at all.</summary>
    Bisquare,
}

/// <summary>
/// Regression that outliers do not carry away: least squares with weights that depend on the residuals, repeated until they settle (M-estimation), with
/// the scale from the median of |residuals|. The numbers are those of <c>rlm</c> of the R package MASS.
/// </summary>
/// <param name="Count">How many rows took part.</param>
/// <param name="Coefficients">The intercept, then one for each variable; P by the normal distribution.</param>
/// <param name="Scale">The robust standard deviation of the residuals, in the unit of y.</param>
/// <param name="Weights">The weight of each row, 0 to 1; NaN where something is missing.</param>
/// <param name="Rounds">How many rounds it took.</param>
public sealed record RobustRegression(int Count, ImmutableArray<RegressionCoefficient> Coefficients, double Scale, ImmutableArray<double> Weights, int Rounds)
{
    private const int Most = 200;

    /// <summary>Fits it, in O(n k²) a round.</summary>
    /// <param name="y">What is to be explained; NaN is missing.</param>
    /// <param name="x">Variables, each as long; rows in which anything is missing are left out.</param>
    /// <param name="weight">How residuals are weighted.</param>
    /// <returns>The fit; problems as of <see cref="LinearRegression"/>, or where the rounds do not settle.</returns>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    public static Analysed<RobustRegression> Of(double[] y, IReadOnlyList<double[]> x, RobustWeight weight = RobustWeight.Huber)
    {
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(x);
        if (x.Any(c => c.Length != y.Length)) throw new ArgumentException("The columns have to be equally long.", nameof(x));
        var rows = LeastSquares.Complete(y.Length, [y, .. x]);
        var (n, k) = (rows.Length, x.Count + 1);
        if (n < k + 1) return AnalysisProblem.TooFew(k + 1, n, "没有缺测的行", "rows without a missing value");
        double[] explained = [.. rows.Select(r => y[r])];
        var design = LeastSquares.Design(x, rows);
        if (LeastSquares.Fit(design, explained) is not { } fit) return LinearRegression.Dependent();
        var plain = fit.Inverse;
        // What is less than this is the rounding of a perfect fit.
        var reach = explained.Max(v => Math.Abs(v));
        double scale;
        double[] weights;
        for (var round = 1; ; round++)
        {
            scale = Robust.Median([.. fit.Residuals.Select(Math.Abs)]) / 0.6745;
            if (scale <= 1e-13 * reach) return AnalysisProblem.NoAnswer("一半以上的点正好落在一条直线上，稳健尺度为 0：请用普通回归。", "More than half of the points lie exactly on a line, so that the robust scale is 0: use plain regression.");
            weights = [.. fit.Residuals.Select(r => Weight(r / scale, weight))];
            if (LeastSquares.Fit(design, explained, weights) is not { } next) return LinearRegression.Dependent();
            var moved = Math.Sqrt(fit.Residuals.Zip(next.Residuals, (a, b) => (a - b) * (a - b)).Sum() / Math.Max(1e-20, fit.SquaresLeft));
            fit = next;
            if (moved < 1e-10) return Done(fit, plain, scale, weights, weight, round, rows, y.Length);
            if (round == Most) return AnalysisProblem.NoAnswer($"{Most} 轮后仍未收敛：请改用 huber 或检查数据。", $"It did not settle within {Most} rounds: use huber, or check the data.");
        }
    }

    private static RobustRegression Done(LeastSquares fit, MathNet.Numerics.LinearAlgebra.Matrix<double> plain, double scale, double[] weights, RobustWeight weight, int round, int[] rows, int length)
    {
        // Huber (1981), 7.6: the variance of the estimates with the correction for small samples.
        var (n, k) = (rows.Length, fit.Coefficients.Count);
        double[] steep = [.. fit.Residuals.Select(r => Steepness(r / scale, weight))];
        var squares = fit.Residuals.Zip(fit.Residuals.Select(r => Weight(r / scale, weight)), (r, w) => r * w * r * w).Sum() / (n - k);
        var mean = steep.Average();
        var variance = steep.Sum(s => (s - mean) * (s - mean)) / (n - 1);
        var deviation = Math.Sqrt(squares) * (1 + k * variance / (n * mean * mean)) / mean;
        var all = new double[length];
        Array.Fill(all, double.NaN);
        for (var i = 0; i < n; i++) all[rows[i]] = weights[i];
        return new(n, [.. fit.Coefficients.Select((b, j) =>
        {
            var error = deviation * Math.Sqrt(plain[j, j]);
            return new RegressionCoefficient(b, error, b / error, Trend.MannKendall.TwoSided(b / error));
        })], scale, [.. all], round);
    }

    private static double Weight(double u, RobustWeight weight) => weight == RobustWeight.Huber
        ? Math.Min(1, 1.345 / Math.Abs(u))
        : Math.Abs(u) < 4.685 ? Math.Pow(1 - u / 4.685 * (u / 4.685), 2) : 0;

    /// <summary>The derivative of u · weight(u).</summary>
    private static double Steepness(double u, RobustWeight weight)
    {
        if (weight == RobustWeight.Huber) return Math.Abs(u) <= 1.345 ? 1 : 0;
        var t = u / 4.685 * (u / 4.685);
        return t < 1 ? (1 - t) * (1 - 5 * t) : 0;
    }
}
