using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Receptor;

/// <summary>The methods of this folder, in the order in which they are listed.</summary>
internal static class ReceptorMethods
{
    public static ImmutableArray<Method> All { get; } = [FactorMethods.Pmf, FactorMethods.Nmf, TrajectoryMethods.Grid, TrajectoryMethods.Clusters];
}
