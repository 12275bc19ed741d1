using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Anomaly;

/// <summary>The methods of this folder, in the order in which they are listed.</summary>
internal static class AnomalyMethods
{
    public static ImmutableArray<Method> All { get; } = [SeriesMethods.Robust, SeriesMethods.Cusum, SeriesMethods.Ewma, SeriesMethods.Profile, PointMethods.Forest, PointMethods.Local];
}
