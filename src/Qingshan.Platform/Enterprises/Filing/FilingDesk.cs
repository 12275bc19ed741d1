using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;

namespace Qingshan.Platform.Enterprises;

/// <summary>自行监测结果 · What enterprises file of what they measured by hand. The values go the way of all observations, through the journal.</summary>
public sealed class FilingDesk(PlatformDbs dbs, OwnEnterprise own, ManualResults results)
{
    /// <summary>Files a table of results of the enterprise's own points; all of it, or nothing where a line is wrong.</summary>
    /// <param name="table">UTF-8 CSV: point, factor, start, value, unit, method, sampler.</param>
    public async Task<Result<ManualFiling>> FileAsync(Viewer by, ReadOnlyMemory<byte> table, CancellationToken cancel)
    {
        if (!(await own.OfAsync(by, cancel)).TryGet(out var enterprise, out var error)
            || !(await results.KeepAsync(by, table, cancel)).TryGet(out var kept, out error)) return error;
        await using var db = dbs.Open(by);
        var filing = new ManualFiling { EnterpriseId = enterprise.Id, At = db.Time.GetUtcNow().UtcDateTime, By = by.Name, PersonId = by.PersonId, Packet = kept.Packet, Results = kept.Observations };
        db.Add(filing);
        Audit.Add(db, "file-results", $"Enterprise {enterprise.Code}", $"packet {kept.Packet}; {kept.Observations} results");
        await db.SaveChangesAsync(cancel);
        return filing;
    }

    /// <summary>What the viewer's enterprise has filed, the latest first.</summary>
    public async Task<IReadOnlyList<ManualFiling>> OfOwnAsync(Viewer viewer, int take, CancellationToken cancel)
    {
        if (!viewer.May(Permission.FileForEnterprise)) return [];
        var own = viewer.Own.ToArray();
        await using var db = dbs.Open(viewer);
        return await db.Set<ManualFiling>().AsNoTracking().Where(f => own.Contains(f.EnterpriseId)).OrderByDescending(f => f.At).ThenByDescending(f => f.Id).Take(take).ToListAsync(cancel);
    }

    /// <summary>The lines of a filing of the viewer's enterprise.</summary>
    public async Task<Result<(ManualFiling Filing, IReadOnlyList<ManualLine> Lines)>> FindAsync(Viewer viewer, Guid id, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        return viewer.May(Permission.FileForEnterprise) && await db.Set<ManualFiling>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, cancel) is { } filing && Policy.Owns(viewer, filing.EnterpriseId)
            ? (filing, results.LinesOf(filing.Packet)) : EnterpriseErrors.UnknownFiling.Of(id);
    }
}
