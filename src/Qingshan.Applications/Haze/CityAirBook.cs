using Qingshan.Analysis.Episodes;
using Qingshan.Applications.Shared.Air;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Applications.Haze;

/// <summary>Cities with their hours and episodes, read at most every ten minutes for those who see the same: a review that changes an hour changes what was found.</summary>
public sealed class CityAirBook(SeriesBook series, LedgerBook ledger, IObservationStore store, TimeProvider time)
{
    /// <summary>How old what is shown may be.</summary>
    public static readonly TimeSpan Keep = TimeSpan.FromMinutes(10);

    /// <summary>How far back is looked: hourly PM2.5 is there since 2013.</summary>
    public const int Years = 15;

    private readonly Kept<(string Sight, string City), Result<CityAir>> _kept = new(time, Keep, most: 16);

    /// <summary>Cities with evaluated stations, those with most of them first.</summary>
    public Result<IReadOnlyList<AirPlace>> Cities(Viewer viewer, string? region)
    {
        if (!PointFilter.Of(ledger.Now, viewer, region, "air-station", null).TryGet(out var filter, out var error)) return error;
        return Result.Of<IReadOnlyList<AirPlace>>([.. AirPlace.Cities(filter.Points, RegionOutline.Seen(ledger.Now, Policy.For(viewer))).OrderByDescending(c => c.Stations.Count).ThenBy(c => c.Code, StringComparer.Ordinal)]);
    }

    /// <summary>A city that a viewer sees.</summary>
    /// <param name="region">The city; null, or one that is none, for the largest of all.</param>
    public Result<AirPlace> PlaceOf(Viewer viewer, string? region)
    {
        if (!Cities(viewer, null).TryGet(out var cities, out var error)) return error;
        return cities.FirstOrDefault(c => c.Code == region) ?? (cities.Count == 0 ? HazeErrors.NoCity.Of() : Result.Of(cities[0]));
    }

    /// <summary>A city with its hours.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="region">The city, or a region whose largest city is meant; null for the largest of all.</param>
    public async Task<Result<CityAir>> OfAsync(Viewer viewer, string? region)
    {
        if (!Cities(viewer, region).TryGet(out var cities, out var error)) return error;
        if (cities.Count == 0) return HazeErrors.NoCity.Of();
        var city = cities.FirstOrDefault(c => c.Code == region) ?? cities[0];
        return await _kept.OfAsync((Sight.KeyOf(viewer), city.Code), () => ReadAsync(city));
    }

    private async Task<Result<CityAir>> ReadAsync(AirPlace city)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (from, to) = (now.AddYears(-Years), now);
        // What is kept for all is not for one request to cancel.
        var air = await new AirValues(series, store).ReadAsync([.. city.Stations], days: false, from, to, CancellationToken.None);
        if (air.Count == 0) return HazeErrors.NoAnswer.Of(new Text($"{city.Name.Zh} 还没有小时值。", $"{city.Name.En} has no hourly values yet."));
        var weather = await new CityWeather(series, store).ReadAsync(city.Stations, from, to, CancellationToken.None);
        var first = air.Values.Min(v => v.Keys[0]);
        var count = (int)(air.Values.Max(v => v.Keys[^1]) - first).TotalHours + 1;
        DateTime[] times = [.. Enumerable.Range(0, count).Select(h => BeijingTime.FromUtc(first.AddHours(h)))];
        var stations = city.Stations.Where(s => air.ContainsKey(s.Id)).ToList();
        var pollutants = AirPollutants.All.ToDictionary(p => p, p => Mean(count, stations.Select(s => Row(air[s.Id], p, first, count))));
        var columns = weather.Over(first, count) with { Others = [.. AirPollutants.All.Where(p => p != AirPollutant.Pm25).Select(p => (p.Code(), pollutants[p]))] };
        if (!EpisodeHours.Of(times, [.. stations.Select(s => (s.Name, Row(air[s.Id], AirPollutant.Pm25, first, count)))], columns).TryGet(out var hours, out var problem)) return HazeErrors.Of(problem);
        return HazeEpisodes.Of(hours).TryGet(out var episodes, out problem) ? new CityAir(city, hours, pollutants, columns, episodes, now) : HazeErrors.Of(problem);
    }

    private static double[] Row(SortedList<DateTime, AirConcentrations> values, AirPollutant pollutant, DateTime first, int count)
    {
        var row = Missing(count);
        foreach (var (start, six) in values)
            if ((int)(start - first).TotalHours is var hour && hour < count) row[hour] = six[pollutant];
        return row;
    }

    /// <summary>The mean of the stations that have a value.</summary>
    private static double[] Mean(int count, IEnumerable<double[]> rows)
    {
        var (sum, there) = (new double[count], new int[count]);
        foreach (var row in rows)
            for (var hour = 0; hour < count; hour++)
                if (!double.IsNaN(row[hour])) (sum[hour], there[hour]) = (sum[hour] + row[hour], there[hour] + 1);
        return [.. sum.Select((s, hour) => there[hour] == 0 ? double.NaN : s / there[hour])];
    }

    private static double[] Missing(int count)
    {
        var row = new double[count];
        Array.Fill(row, double.NaN);
        return row;
    }
}
