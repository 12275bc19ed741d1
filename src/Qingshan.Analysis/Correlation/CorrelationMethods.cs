using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Correlation;

/// <summary>The methods of this folder, in the order in which they are listed.</summary>
internal static class CorrelationMethods
{
    public static ImmutableArray<Method> All { get; } =
    [
        CorrelationMatrixMethod.Method, RegressionMethods.Partial, RegressionMethods.Linear, RegressionMethods.RobustLines, RegressionMethods.Running,
        SeriesMemoryMethods.Autocorrelation, SeriesMemoryMethods.LjungBox, LagMethods.Cross, LagMethods.Lagged, LagMethods.Granger,
    ];
}
