using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Distribution;

/// <summary>The methods of this folder, in the order in which they are listed.</summary>
internal static class DistributionMethods
{
    public static ImmutableArray<Method> All { get; } =
    [
        RoseMethods.Wind, RoseMethods.Pollution, RoseMethods.Percentiles, PolarMethods.Frequency, PolarMethods.Surface, PolarMethods.Pair, PolarMethods.Annulus, PolarMethods.Clusters, PolarMethods.Difference,
        PatternMethods.Variation, PatternMethods.Proportion, PatternMethods.Level, PatternMethods.Scatter,
    ];
}
