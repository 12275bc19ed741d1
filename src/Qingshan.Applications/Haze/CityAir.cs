using System.Collections.Immutable;
using Qingshan.Analysis.Episodes;
using Qingshan.Applications.Shared.Air;
using Qingshan.Standards;

namespace Qingshan.Applications.Haze;

/// <summary>The hours of a city as haze is looked for in them: its stations, their mean, the weather; and the episodes found. Beijing time.</summary>
/// <param name="Place">The city and its evaluated stations.</param>
/// <param name="Hours">Its hours.</param>
/// <param name="Pollutants">Means of the city by pollutant, for indices.</param>
/// <param name="Weather">Its weather, laid on the same hours.</param>
/// <param name="Episodes">Its episodes, the first ones first.</param>
/// <param name="Made">When all this was read.</param>
public sealed record CityAir(
    AirPlace Place, EpisodeHours Hours, IReadOnlyDictionary<AirPollutant, double[]> Pollutants, EpisodeColumns Weather, ImmutableArray<HazeEpisode> Episodes, DateTime Made)
{
    /// <summary>The last hour in which half of the stations had a value.</summary>
    public int Last { get; } = LastOf(Hours);

    /// <summary>The episode that began at an hour, as <see cref="AddressOf"/> writes it.</summary>
    public HazeEpisode? EpisodeFrom(string from) => Episodes.FirstOrDefault(e => AddressOf(e.From) == from);

    /// <summary>An hour in an address: <c>2015-11-30T16</c>.</summary>
    public static string AddressOf(DateTime hour) => hour.ToString("yyyy-MM-dd'T'HH", System.Globalization.CultureInfo.InvariantCulture);

    private static int LastOf(EpisodeHours hours)
    {
        for (var hour = hours.Count - 1; hour >= 0; hour--)
            if (!double.IsNaN(hours.CityMean[hour])) return hour;
        return -1;
    }
}
