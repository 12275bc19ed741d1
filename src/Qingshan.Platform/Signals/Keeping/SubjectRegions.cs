using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Signals;

/// <summary>
/// Keeps the regions of signals in step with the ledger: a point or an enterprise that moves to another region takes its signals with it. They
/// stand on the signals themselves, so that a million can be counted by region without asking where each subject lies.
/// </summary>
internal static class SubjectRegions
{
    /// <returns>How many subjects had moved.</returns>
    public static async Task<int> KeepAsync(PlatformDb db, CancellationToken cancel)
    {
        var moved = await MovedAsync<MonitoringPoint>(db, cancel);
        moved.AddRange(await MovedAsync<Enterprise>(db, cancel));
        foreach (var (subject, region) in moved) await db.Set<Signal>().Where(s => s.SubjectId == subject).ExecuteUpdateAsync(s => s.SetProperty(x => x.RegionId, region), cancel);
        return moved.Count;
    }

    private static async Task<List<(Guid Subject, Guid? Region)>> MovedAsync<T>(PlatformDb db, CancellationToken cancel) where T : Record
    {
        var moved = from s in db.Set<Signal>() join r in db.Set<T>() on s.SubjectId equals r.Id where s.RegionId != r.RegionId select new { r.Id, r.RegionId };
        return (await moved.Distinct().ToListAsync(cancel)).ConvertAll(m => (m.Id, m.RegionId));
    }
}
