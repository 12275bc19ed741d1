using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Notify;

/// <summary>
/// Sends what is due. A delivery is taken by moving its next try ahead; whoever dies in the middle leaves it to be tried again when
/// that time has come, with the same id: at least once, and receivers can tell.
/// </summary>
internal sealed class NoticeSender(PlatformDbs dbs, Channels channels, NoticeTopics topics, NotifyOptions options, TimeProvider time, ILogger log)
{
    private const int AtOnce = 100;
    private const int LongestDetail = 500;

    /// <summary>Longer than any channel takes for one try.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30), LongestPause = TimeSpan.FromHours(1), GiveUpAfter = TimeSpan.FromDays(1);

    /// <summary>The channels side by side, so that a slow one does not hold up the others.</summary>
    public Task SendDueAsync(CancellationToken cancel) => Task.WhenAll(Enum.GetValues<ChannelKind>().Select(c => SendDueAsync(c, cancel)));

    /// <summary>How long after a try that failed the next one comes: doubling from half a minute to an hour.</summary>
    /// <param name="attempts">Tries so far.</param>
    public static TimeSpan PauseAfter(int attempts)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(attempts - 1, 10));
        return pause < LongestPause ? pause : LongestPause;
    }

    private async Task SendDueAsync(ChannelKind channel, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        List<Delivery> due;
        await using (var db = dbs.Open(Viewer.Program))
        {
            due = await db.Set<Delivery>().AsNoTracking().Where(d => d.State == DeliveryState.Waiting && d.Channel == channel && d.NextAt <= now)
                .OrderBy(d => d.NextAt).Take(AtOnce).ToListAsync(cancel);
        }
        foreach (var delivery in due)
        {
            cancel.ThrowIfCancellationRequested();
            await SendAsync(delivery, cancel);
        }
    }

    private async Task SendAsync(Delivery seen, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var lease = time.GetUtcNow().UtcDateTime + Lease;
        var taken = await db.Set<Delivery>().Where(d => d.Id == seen.Id && d.State == DeliveryState.Waiting && d.Attempts == seen.Attempts)
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.NextAt, lease).SetProperty(x => x.Attempts, x => x.Attempts + 1), cancel);
        if (taken == 0) return; // Another program has it.

        var delivery = await db.Set<Delivery>().FirstAsync(d => d.Id == seen.Id, cancel);
        var notice = await db.Set<Notice>().AsNoTracking().FirstAsync(n => n.Id == delivery.NoticeId, cancel);
        var person = await db.Users.AsNoTracking().FirstAsync(p => p.Id == notice.PersonId, cancel);
        if (notice.ReadAt is not null || !await topics.SeesAsync(db, person.Id, notice, cancel))
        {
            (delivery.State, delivery.DoneAt) = (DeliveryState.Dropped, time.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancel);
            return;
        }
        // What was begun is ended and noted also where the program stops meanwhile.
        var outcome = channels.Find(delivery.Channel) is { } channel
            ? await channel.SendAsync(MessageOf(delivery, notice, person), CancellationToken.None)
            : SendOutcome.Later("the channel is not set up");
        Note(db, delivery, outcome);
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private void Note(PlatformDb db, Delivery delivery, SendOutcome outcome)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var detail = outcome.Detail.Length <= LongestDetail ? outcome.Detail : outcome.Detail[..LongestDetail];
        db.Add(new DeliveryAttempt { DeliveryId = delivery.Id, At = now, Result = outcome.Result, Detail = detail });
        delivery.State = outcome.Result switch
        {
            SendResult.Sent => DeliveryState.Sent,
            SendResult.TryAgain when now - delivery.CreatedAt < GiveUpAfter => DeliveryState.Waiting,
            _ => DeliveryState.Failed,
        };
        if (delivery.State == DeliveryState.Waiting) delivery.NextAt = now + PauseAfter(delivery.Attempts);
        else delivery.DoneAt = now;
        if (outcome.Result != SendResult.Sent)
            log.LogWarning("Delivery {Delivery} by {Channel}, try {Attempt}: {Result}, {Detail}", delivery.Id, delivery.Channel, delivery.Attempts, delivery.State, detail);
    }

    private NoticeMessage MessageOf(Delivery delivery, Notice notice, Person person) => new(
        delivery.Id, delivery.Address, person.DisplayName, notice.Severity, notice.Point, notice.Subject, notice.Body,
        $"{options.Address.TrimEnd('/')}/notices/{notice.Id}", options.Address.TrimEnd('/') + notice.Link);
}
