using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Effect;

/// <summary>The methods of this folder, in the order in which they are listed.</summary>
internal static class EffectMethods
{
    public static ImmutableArray<Method> All { get; } = [EffectMethod.Method, DeweatheredChangeMethod.Method];
}
