using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Time;

/// <summary>The methods of this folder, in the order in which they are listed.</summary>
internal static class TimeMethods
{
    public static ImmutableArray<Method> All { get; } =
    [
        TimeAverageMethod.Method, RollingMethods.Mean, RollingMethods.Quantile, SelectionMethods.Select, SelectionMethods.Cut, YearStatisticsMethod.Method,
        CalendarMethod.Method, GapMethods.Report, GapMethods.Fill, ExceedanceRunsMethod.Method,
        SmoothingMethods.KolmogorovZurbenko, SmoothingMethods.Gaussian, SmoothingMethods.Whittaker,
    ];
}
