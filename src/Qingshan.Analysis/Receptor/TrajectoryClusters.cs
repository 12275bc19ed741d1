using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Receptor;

/// <summary>What makes two trajectories alike.</summary>
public enum TrajectoryDistance
{
    /// <summary>That they are near each other, hour by hour: place and speed count.</summary>
    Euclidean,

    /// <summary>That they are in the same direction from the receptor, hour by hour; speed does not count (Sirois and Bottenheim 1995, with the chord of the angle so that means exist).</summary>
    Angle,
}

/// <summary>One group of trajectories.</summary>
/// <param name="Count">How many belong to it.</param>
/// <param name="Share">How many in a hundred.</param>
/// <param name="MeanValue">The mean of the values at the receptor; NaN where none has one.</param>
/// <param name="Longitude">The mean path, degrees, from the receptor backwards.</param>
/// <param name="Latitude">The mean path, degrees.</param>
public sealed record TrajectoryGroup(int Count, double Share, double MeanValue, ImmutableArray<double> Longitude, ImmutableArray<double> Latitude);

/// <summary>Trajectories by groups of like ones, by k-means with several starts.</summary>
/// <param name="Labels">The group of each trajectory from 1, the largest first; 0 for those that are shorter than the others.</param>
/// <param name="Groups">The groups.</param>
/// <param name="Explained">The share of the sum of squares between groups, 0 to 1.</param>
/// <param name="Hours">Over how many hours they were compared.</param>
public sealed record TrajectoryClusters(ImmutableArray<int> Labels, ImmutableArray<TrajectoryGroup> Groups, double Explained, double Hours)
{
    private const int Starts = 10;

    /// <summary>Groups trajectories, O(n k h) a step for n of them, k groups and h hours.</summary>
    /// <param name="trajectories">The trajectories; those with fewer endpoints than most are left out.</param>
    /// <param name="groups">How many groups.</param>
    /// <param name="distance">What makes two alike.</param>
    /// <param name="seed">Where the starts come from.</param>
    /// <param name="work">Progress and cancellation; null for none.</param>
    /// <returns>The groups; a problem with fewer than twice as many whole trajectories.</returns>
    public static Analysed<TrajectoryClusters> Of(Trajectories trajectories, int groups, TrajectoryDistance distance = TrajectoryDistance.Euclidean, int seed = 1, MethodWork? work = null)
    {
        ArgumentNullException.ThrowIfNull(trajectories);
        if (groups < 2) return AnalysisProblem.Option("groups", groups, "至少 2 的整数", "a whole number of at least 2");
        int[] lengths = [.. Enumerable.Range(0, trajectories.Count).Select(t => trajectories.Start[t + 1] - trajectories.Start[t])];
        // The length that most have: air that left the model's area early cannot be compared with the rest.
        var length = lengths.GroupBy(l => l).MaxBy(g => (g.Count(), g.Key))!.Key;
        int[] whole = [.. Enumerable.Range(0, lengths.Length).Where(t => lengths[t] >= length)];
        if (whole.Length < 2 * groups || length < 2) return AnalysisProblem.TooFew(2 * groups, length < 2 ? 0 : whole.Length, "完整轨迹（至少两个端点）", "whole trajectories (of two endpoints and more)");
        var receptor = trajectories.Receptor();
        double[][] features = [.. whole.Select(t => Features(trajectories, t, length, distance, receptor))];
        var (best, bestSquares) = ((int[])[], double.PositiveInfinity);
        for (var start = 0; start < Starts; start++)
        {
            work?.At((double)start / Starts);
            var (labels, squares) = Means(features, groups, new Random(seed + start));
            if (squares < bestSquares) (best, bestSquares) = (labels, squares);
        }
        double[] middle = Mean(features, features[0].Length);
        var total = features.Sum(f => Square(f, middle));
        int[] order = [.. Enumerable.Range(0, groups).OrderByDescending(g => best.Count(l => l == g))];
        var all = new int[trajectories.Count];
        for (var i = 0; i < whole.Length; i++) all[whole[i]] = Array.IndexOf(order, best[i]) + 1;
        return new TrajectoryClusters([.. all], [.. order.Where(g => best.Contains(g)).Select((_, g) => Group(trajectories, all, g + 1, length, whole.Length))], total > 0 ? 1 - bestSquares / total : double.NaN, trajectories.Hours[trajectories.Start[whole[0]] + length - 1]);
    }

