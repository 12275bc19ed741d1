using System.Collections.Immutable;

namespace Qingshan.Analysis.Space.Clusters;

/// <summary>
/// The tree of merges without the splits that only shed a few points: a cluster lives from the density (1 / distance) at which it parts from its
/// sister to that at which it splits itself, and its stability is what its points live together.
/// </summary>
internal sealed class CondensedTree
{
    private readonly List<(int Parent, double Birth)> _clusters = [(-1, 0)];
    private readonly List<double> _stability = [0];
    private readonly int[] _cluster;
    private readonly double[] _density;

    public CondensedTree((int Left, int Right, double Distance, int Size)[] merges, int n, int least)
    {
        (_cluster, _density) = (new int[n], new double[n]);
        var open = new Stack<(int Node, int Cluster)>([(n + merges.Length - 1, 0)]);
        while (open.TryPop(out var next))
        {
            var (left, right, distance, _) = merges[next.Node - n];
            // Points at one place never part: the greatest density that a number can hold.
            var density = distance > 0 ? 1 / distance : double.MaxValue;
            var splits = Size(left) >= least && Size(right) >= least;
            foreach (var child in (int[])[left, right])
            {
                var size = Size(child);
                if (size < least) Shed(child, next.Cluster, density);
                else if (splits)
                {
                    Count(next.Cluster, density, size);
                    _clusters.Add((next.Cluster, density));
                    _stability.Add(0);
                    open.Push((child, _clusters.Count - 1));
                }
                else open.Push((child, next.Cluster));
            }
        }

        int Size(int node) => node < n ? 1 : merges[node - n].Size;

        void Shed(int node, int cluster, double density)
        {
            var below = new Stack<int>([node]);
            while (below.TryPop(out var at))
            {
                if (at < n)
                {
                    (_cluster[at], _density[at]) = (cluster, density);
                    Count(cluster, density, 1);
                    continue;
                }
                below.Push(merges[at - n].Left);
                below.Push(merges[at - n].Right);
            }
        }
    }

    /// <summary>The clusters whose stability is more than that of all chosen ones below them; the whole is never one.</summary>
    public Hdbscan Clusters()
    {
        var many = _clusters.Count;
        var (chosen, below) = (new bool[many], new double[many]);
        for (var c = many - 1; c > 0; c--)
        {
            chosen[c] = _stability[c] >= below[c];
            below[_clusters[c].Parent] += Math.Max(_stability[c], below[c]);
        }
        var label = new int[many];
        var found = 0;
        for (var c = 1; c < many; c++)
        {
            var above = label[_clusters[c].Parent];
            label[c] = above != 0 ? above : chosen[c] ? ++found : 0;
        }
        // A cluster ends at the greatest density at which anything of it is left, its parts included.
        var end = new double[found + 1];
        for (var i = 0; i < _cluster.Length; i++) end[label[_cluster[i]]] = Math.Max(end[label[_cluster[i]]], _density[i]);
        ImmutableArray<int> labels = [.. _cluster.Select(c => label[c])];
        return new(labels, [.. labels.Select((l, i) => l == 0 ? 0 : _density[i] / end[l])], found);
    }

    private void Count(int cluster, double density, int size)
    {
        _stability[cluster] += (density - _clusters[cluster].Birth) * size;
    }
}
