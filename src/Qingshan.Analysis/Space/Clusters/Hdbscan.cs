using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Space.Clusters;

/// <summary>
/// Clusters by density at all distances at once (Campello, Moulavi and Sander 2013): of the clusters that appear and split as the distance shrinks,
/// those that live longest. Only the least size has to be chosen, and clusters may differ in density.
/// </summary>
/// <param name="Labels">The cluster of each point from 1; 0 for noise.</param>
/// <param name="Membership">How firmly each point belongs to its cluster, 0 to 1; 0 for noise.</param>
/// <param name="Clusters">How many clusters there are.</param>
public sealed record Hdbscan(ImmutableArray<int> Labels, ImmutableArray<double> Membership, int Clusters)
{
    /// <summary>Finds the clusters, about O(n log² n) where dimensions are few.</summary>
    /// <param name="points">The points.</param>
    /// <param name="least">The least size of a cluster, and how many points (itself included) make the neighbourhood of a point.</param>
    /// <returns>The labels; a problem with fewer than twice that many points.</returns>
    public static Analysed<Hdbscan> Of(KdTree points, int least)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (least < 2) return AnalysisProblem.Option("least", least, "至少 2 的整数", "a whole number of at least 2");
        if (points.Count < 2 * least) return AnalysisProblem.TooFew(2 * least, points.Count, "点", "points");
        var n = points.Count;
        var core = new double[n];
        for (var i = 0; i < n; i++) core[i] = Math.Sqrt(points.Nearest(points.Point(i), least - 1, i)[^1].Square);
        var tree = ReachTree.Of(points, core);
        tree.Sort();
        return new CondensedTree(Merges(tree, n), n, least).Clusters();
    }

    /// <summary>Node n + i joins the two nodes that the i-th shortest edge connects.</summary>
    private static (int Left, int Right, double Distance, int Size)[] Merges(List<(double Reach, int From, int To)> tree, int n)
    {
        int[] parent = [.. Enumerable.Range(0, n)], top = [.. Enumerable.Range(0, n)];
        var merges = new (int Left, int Right, double Distance, int Size)[n - 1];
        for (var i = 0; i < merges.Length; i++)
        {
            var (a, b) = (ReachTree.Find(parent, tree[i].From), ReachTree.Find(parent, tree[i].To));
            merges[i] = (top[a], top[b], tree[i].Reach, Size(top[a]) + Size(top[b]));
            parent[a] = b;
            top[b] = n + i;
        }
        return merges;

        int Size(int node) => node < n ? 1 : merges[node - n].Size;
    }
}
