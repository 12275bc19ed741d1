using MathNet.Numerics.Distributions;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Trend;

/// <summary>
/// The slope of Theil (1950) and Sen (1968): the median of the slopes between all pairs of values, with the confidence interval by ranks of
/// Sen as Gilbert (1987, section 16.5) gives it. Outliers move it little, gaps and unequal steps do not matter. The interval assumes that values
/// do not depend on each other; for series that remember, see <see cref="TheilSenTrend"/> with blocks.
/// </summary>
/// <param name="Count">How many values took part.</param>
/// <param name="Slope">The slope, in units of the values per unit of time.</param>
/// <param name="Low">The lower end of the confidence interval.</param>
/// <param name="High">The upper end.</param>
/// <param name="Intercept">The value of the line at time 0: the median of the values less the slope times the median of the times (Conover 1980).</param>
/// <param name="Confidence">The level of the interval, 0 to 1.</param>
/// <param name="Test">The test of Mann and Kendall of the same values.</param>
public sealed record SenSlope(int Count, double Slope, double Low, double High, double Intercept, double Confidence, MannKendall Test)
{
    /// <summary>Fits a slope, in expected O(n log n).</summary>
    /// <param name="times">When the values are of, in any unit of which the slope shall be per; any order, no two equal.</param>
    /// <param name="values">As many values; NaN is missing and left out.</param>
    /// <param name="confidence">The level of the interval, above 0 and below 1.</param>
    /// <returns>The slope; a problem with fewer than <see cref="MannKendall.Least"/> values or where all are equal.</returns>
    /// <exception cref="ArgumentException">The two differ in length.</exception>
    public static Analysed<SenSlope> Of(ReadOnlySpan<double> times, ReadOnlySpan<double> values, double confidence = 0.95)
    {
        if (times.Length != values.Length) throw new ArgumentException("There have to be as many values as times.", nameof(values));
        if (!(confidence is > 0 and < 1)) return AnalysisProblem.Option("confidence", confidence, " 0 与 1 之间的数", "between 0 and 1");
        var (x, y) = Ordered(times, values);
        if (!MannKendall.Of(y).TryGet(out var test, out var problem)) return problem;
        var slopes = new SlopeSelection([(x, y)]);
        var (low, high) = Interval(slopes, test.Variance, confidence);
        var slope = slopes.Median();
        return new SenSlope(y.Length, slope, low, high, Robust.Median(y) - slope * Robust.Median(x), confidence, test);
    }

    /// <summary>The slopes whose ranks stand as far from the middle as chance would carry S.</summary>
    internal static (double Low, double High) Interval(SlopeSelection slopes, double variance, double confidence)
    {
        var reach = Normal.InvCDF(0, 1, 0.5 + confidence / 2) * Math.Sqrt(variance);
        return (slopes.At(Math.Round((slopes.Count - reach) / 2) - 1), slopes.At(Math.Round((slopes.Count + reach) / 2)));
    }

    private static (double[] X, double[] Y) Ordered(ReadOnlySpan<double> times, ReadOnlySpan<double> values)
    {
        var (x, y) = (new List<double>(values.Length), new List<double>(values.Length));
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]) || double.IsNaN(times[i])) continue;
            x.Add(times[i]);
            y.Add(values[i]);
        }
        var (across, up) = (x.ToArray(), y.ToArray());
        Array.Sort(across, up);
        return (across, up);
    }
}
