using MathNet.Numerics.LinearAlgebra;

namespace Qingshan.Analysis.Trend;

/// <summary>
/// Cubic B-splines on equal steps with a penalty on second differences. After one eigendecomposition the fit for any penalty, and its
/// cross-validation, cost no more than the number of splines, so that the bootstrap can choose the penalty anew for each sample.
/// </summary>
internal sealed class PenalisedSpline
{
    private readonly int _splines, _count;
    private readonly double _from, _step;
    private readonly Matrix<double> _turn, _back;
    private readonly double[] _roughness;

    public PenalisedSpline(double[] x, double from, double to, int splines)
    {
        (_splines, _count) = (splines, x.Length);
        // The knots reach a thousandth beyond the data, so that the last value lies inside.
        var margin = 0.001 * (to - from);
        _from = from - margin;
        _step = (to - from + 2 * margin) / (splines - 3);
        var basis = Basis(x);
        var differences = Matrix<double>.Build.Dense(splines - 2, splines);
        for (var i = 0; i < splines - 2; i++) (differences[i, i], differences[i, i + 1], differences[i, i + 2]) = (1, -2, 1);
        var penalty = differences.TransposeThisAndMultiply(differences);
        // A touch of the penalty keeps the factor regular where a gap leaves a spline without values.
        var gram = basis.TransposeThisAndMultiply(basis);
        gram += penalty * (1e-10 * gram.Trace() / penalty.Trace());
        var factor = gram.Cholesky().Factor;
        var inverse = factor.Inverse();
        var rough = (inverse * penalty * inverse.Transpose()).Evd(Symmetricity.Symmetric);
        _roughness = [.. rough.EigenValues.Select(e => Math.Max(0, e.Real))];
        _back = inverse.Transpose() * rough.EigenVectors;
        _turn = _back.Transpose() * basis.Transpose();
    }

    /// <summary>The fit whose generalised cross-validation is least.</summary>
    public (double[] Coefficients, double Freedom, double Penalty) Fit(double[] y)
    {
        var turned = _turn * Vector<double>.Build.Dense(y);
        var squares = y.Sum(v => v * v);
        double Score(double logarithm)
        {
            var (penalty, fitted, free) = (Math.Exp(logarithm), 0.0, 0.0);
            for (var i = 0; i < _splines; i++)
            {
                var shrink = 1 / (1 + penalty * _roughness[i]);
                fitted += turned[i] * turned[i] * (2 * shrink - shrink * shrink);
                free += shrink;
            }
            return _count * Math.Max(0, squares - fitted) / ((_count - free) * (_count - free));
        }
        // The score may have several valleys: a coarse walk finds the deepest, then the golden section its bottom.
        var scale = _roughness.Where(r => r > 1e-9).DefaultIfEmpty(1).Average();
        var middle = -Math.Log(scale);
        var best = Enumerable.Range(-24, 61).Select(i => middle + i * 0.75).MinBy(Score);
        var (low, high) = (best - 0.75, best + 0.75);
        for (var i = 0; i < 40; i++)
        {
            var (a, b) = (high - 0.618034 * (high - low), low + 0.618034 * (high - low));
            if (Score(a) < Score(b)) high = b;
            else low = a;
        }
        var chosen = Math.Exp((low + high) / 2);
        var shrunk = Vector<double>.Build.Dense(_splines, i => turned[i] / (1 + chosen * _roughness[i]));
        return ((_back * shrunk).ToArray(), _roughness.Sum(r => 1 / (1 + chosen * r)), chosen);
    }

    /// <summary>The curve at places.</summary>
    public double[] At(double[] coefficients, double[] x)
    {
        var curve = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            var (first, weights) = Weights(x[i]);
            for (var k = 0; k < 4; k++) curve[i] += weights[k] * coefficients[first + k];
        }
        return curve;
    }

    private Matrix<double> Basis(double[] x)
    {
        var basis = Matrix<double>.Build.Dense(x.Length, _splines);
        for (var i = 0; i < x.Length; i++)
        {
            var (first, weights) = Weights(x[i]);
            for (var k = 0; k < 4; k++) basis[i, first + k] = weights[k];
        }
        return basis;
    }

    private (int First, double[] Weights) Weights(double x)
    {
        var place = (x - _from) / _step;
        var first = Math.Clamp((int)Math.Floor(place), 0, _splines - 4);
        var u = place - first;
        var v = 1 - u;
        return (first, [v * v * v / 6, (3 * u * u * u - 6 * u * u + 4) / 6, (3 * v * v * v - 6 * v * v + 4) / 6, u * u * u / 6]);
    }
}
