using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Qingshan.Analysis.Distribution;

/// <summary>
/// A smooth surface through values in the plane that bends as little as the data allow: the thin-plate spline of Duchon (1977) on a limited
/// number of knots (Wood 2003), its smoothness chosen by generalised cross-validation. The surface does not depend on how the axes are turned.
/// </summary>
internal sealed class ThinPlate
{
    private readonly (double X, double Y)[] _knots;
    private readonly double[] _waves;
    private readonly double[] _plane;
    private readonly double _scale;

    private ThinPlate((double X, double Y)[] knots, double[] waves, double[] plane, double scale, double freedom) =>
        (_knots, _waves, _plane, _scale, Freedom) = (knots, waves, plane, scale, freedom);

    /// <summary>Effective degrees of freedom of the surface.</summary>
    public double Freedom { get; }

    /// <summary>Fits a surface, in O(n k² + k³) for n points and k knots.</summary>
    /// <param name="x">One coordinate of each point.</param>
    /// <param name="y">The other, in the same unit.</param>
    /// <param name="values">The value at each.</param>
    /// <param name="weights">The weight of each, above 0.</param>
    /// <param name="most">How many knots at most.</param>
    public static ThinPlate Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> values, ReadOnlySpan<double> weights, int most)
    {
        double scale = 1e-300;
        for (var i = 0; i < x.Length; i++) scale = Math.Max(scale, Math.Max(Math.Abs(x[i]), Math.Abs(y[i])));
        var points = new (double X, double Y)[x.Length];
        for (var i = 0; i < points.Length; i++) points[i] = (x[i] / scale, y[i] / scale);
        var knots = Spread(points, most);
        var k = knots.Length;
        // Weights of the knots whose sum and moments vanish, so that far away the surface is a plane.
        var plane = Matrix<double>.Build.Dense(k, 3, (i, j) => j == 0 ? 1 : j == 1 ? knots[i].X : knots[i].Y);
        var free = plane.QR(QRMethod.Full).Q.SubMatrix(0, k, 3, k - 3);
        var bending = free.TransposeThisAndMultiply(Matrix<double>.Build.Dense(k, k, (i, j) => Wave(knots[i], knots[j])) * free);
        var eigen = ((bending + bending.Transpose()) * 0.5).Evd(Symmetricity.Symmetric);
        var energies = eigen.EigenValues.Select(e => e.Real).ToArray();
        var kept = Enumerable.Range(0, k - 3).Where(j => energies[j] > 1e-9 * energies.Max()).ToArray();
        // In this basis the bending energy is the sum of squares.
        var basis = free * Matrix<double>.Build.Dense(k - 3, kept.Length, (i, j) => eigen.EigenVectors[i, kept[j]] / Math.Sqrt(energies[kept[j]]));
        var waves = Matrix<double>.Build.Dense(points.Length, k, (i, j) => Wave(points[i], knots[j])) * basis;
        var columns = waves.Append(Matrix<double>.Build.Dense(points.Length, 3, (i, j) => j == 0 ? 1 : j == 1 ? points[i].X : points[i].Y));
        var penalty = Matrix<double>.Build.Dense(kept.Length + 3, kept.Length + 3, (i, j) => i == j && i < kept.Length ? 1 : 0);
        var fit = PenalisedFit.Of(columns, values, weights, penalty);
        return new(knots, (basis * fit.Coefficients.SubVector(0, kept.Length)).ToArray(), fit.Coefficients.SubVector(kept.Length, 3).ToArray(), scale, fit.Freedom);
    }

    /// <summary>The height of the surface, in O(k).</summary>
    public double At(double x, double y)
    {
        var point = (X: x / _scale, Y: y / _scale);
        var height = _plane[0] + _plane[1] * point.X + _plane[2] * point.Y;
        for (var j = 0; j < _knots.Length; j++) height += _waves[j] * Wave(point, _knots[j]);
        return height;
    }

    private static double Wave((double X, double Y) a, (double X, double Y) b)
    {
        var (east, north) = (a.X - b.X, a.Y - b.Y);
        var squared = east * east + north * north;
        return squared < 1e-24 ? 0 : squared * Math.Log(squared) / (16 * Math.PI);
    }

    /// <summary>Knots among the points: the next is always that farthest from all before, so that they lie evenly where there are points.</summary>
    private static (double X, double Y)[] Spread((double X, double Y)[] points, int most)
    {
        var chosen = new List<(double, double)>(most);
        var away = new double[points.Length];
        Array.Fill(away, double.PositiveInfinity);
        var next = 0;
        for (var i = 1; i < points.Length; i++)
            if (Square(points[i]) < Square(points[next])) next = i;
        while (chosen.Count < most && away[next] > 1e-18)
        {
            var knot = points[next];
            chosen.Add(knot);
            for (var i = 0; i < points.Length; i++) away[i] = Math.Min(away[i], Square((points[i].X - knot.X, points[i].Y - knot.Y)));
            next = Array.IndexOf(away, away.Max());
        }
        return [.. chosen];

        static double Square((double X, double Y) p) => p.X * p.X + p.Y * p.Y;
    }
}
