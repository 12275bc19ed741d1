using MathNet.Numerics.LinearAlgebra;

namespace Qingshan.Analysis.Correlation;

/// <summary>Least squares by orthogonal factors, which keep the digits that normal equations lose.</summary>
internal sealed class LeastSquares
{
    private LeastSquares(Vector<double> coefficients, Matrix<double> inverse, double[] residuals) => (Coefficients, Inverse, Residuals) = (coefficients, inverse, residuals);

    public Vector<double> Coefficients { get; }

    /// <summary>(X'X)⁻¹.</summary>
    public Matrix<double> Inverse { get; }

    public double[] Residuals { get; }

    public double SquaresLeft => Residuals.Sum(r => r * r);

    /// <summary>Fits y on the columns of x; null where they depend on each other.</summary>
    public static LeastSquares? Fit(Matrix<double> x, double[] y, double[]? weights = null)
    {
        // Columns of equal size, so that one threshold serves volts and gigawatts.
        var scale = Vector<double>.Build.Dense(x.ColumnCount, j => x.Column(j).L2Norm() is > 0 and var norm ? norm : 1);
        var scaled = x.Clone();
        for (var j = 0; j < x.ColumnCount; j++) scaled.SetColumn(j, x.Column(j) / scale[j]);
        var left = scaled;
        var right = Vector<double>.Build.DenseOfArray(y);
        if (weights is not null)
        {
            left = scaled.Clone();
            for (var i = 0; i < y.Length; i++)
            {
                var root = Math.Sqrt(weights[i]);
                left.SetRow(i, left.Row(i) * root);
                right[i] *= root;
            }
        }
        var qr = left.QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin);
        var diagonal = qr.R.Diagonal().PointwiseAbs();
        if (diagonal.Minimum() < 1e-10 * diagonal.Maximum()) return null;
        var unscaled = qr.R.Solve(qr.Q.TransposeThisAndMultiply(right));
        var rinv = qr.R.Inverse();
        var inverse = rinv * rinv.Transpose();
        for (var i = 0; i < scale.Count; i++)
            for (var j = 0; j < scale.Count; j++) inverse[i, j] /= scale[i] * scale[j];
        var fitted = scaled * unscaled;
        return new(unscaled.PointwiseDivide(scale), inverse, [.. y.Select((v, i) => v - fitted[i])]);
    }

    /// <summary>A column of ones before the columns given, of the rows given.</summary>
    public static Matrix<double> Design(IReadOnlyList<double[]> columns, int[] rows) =>
        Matrix<double>.Build.Dense(rows.Length, columns.Count + 1, (i, j) => j == 0 ? 1 : columns[j - 1][rows[i]]);

    /// <summary>The rows in which nothing is missing.</summary>
    public static int[] Complete(int length, IEnumerable<double[]> columns)
    {
        double[][] all = [.. columns];
        return [.. Enumerable.Range(0, length).Where(i => all.All(c => !double.IsNaN(c[i])))];
    }
}