    private static double[] Features(Trajectories of, int t, int length, TrajectoryDistance distance, (double Longitude, double Latitude) receptor)
    {
        var features = new double[2 * length];
        // A degree of longitude is shorter than one of latitude.
        var shrink = Math.Cos(receptor.Latitude * Math.PI / 180);
        for (var i = 0; i < length; i++)
        {
            var (east, north) = ((of.Longitude[of.Start[t] + i] - receptor.Longitude) * shrink, of.Latitude[of.Start[t] + i] - receptor.Latitude);
            var far = distance == TrajectoryDistance.Angle ? Math.Sqrt(east * east + north * north) : 1;
            if (far > 0) (features[2 * i], features[2 * i + 1]) = (east / far, north / far);
        }
        return features;
    }

    private static (int[] Labels, double Squares) Means(double[][] features, int groups, Random random)
    {
        // k-means++ (Arthur and Vassilvitskii 2007): each next centre is drawn the likelier the farther it is from those before.
        var centres = new List<double[]> { features[random.Next(features.Length)] };
        double[] near = [.. features.Select(f => Square(f, centres[0]))];
        while (centres.Count < groups)
        {
            var (draw, at) = (random.NextDouble() * near.Sum(), 0);
            while (at < near.Length - 1 && (draw -= near[at]) > 0) at++;
            centres.Add(features[at]);
            for (var i = 0; i < near.Length; i++) near[i] = Math.Min(near[i], Square(features[i], features[at]));
        }
        var labels = new int[features.Length];
        for (var step = 0; step < 200; step++)
        {
            var moved = step == 0;
            for (var i = 0; i < features.Length; i++)
            {
                var closest = 0;
                var least = double.PositiveInfinity;
                for (var g = 0; g < groups; g++)
                {
                    var square = Square(features[i], centres[g]);
                    if (square < least) (closest, least) = (g, square);
                }
                near[i] = least;
                if (labels[i] == closest) continue;
                labels[i] = closest;
                moved = true;
            }
            if (!moved) break;
            for (var g = 0; g < groups; g++)
            {
                double[][] members = [.. features.Where((_, i) => labels[i] == g)];
                if (members.Length > 0) centres[g] = Mean(members, features[0].Length);
            }
        }
        return (labels, near.Sum());
    }

    private static TrajectoryGroup Group(Trajectories of, int[] labels, int label, int length, int whole)
    {
        int[] members = [.. Enumerable.Range(0, labels.Length).Where(t => labels[t] == label)];
        double[] values = [.. members.Select(t => of.Values[t]).Where(v => !double.IsNaN(v))];
        return new(members.Length, 100.0 * members.Length / whole, values.Length == 0 ? double.NaN : values.Average(),
            [.. Enumerable.Range(0, length).Select(i => members.Average(t => of.Longitude[of.Start[t] + i]))], [.. Enumerable.Range(0, length).Select(i => members.Average(t => of.Latitude[of.Start[t] + i]))]);
    }

    private static double[] Mean(double[][] rows, int size)
    {
        var mean = new double[size];
        foreach (var row in rows)
            for (var i = 0; i < size; i++) mean[i] += row[i] / rows.Length;
        return mean;
    }

    private static double Square(double[] a, double[] b)
    {
        double sum = 0;
        for (var i = 0; i < a.Length; i++) sum += (a[i] - b[i]) * (a[i] - b[i]);
        return sum;
    }
}
