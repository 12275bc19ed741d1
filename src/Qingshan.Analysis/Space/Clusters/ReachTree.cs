namespace Qingshan.Analysis.Space.Clusters;

/// <summary>
/// The least spanning tree under mutual reachability (the larger of the distance of two points and of their core distances), by the method of Borůvka
/// on a k-d tree: in each round every component finds its nearest stranger, and boxes that are too far or wholly of the own component are passed over.
/// About O(n log² n) where dimensions are few, against O(n²) of the method of Prim.
/// </summary>
internal static class ReachTree
{
    public static List<(double Reach, int From, int To)> Of(KdTree tree, double[] core)
    {
        var n = tree.Count;
        var edges = new List<(double Reach, int From, int To)>(n);
        int[] parent = [.. Enumerable.Range(0, n)];
        var (component, nodeComponent, nodeCore) = (new int[n], new int[tree.Nodes.Count], new double[tree.Nodes.Count]);
        for (var node = nodeCore.Length - 1; node >= 0; node--)
        {
            var (from, to, left, right) = tree.Nodes[node];
            nodeCore[node] = left >= 0 ? Math.Min(nodeCore[left], nodeCore[right]) : tree.Order[from..to].Min(i => core[i]);
        }
        var best = new (double Reach, int From, int To)[n];
        while (edges.Count < n - 1)
        {
            for (var i = 0; i < n; i++) component[i] = Find(parent, i);
            for (var node = nodeComponent.Length - 1; node >= 0; node--)
            {
                var (from, to, left, right) = tree.Nodes[node];
                if (left >= 0) nodeComponent[node] = nodeComponent[left] == nodeComponent[right] ? nodeComponent[left] : -1;
                else
                {
                    var first = component[tree.Order[from]];
                    nodeComponent[node] = Array.TrueForAll(tree.Order[from..to], i => component[i] == first) ? first : -1;
                }
            }
            Array.Fill(best, (double.PositiveInfinity, int.MaxValue, int.MaxValue));
            foreach (var i in tree.Order) Search(0, i);
            for (var c = 0; c < n; c++)
            {
                if (double.IsInfinity(best[c].Reach)) continue;
                var (a, b) = (Find(parent, best[c].From), Find(parent, best[c].To));
                if (a == b) continue;
                parent[a] = b;
                edges.Add(best[c]);
            }
        }
        return edges;

        void Search(int node, int point)
        {
            var mine = component[point];
            if (nodeComponent[node] == mine) return;
            var (from, to, left, right) = tree.Nodes[node];
            if (left >= 0)
            {
                var (near, far) = (Bound(left, point), Bound(right, point));
                if (far < near) (left, right, near, far) = (right, left, far, near);
                if (near <= best[mine].Reach) Search(left, point);
                if (far <= best[mine].Reach) Search(right, point);
                return;
            }
            for (var k = from; k < to; k++)
            {
                var other = tree.Order[k];
                if (component[other] == mine) continue;
                var reach = Math.Max(Math.Max(core[point], core[other]), Math.Sqrt(KdTree.Square(tree.Point(point), tree.Point(other))));
                // Of equally near pairs that of the lower numbers, so that both ends choose the same.
                var pair = (reach, Math.Min(point, other), Math.Max(point, other));
                if (pair.CompareTo(best[mine]) < 0) best[mine] = pair;
            }
        }

        double Bound(int node, int point) => Math.Max(Math.Max(core[point], nodeCore[node]), Math.Sqrt(tree.SquareTo(node, tree.Point(point))));
    }

    internal static int Find(int[] parent, int i)
    {
        while (parent[i] != i) i = parent[i] = parent[parent[i]];
        return i;
    }
}
