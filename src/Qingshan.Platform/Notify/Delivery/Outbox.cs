using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Notify;

/// <summary>Writes notices and their deliveries into the caller's transaction. Nothing is sent here.</summary>
internal sealed class Outbox(LedgerBook ledger, Channels channels)
{
    /// <summary>What happened longer ago is shown on the page and no more: after a long standstill nobody wants yesterday's messages one by one.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromDays(1);

    /// <param name="eventId">The event that is told.</param>
    /// <param name="level">The level of the escalation; 0 where it is none.</param>
    public void Add(PlatformDb db, Signal signal, Subject about, long eventId, DateTime happened, int level, Recipient to, DateTime now)
    {
        var subject = NoticeText.Subject(signal, about, to.Reason);
        var body = NoticeText.Body(signal, about, about.Record.RegionId is { } id ? ledger.Now.Regions.GetValueOrDefault(id) : null);
        var notice = new Notice
        {
            Topic = SignalNotices.Topic, SubjectId = signal.Id, EventId = eventId, Link = $"/signals/{signal.Id}", PersonId = to.Person.Id, Reason = to.Reason, Level = level, Severity = signal.Severity, Point = about.Point?.Code,
            SubjectZh = subject.Zh, SubjectEn = subject.En, BodyZh = body.Zh, BodyEn = body.En, CreatedAt = now,
        };
        db.Add(notice);
        if (now - happened > Stale) return;
        foreach (var channel in channels.Kinds)
        {
            if (AddressOf(to.Person, channel) is not { } address || WhenFor(to, channel, signal.Severity, now) is not { } at) continue;
            db.Add(new Delivery { NoticeId = notice.Id, Channel = channel, Address = address, CreatedAt = now, NextAt = at });
        }
    }

    /// <summary>Null where the person has given none: then there is the page alone.</summary>
    public static string? AddressOf(Person person, ChannelKind channel) => channel switch
    {
        ChannelKind.Mail => Given(person.Email),
        ChannelKind.Sms => Given(person.PhoneNumber),
        _ => person.UserName,
    };

    /// <summary>When it goes out by a channel; null where the person did not ask for that one. Of several subscriptions the one that is quiet least long counts.</summary>
    private static DateTime? WhenFor(Recipient to, ChannelKind channel, Severity severity, DateTime now)
    {
        // Duty knows no quiet hours, and goes by whatever reaches the person; the webhook is for those who subscribed to it.
        if (to.Subscriptions.Count == 0 || to.Reason != NoticeReason.Subscription)
        {
            if (channel != ChannelKind.Webhook || to.Subscriptions.Any(s => s.Channel == channel)) return now;
            return null;
        }
        return to.Subscriptions.Where(s => s.Channel == channel)
            .Select(s => (DateTime?)(severity == Severity.Serious || s.Quiet is not { } quiet ? now : quiet.Until(now))).Min();
    }

    private static string? Given(string? address) => string.IsNullOrWhiteSpace(address) ? null : address;
}
