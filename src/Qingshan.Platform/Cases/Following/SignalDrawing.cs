using Qingshan.Platform.Identity;
using Qingshan.Platform.Signals;
using Microsoft.EntityFrameworkCore;

namespace Qingshan.Platform.Cases;

/// <summary>
/// 抽查 · Follows the events of signals and draws some of those that open. Draws and the number up to which it came are saved together, and whether a
/// signal is drawn depends on nothing but its identity and the seed: nothing is drawn twice, or twice differently.
/// </summary>
internal sealed class SignalDrawing(PlatformDbs dbs, DrawSeed seed, double share, TimeProvider time)
{
    /// <returns>How many signals were drawn.</returns>
    public async Task<int> DrawAsync(CancellationToken cancel)
    {
        var drawn = 0;
        while (true)
        {
            var now = time.GetUtcNow().UtcDateTime;
            await using var db = dbs.Open(Viewer.Program);
            if (await db.Set<DrawPosition>().FindAsync([DrawPosition.TheOnly], cancel) is not { } position) db.Add(position = new DrawPosition());
            var events = await SignalFeed.NextAsync(db, position.EventId, now, cancel);
            if (events.Count == 0) return drawn;
            var opened = events.Where(e => e.Kind == SignalEventKind.Opened).Select(e => e.SignalId).Distinct().Where(id => seed.Draws(id, share)).ToArray();
            foreach (var signal in await db.Set<Signal>().AsNoTracking().Where(s => opened.Contains(s.Id)).Select(s => new { s.Id, s.Detector }).ToListAsync(cancel))
            {
                db.Add(new SignalDraw { SignalId = signal.Id, Detector = signal.Detector, At = now });
                drawn++;
            }
            position.EventId = events[^1].Id;
            await db.SaveChangesAsync(cancel);
        }
    }
}
