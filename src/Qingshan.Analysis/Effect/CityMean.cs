using System.Collections.Immutable;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Effect;

/// <summary>The series of one station.</summary>
/// <param name="Name">The name of the station.</param>
/// <param name="Values">Its values; NaN is missing.</param>
public sealed record StationSeries(string Name, double[] Values);

/// <summary>
/// What is found of a city, whose series is the mean of its stations, and beside it of each station. The city's interval is its own: stations
/// share weather and chance, so that it could not be made of theirs.
/// </summary>
/// <typeparam name="T">What is found.</typeparam>
/// <param name="City">Of the mean of the stations; of the station itself where there is one only.</param>
/// <param name="Stations">Of each station what was found, or why nothing; empty where there is one only.</param>
public sealed record CityMean<T>(T City, ImmutableArray<(string Name, Analysed<T> Found)> Stations);

/// <summary>Runs an analysis on a city and its stations.</summary>
public static class CityMean
{
    /// <summary>Averages stations hour by hour.</summary>
    /// <param name="stations">The stations, all of one length.</param>
    /// <returns>The mean of those that have a value; NaN where fewer than half have one.</returns>
    public static double[] Of(IReadOnlyList<StationSeries> stations) => StationMean.Of([.. stations.Select(s => s.Values)]);

    /// <summary>Analyses the city, then each station.</summary>
    /// <typeparam name="T">What is found.</typeparam>
    /// <param name="stations">The stations, at least one.</param>
    /// <param name="analyse">The analysis of one series.</param>
    /// <param name="work">Progress and cancellation; told after each series.</param>
    /// <returns>What was found; the problem of the city where that cannot be analysed.</returns>
    public static Analysed<CityMean<T>> Analyse<T>(IReadOnlyList<StationSeries> stations, Func<double[], MethodWork, Analysed<T>> analyse, MethodWork work)
    {
        ArgumentNullException.ThrowIfNull(stations);
        ArgumentNullException.ThrowIfNull(analyse);
        ArgumentNullException.ThrowIfNull(work);
        if (stations.Count == 1) return analyse(stations[0].Values, work).Then<CityMean<T>>(found => new CityMean<T>(found, []));
        var quiet = work with { Progress = null };
        if (!analyse(Of(stations), quiet).TryGet(out var city, out var problem)) return problem;
        var found = ImmutableArray.CreateBuilder<(string, Analysed<T>)>();
        foreach (var station in stations)
        {
            work.At((found.Count + 1.0) / (stations.Count + 1));
            found.Add((station.Name, analyse(station.Values, quiet)));
        }
        return new CityMean<T>(city, found.ToImmutable());
    }
}
