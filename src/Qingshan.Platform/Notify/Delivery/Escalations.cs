using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Notify;

/// <summary>升级 · Tells the next level of the roster of what nobody has acknowledged in time.</summary>
internal sealed class Escalations(PlatformDbs dbs, Recipients recipients, Outbox outbox, SubjectBook subjects, NotifyOptions options, TimeProvider time)
{
    public async Task SweepAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = dbs.Open(Viewer.Program);
        var due = await db.Set<Escalation>().AsNoTracking().Where(e => e.StoppedAt == null && e.NextAt <= now).OrderBy(e => e.NextAt).Select(e => e.SignalId).ToListAsync(cancel);
        foreach (var signal in due) await RaiseAsync(signal, now, cancel);
    }

    private async Task RaiseAsync(Guid id, DateTime now, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var escalation = await db.Set<Escalation>().FirstAsync(e => e.SignalId == id, cancel);
        var signal = await db.Set<Signal>().AsNoTracking().FirstAsync(s => s.Id == id, cancel);
        // The event of the acknowledgement may still be on its way; the signal itself knows already.
        if (signal.AcknowledgedAt is not null || signal.State == SignalState.Closed || await subjects.FindAsync(signal.SubjectKind, signal.SubjectId, cancel) is not { } about)
        {
            escalation.StoppedAt = now;
        }
        else
        {
            // Where no higher level is on duty it is asked again: somebody may come.
            foreach (var to in await recipients.OnDutyAsync(db, about, escalation.Level, NoticeReason.Escalation, now, cancel))
            {
                outbox.Add(db, signal, about, escalation.EventId, now, to.Level, to, now);
                escalation.Level = to.Level;
            }
            var wait = options.Escalation.Of(signal.Severity);
            escalation.NextAt = now + (wait > TimeSpan.Zero ? wait : TimeSpan.FromHours(1));
        }
        await db.SaveChangesAsync(cancel);
    }
}
