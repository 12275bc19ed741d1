using Qingshan.Analysis.Correlation;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Trend;

/// <summary>
/// The seasonal test of Mann and Kendall (Hirsch, Slack and Smith 1982) with the seasonal slope of Sen: Januaries are compared with Januaries,
/// so that the course of the year neither hides a trend nor feigns one.
/// </summary>
/// <param name="Count">How many values took part.</param>
/// <param name="Seasons">How many seasons have the two values that a comparison needs.</param>
/// <param name="S">The sum of S over the seasons.</param>
/// <param name="Variance">The sum of the variances over the seasons, corrected for ties.</param>
/// <param name="Z">The standard score, with the correction for continuity.</param>
/// <param name="P">The probability of a score as far from 0 or farther without a trend, both sides.</param>
/// <param name="Tau">S over all pairs that were compared.</param>
/// <param name="Slope">The median slope within seasons, in units of the values per cycle (per year, where the seasons are months).</param>
/// <param name="Low">The lower end of its confidence interval by ranks (Gilbert 1987, section 17.3).</param>
/// <param name="High">The upper end.</param>
/// <param name="Intercept">The value of the line at the first step.</param>
public sealed record SeasonalMannKendall(int Count, int Seasons, double S, double Variance, double Z, double P, double Tau, double Slope, double Low, double High, double Intercept)
{
    /// <summary>Tests values, in expected O(n log n).</summary>
    /// <param name="values">Values of one unit in equal steps; NaN is missing, gaps do not matter.</param>
    /// <param name="period">How many steps a cycle has: 12 for months of the year.</param>
    /// <param name="confidence">The level of the interval of the slope, above 0 and below 1.</param>
    /// <returns>The test; a problem with a period under 2, fewer than 8 values, fewer than two cycles, or equal values.</returns>
    public static Analysed<SeasonalMannKendall> Of(ReadOnlySpan<double> values, int period = 12, double confidence = 0.95)
    {
        if (period < 2) return AnalysisProblem.Option("season-length", period, "至少 2 的整数", "a whole number of at least 2");
        if (!(confidence is > 0 and < 1)) return AnalysisProblem.Option("confidence", confidence, " 0 与 1 之间的数", "between 0 and 1");
        if (values.Length < 2 * period) return AnalysisProblem.TooFew(2 * period, values.Length, "时间步（两个完整周期）", "steps (two whole cycles)");
        var summary = Summary.Of(values);
        if (summary.Count < MannKendall.Least) return AnalysisProblem.TooFew(MannKendall.Least, summary.Count);
        if (summary.Min == summary.Max) return AnalysisProblem.Constant(summary.Min);
        double s = 0, variance = 0, pairs = 0;
        var groups = new List<(double[] X, double[] Y)>();
        for (var season = 0; season < period; season++)
        {
            var (x, y) = (new List<double>(), new List<double>());
            for (var i = season; i < values.Length; i += period)
            {
                if (double.IsNaN(values[i])) continue;
                x.Add(i / period);
                y.Add(values[i]);
            }
            if (y.Count < 2) continue;
            double[] row = [.. y];
            var sorted = (double[])row.Clone();
            Array.Sort(sorted);
            var part = MannKendall.Parts(row, sorted);
            (s, variance, pairs) = (s + part.S, variance + part.Variance, pairs + part.Pairs);
            groups.Add(([.. x], row));
        }
        if (pairs == 0) return AnalysisProblem.TooFew(2, 1, "同一季节的有效值", "values of the same season");
        if (variance <= 0) return AnalysisProblem.NoAnswer("每个季节内的值都相等，无从比较。", "Within each season all values are equal, so that there is nothing to compare.");
        var z = MannKendall.Score(s, variance);
        var slopes = new SlopeSelection(groups);
        var slope = slopes.Median();
        var (low, high) = SenSlope.Interval(slopes, variance, confidence);
        var places = new List<double>();
        for (var i = 0; i < values.Length; i++)
            if (!double.IsNaN(values[i])) places.Add(i);
        var intercept = Robust.Median(values) - Robust.Median([.. places]) / period * slope;
        return new SeasonalMannKendall(summary.Count, groups.Count, s, variance, z, MannKendall.TwoSided(z), s / pairs, slope, low, high, intercept);
    }

    /// <summary>
    /// The same test for seasons that resemble each other within a year, as months do (Hirsch and Slack 1984): the covariances between the
    /// seasons are added to the variance. It takes whole years only, and ten of them or more for a good P. The numbers are those of pyMannKendall 1.4.
    /// </summary>
    /// <param name="values">Values of one unit in equal steps; cycles in which one is missing take no part in S.</param>
    /// <param name="period">How many steps a cycle has: 12 for months of the year.</param>
    /// <param name="confidence">The level of the interval of the slope, above 0 and below 1.</param>
    /// <returns>The test, in O(n log n + p² m log m) for p seasons of m whole cycles; Z without the correction for continuity. Problems as of <see cref="Of"/>, or fewer than three whole cycles.</returns>
    public static Analysed<SeasonalMannKendall> Correlated(ReadOnlySpan<double> values, int period = 12, double confidence = 0.95)
    {
        var plain = Of(values, period, confidence);
        if (!plain.TryGet(out var found, out _)) return plain;
        var all = values.ToArray();
        double[][] cycles = [.. Enumerable.Range(0, all.Length / period).Select(c => all[(c * period)..((c + 1) * period)]).Where(c => !c.Any(double.IsNaN))];
        if (cycles.Length < 3) return AnalysisProblem.TooFew(3, cycles.Length, "没有缺测的完整周期", "whole cycles without a missing value");
        double[][] seasons = [.. Enumerable.Range(0, period).Select(s => cycles.Select(c => c[s]).ToArray())];
        double[][] ranks = [.. seasons.Select(Ranks.Of)];
        double n = cycles.Length, score = 0, variance = 0;
        double[] time = [.. Enumerable.Range(0, cycles.Length).Select(i => (double)i)];
        for (var g = 0; g < period; g++)
        {
            score += CorrelationCoefficient.Agreement(time, seasons[g]);
            for (var h = 0; h <= g; h++)
            {
                var together = (CorrelationCoefficient.Agreement(seasons[g], seasons[h]) + 4 * ranks[g].Zip(ranks[h], (a, b) => a * b).Sum() - n * (n + 1) * (n + 1)) / 3;
                variance += g == h ? together : 2 * together;
            }
        }
        if (variance <= 0) return AnalysisProblem.NoAnswer("各季节间的协方差使方差不为正：请用不考虑季间相关的检验。", "The covariances of the seasons leave no positive variance: use the test without them.");
        var z = score / Math.Sqrt(variance);
        return found with { S = score, Variance = variance, Z = z, P = MannKendall.TwoSided(z), Tau = score / (period * n * (n - 1) / 2) };
    }
}
