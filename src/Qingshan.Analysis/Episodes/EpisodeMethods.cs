using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Episodes;

/// <summary>The methods of this folder, in the order in which they are listed.</summary>
internal static class EpisodeMethods
{
    public static ImmutableArray<Method> All { get; } = [EpisodesMethod.Method, SimilarEpisodesMethod.Method];
}
