using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Applications.Ranking;

/// <summary>Means of the items of surface water over a period, at many sections, read in bulk.</summary>
internal sealed class WaterValues(SeriesBook series, IObservationStore store)
{
    private static readonly Origin[] Rank = [Origin.Substituted, Origin.Manual, Origin.Reported, Origin.Imported, Origin.Simulated, Origin.RolledUp];

    /// <summary>By section and item the mean of the valid values, in the unit of the table.</summary>
    public async Task<IReadOnlyDictionary<Guid, Dictionary<string, double>>> MeansAsync(IReadOnlyCollection<MonitoringPoint> sections, DateTime from, DateTime to, CancellationToken cancel)
    {
        var places = new Dictionary<int, (Guid Section, string Item, Unit From, Unit To)>();
        foreach (var section in sections)
            foreach (var item in series.OfPoint(section.Id).Where(s => IsItem(s.Factor) && s.Channel.Length == 0 && IsUsable(s)).GroupBy(s => s.Factor))
            {
                // One series of an item: what was given before what was averaged of it, periods before single measurements, and of those
                // side by side the one that counts first.
                var best = item.OrderBy(s => s.Origin == Origin.RolledUp).ThenByDescending(s => s.Kind.Period).ThenBy(s => Array.IndexOf(Rank, s.Origin)).First();
                if (Unit.TryParse(best.Unit, out var unit) && unit.Dimension == UnitOf(item.Key).Dimension) places[best.Id] = (section.Id, item.Key, unit, UnitOf(item.Key));
            }
        var sums = new Dictionary<(Guid, string), (double Sum, int Count)>();
        await foreach (var o in store.ReadAsync(places.Keys, from, to, cancel))
        {
            var (section, item, given, wanted) = places[o.Series];
            if (!double.IsFinite(o.Value) || o.Flag is not ('\0' or 'N' or 'n') || !Unit.TryConvert(o.Value, given, wanted, out var value)) continue;
            var held = sums.GetValueOrDefault((section, item));
            sums[(section, item)] = (held.Sum + value, held.Count + 1);
        }
        return sums.GroupBy(s => s.Key.Item1).ToDictionary(g => g.Key, g => g.ToDictionary(s => s.Key.Item2, s => s.Value.Sum / s.Value.Count));
    }

    /// <summary>Means of one to four hours, and measurements of their own; a stream of instants has been averaged already.</summary>
    private static bool IsUsable(Series s) => s.Kind is { Statistic: Statistic.Mean, Period.TotalHours: >= 1 and <= 4 } || (s.Kind == SeriesKind.Instant && (s.Origin is Origin.Imported or Origin.Manual));

    private static bool IsItem(string factor) => SurfaceWater.ClassOf(factor, 1, WaterBody.Lake) is not null;

    private static Unit UnitOf(string item) => item switch
    {
        "w01001" => Units.Dimensionless,
        "w02003" => Units.CountPerLitre,
        _ => Units.MilligramPerLitre,
    };
}
