using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Correlation;

/// <summary>A line through a window of rows.</summary>
/// <param name="First">The number of the first row of the window.</param>
/// <param name="Slope">Units of y per unit of x.</param>
/// <param name="Intercept">y where x is 0.</param>
/// <param name="RSquared">The share of the variance of y that the line explains.</param>
/// <param name="XMin">The least x in the window.</param>
/// <param name="XMax">The greatest.</param>
public readonly record struct RunningLine(int First, double Slope, double Intercept, double RSquared, double XMin, double XMax);

/// <summary>
/// Lines through windows of a few rows that move over two series: for some hours a ratio such as NOx to CO belongs to one source, so that the distribution
/// of good short slopes tells emission ratios (Bentley 2004). What users of openair know as <c>runRegression</c>.
/// </summary>
public static class RunningRegression
{
    /// <summary>Fits the lines, in O(n · width), which keeps all digits where sums that slide would lose them.</summary>
    /// <param name="x">One series in equal steps; NaN is missing.</param>
    /// <param name="y">The other, as long.</param>
    /// <param name="width">How many rows a window has, at least 3.</param>
    /// <returns>The lines of windows without a missing value and with different x, in order; a problem with a width under 3 or no such window.</returns>
    /// <exception cref="ArgumentException">The two differ in length.</exception>
    public static Analysed<ImmutableArray<RunningLine>> Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int width = 3)
    {
        if (x.Length != y.Length) throw new ArgumentException("The two series have to be equally long.", nameof(y));
        if (width < 3) return AnalysisProblem.Option("width", width, "至少 3 的整数", "a whole number of at least 3");
        var lines = ImmutableArray.CreateBuilder<RunningLine>();
        var whole = 0;
        for (var end = 0; end < x.Length; end++)
        {
            whole = double.IsNaN(x[end]) || double.IsNaN(y[end]) ? 0 : whole + 1;
            if (whole < width) continue;
            var first = end - width + 1;
            double mx = 0, my = 0, xx = 0, yy = 0, xy = 0, low = x[first], high = x[first];
            for (var i = first; i <= end; i++) (mx, my, low, high) = (mx + x[i], my + y[i], Math.Min(low, x[i]), Math.Max(high, x[i]));
            (mx, my) = (mx / width, my / width);
            for (var i = first; i <= end; i++)
            {
                var (dx, dy) = (x[i] - mx, y[i] - my);
                (xx, yy, xy) = (xx + dx * dx, yy + dy * dy, xy + dx * dy);
            }
            if (low == high) continue;
            // Where y does not change, the line fits without a rest.
            lines.Add(new(first, xy / xx, my - xy / xx * mx, yy == 0 ? 1 : xy * xy / (xx * yy), low, high));
        }
        return lines.Count == 0 ? AnalysisProblem.TooFew(width, 0, "连续都有值且 x 有变化的行", "rows in a row that have both values and different x") : lines.ToImmutable();
    }
}
