using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Anomaly;

/// <summary>
/// The isolation forest (Liu, Ting and Zhou 2008): points that few random cuts part from all others are anomalies. It asks nothing of units or
/// distributions, and finds points that are odd in the combination of columns only.
/// </summary>
/// <param name="Scores">For each point 0 to 1: near 1 an anomaly, well below 0.5 none.</param>
public sealed record IsolationForest(ImmutableArray<double> Scores)
{
    /// <summary>How many points are needed.</summary>
    public const int Least = 16;

    /// <summary>Grows trees and scores the points, O(trees × (s + n) log s) with samples of s.</summary>
    /// <param name="points">For each point its columns, none missing.</param>
    /// <param name="trees">How many trees.</param>
    /// <param name="sample">How many points each tree is grown from; more is not better, as crowds hide what is odd in them.</param>
    /// <param name="seed">Where the cuts come from.</param>
    /// <param name="work">Progress and cancellation; null for none.</param>
    /// <returns>The scores; a problem with fewer than <see cref="Least"/> points.</returns>
    public static Analysed<IsolationForest> Of(double[][] points, int trees = 100, int sample = 256, int seed = 1, MethodWork? work = null)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Length < Least) return AnalysisProblem.TooFew(Least, points.Length, "完整的行", "whole rows");
        if (trees < 1) return AnalysisProblem.Option("trees", trees, "至少 1 的整数", "a whole number of at least 1");
        if (sample < 2) return AnalysisProblem.Option("sample", sample, "至少 2 的整数", "a whole number of at least 2");
        sample = Math.Min(sample, points.Length);
        var random = new Random(seed);
        var depth = (int)Math.Ceiling(Math.Log2(sample));
        var sums = new double[points.Length];
        int[] all = [.. Enumerable.Range(0, points.Length)];
        for (var tree = 0; tree < trees; tree++)
        {
            work?.At((double)tree / trees);
            // The first of a partial shuffle are a sample without repetition.
            for (var i = 0; i < sample; i++)
            {
                var j = random.Next(i, all.Length);
                (all[i], all[j]) = (all[j], all[i]);
            }
            var nodes = new List<Node>();
            Grow(all.AsSpan(0, sample), 0, nodes);
            for (var i = 0; i < points.Length; i++) sums[i] += Depth(nodes, points[i]);
        }
        var usual = Usual(sample);
        return new IsolationForest([.. sums.Select(s => Math.Pow(2, -s / trees / usual))]);

        int Grow(Span<int> of, int level, List<Node> nodes)
        {
            var at = nodes.Count;
            nodes.Add(new(-1, 0, -1, level + Usual(of.Length)));
            if (level >= depth || of.Length <= 1) return at;
            var columns = new List<(int Column, double Low, double High)>();
            for (var c = 0; c < points[0].Length; c++)
            {
                var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
                foreach (var i in of) (low, high) = (Math.Min(low, points[i][c]), Math.Max(high, points[i][c]));
                if (high > low) columns.Add((c, low, high));
            }
            if (columns.Count == 0) return at;
            var (column, least, most) = columns[random.Next(columns.Count)];
            var cut = least + random.NextDouble() * (most - least);
            var left = 0;
            for (var i = 0; i < of.Length; i++)
            {
                if (points[of[i]][column] > cut) continue;
                (of[left], of[i]) = (of[i], of[left]);
                left++;
            }
            // The left child stands right behind its parent.
            Grow(of[..left], level + 1, nodes);
            nodes[at] = new(column, cut, Grow(of[left..], level + 1, nodes), 0);
            return at;
        }
    }

    private static double Depth(List<Node> nodes, double[] point)
    {
        var at = 0;
        while (nodes[at].Column >= 0) at = point[nodes[at].Column] <= nodes[at].Cut ? at + 1 : nodes[at].Right;
        return nodes[at].Depth;
    }

    /// <summary>The mean depth at which a search in a random tree of n ends.</summary>
    private static double Usual(int n) => n <= 1 ? 0 : n == 2 ? 1 : 2 * (Math.Log(n - 1) + MathNet.Numerics.Constants.EulerMascheroni) - 2.0 * (n - 1) / n;

    private readonly record struct Node(int Column, double Cut, int Right, double Depth);
}
