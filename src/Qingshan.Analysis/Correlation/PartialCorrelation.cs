using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Correlation;

/// <summary>The correlation of two series with what others explain of both taken out: whether they go together beyond, say, temperature and wind.</summary>
/// <param name="Count">How many rows are complete.</param>
/// <param name="Value">The coefficient, -1 to 1.</param>
/// <param name="P">The probability of a coefficient as far from 0 or farther without a relation, by Student's t with n − 2 − k degrees of freedom.</param>
/// <param name="Plain">The correlation of the same rows with nothing taken out.</param>
public sealed record PartialCorrelation(int Count, double Value, double P, double Plain)
{
    /// <summary>Computes it, in O(n k²) for k series that are taken out.</summary>
    /// <param name="x">One series; NaN is missing.</param>
    /// <param name="y">The other, as long.</param>
    /// <param name="given">Series whose influence is taken out, as long.</param>
    /// <param name="kind">Pearson, or Spearman to work on ranks.</param>
    /// <returns>The coefficient; a problem with fewer than k + 3 complete rows, constant series, or series that depend on each other.</returns>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    public static Analysed<PartialCorrelation> Of(double[] x, double[] y, IReadOnlyList<double[]> given, CorrelationKind kind = CorrelationKind.Pearson)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(given);
        if (kind == CorrelationKind.Kendall) return AnalysisProblem.Option("kind", "kendall", " pearson 或 spearman", "pearson or spearman");
        if (y.Length != x.Length || given.Any(g => g.Length != x.Length)) throw new ArgumentException("The series have to be equally long.", nameof(given));
        var rows = LeastSquares.Complete(x.Length, [x, y, .. given]);
        if (rows.Length < given.Count + 3) return AnalysisProblem.TooFew(given.Count + 3, rows.Length, "没有缺测的行", "rows without a missing value");
        double[] Of(double[] all)
        {
            double[] there = [.. rows.Select(r => all[r])];
            return kind == CorrelationKind.Spearman ? Ranks.Of(there) : there;
        }
        var (a, b) = (Of(x), Of(y));
        if (a.Min() == a.Max()) return AnalysisProblem.Constant(x[rows[0]]);
        if (b.Min() == b.Max()) return AnalysisProblem.Constant(y[rows[0]]);
        var design = LeastSquares.Design([.. given.Select(Of)], [.. Enumerable.Range(0, rows.Length)]);
        if (LeastSquares.Fit(design, a) is not { } left || LeastSquares.Fit(design, b) is not { } right) return LinearRegression.Dependent();
        var r = CorrelationCoefficient.Pearson(left.Residuals, right.Residuals);
        return double.IsNaN(r) ? LinearRegression.Dependent() : new PartialCorrelation(rows.Length, r, CorrelationCoefficient.Chance(r, rows.Length - 2 - given.Count), CorrelationCoefficient.Pearson(a, b));
    }
}
