
namespace Qingshan.Analysis.Receptor;

/// <summary>
/// X ≈ G F with G and F not below 0 and weighted squares as small as can be: contributions and profiles are solved in turn by
/// <see cref="NonnegativeSquares"/>, each going a little beyond its step (Ang and Gillis 2019), which takes a fraction of the steps.
/// </summary>
internal sealed class Factoring
{
    private readonly double[] _x;
    private readonly double[] _w;
    private readonly int _rows;
    private readonly int _columns;
    private readonly int _factors;
    private readonly NonnegativeSquares _squares;
    private readonly uint[] _freeRows;
    private readonly uint[] _freeColumns;

    /// <summary>Begins from profiles.</summary>
    /// <param name="x">The data, row by row.</param>
    /// <param name="w">The weight of each, 1 / σ²; 0 for what is missing, where x is 0 too.</param>
    /// <param name="columns">How many columns.</param>
    /// <param name="profiles">F, factor by factor.</param>
    public Factoring(double[] x, double[] w, int columns, double[] profiles)
    {
        (_x, _w, _columns, _rows, _factors) = (x, w, columns, x.Length / columns, profiles.Length / columns);
        (Profiles, Contributions) = ((double[])profiles.Clone(), new double[_rows * _factors]);
        _squares = new(_factors);
        (_freeRows, _freeColumns) = (new uint[_rows], new uint[_columns]);
        Array.Fill(_freeRows, (1u << _factors) - 1);
        Array.Fill(_freeColumns, (1u << _factors) - 1);
    }

    /// <summary>G, row by row.</summary>
    public double[] Contributions { get; private set; }

    /// <summary>F, factor by factor.</summary>
    public double[] Profiles { get; private set; }

    /// <summary>The weighted sum of squares.</summary>
    public double Q { get; private set; } = double.PositiveInfinity;

    /// <summary>Whether it stopped because nothing was gained any more.</summary>
    public bool Settled { get; private set; }

    /// <summary>Steps until a stretch of ten gains less than a share of Q.</summary>
    public void Run(int most, double gain, CancellationToken cancel)
    {
        var (beyond, bound) = (0.5, 1.0);
        var (g, f) = (Contributions, Profiles);
        SolveRows(f, g);
        var (gAhead, fAhead) = ((double[])g.Clone(), (double[])f.Clone());
        Q = Squares(g, f);
        var before = Q;
        for (var step = 1; step <= most; step++)
        {
            cancel.ThrowIfCancellationRequested();
            var fNext = new double[f.Length];
            SolveColumns(gAhead, fNext);
            Ahead(fNext, f, beyond, fAhead);
            var gNext = new double[g.Length];
            SolveRows(fAhead, gNext);
            var q = Squares(gNext, fAhead);
            if (q > Q)
            {
                // Too far: the plain step from where it was, which never goes up, and less beyond from now on.
                bound = beyond;
                beyond /= 1.5;
                SolveColumns(g, fNext);
                SolveRows(fNext, gNext);
                q = Squares(gNext, fNext);
                (gAhead, fAhead) = ((double[])gNext.Clone(), (double[])fNext.Clone());
                (g, f) = (gNext, fNext);
            }
            else
            {
                Ahead(gNext, g, beyond, gAhead);
                (g, f) = (gNext, (double[])fAhead.Clone());
                bound = Math.Min(1, 1.01 * bound);
                beyond = Math.Min(bound, 1.05 * beyond);
            }
            Q = Math.Min(q, Q);
            if (step % 10 != 0) continue;
            Settled = before - q <= gain * q;
            if (Settled) break;
            before = q;
        }
        (Contributions, Profiles) = (g, f);
        Q = Squares(g, f);
    }

    /// <summary>The contributions that go best with the profiles.</summary>
    public void SolveRows(double[] f, double[] g)
    {
        Span<double> gram = stackalloc double[_factors * _factors], target = stackalloc double[_factors], u = stackalloc double[_factors];
        for (var i = 0; i < _rows; i++)
        {
            gram.Clear();
            target.Clear();
            for (var j = 0; j < _columns; j++)
            {
                for (var a = 0; a < _factors; a++) u[a] = f[a * _columns + j];
                Add(u, _w[i * _columns + j], _x[i * _columns + j], gram, target);
            }
            Mirror(gram);
            _squares.Solve(gram, target, g.AsSpan(i * _factors, _factors), ref _freeRows[i]);
        }
    }

    private void SolveColumns(double[] g, double[] f)
    {
        Span<double> gram = stackalloc double[_factors * _factors], target = stackalloc double[_factors], x = stackalloc double[_factors];
        for (var j = 0; j < _columns; j++)
        {
            gram.Clear();
            target.Clear();
            for (var i = 0; i < _rows; i++) Add(g.AsSpan(i * _factors, _factors), _w[i * _columns + j], _x[i * _columns + j], gram, target);
            Mirror(gram);
            _squares.Solve(gram, target, x, ref _freeColumns[j]);
            for (var a = 0; a < _factors; a++) f[a * _columns + j] = x[a];
        }
    }

    private double Squares(double[] g, double[] f)
    {
        double q = 0;
        Span<double> fit = stackalloc double[_columns];
        for (var i = 0; i < _rows; i++)
        {
            fit.Clear();
            for (var a = 0; a < _factors; a++)
            {
                var part = g[i * _factors + a];
                for (var j = 0; j < _columns; j++) fit[j] += part * f[a * _columns + j];
            }
            for (var j = 0; j < _columns; j++)
            {
                var left = _x[i * _columns + j] - fit[j];
                q += _w[i * _columns + j] * left * left;
            }
        }
        return q;
    }

    private static void Add(ReadOnlySpan<double> u, double weight, double value, Span<double> gram, Span<double> target)
    {
        if (weight == 0) return;
        for (var a = 0; a < u.Length; a++)
        {
            var part = weight * u[a];
            if (part == 0) continue;
            target[a] += part * value;
            var row = gram.Slice(a * u.Length, a + 1);
            for (var b = 0; b < row.Length; b++) row[b] += part * u[b];
        }
    }

    private void Mirror(Span<double> gram)
    {
        for (var a = 0; a < _factors; a++)
            for (var b = 0; b < a; b++) gram[b * _factors + a] = gram[a * _factors + b];
    }

    private static void Ahead(double[] next, double[] last, double beyond, double[] ahead)
    {
        for (var i = 0; i < next.Length; i++) ahead[i] = Math.Max(0, next[i] + beyond * (next[i] - last[i]));
    }
}
