using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Evaluation;

/// <summary>Scores of an ensemble of forecasts.</summary>
/// <param name="Count">Rows in which the observed value and all members are there.</param>
/// <param name="Ranks">
/// The rank histogram (Hamill 2001): how often the observed value was below all members, above one, … above all. Flat is calibrated, a cup says that the ensemble is
/// too narrow, a hill too wide. Among equal values the rank is drawn.
/// </param>
/// <param name="Crps">The mean continuous ranked probability score of the members as an empirical distribution, in the unit of the values.</param>
/// <param name="Spread">The root of the mean variance of the members.</param>
/// <param name="Error">The root mean square error of the mean of the members; about the spread for a calibrated ensemble.</param>
public sealed record EnsembleScores(int Count, ImmutableArray<int> Ranks, double Crps, double Spread, double Error)
{
    /// <summary>Computes them, in O(n m log m) for m members.</summary>
    /// <param name="observed">What was observed; NaN is missing.</param>
    /// <param name="members">At least two members, each with as many values; NaN is missing.</param>
    /// <param name="seed">The seed for ranks among equal values.</param>
    /// <returns>The scores; a problem without a row in which all are there, or with fewer than two members.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static Analysed<EnsembleScores> Of(double[] observed, IReadOnlyList<double[]> members, int seed = 1)
    {
        if (members.Any(m => m.Length != observed.Length)) throw new ArgumentException("Members have to be as long as what was observed.", nameof(members));
        if (members.Count < 2) return AnalysisProblem.TooFew(2, members.Count, "集合成员", "members");
        var random = new Random(seed);
        var (m, ranks) = (members.Count, new int[members.Count + 1]);
        var sorted = new double[m];
        double crps = 0, spread = 0, error = 0;
        var count = 0;
        for (var i = 0; i < observed.Length; i++)
        {
            for (var k = 0; k < m; k++) sorted[k] = members[k][i];
            if (double.IsNaN(observed[i]) || sorted.Any(double.IsNaN)) continue;
            count++;
            Array.Sort(sorted);
            var (below, equal) = (sorted.Count(v => v < observed[i]), sorted.Count(v => v == observed[i]));
            ranks[below + (equal == 0 ? 0 : random.Next(equal + 1))]++;
            // The mean distance from the value, less half the mean distance between members, which sorting gives in one pass.
            double away = 0, between = 0, mean = sorted.Average(), variance = 0;
            for (var k = 0; k < m; k++)
            {
                away += Math.Abs(sorted[k] - observed[i]) / m;
                between += (2.0 * k + 1 - m) * sorted[k] / m / m;
                variance += (sorted[k] - mean) * (sorted[k] - mean) / (m - 1);
            }
            crps += away - between;
            spread += variance;
            error += (mean - observed[i]) * (mean - observed[i]);
        }
        return count == 0
            ? AnalysisProblem.TooFew(1, 0, "观测与全部成员都有值的行", "rows with an observed value and all members")
            : new EnsembleScores(count, [.. ranks], crps / count, Math.Sqrt(spread / count), Math.Sqrt(error / count));
    }
}
