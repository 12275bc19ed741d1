using MathNet.Numerics.LinearAlgebra;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Correlation;

/// <summary>
/// The test of Granger (1969): whether the past of one series helps to foretell another beyond that one's own past. It speaks of foretelling, not of causes:
/// a third that drives both deceives it.
/// </summary>
/// <param name="Rows">How many steps have all their past.</param>
/// <param name="Order">How many steps of the past take part.</param>
/// <param name="F">The test of all past values of the cause together.</param>
/// <param name="P">The probability of such an F where they do not help.</param>
/// <param name="Freedom">Degrees of freedom of the greater model.</param>
public sealed record Granger(int Rows, int Order, double F, double P, int Freedom)
{
    /// <summary>Tests one direction, in O(n · order²).</summary>
    /// <param name="cause">The series whose past may help, in equal steps; NaN is missing.</param>
    /// <param name="effect">The series that is foretold, as long, of the same times.</param>
    /// <param name="order">How many steps of the past take part; at least 1.</param>
    /// <returns>The test; a problem with too few steps that have all their past, or series that depend on each other.</returns>
    /// <exception cref="ArgumentException">The two differ in length.</exception>
    public static Analysed<Granger> Of(double[] cause, double[] effect, int order)
    {
        ArgumentNullException.ThrowIfNull(cause);
        ArgumentNullException.ThrowIfNull(effect);
        if (cause.Length != effect.Length) throw new ArgumentException("The two series have to be equally long.", nameof(effect));
        if (order < 1) return AnalysisProblem.Option("order", order, "至少 1 的整数", "a whole number of at least 1");
        int[] rows = [.. Enumerable.Range(order, Math.Max(0, effect.Length - order)).Where(t => Enumerable.Range(0, order + 1).All(k => !double.IsNaN(effect[t - k]) && (k == 0 || !double.IsNaN(cause[t - k]))))];
        var least = 2 * order + 2;
        if (rows.Length < least) return AnalysisProblem.TooFew(least, rows.Length, $"前 {order} 步都有值的时刻", $"steps whose {order} steps before have values");
        var small = Matrix<double>.Build.Dense(rows.Length, order + 1, (i, j) => j == 0 ? 1 : effect[rows[i] - j]);
        var great = small.Append(Matrix<double>.Build.Dense(rows.Length, order, (i, j) => cause[rows[i] - j - 1]));
        double[] y = [.. rows.Select(t => effect[t])];
        if (LeastSquares.Fit(small, y) is not { } without || LeastSquares.Fit(great, y) is not { } with) return LinearRegression.Dependent();
        var freedom = rows.Length - 2 * order - 1;
        if (with.SquaresLeft <= 1e-20 * y.Sum(v => v * v)) return AnalysisProblem.NoAnswer("两列的过去已完全决定结果，无法检验。", "The past of both settles the effect without a rest, so that nothing is left to test.");
        var f = (without.SquaresLeft - with.SquaresLeft) / order / (with.SquaresLeft / freedom);
        return new Granger(rows.Length, order, f, LinearRegression.Above(order, freedom, f), freedom);
    }
}
