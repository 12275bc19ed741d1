using System.Collections.Immutable;
using System.Globalization;
using Qingshan.Analysis.Forecasting;
using Qingshan.Analysis.Forecasting.Training;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Forecasts;

/// <summary>What somebody wants learned; what is not said is as the platform proposes.</summary>
/// <param name="Name">Letters, digits and hyphens; versions of one name replace one another. Made of region, factor and weather where nothing is said.</param>
/// <param name="Region">Code of a region: all its air stations.</param>
/// <param name="Points">Codes of stations, instead of a region.</param>
/// <param name="Factor">Code of the pollutant; PM2.5 where nothing is said.</param>
/// <param name="Weather">Which coming weather is looked at.</param>
/// <param name="From">The first hour that is learned from; four years back where nothing is said.</param>
/// <param name="Until">The first hour that is not; now where nothing is said.</param>
/// <param name="Horizons">Hours ahead that are learned; 40 of three days where nothing is said.</param>
/// <param name="EventLevel">A value above it is the event; 150 µg/m³ of PM2.5, to be said of other pollutants.</param>
/// <param name="TrialDays">Days at the end that are kept for the trial; 30 where nothing is said.</param>
public sealed record TrainingRequest(
    string? Name = null, string? Region = null, IReadOnlyList<string>? Points = null, string? Factor = null, WeatherUse? Weather = null, string? From = null, string? Until = null,
    IReadOnlyList<int>? Horizons = null, double? EventLevel = null, int? TrialDays = null)
{
    public const int FurthestHour = 72;

    /// <summary>The hours ahead that are learned.</summary>
    internal Result<ImmutableArray<int>> Ahead()
    {
        ImmutableArray<int> hours = Horizons is { Count: > 0 } ? [.. Horizons.Distinct().Order()] : TrainingPlan.ThreeDays;
        // Between two horizons lines are drawn; before the first there is nothing to draw one from.
        return hours[0] == 1 && hours[^1] <= FurthestHour ? hours : ForecastErrors.BadRequest.Of("horizons", $"{string.Join(",", hours)} (1, …, ≤ {FurthestHour})");
    }

    internal static string Write(ImmutableArray<int> hours) => string.Join(',', hours.Select(h => h.ToString(CultureInfo.InvariantCulture)));

    internal static ImmutableArray<int> Read(string hours) => [.. hours.Split(',').Select(h => int.Parse(h, CultureInfo.InvariantCulture))];
}
