using MathNet.Numerics.LinearAlgebra;

namespace Qingshan.Analysis.Distribution;

/// <summary>One axis of a <see cref="TensorSpline"/>: cubic B-splines on equal pieces (Eilers and Marx 1996), closed to a ring or with two ends.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends; on a ring the same place as <paramref name="From"/>.</param>
/// <param name="Pieces">How many pieces, at least 4.</param>
/// <param name="IsRing">Whether the end goes over into the beginning.</param>
internal sealed record SplineAxis(double From, double To, int Pieces, bool IsRing)
{
    /// <summary>How many B-splines there are.</summary>
    public int Count => IsRing ? Pieces : Pieces + 3;

    /// <summary>The four B-splines that are not 0 at a place: the first of them and their heights.</summary>
    public (int First, double A, double B, double C, double D) At(double place)
    {
        var along = (place - From) / (To - From) * Pieces;
        var piece = IsRing ? (int)Math.Floor(along) : Math.Clamp((int)Math.Floor(along), 0, Pieces - 1);
        var t = along - piece;
        if (IsRing) piece = (piece % Pieces + Pieces) % Pieces;
        var s = 1 - t;
        return (piece, s * s * s / 6, (3 * t * t * t - 6 * t * t + 4) / 6, (3 * s * s * s - 6 * s * s + 4) / 6, t * t * t / 6);
    }

    /// <summary>The sum of squares of second differences of neighbouring coefficients.</summary>
    public Matrix<double> Roughness()
    {
        var rows = IsRing ? Count : Count - 2;
        var differences = Matrix<double>.Build.Dense(rows, Count);
        for (var i = 0; i < rows; i++)
        {
            differences[i, i] += 1;
            differences[i, (i + 1) % Count] -= 2;
            differences[i, (i + 2) % Count] += 1;
        }
        return differences.TransposeThisAndMultiply(differences);
    }
}

/// <summary>A smooth surface over two axes of different kind, such as hour and direction, each with a smoothness of its own, chosen by generalised cross-validation.</summary>
internal sealed class TensorSpline
{
    private readonly SplineAxis _first;
    private readonly SplineAxis _second;
    private readonly Vector<double> _coefficients;

    private TensorSpline(SplineAxis first, SplineAxis second, Vector<double> coefficients) => (_first, _second, _coefficients) = (first, second, coefficients);

    /// <summary>Fits a surface, in O(n p² + p³) for n points and p = the product of the B-splines of both axes.</summary>
    public static TensorSpline Of(SplineAxis first, SplineAxis second, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        var columns = Matrix<double>.Build.Dense(x.Length, first.Count * second.Count);
        for (var i = 0; i < x.Length; i++)
            foreach (var (column, height) in Heights(first, second, x[i], y[i])) columns[i, column] += height;
        var along = first.Roughness().KroneckerProduct(Matrix<double>.Build.DenseIdentity(second.Count));
        var across = Matrix<double>.Build.DenseIdentity(first.Count).KroneckerProduct(second.Roughness());
        PenalisedFit? best = null;
        foreach (var share in (ReadOnlySpan<double>)[0.03, 0.2, 0.5, 0.8, 0.97])
        {
            var fit = PenalisedFit.Of(columns, values, weights, along * share + across * (1 - share));
            if (best is null || fit.Score < best.Score) best = fit;
        }
        return new(first, second, best!.Coefficients);
    }

    /// <summary>The height of the surface.</summary>
    public double At(double x, double y)
    {
        double sum = 0;
        foreach (var (column, height) in Heights(_first, _second, x, y)) sum += height * _coefficients[column];
        return sum;
    }

    private static IEnumerable<(int Column, double Height)> Heights(SplineAxis first, SplineAxis second, double x, double y)
    {
        var (a, b) = (first.At(x), second.At(y));
        double[] across = [b.A, b.B, b.C, b.D];
        double[] along = [a.A, a.B, a.C, a.D];
        for (var i = 0; i < 4; i++)
            for (var j = 0; j < 4; j++) yield return ((a.First + i) % first.Count * second.Count + (b.First + j) % second.Count, along[i] * across[j]);
    }
}
