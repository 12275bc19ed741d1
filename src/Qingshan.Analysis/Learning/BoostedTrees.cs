using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Learning;

/// <summary>
/// A sum of decision trees, each grown on what those before it left over (gradient boosting: Friedman 2001; as LightGBM grows them: Ke et al.
/// 2017), with its leaves laid open, so that means over some of the features can be taken exactly.
/// </summary>
public sealed class BoostedTrees
{
    /// <summary>Rows that are needed to grow trees that mean something.</summary>
    public const int Least = 200;

    private readonly ImmutableArray<TreeNodes> _trees;
    private readonly TreeGoal _goal;

    private BoostedTrees(ImmutableArray<TreeNodes> trees, int features, TreeGoal goal) => (_trees, Features, _goal) = (trees, features, goal);

    /// <summary>How many features a row has.</summary>
    public int Features { get; }

    /// <summary>What to say where the machine has no LightGBM.</summary>
    public static AnalysisProblem NoLibrary { get; } =
        AnalysisProblem.NoAnswer("本机缺少 LightGBM 需要的运行库：请安装 libgomp1（仅支持 x64）。", "This machine lacks what LightGBM needs: install libgomp1 (x64 only).");

    /// <summary>Grows trees for one target: rows of features are cut into classes for it alone (<see cref="BinnedRows"/> serves many targets).</summary>
    /// <param name="features">For each feature a value of each row; NaN is missing.</param>
    /// <param name="target">The value of each row; rows whose value is missing are left out.</param>
    /// <param name="growth">How the trees are grown.</param>
    /// <param name="cancel">Looked at for each tree.</param>
    /// <returns>The trees; a problem with fewer than <see cref="Least"/> rows, a constant target, or where the machine lacks what LightGBM needs.</returns>
    public static Analysed<BoostedTrees> Grow(IReadOnlyList<double[]> features, double[] target, TreeGrowth growth, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(target);
        int[] rows = [.. Enumerable.Range(0, target.Length).Where(i => !double.IsNaN(target[i]))];
        if (rows.Length < Least) return AnalysisProblem.TooFew(Least, rows.Length);
        if (rows.All(i => target[i] == target[rows[0]])) return AnalysisProblem.Constant(target[rows[0]]);
        cancel.ThrowIfCancellationRequested();
        var values = new float[rows.Length * features.Count];
        for (var r = 0; r < rows.Length; r++)
            for (var f = 0; f < features.Count; f++) values[r * features.Count + f] = (float)features[f][rows[r]];
        try
        {
            using var binned = BinnedRows.Of(values, features.Count);
            return binned.Grow([.. Enumerable.Range(0, rows.Length)], [.. rows.Select(i => (float)target[i])], growth, cancel);
        }
        catch (DllNotFoundException)
        {
            return NoLibrary;
        }
    }

    /// <summary>Reads the trees of a model as LightGBM writes it.</summary>
    internal static BoostedTrees Parse(string model, int features, TreeGoal goal)
    {
        var trees = ImmutableArray.CreateBuilder<TreeNodes>();
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var inTree = false;
        foreach (var line in model.AsSpan().EnumerateLines())
        {
            if (line.StartsWith("Tree=") || line.SequenceEqual("end of trees"))
            {
                if (inTree) trees.Add(TreeNodes.Of(fields));
                fields.Clear();
                inTree = line[0] == 'T';
            }
            else if (line.IndexOf('=') is > 0 and var at) fields[line[..at].ToString()] = line[(at + 1)..].ToString();
        }
        return new BoostedTrees(trees.ToImmutable(), features, goal);
    }

    /// <summary>The prediction for a row.</summary>
    /// <param name="row">Its features.</param>
    /// <returns>The sum over the trees.</returns>
    public double Predict(ReadOnlySpan<double> row)
    {
        Span<float> rounded = stackalloc float[Features];
        for (var f = 0; f < rounded.Length; f++) rounded[f] = (float)row[f];
        return Predict(rounded);
    }

    /// <summary>The prediction for a row.</summary>
    /// <param name="row">Its features; NaN is missing.</param>
    /// <returns>The sum over the trees; a probability where an event was learned.</returns>
    public double Predict(ReadOnlySpan<float> row)
    {
        var sum = 0.0;
        foreach (var tree in _trees) sum += tree.Value(row);
        return _goal == TreeGoal.Event ? 1 / (1 + Math.Exp(-sum)) : sum;
    }

    /// <summary>
    /// For each row the mean of the predictions when some of its features take, together, the values that they have in every row, while its
    /// others stay: exactly, and not by drawing. In O(rows × leaves).
    /// </summary>
    /// <param name="features">For each feature a value of each row.</param>
    /// <param name="averaged">Which features are averaged over.</param>
    /// <param name="cancel">Looked at for each tree.</param>
    /// <returns>A mean for each row.</returns>
    public double[] MeanOver(IReadOnlyList<double[]> features, ReadOnlySpan<bool> averaged, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(features);
        var rows = features[0].Length;
        var kept = new bool[averaged.Length];
        for (var f = 0; f < kept.Length; f++) kept[f] = !averaged[f];
        var means = new double[rows];
        var row = new float[Features];
        foreach (var tree in _trees)
        {
            cancel.ThrowIfCancellationRequested();
            var counts = new int[tree.Leaves];
            for (var i = 0; i < rows; i++)
            {
                Fill(i);
                tree.Count(row, averaged, counts);
            }
            var weights = new double[tree.Leaves];
            for (var leaf = 0; leaf < weights.Length; leaf++) weights[leaf] = tree.Leaf(leaf) * counts[leaf] / rows;
            for (var i = 0; i < rows; i++)
            {
                Fill(i);
                means[i] += tree.Sum(row, kept, weights);
            }
        }
        return means;

        void Fill(int i)
        {
            for (var f = 0; f < row.Length; f++) row[f] = (float)features[f][i];
        }
    }

    /// <summary>Writes them, in about a twentieth of the space of LightGBM's text.</summary>
    internal void Write(BinaryWriter to)
    {
        to.Write(Features);
        to.Write((byte)_goal);
        to.Write(_trees.Length);
        foreach (var tree in _trees) tree.Write(to);
    }

    internal static BoostedTrees Read(BinaryReader from)
    {
        var (features, goal) = (from.ReadInt32(), (TreeGoal)from.ReadByte());
        return new BoostedTrees([.. Enumerable.Range(0, from.ReadInt32()).Select(_ => TreeNodes.Read(from))], features, goal);
    }

    /// <summary>How much the splits on each feature took from the squared error, as a share of all splits.</summary>
    /// <returns>A share for each feature; they add up to 1.</returns>
    public ImmutableArray<double> Gains()
    {
        var gains = new double[Features];
        foreach (var tree in _trees) tree.AddGains(gains);
        var all = gains.Sum();
        return [.. gains.Select(g => all > 0 ? g / all : 0)];
    }
}
