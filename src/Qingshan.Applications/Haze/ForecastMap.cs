using Qingshan.Analysis.Statistics;
using Qingshan.Applications.Shared.Air;
using Qingshan.Platform.Common;
using Qingshan.Platform.Forecasts;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Applications.Haze;

/// <summary>What is known and forecast of one place, hour by hour, with the level of the index that each hour has.</summary>
/// <param name="Values">Measured up to the hour of the forecast, forecast behind it, µg/m³; null where there is none.</param>
/// <param name="Levels">1 to 6 by the edition that counts on the day; 0 without a value.</param>
/// <param name="Low">The 5 % quantile of each hour ahead.</param>
/// <param name="High">The 95 % quantile.</param>
/// <param name="Chance">The probability of the event; null where none was learned.</param>
public sealed record MapCourse(IReadOnlyList<double?> Values, IReadOnlyList<int> Levels, IReadOnlyList<double?> Low, IReadOnlyList<double?> High, IReadOnlyList<double?> Chance);

/// <summary>A station of a forecast with its course.</summary>
/// <param name="Evaluated">False for a station that does not count for the mean of the city (对照点).</param>
public sealed record MapStation(MonitoringPoint Point, bool Evaluated, MapCourse Course);

/// <summary>预报地图 · One issue for the stations of a city: the day before it as measured, and the hours that it forecasts.</summary>
/// <param name="Edition">By which edition of HJ 633 the hour of the forecast is judged.</param>
/// <param name="LeftOut">Stations beyond what one answer carries.</param>
public sealed record ForecastMap(SeenIssue Seen, CityForecast City, StandardEdition Edition, MapCourse Mean, IReadOnlyList<MapStation> Stations, int LeftOut)
{
    /// <summary>Hours before the forecast that are shown.</summary>
    public const int Before = 24;

    /// <summary>Stations in one answer: some 2 kB each.</summary>
    public const int MostStations = 300;

    internal static ForecastMap Of(SeenIssue seen, AirPlace place, IReadOnlyDictionary<Guid, float[]> measured, AppliedEditions editions)
    {
        var city = CityForecast.Of(seen, null);
        // A model may learn means without a distribution; a map says how sure it is.
        var with = seen.Stations.Where(s => s.Said.Quantiles.Length > 0).OrderBy(s => s.Point.Code, StringComparer.Ordinal).ToList();
        var counted = CityForecast.Counted(with.Select(s => s.Point)).ToHashSet();
        StandardEdition Rules(DateOnly day) => editions.Of(place.Region, "HJ 633", day) ?? Editions.Hj633Of2012;
        MapCourse Course(IEnumerable<double> before, IEnumerable<double> mean, IEnumerable<double> low, IEnumerable<double> high, IEnumerable<double> chance)
        {
            double?[] values = [.. before.Concat(mean).Select(v => Whole(v))];
            return new(values, [.. values.Select((v, at) => LevelOf(v, Rules(DateOnly.FromDateTime(city.Made.AddHours(at - Before)))))], [.. low.Select(Whole)], [.. high.Select(Whole)], [.. chance.Select(c => double.IsFinite(c) ? (double?)Math.Round(c, 2) : null)]);
        }
        var stations = with.Take(MostStations).Select(s => new MapStation(s.Point, counted.Contains(s.Point), Course(
            Row(measured[s.Point.Id]), Row(s.Said.Mean), Row(s.Said.Quantiles[0]), Row(s.Said.Quantiles[^1]), Row(s.Said.Probability)))).ToList();
        var means = StationMean.Of([.. counted.Select(p => (double[])[.. Row(measured[p.Id])])]);
        return new(seen, city, Rules(DateOnly.FromDateTime(city.Made)), Course(means, city.Mean, city.Quantiles[0], city.Quantiles[^1], city.Chance), stations, with.Count - stations.Count);
    }

    private static int LevelOf(double? value, StandardEdition rules) =>
        value is { } v && AirQualityIndex.Individual(AirPollutant.Pm25, AirMean.Hour, v, rules) is { } index ? AqiLevel.Of(index.Index, rules).Number : 0;

    private static double? Whole(double value) => double.IsFinite(value) ? Math.Round(Math.Max(0, value)) : null;

    private static IEnumerable<double> Row(float[] values) => values.Select(v => (double)v);
}

/// <summary>Maps of forecasts, made once a minute at most for those who see the same.</summary>
public sealed class ForecastMaps(ForecastArchive archive, ForecastPanel panels, LedgerBook ledger, TimeProvider time)
{
    // An issue never changes; hours before it may come late or be reviewed, and another issue may be the newest.
    private readonly Kept<(string Sight, string City, long? Issue), Result<ForecastMap>> _kept = new(time, TimeSpan.FromMinutes(1), most: 48);

    /// <param name="issue">One of the archive; null for the newest.</param>
    public async Task<Result<ForecastMap>> OfAsync(Viewer viewer, AirPlace place, long? issue) =>
        // What is kept for all is not for one request to cancel.
        await _kept.OfAsync((Sight.KeyOf(viewer), place.Code, issue), () => ReadAsync(viewer, place, issue));

    private async Task<Result<ForecastMap>> ReadAsync(Viewer viewer, AirPlace place, long? issue)
    {
        var query = new IssueQuery(place.Region, null, Qingshan.Analysis.Forecasting.PanelFactor.Pm25);
        if (!(issue is { } id ? await archive.OneAsync(viewer, id, query, CancellationToken.None) : await archive.LatestAsync(viewer, query, CancellationToken.None)).TryGet(out var seen, out var error)) return error;
        if (!seen.Stations.Any(s => s.Said.Quantiles.Length > 0)) return ForecastErrors.NoneYet.Of();
        var from = seen.Issue.MadeAt.AddHours(-ForecastMap.Before);
        var measured = new Dictionary<Guid, float[]>();
        foreach (var (point, _) in seen.Stations) measured[point.Id] = await panels.HoursAsync(point, seen.Issue.Factor, from, seen.Issue.MadeAt.AddHours(1), CancellationToken.None);
        return ForecastMap.Of(seen, place, measured, ledger.Now.Editions);
    }
}
