using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Signals;

/// <summary>The events of signals in the order of their numbers, for whoever follows them from the last one that he has seen.</summary>
internal static class SignalFeed
{
    private const int EventsAtOnce = 200;

    /// <summary>A number that is missing may belong to a transaction that is not yet through; one that was given up leaves its gap for ever.</summary>
    private static readonly TimeSpan GapPatience = TimeSpan.FromSeconds(30);

    /// <param name="after">The number of the last event that was seen.</param>
    public static async Task<List<SignalEvent>> NextAsync(PlatformDb db, long after, DateTime now, CancellationToken cancel)
    {
        var events = await db.Set<SignalEvent>().AsNoTracking().Where(e => e.Id > after).OrderBy(e => e.Id).Take(EventsAtOnce).ToListAsync(cancel);
        for (var i = 0; i < events.Count; i++)
            if (events[i].Id != (i == 0 ? after : events[i - 1].Id) + 1 && now - events[i].At < GapPatience) return events[..i];
        return events;
    }
}
