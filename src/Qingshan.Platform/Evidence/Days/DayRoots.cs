using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Evidence;

/// <summary>The roots of the days that are closed, as everybody may read them.</summary>
public sealed class DayRoots(PlatformDbs dbs)
{
    /// <summary>Newest first.</summary>
    public async Task<Result<Page<DayRoot>>> PageAsync(string? after, int take, CancellationToken cancel)
    {
        if (!Cursor.Decode(after).TryGet(out var key, out var error)) return error;
        var before = long.MaxValue;
        if (key.Length > 0 && !long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out before)) return CommonErrors.BadCursor.Of(after);
        await using var db = dbs.Open(Viewer.Program);
        var rows = await db.Set<DayRoot>().AsNoTracking().Where(r => r.Number < before).OrderByDescending(r => r.Number).Take(take + 1).ToListAsync(cancel);
        return Cursor.Cut(rows, take, r => r.Number.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The root that covers a packet; null where none does yet.</summary>
    public async Task<DayRoot?> OfPacketAsync(long sequence, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        return await db.Set<DayRoot>().AsNoTracking().Where(r => r.LastPacket >= sequence && r.FirstPacket <= sequence).OrderBy(r => r.Number).FirstOrDefaultAsync(cancel);
    }

    /// <summary>The root that covers an audit entry; null where none does yet. Entries stand in the roots by their numbers, also where a clock was wrong.</summary>
    public async Task<DayRoot?> OfEntryAsync(long entry, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var (first, last) = (1L, await db.Set<DayRoot>().MaxAsync(r => (long?)r.Number, cancel) ?? 0);
        while (first <= last)
        {
            var middle = (first + last) / 2;
            var root = await db.Set<DayRoot>().AsNoTracking().SingleAsync(r => r.Number == middle, cancel);
            if (root.State.AuditAfter < entry && entry <= root.State.AuditLast) return root;
            if (entry <= root.State.AuditAfter) last = middle - 1;
            else first = middle + 1;
        }
        return null;
    }

    /// <summary>The roots from a number on, in their order.</summary>
    public async Task<List<DayRoot>> FromAsync(long number, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        return await db.Set<DayRoot>().AsNoTracking().Where(r => r.Number >= number).OrderBy(r => r.Number).ToListAsync(cancel);
    }

    /// <summary>The keys that signed roots, each with the number of the first.</summary>
    public async Task<List<(PublicKey Key, long From)>> KeysAsync(CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var keys = await db.Set<DayRoot>().AsNoTracking().GroupBy(r => r.PublicKey).Select(g => new { g.Key, From = g.Min(r => r.Number) }).ToListAsync(cancel);
        return [.. keys.OrderBy(k => k.From).Select(k => (new PublicKey(k.Key), k.From))];
    }
}
