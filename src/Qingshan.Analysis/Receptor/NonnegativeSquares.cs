namespace Qingshan.Analysis.Receptor;

/// <summary>
/// Least squares with unknowns not below 0, for few unknowns and very many right sides: block principal pivoting (Kim and Park 2011) on the normal
/// equations. Which unknowns were above 0 the last time is the first guess, and mostly right.
/// </summary>
internal sealed class NonnegativeSquares(int size)
{
    /// <summary>The set of unknowns above 0 is kept in the bits of a number.</summary>
    public const int Most = 31;

    private readonly double[] _factor = new double[size * size];
    private readonly double[] _solution = new double[size];
    private readonly double[] _slope = new double[size];
    private readonly int[] _in = new int[size];

    /// <summary>Solves gram · x = target with x ≥ 0 and no slope downwards at 0.</summary>
    /// <param name="gram">The normal matrix, row by row.</param>
    /// <param name="target">The right side.</param>
    /// <param name="x">The solution.</param>
    /// <param name="free">Which unknowns are above 0, as bits: a guess before, the truth after.</param>
    public void Solve(ReadOnlySpan<double> gram, ReadOnlySpan<double> target, Span<double> x, ref uint free)
    {
        double scale = 0;
        for (var i = 0; i < size; i++) scale = Math.Max(scale, gram[i * size + i]);
        if (scale == 0)
        {
            x.Clear();
            return;
        }
        var (best, patience) = (size + 1, 3);
        for (var round = 0; round < 20 * size; round++)
        {
            Within(gram, target, free, scale * 1e-13);
            uint wrong = 0;
            for (var i = 0; i < size; i++)
            {
                if ((free >> i & 1) != 0 ? _solution[i] < 0 : _slope[i] < -1e-12 * Math.Abs(target[i])) wrong |= 1u << i;
            }
            if (wrong == 0) break;
            var count = System.Numerics.BitOperations.PopCount(wrong);
            if (count < best) (best, patience) = (count, 3);
            else if (--patience < 0) wrong = 1u << System.Numerics.BitOperations.Log2(wrong);
            free ^= wrong;
        }
        for (var i = 0; i < size; i++) x[i] = Math.Max(0, _solution[i]);
    }

    /// <summary>Solves for the free unknowns by a Cholesky factor, and finds the slope at the others.</summary>
    private void Within(ReadOnlySpan<double> gram, ReadOnlySpan<double> target, uint free, double ridge)
    {
        var count = 0;
        for (var i = 0; i < size; i++)
            if ((free >> i & 1) != 0) _in[count++] = i;
        Array.Clear(_solution);
        for (var a = 0; a < count; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                var sum = gram[_in[a] * size + _in[b]];
                for (var c = 0; c < b; c++) sum -= _factor[a * size + c] * _factor[b * size + c];
                _factor[a * size + b] = a == b ? Math.Sqrt(Math.Max(sum, ridge)) : sum / _factor[b * size + b];
            }
        }
        for (var a = 0; a < count; a++)
        {
            var sum = target[_in[a]];
            for (var c = 0; c < a; c++) sum -= _factor[a * size + c] * _slope[c];
            _slope[a] = sum / _factor[a * size + a];
        }
        for (var a = count - 1; a >= 0; a--)
        {
            var sum = _slope[a];
            for (var c = a + 1; c < count; c++) sum -= _factor[c * size + a] * _solution[_in[c]];
            _solution[_in[a]] = sum / _factor[a * size + a];
        }
        for (var i = 0; i < size; i++)
        {
            var sum = -target[i];
            for (var c = 0; c < count; c++) sum += gram[i * size + _in[c]] * _solution[_in[c]];
            _slope[i] = sum;
        }
    }
}
