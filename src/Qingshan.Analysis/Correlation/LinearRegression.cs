using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Correlation;

/// <summary>A number of a regression with how well it is known.</summary>
/// <param name="Estimate">The number.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="T">The number over its error.</param>
/// <param name="P">The probability of such a t where the true number is 0, both sides.</param>
public readonly record struct RegressionCoefficient(double Estimate, double Error, double T, double P);

/// <summary>A value that a regression expects.</summary>
/// <param name="Value">The value.</param>
/// <param name="Low">The lower end of where a new observation lies, 95 %.</param>
/// <param name="High">The upper end.</param>
public readonly record struct RegressionPrediction(double Value, double Low, double High);

/// <summary>Ordinary least squares of one variable on others, with an intercept.</summary>
/// <param name="Count">How many rows took part.</param>
/// <param name="Coefficients">The intercept, then one for each variable in their order.</param>
/// <param name="RSquared">The share of the variance that is explained.</param>
/// <param name="Adjusted">The same with a price on each variable.</param>
/// <param name="Sigma">The standard deviation of the residuals, in the unit of y.</param>
/// <param name="F">The test of all variables together.</param>
/// <param name="P">The probability of such an F where none of them matters.</param>
/// <param name="Fitted">What is expected in each row; NaN where a variable is missing.</param>
public sealed record LinearRegression(int Count, ImmutableArray<RegressionCoefficient> Coefficients, double RSquared, double Adjusted, double Sigma, double F, double P, ImmutableArray<double> Fitted)
{
    private Matrix<double> Inverse { get; init; } = null!;

    /// <summary>Fits it, in O(n k²) for k variables.</summary>
    /// <param name="y">What is to be explained; NaN is missing.</param>
    /// <param name="x">Variables, each as long; rows in which anything is missing are left out.</param>
    /// <returns>The fit; a problem with fewer than k + 2 complete rows, a constant y, or variables that depend on each other.</returns>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    public static Analysed<LinearRegression> Of(double[] y, IReadOnlyList<double[]> x)
    {
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(x);
        if (x.Any(c => c.Length != y.Length)) throw new ArgumentException("The columns have to be equally long.", nameof(x));
        var rows = LeastSquares.Complete(y.Length, [y, .. x]);
        var (n, k) = (rows.Length, x.Count);
        if (n < k + 2) return AnalysisProblem.TooFew(k + 2, n, "没有缺测的行", "rows without a missing value");
        double[] explained = [.. rows.Select(r => y[r])];
        var mean = explained.Average();
        var all = explained.Sum(v => (v - mean) * (v - mean));
        if (all == 0) return AnalysisProblem.Constant(explained[0]);
        if (LeastSquares.Fit(LeastSquares.Design(x, rows), explained) is not { } fit) return Dependent();
        var freedom = n - k - 1;
        var sigma = Math.Sqrt(fit.SquaresLeft / freedom);
        var coefficients = fit.Coefficients.Select((b, j) =>
        {
            var error = sigma * Math.Sqrt(fit.Inverse[j, j]);
            return new RegressionCoefficient(b, error, b / error, 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(b / error)));
        });
        var r2 = 1 - fit.SquaresLeft / all;
        var f = k == 0 ? double.NaN : (all - fit.SquaresLeft) / k / (sigma * sigma);
        double[] fitted = [.. Enumerable.Range(0, y.Length).Select(r => fit.Coefficients[0] + x.Select((c, j) => fit.Coefficients[j + 1] * c[r]).Sum())];
        return new LinearRegression(n, [.. coefficients], r2, 1 - (1 - r2) * (n - 1) / freedom, sigma, f, k == 0 ? double.NaN : Above(k, freedom, f), [.. fitted]) { Inverse = fit.Inverse };
    }

    /// <summary>What is expected for new values of the variables.</summary>
    /// <param name="x">One value for each variable, in their order.</param>
    /// <param name="confidence">The level of the interval of a new observation.</param>
    /// <returns>The expected value with its interval.</returns>
    public RegressionPrediction Predict(ReadOnlySpan<double> x, double confidence = 0.95)
    {
        if (x.Length != Coefficients.Length - 1) throw new ArgumentException("There has to be one value for each variable.", nameof(x));
        var row = Vector<double>.Build.Dense([1, .. x]);
        var value = row.Select((v, j) => v * Coefficients[j].Estimate).Sum();
        var reach = StudentT.InvCDF(0, 1, Count - Coefficients.Length, 0.5 + confidence / 2) * Sigma * Math.Sqrt(1 + row * Inverse * row);
        return new(value, value - reach, value + reach);
    }

    /// <summary>The upper tail of the distribution of F.</summary>
    internal static double Above(double d1, double d2, double f) => f <= 0 ? 1 : MathNet.Numerics.SpecialFunctions.BetaRegularized(d2 / 2, d1 / 2, d2 / (d2 + d1 * f));

    internal static AnalysisProblem Dependent() => AnalysisProblem.NoAnswer("自变量之间线性相关（或有常数列），系数不唯一：请去掉重复或可由其他列算出的列。", "The variables depend on each other, or one is constant, so that the coefficients are not unique: leave out columns that follow from others.");
}
