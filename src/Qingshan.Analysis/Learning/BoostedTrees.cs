using System.Collections.Immutable;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Learning;

/// <summary>How trees are grown.</summary>
/// <param name="Trees">How many.</param>
/// <param name="Leaves">Leaves of each.</param>
/// <param name="Rate">How much of each tree counts, 0 to 1.</param>
/// <param name="LeastInLeaf">Rows that a leaf has at least.</param>
/// <param name="Seed">The same gives the same trees.</param>
public sealed record TreeGrowth(int Trees = 300, int Leaves = 31, double Rate = 0.05, int LeastInLeaf = 50, int Seed = 1);

/// <summary>
/// A sum of decision trees, each grown on what those before it left over (gradient boosting: Friedman 2001; as LightGBM grows them: Ke et al.
/// 2017), with its leaves laid open, so that means over some of the features can be taken exactly.
/// </summary>
public sealed class BoostedTrees
{
    /// <summary>Rows that are needed to grow trees that mean something.</summary>
    public const int Least = 200;

    private readonly ImmutableArray<TreeNodes> _trees;

    private BoostedTrees(ImmutableArray<TreeNodes> trees, int features) => (_trees, Features) = (trees, features);

    /// <summary>How many features a row has.</summary>
    public int Features { get; }

    /// <summary>Grows trees.</summary>
    /// <param name="features">For each feature a value of each row; none may be missing: fill gaps before, or leave the row out.</param>
    /// <param name="target">The value of each row; rows whose value is missing are left out.</param>
    /// <param name="growth">How the trees are grown.</param>
    /// <param name="cancel">Looked at before growing.</param>
    /// <returns>The trees; a problem with fewer than <see cref="Least"/> rows, a constant target, or where the machine lacks what LightGBM needs.</returns>
    public static Analysed<BoostedTrees> Grow(IReadOnlyList<double[]> features, double[] target, TreeGrowth growth, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(growth);
        var rows = Enumerable.Range(0, target.Length).Where(i => !double.IsNaN(target[i])).ToArray();
        if (rows.Length < Least) return AnalysisProblem.TooFew(Least, rows.Length);
        if (rows.All(i => target[i] == target[rows[0]])) return AnalysisProblem.Constant(target[rows[0]]);
        cancel.ThrowIfCancellationRequested();
        var ml = new MLContext(growth.Seed);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features.Count);
        var data = ml.Data.LoadFromEnumerable(rows.Select(i => new Row { Label = (float)target[i], Features = [.. features.Select(f => (float)f[i])] }), schema);
        try
        {
            var trainer = ml.Regression.Trainers.LightGbm(new LightGbmRegressionTrainer.Options
            {
                NumberOfIterations = growth.Trees, NumberOfLeaves = growth.Leaves, LearningRate = growth.Rate, MinimumExampleCountPerLeaf = growth.LeastInLeaf,
                Seed = growth.Seed, Deterministic = true, NumberOfThreads = 1, HandleMissingValue = false,
            });
            var model = trainer.Fit(data).Model;
            return new BoostedTrees([.. model.TrainedTreeEnsemble.Trees.Select(TreeNodes.Of)], features.Count);
        }
        catch (Exception e) when (e is DllNotFoundException || e.InnerException is DllNotFoundException)
        {
            return AnalysisProblem.NoAnswer("本机缺少 LightGBM 需要的运行库：请安装 libgomp1（仅支持 x64）。", "This machine lacks what LightGBM needs: install libgomp1 (x64 only).");
        }
    }

    /// <summary>The prediction for a row.</summary>
    /// <param name="row">Its features.</param>
    /// <returns>The sum over the trees.</returns>
    public double Predict(ReadOnlySpan<double> row)
    {
        var sum = 0.0;
        foreach (var tree in _trees) sum += tree.Value(row);
        return sum;
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
        var row = new double[Features];
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
            for (var f = 0; f < row.Length; f++) row[f] = features[f][i];
        }
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

    private sealed class Row
    {
        public float Label { get; set; }

        public float[] Features { get; set; } = [];
    }
}
