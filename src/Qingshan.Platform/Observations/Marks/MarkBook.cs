using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Observations;

/// <summary>
/// All marks, in the ledger; which points have any at all is held in memory, so that the many without cost nothing. Who derives
/// values hears what changed.
/// </summary>
public sealed class MarkBook(PlatformDbs dbs, TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, bool> _points = new();
    private readonly Channel<Mark> _changed = Channel.CreateUnbounded<Mark>(new() { SingleReader = true });

    /// <summary>Reads which points have marks; once, at start.</summary>
    public async Task LoadAsync(CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        foreach (var point in await db.Set<Mark>().Where(m => m.WithdrawnAt == null).Select(m => m.PointId).Distinct().ToListAsync(cancel)) _points[point] = true;
    }

    /// <summary>The marks in effect at a point that touch a span.</summary>
    public async Task<PointMarks> OfAsync(Guid point, DateTime from, DateTime to, CancellationToken cancel)
    {
        if (!_points.ContainsKey(point)) return PointMarks.None;
        await using var db = dbs.Open(Viewer.Program);
        return new(await InEffect(db, point, from, to).ToListAsync(cancel));
    }

    internal static IQueryable<Mark> InEffect(PlatformDb db, Guid point, DateTime from, DateTime to) =>
        db.Set<Mark>().AsNoTracking().Where(m => m.PointId == point && m.To > from && m.From < to && m.WithdrawnAt == null);

    /// <summary>Enters marks and withdraws others in one transaction; what <paramref name="along"/> changes is saved with them.</summary>
    /// <param name="tell">Whether who derives values has to hear of it; not where it is the one that enters them.</param>
    internal async Task ChangeAsync(
        Viewer by, IReadOnlyCollection<Mark> add, IReadOnlyCollection<Mark> withdraw, Func<PlatformDb, Task> along, bool tell, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        var now = time.GetUtcNow().UtcDateTime;
        db.AddRange(add);
        foreach (var mark in withdraw)
        {
            db.Attach(mark);
            (mark.WithdrawnAt, mark.WithdrawnBy) = (now, by.Name);
        }
        await along(db);
        await db.SaveChangesAsync(cancel);
        foreach (var mark in add.Concat(withdraw))
        {
            _points[mark.PointId] = true;
            if (tell) _changed.Writer.TryWrite(mark);
        }
    }

    /// <summary>What changed since this was last asked; one reader.</summary>
    internal IEnumerable<Mark> TakeChanged()
    {
        while (_changed.Reader.TryRead(out var mark)) yield return mark;
    }

    /// <summary>Waits until something changed.</summary>
    internal Task ChangedAsync(CancellationToken cancel) => _changed.Reader.WaitToReadAsync(cancel).AsTask();

    /// <summary>Marks that were entered or withdrawn since a moment: for who has to catch up after a stop.</summary>
    internal async Task<List<Mark>> ChangedSinceAsync(DateTime since, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        return await db.Set<Mark>().AsNoTracking().Where(m => m.At >= since || m.WithdrawnAt >= since).ToListAsync(cancel);
    }
}
