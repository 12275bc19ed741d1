using System.Collections.Immutable;
using Qingshan.Analysis.Weather;

namespace Qingshan.Analysis.Episodes;

/// <summary>What in the weather ended an episode; several can come together.</summary>
[Flags]
public enum EpisodeEnd
{
    /// <summary>No sign of it in the weather that was given.</summary>
    None = 0,

    /// <summary>The wind turned to north.</summary>
    NorthWind = 1,

    /// <summary>It rained or snowed.</summary>
    Rain = 2,

    /// <summary>A front: pressure rose while the dew point fell.</summary>
    Front = 4,
}

/// <summary>A quantity in some hours of an episode against what is normal then: the same months and hours of the day in all years, and the months next to them.</summary>
/// <param name="Name">Its name: <c>temperature</c>, <c>dewPoint</c>, <c>humidity</c>, <c>pressure</c>, <c>windSpeed</c>, or that of the column.</param>
/// <param name="Mean">The mean of the hours; NaN where there is none.</param>
/// <param name="Normal">The normal of these hours.</param>
/// <param name="Spread">The standard deviation of single hours in the season.</param>
public sealed record SeasonContrast(string Name, double Mean, double Normal, double Spread)
{
    /// <summary>By how many standard deviations of single hours it lies above normal.</summary>
    public double Deviations => (Mean - Normal) / Spread;

    /// <summary>How many times the normal it is.</summary>
    public double Ratio => Mean / Normal;
}

/// <summary>When a station passed the threshold.</summary>
/// <param name="Station">Its name.</param>
/// <param name="At">The first of three hours with a mean above the threshold; null where it never came to that.</param>
/// <param name="Lag">Hours after the city's mean did; below 0 for before.</param>
public sealed record StationPassing(string Station, DateTime? At, double Lag);

/// <summary>The growth of an episode.</summary>
/// <param name="Onset">The last clean hour before, or the cleanest hour within reach.</param>
/// <param name="Hours">From then to the first hour above the threshold.</param>
/// <param name="Rate">µg/m³ in an hour, over these.</param>
/// <param name="FastestRise">The largest rise within 6 hours from onset to peak, µg/m³ in an hour.</param>
/// <param name="IsExplosive">
/// Whether air that was no longer clean at least doubled within 10 hours on the way to the peak; Zhong et al. (2017) speak of doubling within hours, the numbers are ours.
/// </param>
/// <param name="Weather">Weather from onset to the first hour above the threshold against normal.</param>
/// <param name="Wind">The wind in these hours; null where none is known.</param>
public sealed record EpisodeGrowth(DateTime Onset, int Hours, double Rate, double FastestRise, bool IsExplosive, ImmutableArray<SeasonContrast> Weather, WindMean? Wind);

/// <summary>The clearing of an episode.</summary>
/// <param name="Cleared">The first clean hour behind it; null where none is within reach or the series ends before.</param>
/// <param name="Hours">From the last hour above the threshold to then; NaN where not known.</param>
/// <param name="FastestFall">The largest fall within 6 hours around the end, µg/m³ in an hour.</param>
/// <param name="End">What in the weather ended it.</param>
/// <param name="Rain">Rain from 6 hours before the end to 6 hours behind it, mm.</param>
/// <param name="PressureRise">From 6 hours before the end to 6 hours behind it, hPa; NaN where not known.</param>
/// <param name="DewPointFall">Over the same hours, K; NaN where not known.</param>
/// <param name="Wind">The wind from 2 hours before the end to 6 hours behind it; null where none is known.</param>
public sealed record EpisodeClearing(DateTime? Cleared, double Hours, double FastestFall, EpisodeEnd End, double Rain, double PressureRise, double DewPointFall, WindMean? Wind);

/// <summary>A haze episode. Immutable.</summary>
/// <param name="From">The first hour above the threshold.</param>
/// <param name="To">The last.</param>
/// <param name="Hours">From the first to the last, both counted.</param>
/// <param name="HoursAbove">How many of them are above the threshold.</param>
/// <param name="Mean">The mean of the city over them, µg/m³.</param>
/// <param name="Peak">The highest hour of the city, µg/m³.</param>
/// <param name="PeakAt">When.</param>
/// <param name="HighestDay">The highest mean of 24 hours in a row within it (around it where it is shorter), 20 of them known, µg/m³.</param>
/// <param name="Growth">How it grew.</param>
/// <param name="Clearing">How it cleared.</param>
/// <param name="Weather">Weather during it against normal.</param>
/// <param name="Pollutants">Other pollutants and PM2.5 itself during it against normal.</param>
/// <param name="Stations">Stations by when they passed the threshold, those that never did at the end.</param>
public sealed record HazeEpisode(
    DateTime From, DateTime To, int Hours, int HoursAbove, double Mean, double Peak, DateTime PeakAt, double HighestDay, EpisodeGrowth Growth, EpisodeClearing Clearing,
    ImmutableArray<SeasonContrast> Weather, ImmutableArray<SeasonContrast> Pollutants, ImmutableArray<StationPassing> Stations)
{
    /// <summary>The year in which its winter began; winters run from July to June.</summary>
    public int Winter => From.Month >= 7 ? From.Year : From.Year - 1;

    /// <summary>Whether it began in November to March.</summary>
    public bool IsInWinter => From.Month is >= 11 or <= 3;
}
