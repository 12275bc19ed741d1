using Qingshan.Analysis.Learning;

namespace Qingshan.Analysis.Tests.Learning;

public sealed class BoostedTreesTests
{
    private static readonly Random Random = new(3);
    private static readonly double[][] Features = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 1500).Select(_ => Random.NextDouble()).ToArray())];
    private static readonly double[] Target = [.. Enumerable.Range(0, 1500).Select(i => 10 * Features[0][i] + 5 * Features[1][i] * Features[2][i])];
    private static readonly BoostedTrees Trees = BoostedTrees.Grow(Features, Target, new(Trees: 60, Leaves: 15, Rate: 0.1, LeastInLeaf: 10), CancellationToken.None).Value;

    [Fact]
    public void What_was_learned_is_predicted()
    {
        var errors = Target.Select((t, i) => Math.Pow(t - Trees.Predict([.. Features.Select(f => f[i])]), 2)).Average();
        Assert.InRange(errors, 0, 0.02 * Target.Select(t => Math.Pow(t - Target.Average(), 2)).Average());
        Assert.Equal(0, Trees.Gains().IndexOf(Trees.Gains().Max()));
        Assert.Equal(1, Trees.Gains().Sum(), 9);
    }

    /// <summary>The mean over some features is what predicting every row with the values of every other one gives: the same, in much less time.</summary>
    [Fact]
    public void The_mean_over_features_is_that_of_all_pairs_of_rows()
    {
        var means = Trees.MeanOver(Features, [false, true, true], CancellationToken.None);
        foreach (var i in (int[])[0, 7, 700, 1499])
            Assert.Equal(Enumerable.Range(0, 1500).Average(j => Trees.Predict([Features[0][i], Features[1][j], Features[2][j]])), means[i], 6);
        var all = Trees.MeanOver(Features, [true, true, true], CancellationToken.None);
        Assert.Equal(Enumerable.Range(0, 1500).Average(j => Trees.Predict([.. Features.Select(f => f[j])])), all[3], 6);
    }

    [Fact]
    public void The_same_seed_grows_the_same_trees() =>
        Assert.Equal(Trees.Predict([0.2, 0.4, 0.6]), BoostedTrees.Grow(Features, Target, new(Trees: 60, Leaves: 15, Rate: 0.1, LeastInLeaf: 10), CancellationToken.None).Value.Predict([0.2, 0.4, 0.6]));

    /// <summary>One tree that counts in full says of each leaf the mean of what fell into it: so every row is led to the leaf that it was grown in, also where features are missing.</summary>
    [Fact]
    public void Rows_are_led_to_the_leaf_they_were_grown_in()
    {
        var random = new Random(11);
        var values = new float[2000 * 3];
        for (var i = 0; i < values.Length; i++) values[i] = random.NextDouble() < 0.2 ? float.NaN : (float)Math.Round(random.NextDouble() * 20, 1);
        float[] target = [.. Enumerable.Range(0, 2000).Select(r => (float.IsNaN(values[3 * r]) ? 30 : values[3 * r]) + (float.IsNaN(values[3 * r + 1]) ? -5 : 0.3f * values[3 * r + 1]) + (float)random.NextDouble())];
        using var binned = BinnedRows.Of(values, 3);
        var tree = binned.Grow([.. Enumerable.Range(0, 2000)], target, new(Trees: 1, Leaves: 40, Rate: 1, LeastInLeaf: 5), CancellationToken.None);
        var leaves = Enumerable.Range(0, 2000).GroupBy(r => tree.Predict(values.AsSpan(3 * r, 3))).ToList();
        Assert.InRange(leaves.Count, 20, 40);
        Assert.All(leaves, leaf => Assert.Equal(leaf.Average(r => target[r]), leaf.Key, 4));
    }

    [Fact]
    public void Quantiles_and_probabilities_are_learned_from_the_same_rows()
    {
        var random = new Random(12);
        float[] values = [.. Enumerable.Range(0, 6000).Select(_ => (float)random.NextDouble())];
        float[] target = [.. values.Select(v => 100 * v + 20 * (float)random.NextDouble())];
        int[] rows = [.. Enumerable.Range(0, values.Length)];
        using var binned = BinnedRows.Of(values, 1);
        TreeGrowth growth = new(Trees: 80, Leaves: 15, Rate: 0.1, LeastInLeaf: 50);
        var upper = binned.Grow(rows, target, growth with { Goal = TreeGoal.Quantile, Level = 0.9 }, CancellationToken.None);
        Assert.InRange(rows.Average(r => target[r] <= upper.Predict(values.AsSpan(r, 1)) ? 1.0 : 0), 0.87, 0.93);
        var likely = binned.Grow(rows, [.. target.Select(t => t > 60 ? 1f : 0)], growth with { Goal = TreeGoal.Event }, CancellationToken.None);
        Assert.InRange(likely.Predict((ReadOnlySpan<float>)[0.5f]), 0.3, 0.7);
        Assert.InRange(likely.Predict((ReadOnlySpan<float>)[0.2f]), 0, 0.05);
        Assert.InRange(likely.Predict((ReadOnlySpan<float>)[0.9f]), 0.95, 1);
    }
}
