using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Sources;

/// <summary>The methods of this folder.</summary>
internal static class SourceMethods
{
    public static ImmutableArray<Method> All { get; } = [SourceSectorsMethod.Method];
}
