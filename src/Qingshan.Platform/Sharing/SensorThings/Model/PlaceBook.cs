using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>A stretch of time during which a point stood at one place.</summary>
/// <param name="Said">The version of the ledger's record that says so first; the policy is asked about it.</param>
/// <param name="From">UTC. The first one also stands for what was observed before anybody entered the point.</param>
/// <param name="To">UTC, exclusive; <see cref="DateTime.MaxValue"/> where it stands there still.</param>
internal sealed record PlaceSpan(Record Said, Place? Place, DateTime From, DateTime To);

/// <summary>
/// Where points have stood, by the versions of the ledger. Kept as long as the ledger's own snapshot: what nobody has moved has one
/// place, and needs no look.
/// </summary>
internal sealed class PlaceBook(PlatformDbs dbs, LedgerBook ledger) : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1, 1);
    private (LedgerSnapshot Of, FrozenDictionary<Guid, PlaceSpan[]> Moved)? _held;

    public async ValueTask<IReadOnlyDictionary<Guid, PlaceSpan[]>> MovedAsync(CancellationToken cancel)
    {
        var now = ledger.Now;
        if (_held is { } held && ReferenceEquals(held.Of, now)) return held.Moved;
        await _reading.WaitAsync(cancel);
        try
        {
            if (_held is { } other && ReferenceEquals(other.Of, now)) return other.Moved;
            await using var db = dbs.Open(Viewer.Program);
            var versions = db.Set<MonitoringPoint>().AsNoTracking().IgnoreQueryFilters([PlatformDb.TimeFilter]).Where(p => p.RecordedTo == null);
            var several = await versions.GroupBy(p => p.Id).Where(g => g.Count() > 1).Select(g => g.Key).ToListAsync(cancel);
            var rows = several.Count == 0 ? [] : await versions.Where(p => several.Contains(p.Id)).ToListAsync(cancel);
            var moved = rows.GroupBy(r => r.Id).Select(g => (g.Key, Spans: SpansOf([.. g.OrderBy(p => p.ValidFrom)]))).ToFrozenDictionary(g => g.Key, g => g.Spans);
            _held = (now, moved);
            return moved;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    /// <summary>Versions that say the same place are one stay.</summary>
    internal static PlaceSpan[] SpansOf(IReadOnlyList<MonitoringPoint> versions)
    {
        var spans = new List<PlaceSpan>();
        foreach (var version in versions)
        {
            if (spans.Count > 0 && spans[^1].Place == version.Place) continue;
            if (spans.Count > 0) spans[^1] = spans[^1] with { To = version.ValidFrom };
            spans.Add(new(version, version.Place, version.ValidFrom, DateTime.MaxValue));
        }
        return [.. spans];
    }
}
