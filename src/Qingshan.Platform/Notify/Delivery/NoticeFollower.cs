using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Notify;

/// <summary>
/// Follows the events of signals by their number and writes who is to be told. Notices and the number up to which it came are saved
/// together: after a crash it goes on behind the last event that was told, and nobody is told twice.
/// </summary>
internal sealed class NoticeFollower(PlatformDbs dbs, Recipients recipients, Outbox outbox, SubjectBook subjects, NotifyOptions options, TimeProvider time)
{
    /// <returns>How many events were looked at; zero where there is nothing new.</returns>
    public async Task<int> FollowAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = dbs.Open(Viewer.Program);
        if (await db.Set<NoticePosition>().FindAsync([1], cancel) is not { } position) db.Add(position = new NoticePosition { Id = 1 });
        var events = await SignalFeed.NextAsync(db, position.EventId, now, cancel);
        if (events.Count == 0) return 0;
        foreach (var happened in events) await TakeAsync(db, happened, now, cancel);
        position.EventId = events[^1].Id;
        await db.SaveChangesAsync(cancel);
        return events.Count;
    }

    private async Task TakeAsync(PlatformDb db, SignalEvent happened, DateTime now, CancellationToken cancel)
    {
        if (happened.Kind is SignalEventKind.Updated or SignalEventKind.Commented) return;
        var signal = await db.Set<Signal>().AsNoTracking().FirstAsync(s => s.Id == happened.SignalId, cancel);
        if (happened.Kind is SignalEventKind.Acknowledged or SignalEventKind.Closed)
        {
            await StopAsync(db, signal.Id, now, cancel);
            return;
        }
        // What is no longer in force belongs to nobody's region.
        if (await subjects.FindAsync(signal.SubjectKind, signal.SubjectId, cancel) is not { } about) return;
        if (happened.Kind == SignalEventKind.Assigned)
        {
            foreach (var to in await recipients.AssignedAsync(db, signal, about, cancel)) outbox.Add(db, signal, about, happened.Id, happened.At, 0, to, now);
            return;
        }
        var onDuty = await recipients.OnDutyAsync(db, about, above: 0, NoticeReason.Duty, now, cancel);
        var subscribed = await recipients.SubscribedAsync(db, signal, about, cancel);
        foreach (var to in onDuty)
            outbox.Add(db, signal, about, happened.Id, happened.At, 0, to with { Subscriptions = subscribed.Find(s => s.Person.Id == to.Person.Id)?.Subscriptions ?? [] }, now);
        foreach (var to in subscribed.Where(s => !onDuty.Exists(d => d.Person.Id == s.Person.Id))) outbox.Add(db, signal, about, happened.Id, happened.At, 0, to, now);
        await BeginAsync(db, happened, signal, onDuty.Count > 0 ? onDuty[0].Level : 0, cancel);
    }

    /// <summary>From now on somebody has to acknowledge it; a signal that got worse has less time than before, never more.</summary>
    private async Task BeginAsync(PlatformDb db, SignalEvent happened, Signal signal, int told, CancellationToken cancel)
    {
        var wait = options.Escalation.Of(happened.Severity);
        if (wait <= TimeSpan.Zero || signal.AcknowledgedAt is not null || signal.State == SignalState.Closed) return;
        var next = happened.At + wait;
        if (await db.Set<Escalation>().FindAsync([signal.Id], cancel) is not { } escalation)
        {
            db.Add(new Escalation { SignalId = signal.Id, EventId = happened.Id, Level = told, NextAt = next });
            return;
        }
        if (escalation.StoppedAt is null && next < escalation.NextAt) escalation.NextAt = next;
        if (escalation.Level < told) escalation.Level = told;
    }

    private static async Task StopAsync(PlatformDb db, Guid signal, DateTime now, CancellationToken cancel)
    {
        if (await db.Set<Escalation>().FindAsync([signal], cancel) is { StoppedAt: null } escalation) escalation.StoppedAt = now;
    }
}
