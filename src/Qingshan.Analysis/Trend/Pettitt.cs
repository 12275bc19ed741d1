using System.Collections.Immutable;
using Qingshan.Analysis.Correlation;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Trend;

/// <summary>
/// The test of Pettitt (1979) for one change of the middle of a series: where the values before and after differ most by ranks. It says when
/// things became different, where a trend would say how fast they change.
/// </summary>
/// <param name="Count">How many values took part.</param>
/// <param name="K">The greatest |U|.</param>
/// <param name="P">The probability of so great a K without a change, 2 exp(−6 K² / (n³ + n²)); good below 0.5.</param>
/// <param name="Last">The number, from 0, of the last value before the change among all values given.</param>
/// <param name="MedianBefore">The median up to and with it.</param>
/// <param name="MedianAfter">The median behind it.</param>
/// <param name="U">U behind each value; NaN for missing ones.</param>
public sealed record Pettitt(int Count, double K, double P, int Last, double MedianBefore, double MedianAfter, ImmutableArray<double> U)
{
    /// <summary>Tests values, in O(n log n).</summary>
    /// <param name="values">Values of one unit in the order of time; NaN is missing and left out.</param>
    /// <returns>The test; a problem with fewer than <see cref="MannKendall.Least"/> values or where all are equal.</returns>
    public static Analysed<Pettitt> Of(ReadOnlySpan<double> values)
    {
        var summary = Summary.Of(values);
        if (summary.Count < MannKendall.Least) return AnalysisProblem.TooFew(MannKendall.Least, summary.Count);
        if (summary.Min == summary.Max) return AnalysisProblem.Constant(summary.Min);
        var ranks = Ranks.Of(values.ToArray());
        double n = summary.Count, sum = 0, k = -1;
        var (seen, last) = (0, 0);
        var u = new double[ranks.Length];
        for (var i = 0; i < ranks.Length; i++)
        {
            u[i] = double.NaN;
            if (double.IsNaN(ranks[i])) continue;
            sum += ranks[i];
            u[i] = 2 * sum - ++seen * (n + 1);
            if (Math.Abs(u[i]) > k) (k, last) = (Math.Abs(u[i]), i);
        }
        var p = Math.Min(1, 2 * Math.Exp(-6 * k * k / (n * n * n + n * n)));
        return new Pettitt(summary.Count, k, p, last, Robust.Median(values[..(last + 1)]), Robust.Median(values[(last + 1)..]), [.. u]);
    }
}
