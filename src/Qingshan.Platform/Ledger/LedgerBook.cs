using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Ledger;

/// <summary>
/// Keeps the snapshot of the ledger: read again after each write, and at least every minute, because validity begins and
/// ends by itself and another machine may have written.
/// </summary>
public sealed class LedgerBook(PlatformDbs dbs, TimeProvider time)
{
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);
    private readonly Lock _loading = new();
    private volatile Held? _held;
    private long _writes;

    /// <summary>The ledger as it is now.</summary>
    public LedgerSnapshot Now
    {
        get
        {
            if (Fresh() is { } held) return held;
            lock (_loading)
            {
                if (Fresh() is { } other) return other;
                // What is written while it is read may be missing from it: then the next one who asks reads again.
                var before = Interlocked.Read(ref _writes);
                var loaded = Load();
                _held = new(loaded, before);
                return loaded;
            }
        }
    }

    /// <summary>Call after a write: the next reader loads.</summary>
    public void Refresh() => Interlocked.Increment(ref _writes);

    private LedgerSnapshot? Fresh() => _held is { } held && held.Writes == Interlocked.Read(ref _writes) && (time.GetUtcNow() - held.Now.At).Duration() < Keep ? held.Now : null;

    /// <summary>Which editions counted where, as it was known at a moment (UTC), by the tree of regions of now.</summary>
    public AppliedEditions EditionsKnownAt(DateTime moment)
    {
        using var db = dbs.Open(Viewer.Program);
        return new(db.Set<AppliedEdition>().AsNoTracking().IgnoreQueryFilters([PlatformDb.TimeFilter])
            .Where(e => e.RecordedFrom <= moment && (e.RecordedTo == null || e.RecordedTo > moment)).ToList(), Now.Regions);
    }

    private LedgerSnapshot Load()
    {
        // Synchronous on purpose: it is short, and the gateway asks for it in the middle of a packet.
        var at = time.GetUtcNow();
        using var db = dbs.Open(Viewer.Program);
        return new LedgerSnapshot(
            db.Set<Region>().AsNoTracking().ToList(),
            db.Set<MonitoringPoint>().AsNoTracking().ToList(),
            db.Set<Device>().AsNoTracking().ToList(),
            db.Set<DeviceProfile>().AsNoTracking().ToList(),
            db.Set<AppliedEdition>().AsNoTracking().IgnoreQueryFilters([PlatformDb.TimeFilter]).Where(e => e.RecordedTo == null).ToList(),
            at);
    }

    /// <param name="Writes">How many writes there had been when it was begun.</param>
    private sealed record Held(LedgerSnapshot Now, long Writes);
}
