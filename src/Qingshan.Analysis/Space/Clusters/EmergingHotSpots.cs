using System.Collections.Immutable;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Space.Autocorrelation;
using Qingshan.Analysis.Trend;

namespace Qingshan.Analysis.Space.Clusters;

/// <summary>How a place was hot (or cold) over time.</summary>
public enum HotSpotHistory
{
    /// <summary>Neither hot nor cold in a way that has a name.</summary>
    None,

    /// <summary>In the last step for the first time.</summary>
    New,

    /// <summary>In the last steps without a break, and never before them.</summary>
    Consecutive,

    /// <summary>In nine of ten steps and the last, and ever more so.</summary>
    Intensifying,

    /// <summary>In nine of ten steps and the last, neither more nor less so.</summary>
    Persistent,

    /// <summary>In nine of ten steps and the last, but ever less so.</summary>
    Diminishing,

    /// <summary>In the last step, and on and off before.</summary>
    Sporadic,

    /// <summary>In the last step, after having been the opposite.</summary>
    Oscillating,

    /// <summary>In nine of ten steps, but not in the last.</summary>
    Historical,
}

/// <summary>One place of the cube.</summary>
/// <param name="Scores">Gᵢ* in each step.</param>
/// <param name="IsHot">Whether its history is of heat; false where of cold or none.</param>
/// <param name="History">Its history.</param>
/// <param name="TrendZ">The score of Mann and Kendall of the scores over time; 0 where they do not change.</param>
/// <param name="TrendP">Its probability, both sides.</param>
public sealed record SpaceTimePlace(ImmutableArray<double> Scores, bool IsHot, HotSpotHistory History, double TrendZ, double TrendP);

/// <summary>
/// Hot spots in space and time: Gᵢ* of Getis and Ord over neighbours in space and over the steps just before, the test of Mann and Kendall of each
/// place's scores, and a name for its history.
/// </summary>
/// <param name="Places">One for each place.</param>
public sealed record EmergingHotSpots(ImmutableArray<SpaceTimePlace> Places)
{
    /// <summary>How many steps of time are needed.</summary>
    public const int LeastSteps = MannKendall.Least;

    private const double NearlyAlways = 0.9;

    /// <summary>Analyses a cube in O(cells × steps × neighbours).</summary>
    /// <param name="values">For each step of time the values of all places; NaN is missing, does not count, and is neither hot nor cold.</param>
    /// <param name="neighbours">Who is near whom in space; the place itself is added.</param>
    /// <param name="stepsBack">How many steps before count as near in time.</param>
    /// <param name="level">The level of significance of hot, cold and trend.</param>
    /// <returns>The histories; a problem with fewer than <see cref="LeastSteps"/> steps or where all values are equal.</returns>
    public static Analysed<EmergingHotSpots> Of(double[][] values, SpatialWeights neighbours, int stepsBack = 1, double level = 0.05)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(neighbours);
        if (values.Any(v => v.Length != neighbours.Count)) throw new ArgumentException("Each step needs a value for each place.", nameof(values));
        if (values.Length < LeastSteps) return AnalysisProblem.TooFew(LeastSteps, values.Length, "时间步", "steps of time");
        double[] all = [.. values.SelectMany(v => v).Where(v => !double.IsNaN(v))];
        if (all.Length < GlobalAutocorrelation.Least) return AnalysisProblem.TooFew(GlobalAutocorrelation.Least, all.Length);
        var (mean, n) = (all.Average(), (double)all.Length);
        var square = all.Sum(v => (v - mean) * (v - mean)) / n;
        if (square == 0) return AnalysisProblem.Constant(mean);
        var self = neighbours.WithSelf();
        var limit = -MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, level / 2);
        return new EmergingHotSpots([.. Enumerable.Range(0, self.Count).Select(i => Named([.. Enumerable.Range(0, values.Length).Select(t => Score(i, t))], limit, level))]);

        double Score(int place, int step)
        {
            if (double.IsNaN(values[step][place])) return double.NaN;
            double sum = 0, count = 0;
            for (var t = Math.Max(0, step - stepsBack); t <= step; t++)
            {
                foreach (var j in self.Neighbours(place))
                {
                    if (double.IsNaN(values[t][j])) continue;
                    sum += values[t][j] - mean;
                    count++;
                }
            }
            var spread = square * (n * count - count * count) / (n - 1);
            return spread > 1e-12 * square ? sum / Math.Sqrt(spread) : 0;
        }
    }

    private static SpaceTimePlace Named(double[] scores, double limit, double level)
    {
        var trend = MannKendall.Of(scores).TryGet(out var test, out _) ? (test.Z, test.P) : (0, 1);
        var (hot, cold) = (History(scores, limit, level, trend), History([.. scores.Select(s => -s)], limit, level, (-trend.Z, trend.P)));
        // Both can only be a past of heat and one of cold, of which neither fills nine steps of ten.
        return hot != HotSpotHistory.None ? new([.. scores], true, hot, trend.Z, trend.P) : new([.. scores], false, cold, trend.Z, trend.P);
    }

    private static HotSpotHistory History(double[] scores, double limit, double level, (double Z, double P) trend)
    {
        bool[] hot = [.. scores.Where(s => !double.IsNaN(s)).Select(s => s >= limit)];
        if (!hot.Contains(true)) return HotSpotHistory.None;
        var (count, run) = (hot.Count(h => h), hot.Reverse().TakeWhile(h => h).Count());
        if (count >= NearlyAlways * hot.Length)
            return run == 0 ? HotSpotHistory.Historical : trend.P >= level ? HotSpotHistory.Persistent : trend.Z > 0 ? HotSpotHistory.Intensifying : HotSpotHistory.Diminishing;
        if (run == 0) return HotSpotHistory.None;
        if (count == run) return run == 1 ? HotSpotHistory.New : HotSpotHistory.Consecutive;
        return scores.Any(s => s <= -limit) ? HotSpotHistory.Oscillating : HotSpotHistory.Sporadic;
    }
}
