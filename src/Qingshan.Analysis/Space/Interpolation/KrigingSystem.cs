using MathNet.Numerics.LinearAlgebra;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Space.Interpolation;

/// <summary>
/// The factored system of kriging: with C = L Lᵀ the covariances and F the trend, W = L⁻¹ F and u = L⁻¹ (z − F β) are kept, β being the trend's
/// coefficients by generalised least squares. For a target with covariances c and trend f, y = L⁻¹ c gives the estimate fᵀβ + yᵀu and the
/// variance C(0) − yᵀy + (f − Wᵀy)ᵀ (WᵀW)⁻¹ (f − Wᵀy).
/// </summary>
internal sealed class KrigingSystem
{
    private readonly Places _places;
    private readonly double[] _values;
    private readonly VariogramModel _model;
    private readonly Cholesky _factor;
    private readonly double[][] _trend;
    private readonly double[] _coefficients;
    private readonly double[] _left;
    private readonly Matrix<double>? _inner;

    private KrigingSystem(Places places, double[] values, VariogramModel model, Cholesky factor, double[][] trend, double[] coefficients, double[] left, Matrix<double>? inner) =>
        (_places, _values, _model, _factor, _trend, _coefficients, _left, _inner) = (places, values, model, factor, trend, coefficients, left, inner);

