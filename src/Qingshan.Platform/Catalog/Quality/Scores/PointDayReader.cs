using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Catalog;

/// <summary>
/// Reads what points delivered on a day: one question to the store for all series of many points, and one to the ledger for what people said of
/// them. Only what is reported is judged, and the hours made of it; imported history stands as its source published it.
/// </summary>
internal sealed class PointDayReader(IObservationStore store, SeriesBook series, LatestBook latest, LedgerBook ledger, PlatformDbs dbs, TimeProvider time)
{
    /// <summary>What lies before the day: enough for a check of jumps to know a day's differences, and for constant values to have begun.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromHours(30);

    /// <summary>A series without values for so long has ended; nothing is owed any more.</summary>
    private static readonly TimeSpan Alive = TimeSpan.FromDays(30);

    private readonly NeighbourBook _neighbours = new(ledger);

    /// <summary>The points of which there is something to judge.</summary>
    public IEnumerable<MonitoringPoint> Points => ledger.Now.InCodeOrder.Where(p => WantedOf(p).Any());

    public async Task<IReadOnlyList<PointDay>> ReadAsync(IReadOnlyCollection<MonitoringPoint> points, DateOnly day, CancellationToken cancel)
    {
        var (from, to, now) = (Periods.StartOf(day), Periods.StartOf(day.AddDays(1)), time.GetUtcNow().UtcDateTime);
        var all = points.Concat(points.SelectMany(_neighbours.Of)).DistinctBy(p => p.Id).ToList();
        var wanted = all.SelectMany(WantedOf).ToDictionary(s => s.Id, _ => new List<Observation>());
        await foreach (var o in store.ReadAsync(wanted.Keys, from - Before, to, cancel)) wanted[o.Series].Add(o);
        var said = await MarksAsync([.. all.Select(p => p.Id)], from - Before, to, cancel);
        var read = all.ToDictionary(p => p.Id, p => new PointDay(p, day, from, to, now < to ? now : to, new([.. said[p.Id]]), [.. WantedOf(p).Select(s => new SeriesDay(s, IsExpected(s, from, to, wanted[s.Id]), wanted[s.Id]))]));
        return [.. points.Select(p => read[p.Id] with { Neighbours = [.. _neighbours.Of(p).Select(n => read[n.Id])] })];
    }

    private IEnumerable<Series> WantedOf(MonitoringPoint point)
    {
        var own = series.OfPoint(point.Id);
        // Hours that the platform made count only of what came in finer and live.
        var finer = own.Where(s => IsLive(s) && s.Kind.Period < TimeSpan.FromHours(1)).Select(s => (s.Factor, s.Channel)).ToHashSet();
        return own.Where(s => s.Kind.Statistic == Statistic.Mean && s.Kind.Period >= TimeSpan.FromHours(1) && s.Kind.Period < TimeSpan.FromDays(1) && !Indices.Are(s.Factor)
            && (IsLive(s) || (s.Origin == Origin.RolledUp && s.Kind == SeriesKind.HourlyMean && finer.Contains((s.Factor, s.Channel)))));
    }

    private static bool IsLive(Series of) => of.Origin is Origin.Reported or Origin.Simulated;

    private bool IsExpected(Series of, DateTime from, DateTime to, List<Observation> read) =>
        read.Exists(o => o.Start >= from) || (of.CreatedAt < to && latest.Of(of.Id) is { } last && last.Start >= from - Alive);

    private async Task<ILookup<Guid, Mark>> MarksAsync(Guid[] points, DateTime from, DateTime to, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        return (await db.Set<Mark>().AsNoTracking()
            .Where(m => points.Contains(m.PointId) && m.To > from && m.From < to && m.WithdrawnAt == null && m.Stage != ReviewStage.Automatic).ToListAsync(cancel)).ToLookup(m => m.PointId);
    }
}
