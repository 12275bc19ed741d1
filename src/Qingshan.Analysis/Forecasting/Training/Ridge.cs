using MathNet.Numerics.LinearAlgebra;
using Qingshan.Analysis.Forecasting.Features;

namespace Qingshan.Analysis.Forecasting.Training;

/// <summary>
/// A linear prediction whose coefficients are drawn to 0 (ridge regression: Hoerl and Kennard 1970) on features brought to mean 0 and deviation 1;
/// what is missing counts as the mean, and what lies beyond all that was learned from as the last that was: a line knows no end, and an instrument that
/// says something absurd, or rain in a dry year, must not carry a forecast away. It errs where trees do not, and the other way round: days ahead, both
/// together are better than either.
/// </summary>
internal sealed class Ridge
{
    private readonly double[] _mean, _slope, _least, _most;
    private readonly double _level;

    private Ridge(double[] mean, double[] slope, double[] least, double[] most, double level) => (_mean, _slope, _least, _most, _level) = (mean, slope, least, most, level);

    /// <summary>Fits it, in O(n p²); a strength of 1 halves the coefficient of a feature that goes with no other.</summary>
    public static Ridge Fit(FeatureTable table, ReadOnlySpan<int> rows, ReadOnlySpan<float> target, double strength)
    {
        var count = table.Names.Length;
        var (mean, deviation) = Scales(table, rows);
        var level = 0.0;
        foreach (var value in target) level += value / target.Length;
        var (products, sides, scaled) = (new double[count, count], new double[count], new double[count]);
        for (var i = 0; i < rows.Length; i++)
        {
            var row = table.Row(rows[i]);
            var above = target[i] - level;
            for (var f = 0; f < count; f++) scaled[f] = float.IsNaN(row[f]) ? 0 : (row[f] - mean[f]) / deviation[f];
            for (var f = 0; f < count; f++)
            {
                sides[f] += scaled[f] * above;
                for (var g = 0; g <= f; g++) products[f, g] += scaled[f] * scaled[g];
            }
        }
        for (var f = 0; f < count; f++)
        {
            products[f, f] += strength * rows.Length;
            for (var g = f + 1; g < count; g++) products[f, g] = products[g, f];
        }
        var slope = Matrix<double>.Build.DenseOfArray(products).Cholesky().Solve(Vector<double>.Build.DenseOfArray(sides));
        var (least, most) = Ends(table, rows);
        return new Ridge(mean, [.. slope.Select((s, f) => s / deviation[f])], least, most, level);
    }

    public double Predict(ReadOnlySpan<float> row)
    {
        var sum = _level;
        for (var f = 0; f < _slope.Length; f++)
            if (!float.IsNaN(row[f])) sum += _slope[f] * (Math.Clamp(row[f], _least[f], _most[f]) - _mean[f]);
        return sum;
    }

    public void Write(BinaryWriter to)
    {
        to.Write(_level);
        to.Write(_mean.Length);
        foreach (var value in (double[])[.. _mean, .. _slope, .. _least, .. _most]) to.Write(value);
    }

    public static Ridge Read(BinaryReader from)
    {
        var level = from.ReadDouble();
        var count = from.ReadInt32();
        double[] Some() => [.. Enumerable.Range(0, count).Select(_ => from.ReadDouble())];
        return new Ridge(Some(), Some(), Some(), Some(), level);
    }

    /// <summary>The least and the most of each feature; what is missing throughout has no room at its mean, 0.</summary>
    private static (double[] Least, double[] Most) Ends(FeatureTable table, ReadOnlySpan<int> rows)
    {
        var (least, most) = (new double[table.Names.Length], new double[table.Names.Length]);
        Array.Fill(least, double.PositiveInfinity);
        Array.Fill(most, double.NegativeInfinity);
        foreach (var at in rows)
        {
            var row = table.Row(at);
            for (var f = 0; f < row.Length; f++)
                if (!float.IsNaN(row[f])) (least[f], most[f]) = (Math.Min(least[f], row[f]), Math.Max(most[f], row[f]));
        }
        for (var f = 0; f < least.Length; f++)
            if (least[f] > most[f]) (least[f], most[f]) = (0, 0);
        return (least, most);
    }

    private static (double[] Mean, double[] Deviation) Scales(FeatureTable table, ReadOnlySpan<int> rows)
    {
        var (sum, squares, there) = (new double[table.Names.Length], new double[table.Names.Length], new int[table.Names.Length]);
        foreach (var at in rows)
        {
            var row = table.Row(at);
            for (var f = 0; f < row.Length; f++)
                if (!float.IsNaN(row[f])) (sum[f], squares[f], there[f]) = (sum[f] + row[f], squares[f] + (double)row[f] * row[f], there[f] + 1);
        }
        var mean = new double[sum.Length];
        var deviation = new double[sum.Length];
        for (var f = 0; f < sum.Length; f++)
        {
            mean[f] = there[f] == 0 ? 0 : sum[f] / there[f];
            // A feature that nobody measures, or that never changes, says nothing.
            deviation[f] = there[f] == 0 || squares[f] / there[f] - mean[f] * mean[f] <= 1e-12 * (1 + mean[f] * mean[f]) ? double.PositiveInfinity : Math.Sqrt(squares[f] / there[f] - mean[f] * mean[f]);
        }
        return (mean, deviation);
    }
}
