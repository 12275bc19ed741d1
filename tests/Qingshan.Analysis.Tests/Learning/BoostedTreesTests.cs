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
}
