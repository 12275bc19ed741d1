using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Catalog;

/// <summary>
/// Keeps the directory of responsibilities: made anew when somebody asks and the ledger has changed or the last look at what arrived is
/// older than the pace of the catalogue.
/// </summary>
public sealed class ResponsibilityBook(
    PlatformDbs dbs, LedgerBook ledger, SeriesBook series, IObservationStore store, DatasetStates states, UseMeter uses, CatalogPace pace, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _making = new(1, 1);
    private volatile Made? _made;

    /// <summary>The directory as it is now.</summary>
    public async ValueTask<ResponsibilitySnapshot> NowAsync(CancellationToken cancel)
    {
        if (_made is { } held && IsFresh(held)) return held.Snapshot;
        await _making.WaitAsync(cancel);
        try
        {
            if (_made is { } other && IsFresh(other)) return other.Snapshot;
            var now = ledger.Now;
            return (_made = new(await MakeAsync(now, cancel), now)).Snapshot;
        }
        finally
        {
            _making.Release();
        }
    }

    /// <summary>The next who asks gets it made anew.</summary>
    public void Refresh() => _made = null;

    public void Dispose() => _making.Dispose();

    private bool IsFresh(Made made) => ReferenceEquals(made.Ledger, ledger.Now) && (time.GetUtcNow().UtcDateTime - made.Snapshot.At).Duration() < pace.Every;

    private async Task<ResponsibilitySnapshot> MakeAsync(LedgerSnapshot points, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (states.LookedAt is null) await states.LookAsync(cancel);
        await using var db = dbs.Open(Viewer.Program);
        var duties = await db.Set<CollectionDuty>().AsNoTracking().OrderBy(d => d.Code).ToListAsync(cancel);
        var owners = Owners.Load(db, points, now);
        List<CollectionDuty> ofPoints = [.. duties.Where(d => d.PointKind.Length > 0)];
        var kinds = ofPoints.Select(d => d.PointKind).ToHashSet(StringComparer.Ordinal);
        List<DateTime> began = [.. points.InCodeOrder.Where(p => kinds.Contains(p.Kind)).SelectMany(p => series.OfPoint(p.Id)).Select(s => s.CreatedAt).Distinct()];
        var arrivals = await Arrivals.LookAsync(store, ofPoints.Select(DutySpan.Of), began, now, cancel);
        var from = new Obligations(points, series, states, owners, arrivals);
        List<Obligation> obligations = [.. duties.SelectMany(from.Of)];
        List<KeptRecords> records = [.. duties.Where(d => d.Dataset.Length > 0).Select(d => from.OfRecords(d, now))];
        var findings = DirectoryChecks.All(duties, obligations, points, series, owners).OrderBy(f => f.Kind).ThenByDescending(f => f.Count).ThenBy(f => f.Key, StringComparer.Ordinal).ToList();
        var contributions = await Contributions.OfAsync(obligations, duties, owners, states, uses, now, cancel);
        return new(duties, obligations, records, findings, contributions, owners, now);
    }

    private sealed record Made(ResponsibilitySnapshot Snapshot, LedgerSnapshot Ledger);
}
