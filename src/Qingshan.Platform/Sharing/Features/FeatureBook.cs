using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Sharing;

/// <summary>
/// The features of all collections in memory, made again when the ledger has other rows of their type, and every ten minutes, because
/// validity begins and ends by itself.
/// </summary>
public sealed class FeatureBook(PlatformDbs dbs, LedgerBook ledger, RegionShapes shapes, TimeProvider time) : IDisposable
{
    /// <summary>At which zoom of a web map boundaries are given: about 150 m.</summary>
    private const int Zoom = 9;

    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(10);
    private static readonly MethodInfo Read = typeof(FeatureBook).GetMethod(nameof(ReadAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo Stand = typeof(FeatureBook).GetMethod(nameof(StandAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly SemaphoreSlim _making = new(1, 1);
    private readonly Dictionary<FeatureKind, (FeatureSet Set, LedgerSnapshot Looked, Rows Of, DateTimeOffset At)> _made = [];

    /// <summary>How many rows of a type are held to be so, and the last that was written.</summary>
    private readonly record struct Rows(long Count, long Last, long Boundaries, long LastBoundary);

    internal async Task<FeatureSet> OfAsync(FeatureKind kind, CancellationToken cancel)
    {
        var (now, at) = (ledger.Now, time.GetUtcNow());
        await _making.WaitAsync(cancel);
        try
        {
            var held = _made.GetValueOrDefault(kind);
            // A write, here or on another machine, gives another snapshot within the minute.
            if (held.Set is not null && ReferenceEquals(held.Looked, now) && at - held.At < Keep) return held.Set;
            await using var db = dbs.Open(Viewer.Program);
            var (count, last) = await (Task<(long, long)>)Stand.MakeGenericMethod(kind.Type).Invoke(null, [db, cancel])!;
            var (boundaries, lastBoundary) = kind.Place is null ? await StandAsync<RegionBoundary>(db, cancel) : default;
            var rows = new Rows(count, last, boundaries, lastBoundary);
            var set = held.Set is not null && rows == held.Of && at - held.At < Keep ? held.Set : await MakeAsync(db, kind, cancel);
            _made[kind] = (set, now, rows, ReferenceEquals(set, held.Set) ? held.At : at);
            return set;
        }
        finally
        {
            _making.Release();
        }
    }

    /// <summary>The codes of records to which others refer, of those that a viewer may see.</summary>
    internal async Task<Func<Guid, string?>> CodesAsync(Viewer viewer, CancellationToken cancel)
    {
        var (sees, sets) = (Policy.For(viewer), new List<FeatureSet>());
        foreach (var kind in FeatureKind.All.Values) sets.Add(await OfAsync(kind, cancel));
        return id => sets.Select(s => s.Find(id)).FirstOrDefault(f => f is not null) is { } found && sees(found.Record) ? found.Record.Code : null;
    }

    public void Dispose() => _making.Dispose();

    private async Task<FeatureSet> MakeAsync(PlatformDb db, FeatureKind kind, CancellationToken cancel)
    {
        var records = await (Task<List<Record>>)Read.MakeGenericMethod(kind.Type).Invoke(null, [db, cancel])!;
        if (kind.Place is { } place) return new FeatureSet(records.Select(r => new Feature(r, (Place?)place.GetValue(r), null)));
        var of = new Dictionary<Guid, RegionShape>();
        foreach (var level in (RegionKind[])[RegionKind.Province, RegionKind.City, RegionKind.County])
            foreach (var shape in await shapes.OfAsync(Viewer.Program, level, Zoom, cancel))
                if (shape.Boundary.RegionId is { } region) of[region] = shape;
        return new FeatureSet(records.Select(r => new Feature(r, null, of.GetValueOrDefault(r.Id))));
    }

    private static async Task<List<Record>> ReadAsync<T>(PlatformDb db, CancellationToken cancel) where T : Record => [.. await db.Set<T>().AsNoTracking().ToListAsync(cancel)];

    private static async Task<(long Count, long Last)> StandAsync<T>(PlatformDb db, CancellationToken cancel) where T : Record
    {
        var rows = db.Set<T>().IgnoreQueryFilters([PlatformDb.TimeFilter]);
        return (await rows.LongCountAsync(r => r.RecordedTo == null, cancel), await rows.MaxAsync(r => (long?)r.Row, cancel) ?? 0);
    }
}
