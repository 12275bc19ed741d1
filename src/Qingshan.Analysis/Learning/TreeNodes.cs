using System.Globalization;

namespace Qingshan.Analysis.Learning;

/// <summary>
/// A decision tree as arrays: at each split a feature, a threshold, where a missing value goes, and two children; a negative child is the leaf of
/// its complement.
/// </summary>
internal sealed class TreeNodes
{
    // Of LightGBM's word on how a split decides: whether it learned where missing values go, and that they go to the lesser side.
    private const int LearnedMissing = 8, MissingIsLess = 2;

    private readonly short[] _feature, _less, _more;
    private readonly float[] _threshold;
    private readonly bool[] _missingIsLess;
    private readonly float[] _gain;
    private readonly double[] _leaf;

    private TreeNodes(short[] feature, float[] threshold, bool[] missingIsLess, short[] less, short[] more, float[] gain, double[] leaf) =>
        (_feature, _threshold, _missingIsLess, _less, _more, _gain, _leaf) = (feature, threshold, missingIsLess, less, more, gain, leaf);

    /// <summary>Reads a tree from its fields in LightGBM's text.</summary>
    public static TreeNodes Of(IReadOnlyDictionary<string, string> fields)
    {
        var leaf = Numbers("leaf_value");
        if (leaf.Length == 1) return new TreeNodes([], [], [], [], [], [], leaf);
        short[] less = Whole("left_child"), more = Whole("right_child");
        double[] inNode = Numbers("internal_count"), inLeaf = Numbers("leaf_count");
        // A feature that was never missing when the tree was grown goes, when it is, where most rows went.
        bool[] missing = [.. Whole("decision_type").Select((d, i) => (d & LearnedMissing) != 0 ? (d & MissingIsLess) != 0 : Rows(less[i]) >= Rows(more[i]))];
        return new TreeNodes(Whole("split_feature"), [.. Numbers("threshold").Select(RoundedDown)], missing, less, more, [.. Numbers("split_gain").Select(g => (float)g)], leaf);

        double Rows(int child) => child < 0 ? inLeaf[~child] : inNode[child];
        // A split between what is there and what is missing has no threshold: "inf".
        double[] Numbers(string name) => [.. fields[name].Split(' ').Select(t => t == "inf" ? double.PositiveInfinity : double.Parse(t, CultureInfo.InvariantCulture))];
        short[] Whole(string name) => [.. fields[name].Split(' ').Select(t => short.Parse(t, CultureInfo.InvariantCulture))];
    }

    public void Write(BinaryWriter to)
    {
        to.Write((short)_feature.Length);
        for (var node = 0; node < _feature.Length; node++)
        {
            to.Write(_feature[node]);
            to.Write(_threshold[node]);
            to.Write(_missingIsLess[node]);
            to.Write(_less[node]);
            to.Write(_more[node]);
            to.Write(_gain[node]);
        }
        foreach (var leaf in _leaf) to.Write(leaf);
    }

    public static TreeNodes Read(BinaryReader from)
    {
        var nodes = from.ReadInt16();
        var tree = new TreeNodes(new short[nodes], new float[nodes], new bool[nodes], new short[nodes], new short[nodes], new float[nodes], new double[nodes + 1]);
        for (var node = 0; node < nodes; node++)
        {
            tree._feature[node] = from.ReadInt16();
            tree._threshold[node] = from.ReadSingle();
            tree._missingIsLess[node] = from.ReadBoolean();
            tree._less[node] = from.ReadInt16();
            tree._more[node] = from.ReadInt16();
            tree._gain[node] = from.ReadSingle();
        }
        for (var leaf = 0; leaf <= nodes; leaf++) tree._leaf[leaf] = from.ReadDouble();
        return tree;
    }

    public double Value(ReadOnlySpan<float> row)
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
    public void Count(ReadOnlySpan<float> row, ReadOnlySpan<bool> ofGroup, Span<int> counts)
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
    public double Sum(ReadOnlySpan<float> row, ReadOnlySpan<bool> ofGroup, ReadOnlySpan<double> weights)
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

    private int Pass(int node, ReadOnlySpan<float> row, ReadOnlySpan<bool> ofGroup, Span<int> waiting, int top)
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

    /// <summary>A float is at most a double exactly when it is at most the greatest float that is.</summary>
    private static float RoundedDown(double threshold) => (float)threshold is var near && near > threshold ? MathF.BitDecrement(near) : near;

    private int Next(int node, float value) =>
        value <= _threshold[node] ? _less[node] : value > _threshold[node] ? _more[node] : _missingIsLess[node] ? _less[node] : _more[node];
}
