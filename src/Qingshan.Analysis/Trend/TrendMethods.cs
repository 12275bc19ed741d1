using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Trend;

/// <summary>The methods of this folder, in the order in which they are listed.</summary>
internal static class TrendMethods
{
    public static ImmutableArray<Method> All { get; } =
    [
        MannKendallMethod.Method, SerialTrendMethod.Method, SeasonalMannKendallMethod.Method, SenSlopeMethod.Method, TheilSenMethod.Method,
        SmoothTrendMethod.Method, PettittMethod.Method, StlMethod.Method, WeatherNormalisationMethod.Method,
    ];
}
