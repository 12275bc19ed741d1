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
    private volatile LedgerSnapshot? _now;

    /// <summary>The ledger as it is now.</summary>
    public LedgerSnapshot Now
    {
        get
        {
            if (_now is { } held && (time.GetUtcNow() - held.At).Duration() < Keep) return held;
            lock (_loading)
            {
                if (_now is { } other && (time.GetUtcNow() - other.At).Duration() < Keep) return other;
                return _now = Load();
            }
        }
    }

    /// <summary>Call after a write: the next reader loads.</summary>
    public void Refresh() => _now = null;

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
}
