using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Evaluation;

/// <summary>The methods of this folder, in the order in which they are listed.</summary>
internal static class EvaluationMethods
{
    public static ImmutableArray<Method> All { get; } =
    [
        ScoreMethods.Statistics, ScoreMethods.Quantiles, ScoreMethods.Taylor, ForecastMethods.Events, ForecastMethods.Probabilities, ForecastMethods.Quantiles, ForecastMethods.Ensemble,
    ];
}
