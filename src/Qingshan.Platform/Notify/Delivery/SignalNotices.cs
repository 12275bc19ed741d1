using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Notify;

/// <summary>Signals as something that people are told of.</summary>
public sealed class SignalNotices(SubjectBook subjects) : INoticeTopic
{
    public const string Topic = "signal";

    public string Key => Topic;

    /// <summary>What is no longer in force belongs to nobody's region.</summary>
    public async Task<bool> SeesAsync(PlatformDb db, Viewer person, Guid subject, CancellationToken cancel) =>
        await db.Set<Signal>().AsNoTracking().Where(s => s.Id == subject).FirstOrDefaultAsync(cancel) is { } signal
        && await subjects.FindAsync(signal.SubjectKind, signal.SubjectId, cancel) is { } about && SignalAccess.Sees(person, about.Record);
}
