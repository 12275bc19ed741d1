using MathNet.Numerics.LinearAlgebra;

namespace Qingshan.Analysis.Distribution;

/// <summary>
/// Weighted least squares with a quadratic penalty whose strength is chosen by generalised cross-validation (Craven and Wahba 1979): the least of
/// n RSS / (n − edf)². One eigendecomposition makes every strength that is tried cost only O(p) (Demmler and Reinsch 1975).
/// </summary>
/// <param name="Coefficients">One for each column.</param>
/// <param name="Freedom">Effective degrees of freedom, from the columns that are not penalised up to all.</param>
/// <param name="Score">The generalised cross-validation score at the strength that was chosen.</param>
internal sealed record PenalisedFit(Vector<double> Coefficients, double Freedom, double Score)
{
    /// <summary>Fits, in O(n p² + p³) for n rows and p columns.</summary>
    /// <param name="columns">n × p.</param>
    /// <param name="values">n values.</param>
    /// <param name="weights">n weights above 0.</param>
    /// <param name="penalty">p × p, symmetric, not negative.</param>
    public static PenalisedFit Of(Matrix<double> columns, ReadOnlySpan<double> values, ReadOnlySpan<double> weights, Matrix<double> penalty)
    {
        var (n, p) = (columns.RowCount, columns.ColumnCount);
        var weighted = columns.Clone();
        var y = Vector<double>.Build.Dense(n);
        for (var i = 0; i < n; i++)
        {
            var root = Math.Sqrt(weights[i]);
            y[i] = root * values[i];
            for (var j = 0; j < p; j++) weighted[i, j] *= root;
        }
        var normal = weighted.TransposeThisAndMultiply(weighted);
        var right = weighted.TransposeThisAndMultiply(y);
        var size = normal.Trace() / p;
        var scaled = penalty * (normal.Trace() / penalty.Trace());
        // The hair on the diagonal settles what neither data nor penalty decide.
        var sum = normal + scaled + Matrix<double>.Build.DenseIdentity(p) * (1e-10 * size);
        var lower = sum.Cholesky().Factor;
        var half = lower.Solve(scaled);
        var inner = lower.Solve(half.Transpose());
        var eigen = ((inner + inner.Transpose()) * 0.5).Evd(Symmetricity.Symmetric);
        var turned = eigen.EigenVectors.TransposeThisAndMultiply(lower.Solve(right));
        var smooth = eigen.EigenValues.Select(e => Math.Clamp(e.Real, 0, 1)).ToArray();
        var total = y * y;

        var (best, at) = (double.PositiveInfinity, 0.0);
        for (var power = -9.0; power <= 9; power += 0.25) Try(power);
        for (var width = 0.125; width > 0.004; width /= 2)
        {
            var middle = at;
            Try(middle - width);
            Try(middle + width);
        }
        var shrunk = Vector<double>.Build.Dense(p, j => turned[j] / Divisor(j, Math.Pow(10, at)));
        return new(lower.Transpose().Solve(eigen.EigenVectors * shrunk), Freedom(Math.Pow(10, at)), best);

        double Divisor(int j, double strength) => 1 - smooth[j] + strength * smooth[j];

        double Freedom(double strength)
        {
            double freedom = 0;
            for (var j = 0; j < p; j++) freedom += (1 - smooth[j]) / Divisor(j, strength);
            return freedom;
        }

        void Try(double power)
        {
            var strength = Math.Pow(10, power);
            var rest = total;
            for (var j = 0; j < p; j++)
            {
                var coefficient = turned[j] / Divisor(j, strength);
                rest += coefficient * ((1 - smooth[j]) * coefficient - 2 * turned[j]);
            }
            var left = n - Freedom(strength);
            // Within a thousandth of as many parameters as values there is nothing left to judge by.
            if (left < 1e-3 * n) return;
            var score = n * Math.Max(0, rest) / (left * left);
            if (score < best) (best, at) = (score, power);
        }
    }
}
