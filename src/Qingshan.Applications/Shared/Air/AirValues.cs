using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Applications.Shared.Air;

/// <summary>Concentrations of the six pollutants at many stations, hour by hour or day by day, read in bulk.</summary>
internal sealed class AirValues(SeriesBook series, IObservationStore store)
{
    /// <summary>Of series side by side the first that has a valid value counts, as for everything that is derived.</summary>
    private static readonly Origin[] Rank = [Origin.Substituted, Origin.Manual, Origin.Reported, Origin.Imported, Origin.Simulated, Origin.RolledUp];

    private static readonly SeriesKind OzoneDay = new(Statistic.Max, TimeSpan.FromDays(1));
    private const string OzoneDayChannel = "8h";

    /// <summary>By station and start; only what is valid, in the units of the pollutants.</summary>
    /// <param name="days">Daily values (of ozone the largest mean of eight hours) instead of hours.</param>
    public async Task<IReadOnlyDictionary<Guid, SortedList<DateTime, AirConcentrations>>> ReadAsync(
        IReadOnlyCollection<MonitoringPoint> stations, bool days, DateTime from, DateTime to, CancellationToken cancel)
    {
        var places = new Dictionary<int, Place>();
        foreach (var station in stations)
            foreach (var pollutant in AirPollutants.All)
                foreach (var s in series.OfPoint(station.Id))
                    if (s.Factor == pollutant.Code() && (s.Kind, s.Channel) == KindOf(pollutant, days) && Unit.TryParse(s.Unit, out var unit) && unit.Dimension == pollutant.Unit().Dimension)
                        places[s.Id] = new(station.Id, pollutant, Array.IndexOf(Rank, s.Origin), unit);

        var found = new Dictionary<Guid, SortedList<DateTime, Held[]>>();
        await foreach (var o in store.ReadAsync(places.Keys, from, to, cancel))
        {
            var place = places[o.Series];
            if (!double.IsFinite(o.Value) || o.Flag is not ('\0' or 'N' or 'n')) continue;
            if (!Unit.TryConvert(o.Value, place.Unit, place.Pollutant.Unit(), out var value)) continue;
            if (!found.TryGetValue(place.Station, out var times)) found[place.Station] = times = [];
            if (!times.TryGetValue(o.Start, out var six)) times[o.Start] = six = new Held[AirPollutants.All.Length];
            ref var held = ref six[(int)place.Pollutant];
            if (!held.Given || place.Rank < held.Rank) held = new(value, place.Rank, Given: true);
        }
        return found.ToDictionary(f => f.Key, f =>
        {
            var list = new SortedList<DateTime, AirConcentrations>(f.Value.Count);
            foreach (var (start, six) in f.Value) list.Add(start, AirConcentrations.From(p => six[(int)p] is { Given: true } held ? held.Value : double.NaN));
            return list;
        });
    }

    private static (SeriesKind, string) KindOf(AirPollutant pollutant, bool days) =>
        !days ? (SeriesKind.HourlyMean, "") : pollutant == AirPollutant.Ozone ? (OzoneDay, OzoneDayChannel) : (SeriesKind.DailyMean, "");

    private readonly record struct Place(Guid Station, AirPollutant Pollutant, int Rank, Unit Unit);

    private readonly record struct Held(double Value, int Rank, bool Given);
}
