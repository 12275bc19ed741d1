using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Grids;

/// <summary>The methods of this folder, in the order in which they are listed.</summary>
internal static class GridsMethods
{
    public static ImmutableArray<Method> All { get; } = [GridMethods.Contents, GridMethods.Map, GridMethods.Sample, GridMethods.Series, GridMethods.Zonal, GridMethods.Bands];
}
