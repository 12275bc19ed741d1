using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Distribution;

/// <summary>A hexagon of a scatter plot.</summary>
/// <param name="X">Its middle.</param>
/// <param name="Y">Its middle.</param>
/// <param name="Count">How many points fall into it.</param>
public readonly record struct Hexagon(double X, double Y, int Count);

/// <summary>Two columns against each other: the straight line by least squares, and counts in hexagons where points would hide each other (Carr et al. 1987).</summary>
/// <param name="Count">How many rows have both.</param>
/// <param name="Slope">Units of y for one of x.</param>
/// <param name="Intercept">y where x is 0.</param>
/// <param name="SlopeError">The standard error of the slope.</param>
/// <param name="R">Pearson's correlation.</param>
/// <param name="Hexagons">The hexagons that have points.</param>
/// <param name="Width">The distance of the middles of neighbours in a row, in units of x.</param>
/// <param name="Height">The distance between rows, in units of y.</param>
public sealed record ScatterDensity(int Count, double Slope, double Intercept, double SlopeError, double R, ImmutableArray<Hexagon> Hexagons, double Width, double Height)
{
    /// <summary>Computes it, in O(n).</summary>
    /// <param name="x">Values to the right; NaN is missing.</param>
    /// <param name="y">As many values upwards; NaN is missing.</param>
    /// <param name="across">How many hexagons stand side by side, 5 to 100.</param>
    /// <returns>Line and hexagons; a problem with fewer than three rows or where x or y is constant.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static Analysed<ScatterDensity> Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int across = 40)
    {
        if (x.Length != y.Length) throw new ArgumentException("There have to be as many y as x.", nameof(y));
        if (across is < 5 or > 100) return AnalysisProblem.Option("bins", across, " 5 到 100", "from 5 to 100");
        List<double> xs = [], ys = [];
        for (var i = 0; i < x.Length; i++)
            if (double.IsFinite(x[i]) && double.IsFinite(y[i]))
            {
                xs.Add(x[i]);
                ys.Add(y[i]);
            }
        if (xs.Count < 3) return AnalysisProblem.TooFew(3, xs.Count, "两列都有值的行", "rows with both values");
        var (minX, maxX, minY, maxY) = (xs.Min(), xs.Max(), ys.Min(), ys.Max());
        if (minX == maxX) return AnalysisProblem.Constant(minX, "x", "x");
        if (minY == maxY) return AnalysisProblem.Constant(minY, "y", "y");
        var (meanX, meanY) = (xs.Average(), ys.Average());
        double xx = 0, xy = 0, yy = 0;
        for (var i = 0; i < xs.Count; i++)
        {
            var (dx, dy) = (xs[i] - meanX, ys[i] - meanY);
            (xx, xy, yy) = (xx + dx * dx, xy + dx * dy, yy + dy * dy);
        }
        var slope = xy / xx;
        var (width, height) = ((maxX - minX) / across, (maxY - minY) / across);
        return new ScatterDensity(xs.Count, slope, meanY - slope * meanX, Math.Sqrt(Math.Max(0, yy - slope * xy) / (xs.Count - 2) / xx), Math.Clamp(xy / Math.Sqrt(xx * yy), -1, 1),
            Hex(xs, ys, minX, minY, width, height), width, height);
    }

    /// <summary>Of two grids that lie half a step apart, the nearer middle.</summary>
    private static ImmutableArray<Hexagon> Hex(List<double> xs, List<double> ys, double minX, double minY, double width, double height)
    {
        var counts = new Dictionary<(int, int), int>();
        for (var i = 0; i < xs.Count; i++)
        {
            var (a, b) = ((xs[i] - minX) / width, (ys[i] - minY) / height / 2);
            var (evenX, evenY, oddX, oddY) = (Math.Round(a), Math.Round(b), Math.Floor(a) + 0.5, Math.Floor(b) + 0.5);
            var even = (a - evenX) * (a - evenX) + 3 * (b - evenY) * (b - evenY);
            var odd = (a - oddX) * (a - oddX) + 3 * (b - oddY) * (b - oddY);
            var key = even <= odd ? ((int)(2 * evenX), (int)(2 * evenY)) : ((int)(2 * oddX), (int)(2 * oddY));
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }
        return [.. counts.Select(c => new Hexagon(minX + c.Key.Item1 * width / 2, minY + c.Key.Item2 * height, c.Value))];
    }
}
