namespace Qingshan.Analysis.Learning;

/// <summary>What trees are grown to say.</summary>
public enum TreeGoal
{
    /// <summary>The mean: the squared error is made small.</summary>
    Mean,

    /// <summary>The median: the absolute error is made small.</summary>
    Median,

    /// <summary>A quantile: the pinball loss is made small.</summary>
    Quantile,

    /// <summary>The probability that the target is 1 and not 0.</summary>
    Event,
}

/// <summary>How trees are grown.</summary>
/// <param name="Trees">How many.</param>
/// <param name="Leaves">Leaves of each.</param>
/// <param name="Rate">How much of each tree counts, 0 to 1.</param>
/// <param name="LeastInLeaf">Rows that a leaf has at least.</param>
/// <param name="Seed">The same gives the same trees.</param>
/// <param name="FeatureShare">The share of the features that each tree may look at, drawn anew for each.</param>
/// <param name="RowShare">The share of the rows that each tree is grown on, drawn anew for each.</param>
/// <param name="Ridge">How strongly leaves are drawn to 0 (the L2 term).</param>
/// <param name="Goal">What they are to say.</param>
/// <param name="Level">The level of a quantile, between 0 and 1.</param>
public sealed record TreeGrowth(
    int Trees = 300, int Leaves = 31, double Rate = 0.05, int LeastInLeaf = 50, int Seed = 1, double FeatureShare = 1, double RowShare = 1, double Ridge = 0,
    TreeGoal Goal = TreeGoal.Mean, double Level = 0.5)
{
    // One thread each: OpenMP's threads wait for each other by spinning, which beside other work takes twenty times as long. Whoever grows several
    // lots of trees grows them side by side.
    internal string Parameters => FormattableString.Invariant(
        $"objective={Objective} num_leaves={Leaves} learning_rate={Rate} min_data_in_leaf={LeastInLeaf} seed={Seed} feature_fraction={FeatureShare} bagging_fraction={RowShare} bagging_freq={(RowShare < 1 ? 1 : 0)} lambda_l2={Ridge} alpha={Level} num_threads=1 deterministic=true force_col_wise=true feature_pre_filter=false verbosity=-1");

    private string Objective => Goal switch
    {
        TreeGoal.Mean => "regression",
        TreeGoal.Median => "regression_l1",
        TreeGoal.Quantile => "quantile",
        _ => "binary",
    };
}
