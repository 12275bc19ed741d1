using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Notify;

/// <summary>How a channel does.</summary>
/// <param name="Waiting">Deliveries that are still to be sent, or sent again.</param>
/// <param name="Trying">Of these, those that failed at least once.</param>
/// <param name="Failed">Deliveries that were given up within the last day.</param>
public sealed record ChannelView(ChannelKind Channel, int Waiting, int Trying, int Failed);

/// <summary>What an operator looks at: whether messages go out.</summary>
public sealed class Deliveries(PlatformDbs dbs, Channels channels, TimeProvider time)
{
    private static readonly TimeSpan Back = TimeSpan.FromDays(1);

    public async Task<IReadOnlyList<ChannelView>> ByChannelAsync(CancellationToken cancel)
    {
        var since = time.GetUtcNow().UtcDateTime - Back;
        await using var db = dbs.Open(Viewer.Program);
        var counts = await db.Set<Delivery>().Where(d => d.State == DeliveryState.Waiting || (d.State == DeliveryState.Failed && d.DoneAt >= since))
            .GroupBy(d => new { d.Channel, d.State, Tried = d.Attempts > 0 }).Select(g => new { g.Key.Channel, g.Key.State, g.Key.Tried, Count = g.Count() }).ToListAsync(cancel);
        return
        [
            .. channels.Kinds.Select(kind => new ChannelView(kind,
                counts.Where(c => c.Channel == kind && c.State == DeliveryState.Waiting).Sum(c => c.Count),
                counts.Where(c => c.Channel == kind && c.State == DeliveryState.Waiting && c.Tried).Sum(c => c.Count),
                counts.Where(c => c.Channel == kind && c.State == DeliveryState.Failed).Sum(c => c.Count))),
        ];
    }
}
