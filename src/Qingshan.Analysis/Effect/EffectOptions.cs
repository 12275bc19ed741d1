using System.Collections.Immutable;
using Qingshan.Analysis.Learning;

namespace Qingshan.Analysis.Effect;

/// <summary>How the effect of measures is estimated.</summary>
/// <param name="Growth">How the trees are grown.</param>
/// <param name="Confidence">The level of the interval, above 0 and below 1.</param>
/// <param name="SeasonDays">How many days from the window, in any year, placebo windows may lie.</param>
/// <param name="MarginDays">Days on both sides of a left-out window that are not learned from either: what is beside it is known from it.</param>
public sealed record EffectOptions(TreeGrowth Growth, double Confidence = 0.95, int SeasonDays = 45, int MarginDays = 2)
{
    /// <summary>What holds when nothing is said.</summary>
    public static EffectOptions Default { get; } = new(new TreeGrowth(Trees: 200, Leaves: 31, Rate: 0.05, LeastInLeaf: 100));

    /// <summary>Other periods with measures: they are neither learned from nor placebos.</summary>
    public ImmutableArray<MeasureWindow> Others { get; init; } = [];
}
