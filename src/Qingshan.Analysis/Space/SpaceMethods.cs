using System.Collections.Immutable;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Space.Autocorrelation;
using Qingshan.Analysis.Space.Clusters;
using Qingshan.Analysis.Space.Interpolation;

namespace Qingshan.Analysis.Space;

/// <summary>The methods of this folder, in the order in which they are listed.</summary>
internal static class SpaceMethods
{
    public static ImmutableArray<Method> All { get; } = [InverseDistanceMethod.Method, VariogramMethod.Method, KrigingMethod.Method, AutocorrelationMethods.Global, AutocorrelationMethods.Local, AutocorrelationMethods.Hot, EmergingHotSpotsMethod.Method, ClusterMethods.Dbscan, ClusterMethods.Hdbscan];
}
