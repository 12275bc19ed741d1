using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Evaluation;

/// <summary>Scores of one forecast quantile.</summary>
/// <param name="Level">Its level, 0 to 1.</param>
/// <param name="Pinball">The mean pinball loss (Koenker and Bassett 1978), in the unit of the values; small is good.</param>
/// <param name="Coverage">The share of observed values that are not above it; a calibrated forecast has its level here.</param>
public readonly record struct QuantileScore(double Level, double Pinball, double Coverage);

/// <summary>Scores of forecast quantiles.</summary>
/// <param name="Count">Rows in which all are there.</param>
/// <param name="Levels">Of every level.</param>
/// <param name="Crps">
/// The continuous ranked probability score (Gneiting and Raftery 2007) from the quantiles: twice the integral of the pinball loss over the level, each level
/// standing for what is nearest to it. With few levels it is an approximation.
/// </param>
/// <param name="Crossing">How many rows have a quantile below that of a lower level.</param>
public sealed record QuantileScores(int Count, ImmutableArray<QuantileScore> Levels, double Crps, int Crossing)
{
    /// <summary>Computes them, in O(n m) for m levels.</summary>
    /// <param name="observed">What was observed; NaN is missing.</param>
    /// <param name="levels">The levels, between 0 and 1, rising.</param>
    /// <param name="quantiles">For every level as many forecast quantiles as observed values; NaN is missing.</param>
    /// <returns>The scores; a problem without a row in which all are there, or with levels that do not rise between 0 and 1.</returns>
    /// <exception cref="ArgumentException">The rows differ in length or there is not one row of quantiles for each level.</exception>
    public static Analysed<QuantileScores> Of(double[] observed, ImmutableArray<double> levels, IReadOnlyList<double[]> quantiles)
    {
        if (quantiles.Count != levels.Length || quantiles.Any(q => q.Length != observed.Length)) throw new ArgumentException("There has to be a row of quantiles for each level, as long as what was observed.", nameof(quantiles));
        if (levels.IsEmpty || levels.Any(l => l is not (> 0 and < 1)) || !levels.Zip(levels.Skip(1)).All(l => l.First < l.Second))
            return AnalysisProblem.Option("levels", string.Join(",", levels), "由小到大、在 0 与 1 之间的数", "rising numbers between 0 and 1");
        var (pinball, covered) = (new double[levels.Length], new int[levels.Length]);
        int count = 0, crossing = 0;
        for (var i = 0; i < observed.Length; i++)
        {
            if (double.IsNaN(observed[i]) || quantiles.Any(q => double.IsNaN(q[i]))) continue;
            count++;
            for (var l = 0; l < levels.Length; l++)
            {
                var above = observed[i] - quantiles[l][i];
                pinball[l] += above >= 0 ? levels[l] * above : (levels[l] - 1) * above;
                if (above <= 0) covered[l]++;
            }
            if (Enumerable.Range(1, levels.Length - 1).Any(l => quantiles[l][i] < quantiles[l - 1][i])) crossing++;
        }
        if (count == 0) return AnalysisProblem.TooFew(1, 0, "观测与各分位数都有值的行", "rows with an observed value and all quantiles");
        var scores = levels.Select((l, i) => new QuantileScore(l, pinball[i] / count, (double)covered[i] / count)).ToImmutableArray();
        double crps = 0;
        for (var l = 0; l < levels.Length; l++)
        {
            var (from, to) = (l == 0 ? 0 : (levels[l - 1] + levels[l]) / 2, l == levels.Length - 1 ? 1 : (levels[l] + levels[l + 1]) / 2);
            crps += 2 * (to - from) * scores[l].Pinball;
        }
        return new QuantileScores(count, scores, crps, crossing);
    }
}

/// <summary>The score of a central forecast interval (Gneiting and Raftery 2007): its width, and a penalty for every value outside of it.</summary>
/// <param name="Count">Rows in which all are there.</param>
/// <param name="Score">The mean score, in the unit of the values; small is good.</param>
/// <param name="Width">The mean width.</param>
/// <param name="Coverage">The share of observed values inside, ends included.</param>
public sealed record IntervalScore(int Count, double Score, double Width, double Coverage)
{
    /// <summary>Computes it, in O(n).</summary>
    /// <param name="observed">What was observed; NaN is missing.</param>
    /// <param name="low">As many lower ends; NaN is missing.</param>
    /// <param name="high">As many upper ends; NaN is missing.</param>
    /// <param name="level">The share that the interval should hold, such as 0.8; between 0 and 1.</param>
    /// <returns>The score; a problem without a row in which all are there.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static Analysed<IntervalScore> Of(ReadOnlySpan<double> observed, ReadOnlySpan<double> low, ReadOnlySpan<double> high, double level)
    {
        if (observed.Length != low.Length || observed.Length != high.Length) throw new ArgumentException("There have to be as many ends as observed values.", nameof(low));
        if (level is not (> 0 and < 1)) return AnalysisProblem.Option("level", level, "在 0 与 1 之间的数", "between 0 and 1");
        double score = 0, width = 0;
        int count = 0, inside = 0;
        for (var i = 0; i < observed.Length; i++)
        {
            var (value, from, to) = (observed[i], low[i], high[i]);
            if (double.IsNaN(value) || double.IsNaN(from) || double.IsNaN(to)) continue;
            count++;
            width += to - from;
            score += to - from + 2 / (1 - level) * (Math.Max(0, from - value) + Math.Max(0, value - to));
            if (value >= from && value <= to) inside++;
        }
        return count == 0 ? AnalysisProblem.TooFew(1, 0, "观测与上下限都有值的行", "rows with an observed value and both ends") : new IntervalScore(count, score / count, width / count, (double)inside / count);
    }
}