    public static Analysed<KrigingSystem> Of(Places places, ReadOnlySpan<double> values, VariogramModel model, Drift? drift)
    {
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(model);
        if (places.Count != values.Length) throw new ArgumentException("Each place needs a value.", nameof(values));
        var least = Math.Max(Kriging.Least, (drift?.Columns.Length ?? 0) + 1);
        var size = places.Count;
        if (size < least) return AnalysisProblem.TooFew(least, size);
        if (!(model.Total > 0 && model.Range > 0 && model.Nugget >= 0 && model.Sill >= 0)) return AnalysisProblem.Option("model", model, "块金、基台不小于 0，变程大于 0", "with a nugget and a sill of 0 or more and a range above 0");
        var covariances = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            covariances[i * size + i] = model.Total;
            for (var j = 0; j < i; j++) covariances[i * size + j] = covariances[j * size + i] = model.Covariance(places.Distance(i, j));
        }
        if (Cholesky.Of(covariances, size) is not { } factor) return Singular(places);
        double[][] trend = [.. (drift?.Columns ?? []).Select(c => (double[])c.Clone())];
        foreach (var column in trend) factor.Forward(column);
        double[] left = [.. values];
        factor.Forward(left);
        if (trend.Length == 0) return new KrigingSystem(places, [.. values], model, factor, [], [], left, null);
        var design = Matrix<double>.Build.DenseOfColumnArrays(trend);
        var orthogonal = design.QR();
        for (var k = 0; k < trend.Length; k++)
            if (Math.Abs(orthogonal.R[k, k]) < 1e-9 * design.Column(k).L2Norm()) return Drift.Alike;
        var inner = design.TransposeThisAndMultiply(design).Inverse();
        var coefficients = orthogonal.Solve(Vector<double>.Build.DenseOfArray(left));
        var rest = Vector<double>.Build.DenseOfArray(left) - design * coefficients;
        return new KrigingSystem(places, [.. values], model, factor, trend, coefficients.ToArray(), rest.ToArray(), inner);
    }

    public Kriging At(Places targets, Drift? drift, MethodWork? work)
    {
        ArgumentNullException.ThrowIfNull(targets);
        if ((drift?.Columns.Length ?? 0) != _trend.Length) throw new ArgumentException("Targets need the same columns of the trend as the observations.", nameof(drift));
        if (drift is not null && drift.Rows != targets.Count) throw new ArgumentException("Each target needs its trend.", nameof(drift));
        var (estimates, variances) = (new double[targets.Count], new double[targets.Count]);
        var size = _factor.Size;
        var solved = new double[size * Cholesky.Block];
        var gap = new double[_trend.Length * Cholesky.Block];
        for (var start = 0; start < targets.Count; start += Cholesky.Block)
        {
            if (start % (Cholesky.Block * 16) == 0) work?.At((double)start / targets.Count);
            var count = Math.Min(Cholesky.Block, targets.Count - start);
            for (var i = 0; i < size; i++)
                for (var t = 0; t < count; t++) solved[i * Cholesky.Block + t] = _model.Covariance(_places.Distance(i, targets, start + t));
            _factor.ForwardBlock(solved);
            for (var t = 0; t < count; t++)
            {
                estimates[start + t] = 0;
                variances[start + t] = _model.Total;
                for (var k = 0; k < _trend.Length; k++)
                {
                    var f = drift!.Columns[k][start + t];
                    estimates[start + t] += f * _coefficients[k];
                    gap[k * Cholesky.Block + t] = f;
                }
            }
            for (var i = 0; i < size; i++)
            {
                for (var t = 0; t < count; t++)
                {
                    var y = solved[i * Cholesky.Block + t];
                    estimates[start + t] += y * _left[i];
                    variances[start + t] -= y * y;
                    for (var k = 0; k < _trend.Length; k++) gap[k * Cholesky.Block + t] -= _trend[k][i] * y;
                }
            }
            for (var t = 0; t < count; t++)
            {
                for (var a = 0; a < _trend.Length; a++)
                    for (var b = 0; b < _trend.Length; b++) variances[start + t] += gap[a * Cholesky.Block + t] * _inner![a, b] * gap[b * Cholesky.Block + t];
                // Rounding may leave a hair below 0 at an observed place.
                variances[start + t] = Math.Max(0, variances[start + t]);
            }
        }
        return new([.. estimates], [.. variances]);
    }

    /// <summary>With B = C⁻¹ − C⁻¹F (FᵀC⁻¹F)⁻¹ FᵀC⁻¹, the error at a place left out is (B z)ᵢ / Bᵢᵢ and its variance 1 / Bᵢᵢ.</summary>
    public CrossValidation LeaveOneOut()
    {
        var size = _factor.Size;
        // B z = L⁻ᵀ u, as u is what the trend leaves.
        var weighted = (double[])_left.Clone();
        _factor.Backward(weighted);
        // Column j of L⁻¹ is L⁻¹ eⱼ; its square is (C⁻¹)ⱼⱼ. A column needs its rows from j on only.
        var solvedTrend = _trend.Select(c => (double[])c.Clone()).ToArray();
        foreach (var column in solvedTrend) _factor.Backward(column);
        var block = new double[size * Cholesky.Block];
        var (predicted, variance) = (new double[size], new double[size]);
        for (var start = 0; start < size; start += Cholesky.Block)
        {
            Array.Clear(block);
            var count = Math.Min(Cholesky.Block, size - start);
            for (var t = 0; t < count; t++) block[(start + t) * Cholesky.Block + t] = 1;
            _factor.ForwardBlock(block);
            for (var t = 0; t < count; t++)
            {
                double diagonal = 0;
                for (var i = start + t; i < size; i++) diagonal += block[i * Cholesky.Block + t] * block[i * Cholesky.Block + t];
                var j = start + t;
                for (var a = 0; a < solvedTrend.Length; a++)
                    for (var b = 0; b < solvedTrend.Length; b++) diagonal -= solvedTrend[a][j] * _inner![a, b] * solvedTrend[b][j];
                predicted[j] = _values[j] - weighted[j] / diagonal;
                variance[j] = 1 / diagonal;
            }
        }
        return new([.. _values], [.. predicted], [.. variance]);
    }

    private static AnalysisProblem Singular(Places places)
    {
        var seen = new HashSet<(double, double)>();
        var doubled = 0;
        for (var i = 0; i < places.Count; i++)
            if (!seen.Add((places.X[i], places.Y[i]))) doubled++;
        return doubled > 0
            ? AnalysisProblem.NoAnswer($"有 {doubled} 个观测与其他观测位于同一点，克里金方程组奇异：请先对同点取平均。", $"{doubled} observations stand at the place of another, which makes the system singular: average them first.")
            : AnalysisProblem.NoAnswer("协方差矩阵不正定，克里金无解：请换变异函数模型，或增加块金。", "The covariances are not positive definite, so that there is no answer: choose another model of the variogram, or a nugget above 0.");
    }
}
