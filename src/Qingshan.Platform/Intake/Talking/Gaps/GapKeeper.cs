using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Intake;

/// <summary>Keeps progress, gaps and the place in the journal in one transaction.</summary>
internal sealed class GapKeeper(PlatformDbs dbs, GapBoard board) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly HashSet<Guid> _gaps = [];
    private readonly HashSet<(string Mn, int Command)> _progress = [];

    /// <summary>Reads what was kept.</summary>
    /// <returns>How far the journal had been listened to; null: never.</returns>
    public async Task<long?> LoadAsync(CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var progress = await db.Set<DeviceProgress>().AsNoTracking().ToListAsync(cancel);
        var open = await db.Set<DeviceGap>().AsNoTracking().Where(g => g.State == GapState.Open).OrderBy(g => g.Begin).ToListAsync(cancel);
        board.Load(progress, open);
        _progress.UnionWith(progress.Select(p => (p.Mn, p.Command)));
        _gaps.UnionWith(open.Select(g => g.Id));
        return (await db.Set<ListenerPosition>().AsNoTracking().SingleOrDefaultAsync(cancel))?.Position;
    }

    /// <param name="position">Everything up to there is in the board; null where only gaps were dealt with.</param>
    public async Task SaveAsync(long? position, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        var changes = board.TakeChanges();
        try
        {
            await using var db = dbs.Open(Viewer.Program);
            foreach (var gap in changes.Gaps) db.Entry(gap).State = _gaps.Contains(gap.Id) ? EntityState.Modified : EntityState.Added;
            foreach (var p in changes.Progress) db.Entry(p).State = _progress.Contains((p.Mn, p.Command)) ? EntityState.Modified : EntityState.Added;
            if (position is { } at)
            {
                if (await db.Set<ListenerPosition>().SingleOrDefaultAsync(cancel) is { } held) held.Position = at;
                else db.Add(new ListenerPosition { Position = at });
            }
            await db.SaveChangesAsync(cancel);
            _gaps.UnionWith(changes.Gaps.Select(g => g.Id));
            _progress.UnionWith(changes.Progress.Select(p => (p.Mn, p.Command)));
        }
        catch
        {
            board.Again(changes);
            throw;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
