using Microsoft.ML.Trainers.FastTree;

namespace Qingshan.Analysis.Learning;

/// <summary>A decision tree as arrays: at each split a feature, a threshold and two children; a negative child is the leaf of its complement.</summary>
internal sealed class TreeNodes
{
    private readonly int[] _feature, _less, _more;
    private readonly float[] _threshold;
    private readonly double[] _gain, _leaf;

    private TreeNodes(int[] feature, float[] threshold, int[] less, int[] more, double[] gain, double[] leaf) =>
        (_feature, _threshold, _less, _more, _gain, _leaf) = (feature, threshold, less, more, gain, leaf);

    public static TreeNodes Of(RegressionTree tree) => new(
        [.. tree.NumericalSplitFeatureIndexes], [.. tree.NumericalSplitThresholds], [.. tree.LeftChild], [.. tree.RightChild], [.. tree.SplitGains], [.. tree.LeafValues]);

    public double Value(ReadOnlySpan<double> row)
    {
        if (_feature.Length == 0) return _leaf[0];
        var node = 0;
        while (node >= 0) node = Next(node, row[_feature[node]]);
        return _leaf[~node];
    }

    public void AddGains(double[] gains)
    {
        for (var node = 0; node < _feature.Length; node++) gains[_feature[node]] += Math.Max(0, _gain[node]);
    }

    /// <summary>
    /// Counts a row at each leaf that it can reach when splits on features outside of a group let everything pass. A leaf is a box, and a box is
    /// what the group says of it and what the others say of it: so the share of rows in the group's part, times the leaf, is the mean over them.
    /// </summary>
    /// <param name="row">The features.</param>
    /// <param name="ofGroup">Which features are looked at.</param>
    /// <param name="counts">A count for each leaf.</param>
    public void Count(ReadOnlySpan<double> row, ReadOnlySpan<bool> ofGroup, Span<int> counts)
    {
        Span<int> waiting = stackalloc int[_leaf.Length + 1];
        for (var top = Begin(waiting); top > 0;)
        {
            var node = waiting[--top];
            if (node < 0) counts[~node]++;
            else top = Pass(node, row, ofGroup, waiting, top);
        }
    }

    /// <summary>The sum of weights of the leaves that a row can reach in the same way.</summary>
    public double Sum(ReadOnlySpan<double> row, ReadOnlySpan<bool> ofGroup, ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        Span<int> waiting = stackalloc int[_leaf.Length + 1];
        for (var top = Begin(waiting); top > 0;)
        {
            var node = waiting[--top];
            if (node < 0) sum += weights[~node];
            else top = Pass(node, row, ofGroup, waiting, top);
        }
        return sum;
    }

    private int Begin(Span<int> waiting)
    {
        waiting[0] = _feature.Length == 0 ? ~0 : 0;
        return 1;
    }

    private int Pass(int node, ReadOnlySpan<double> row, ReadOnlySpan<bool> ofGroup, Span<int> waiting, int top)
    {
        if (ofGroup[_feature[node]])
        {
            waiting[top++] = Next(node, row[_feature[node]]);
            return top;
        }
        waiting[top++] = _less[node];
        waiting[top++] = _more[node];
        return top;
    }

    public int Leaves => _leaf.Length;

    public double Leaf(int leaf) => _leaf[leaf];

    private int Next(int node, double value) => (float)value > _threshold[node] ? _more[node] : _less[node];
}
