using System.Numerics;
using System.Runtime.InteropServices;

namespace Qingshan.Analysis.Space.Interpolation;

/// <summary>
/// The Cholesky factor L of a covariance matrix, row by row, and the solution of L Y = B for many right sides at once. MathNet solves one
/// right side at a time; here a block of them goes through the factor together, which is what makes a map of thousands of cells quick.
/// </summary>
internal sealed class Cholesky
{
    /// <summary>How many right sides go together: few enough that a block stays in the cache.</summary>
    public const int Block = 32;

    private readonly double[] _factor;

    private Cholesky(double[] factor, int size) => (_factor, Size) = (factor, size);

    public int Size { get; }

    /// <summary>Factors a symmetric matrix given row by row; null where it is not positive definite.</summary>
    public static Cholesky? Of(double[] matrix, int size)
    {
        var l = (double[])matrix.Clone();
        var least = 1e-12 * Enumerable.Range(0, size).Max(i => matrix[i * size + i]);
        for (var i = 0; i < size; i++)
        {
            var row = l.AsSpan(i * size, size);
            for (var j = 0; j < i; j++) row[j] = (row[j] - Dot(row[..j], l.AsSpan(j * size, j))) / l[j * size + j];
            var left = row[i] - Dot(row[..i], row[..i]);
            if (!(left > least)) return null;
            row[i] = Math.Sqrt(left);
        }
        return new(l, size);
    }

    /// <summary>Solves L y = b in place.</summary>
    public void Forward(Span<double> b)
    {
        for (var i = 0; i < Size; i++) b[i] = (b[i] - Dot(_factor.AsSpan(i * Size, i), b[..i])) / _factor[i * Size + i];
    }

    /// <summary>Solves Lᵀ x = y in place.</summary>
    public void Backward(Span<double> y)
    {
        for (var i = Size - 1; i >= 0; i--)
        {
            var x = y[i] /= _factor[i * Size + i];
            var row = _factor.AsSpan(i * Size, i);
            for (var j = 0; j < i; j++) y[j] -= x * row[j];
        }
    }

    /// <summary>Solves L Y = B in place for <see cref="Block"/> right sides, which stand side by side in each row.</summary>
    public void ForwardBlock(double[] b)
    {
        var width = Vector<double>.Count;
        var rows = MemoryMarshal.Cast<double, Vector<double>>(b.AsSpan(0, Size * Block));
        var many = Block / width;
        for (var i = 0; i < Size; i++)
        {
            var factor = _factor.AsSpan(i * Size, i + 1);
            var one = new Vector<double>(1 / factor[i]);
            for (var part = 0; part < many; part += 4)
            {
                var at = i * many + part;
                var (s0, s1, s2, s3) = (rows[at], rows[at + 1], rows[at + 2], rows[at + 3]);
                for (var j = 0; j < i; j++)
                {
                    var (l, from) = (new Vector<double>(factor[j]), j * many + part);
                    s0 -= l * rows[from];
                    s1 -= l * rows[from + 1];
                    s2 -= l * rows[from + 2];
                    s3 -= l * rows[from + 3];
                }
                (rows[at], rows[at + 1], rows[at + 2], rows[at + 3]) = (s0 * one, s1 * one, s2 * one, s3 * one);
            }
        }
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var va = MemoryMarshal.Cast<double, Vector<double>>(a);
        var vb = MemoryMarshal.Cast<double, Vector<double>>(b);
        var sum = Vector<double>.Zero;
        for (var i = 0; i < va.Length; i++) sum += va[i] * vb[i];
        var dot = Vector.Sum(sum);
        for (var i = va.Length * Vector<double>.Count; i < a.Length; i++) dot += a[i] * b[i];
        return dot;
    }
}
