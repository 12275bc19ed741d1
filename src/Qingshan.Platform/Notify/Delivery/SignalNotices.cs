using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Notify;

/// <summary>Signals as something that people are told of.</summary>
public sealed class SignalNotices(LedgerBook ledger) : INoticeTopic
{
    public const string Topic = "signal";

    public string Key => Topic;

    /// <summary>A point that is no longer in force belongs to nobody's region.</summary>
    public async Task<bool> SeesAsync(PlatformDb db, Viewer person, Guid subject, CancellationToken cancel) =>
        await db.Set<Signal>().AsNoTracking().Where(s => s.Id == subject).Select(s => (Guid?)s.PointId).FirstOrDefaultAsync(cancel) is { } at
        && ledger.Now.Points.TryGetValue(at, out var point) && SignalAccess.Sees(person, point);
}
