using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Cases;

internal static class Verdicts
{
    /// <summary>The verdict in force of each signal that has one: the last.</summary>
    public static async Task<Dictionary<Guid, SignalVerdict>> InForceAsync(PlatformDb db, IReadOnlyCollection<Guid> signals, CancellationToken cancel)
    {
        var all = await db.Set<SignalVerdict>().AsNoTracking().Where(v => signals.Contains(v.SignalId)).OrderBy(v => v.Id).ToListAsync(cancel);
        return all.GroupBy(v => v.SignalId).ToDictionary(g => g.Key, g => g.Last());
    }
}
