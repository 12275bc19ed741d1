using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Observations;

/// <summary>
/// All series, in memory and in the ledger. A series is made when its first value arrives; the ledger has it before any
/// observation refers to it.
/// </summary>
public sealed class SeriesBook(PlatformDbs dbs, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _adding = new(1, 1);
    private readonly ConcurrentDictionary<SeriesKey, Series> _byKey = new();
    private readonly ConcurrentDictionary<int, Series> _byId = new();
    private readonly ConcurrentDictionary<Guid, IReadOnlyList<Series>> _ofPoint = new();

    /// <summary>Reads the book; once, at start.</summary>
    public async Task LoadAsync(CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        Remember(await db.Set<Series>().AsNoTracking().ToListAsync(cancel));
    }

    public int Count => _byId.Count;

    public void Dispose() => _adding.Dispose();

    public Series? Find(int id) => _byId.GetValueOrDefault(id);

    public Series? Find(in SeriesKey key) => _byKey.GetValueOrDefault(key);

    /// <summary>The series of a point, by factor, kind, origin, channel.</summary>
    public IReadOnlyList<Series> OfPoint(Guid point) => _ofPoint.GetValueOrDefault(point, []);

    /// <summary>All series by id.</summary>
    public IEnumerable<Series> All => _byId.Values.OrderBy(s => s.Id);

    /// <summary>Finds or makes series, in one transaction. The unit counts only for those that are made.</summary>
    public async Task<IReadOnlyList<Series>> EnsureAsync(IReadOnlyCollection<(SeriesKey Key, string Unit)> wanted, CancellationToken cancel)
    {
        if (wanted.Any(w => !_byKey.ContainsKey(w.Key)))
        {
            await _adding.WaitAsync(cancel);
            try
            {
                await AddAsync([.. wanted.Where(w => !_byKey.ContainsKey(w.Key)).DistinctBy(w => w.Key)], cancel);
            }
            finally
            {
                _adding.Release();
            }
        }
        return [.. wanted.Select(w => _byKey[w.Key])];
    }

    private async Task AddAsync(List<(SeriesKey Key, string Unit)> missing, CancellationToken cancel)
    {
        if (missing.Count == 0) return;
        var now = time.GetUtcNow().UtcDateTime;
        var made = missing.ConvertAll(m => new Series
        {
            PointId = m.Key.PointId,
            Factor = m.Key.Factor,
            Kind = m.Key.Kind,
            Origin = m.Key.Origin,
            Channel = m.Key.Channel,
            Unit = m.Unit,
            CreatedAt = now,
        });
        await using var db = dbs.Open(Viewer.Program);
        db.AddRange(made);
        await db.SaveChangesAsync(cancel);
        Remember(made);
    }

    private void Remember(IReadOnlyList<Series> series)
    {
        foreach (var s in series)
        {
            _byKey[s.Key] = s;
            _byId[s.Id] = s;
        }
        foreach (var point in series.GroupBy(s => s.PointId))
        {
            _ofPoint[point.Key] = [.. OfPoint(point.Key).Concat(point).DistinctBy(s => s.Id)
                .OrderBy(s => s.Factor, StringComparer.Ordinal).ThenBy(s => s.Kind.Period).ThenBy(s => s.Origin).ThenBy(s => s.Channel, StringComparer.Ordinal)];
        }
    }
}
