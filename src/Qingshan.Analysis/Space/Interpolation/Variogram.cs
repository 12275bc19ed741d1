using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Space.Interpolation;

/// <summary>One class of distance of a variogram.</summary>
/// <param name="Pairs">How many pairs of places are so far apart.</param>
/// <param name="Distance">Their mean distance.</param>
/// <param name="Gamma">Half the mean square of their differences, or the robust estimate of it.</param>
public readonly record struct Lag(int Pairs, double Distance, double Gamma);

/// <summary>
/// The experimental variogram: how different values are that lie a distance apart. With the customs of gstat: distances up to a third of the
/// diagonal of the box around the places, in 15 classes that are open below and closed above.
/// </summary>
/// <param name="Lags">The classes that hold pairs, by rising distance.</param>
/// <param name="Cutoff">The greatest distance, in the unit of the coordinates or metres.</param>
/// <param name="Width">The width of a class.</param>
/// <param name="Spread">The variance of the values, or of what the trend leaves of them: where the curve is expected to level off.</param>
public sealed record Variogram(ImmutableArray<Lag> Lags, double Cutoff, double Width, double Spread)
{
    /// <summary>How many values are needed.</summary>
    public const int Least = 10;

    /// <summary>Classes when none are asked for.</summary>
    public const int CustomaryLags = 15;

    /// <summary>Compares all pairs, O(n²).</summary>
    /// <param name="places">Where values were observed.</param>
    /// <param name="values">As many values, none missing; with a trend, what it leaves (<see cref="Drift.Residuals"/>).</param>
    /// <param name="cutoff">The greatest distance; NaN for a third of the diagonal.</param>
    /// <param name="lags">How many classes.</param>
    /// <param name="robust">Whether the estimator of Cressie and Hawkins (1980) is taken, which single wild values hardly move.</param>
    /// <param name="direction">Only pairs about in this direction, degrees clockwise from north, on a plane; NaN for all.</param>
    /// <param name="tolerance">How many degrees to either side a pair may be off.</param>
    /// <returns>The variogram; a problem with fewer than <see cref="Least"/> values, or where they are all equal.</returns>
    public static Analysed<Variogram> Of(Places places, ReadOnlySpan<double> values, double cutoff = double.NaN, int lags = CustomaryLags, bool robust = false, double direction = double.NaN, double tolerance = 22.5)
    {
        ArgumentNullException.ThrowIfNull(places);
        if (places.Count != values.Length) throw new ArgumentException("Each place needs a value.", nameof(values));
        if (places.Count < Least) return AnalysisProblem.TooFew(Least, places.Count);
        if (lags < 3) return AnalysisProblem.Option("lags", lags, "至少 3 的整数", "a whole number of at least 3");
        var summary = Statistics.Summary.Of(values);
        if (summary.Max == summary.Min) return AnalysisProblem.Constant(summary.Min);
        if (double.IsNaN(cutoff)) cutoff = places.Diagonal() / 3;
        if (!(cutoff > 0)) return AnalysisProblem.NoAnswer("所有点位于同一处，没有距离可言。", "All places are one and the same, so that there are no distances.");
        if (!double.IsNaN(direction) && places.AreOnEarth) return AnalysisProblem.Option("direction", direction, "空（经纬度下没有统一方向，请先投影）", "empty (on the earth a direction is not the same everywhere; project the coordinates first)");
        var width = cutoff / lags;
        var (east, north, least) = (Math.Sin(direction * Math.PI / 180), Math.Cos(direction * Math.PI / 180), Math.Cos(Math.Min(90, tolerance) * Math.PI / 180) - 1e-12);
        var (pairs, distance, sum) = (new int[lags], new double[lags], new double[lags]);
        for (var i = 1; i < values.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var apart = places.Distance(i, j);
                if (apart > cutoff || !Towards(i, j, apart)) continue;
                var at = Math.Clamp((int)Math.Ceiling(apart / width) - 1, 0, lags - 1);
                var difference = values[i] - values[j];
                pairs[at]++;
                distance[at] += apart;
                sum[at] += robust ? Math.Sqrt(Math.Abs(difference)) : difference * difference;
            }
        }
        var found = ImmutableArray.CreateBuilder<Lag>();
        for (var i = 0; i < lags; i++)
            if (pairs[i] > 0) found.Add(new(pairs[i], distance[i] / pairs[i], robust ? Robust(sum[i] / pairs[i], pairs[i]) : sum[i] / pairs[i] / 2));
        if (found.Count < 3)
            return AnalysisProblem.TooFew(3, found.Count, "含有点对的距离组（请增大 cutoff）", "classes of distance that hold pairs (raise the cutoff)");
        return new Variogram(found.ToImmutable(), cutoff, width, summary.StandardDeviation * summary.StandardDeviation);

        bool Towards(int i, int j, double apart) =>
            double.IsNaN(direction) || apart == 0 || Math.Abs((places.X[i] - places.X[j]) * east + (places.Y[i] - places.Y[j]) * north) >= least * apart;
    }

    private static double Robust(double meanRoot, int pairs) => Math.Pow(meanRoot, 4) / (0.457 + 0.494 / pairs) / 2;
}
