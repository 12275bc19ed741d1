using System.Collections.Immutable;

namespace Qingshan.Analysis.Forecasting.Training;

/// <summary>What is learned, and from which hours.</summary>
/// <param name="Target">What is forecast.</param>
/// <param name="Horizons">How many hours ahead, rising.</param>
/// <param name="Weather">Which coming weather is looked at.</param>
/// <param name="Until">The first hour that is not learned from: no target from here on is seen.</param>
/// <param name="Calibration">
/// Hours, rising, from each of which to the next (or to <paramref name="Until"/>) forecasts are made with what was known before: from their errors
/// weights, intervals and thresholds are learned.
/// </param>
/// <param name="EventLevel">A value above it is the event whose probability is forecast.</param>
/// <param name="WithDistribution">Whether quantiles and the probability are learned, or the mean alone.</param>
/// <param name="ForMedian">Whether the absolute error is to be small, and not the squared one.</param>
/// <param name="Effort">The share of the usual number of trees that is grown.</param>
public sealed record TrainingPlan(
    PanelFactor Target, ImmutableArray<int> Horizons, WeatherUse Weather, int Until, ImmutableArray<int> Calibration, double EventLevel = 150, bool WithDistribution = true, bool ForMedian = false, double Effort = 1)
{
    /// <summary>Every hour for a day, then every third: 72 hours by 40 horizons, between which lines are drawn.</summary>
    public static readonly ImmutableArray<int> ThreeDays = [.. Enumerable.Range(1, 24), .. Enumerable.Range(9, 16).Select(i => 3 * i)];
}
