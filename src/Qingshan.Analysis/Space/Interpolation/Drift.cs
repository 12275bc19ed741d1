using MathNet.Numerics.LinearAlgebra;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Space.Interpolation;

/// <summary>
/// The trend below a field: columns that are multiplied by coefficients and summed up. One column of ones is ordinary kriging; coordinates and
/// covariates (distance to a road, height) make it universal kriging, also called kriging with external drift.
/// </summary>
public sealed class Drift
{
    private Drift(double[][] columns, int rows) => (Columns, Rows) = (columns, rows);

    internal double[][] Columns { get; }

    internal int Rows { get; }

    /// <summary>A constant.</summary>
    /// <param name="rows">How many places there are.</param>
    /// <returns>One column of ones.</returns>
    public static Drift Constant(int rows) => new([Ones(rows)], rows);

    /// <summary>A constant and covariates.</summary>
    /// <param name="rows">How many places there are.</param>
    /// <param name="covariates">For each covariate its values at the places, none missing.</param>
    /// <returns>The columns.</returns>
    /// <exception cref="ArgumentException">A covariate is of another length.</exception>
    public static Drift Of(int rows, params double[][] covariates)
    {
        ArgumentNullException.ThrowIfNull(covariates);
        if (covariates.Any(c => c.Length != rows)) throw new ArgumentException("Each covariate needs a value at each place.", nameof(covariates));
        return new([Ones(rows), .. covariates], rows);
    }

    /// <summary>A constant, covariates, and powers of the coordinates.</summary>
    /// <param name="places">The places.</param>
    /// <param name="degree">0 for no coordinates, 1 for x and y, 2 for their squares and product too.</param>
    /// <param name="frame">The places to whose box coordinates are brought, the same for observations and targets.</param>
    /// <param name="covariates">Covariates at the places.</param>
    /// <returns>The columns.</returns>
    public static Drift Of(Places places, int degree, Places frame, params double[][] covariates)
    {
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(frame);
        // Brought to −1 … 1: squares of metres would drown the ones.
        double[] x = [.. places.X.Select(v => Share(v, frame.X))], y = [.. places.Y.Select(v => Share(v, frame.Y))];
        double[][] powers = degree switch
        {
            0 => [],
            1 => [x, y],
            _ => [x, y, [.. x.Select(v => v * v)], [.. y.Select(v => v * v)], [.. x.Select((v, i) => v * y[i])]],
        };
        return Of(places.Count, [.. powers, .. covariates]);
    }

    /// <summary>What is left of values when the trend is fitted by least squares: what the variogram of universal kriging is taken of.</summary>
    /// <param name="values">A value at each place.</param>
    /// <returns>The residuals; a problem where the columns say the same or are more than the values.</returns>
    public Analysed<double[]> Residuals(ReadOnlySpan<double> values)
    {
        if (values.Length != Rows) throw new ArgumentException("Each place needs a value.", nameof(values));
        if (Rows <= Columns.Length) return AnalysisProblem.TooFew(Columns.Length + 1, Rows);
        var columns = Matrix<double>.Build.DenseOfColumnArrays(Columns);
        var target = Vector<double>.Build.DenseOfArray(values.ToArray());
        var orthogonal = columns.QR();
        for (var k = 0; k < Columns.Length; k++)
            if (!(Math.Abs(orthogonal.R[k, k]) > 1e-9 * columns.Column(k).L2Norm())) return Alike;
        return (target - columns * orthogonal.Solve(target)).ToArray();
    }

    internal static AnalysisProblem Alike => AnalysisProblem.NoAnswer("趋势列彼此线性相关（或某列为常数），系数无法确定：请去掉重复的列。", "The columns of the trend depend on each other (or one is constant), so that their coefficients cannot be told apart: leave out the one too many.");

    /// <summary>The trend at some of the places.</summary>
    /// <param name="rows">Which.</param>
    /// <returns>The same columns at them.</returns>
    public Drift Pick(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new([.. Columns.Select(c => (double[])[.. rows.Select(i => c[i])])], rows.Count);
    }

    private static double[] Ones(int rows)
    {
        var ones = new double[rows];
        Array.Fill(ones, 1);
        return ones;
    }

    private static double Share(double value, IReadOnlyList<double> frame)
    {
        // Without places there is no frame; that there are too few is said by whoever fits.
        if (frame.Count == 0) return 0;
        var (low, high) = (frame.Min(), frame.Max());
        return high > low ? 2 * (value - low) / (high - low) - 1 : 0;
    }
}
