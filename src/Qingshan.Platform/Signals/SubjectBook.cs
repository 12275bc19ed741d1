using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Signals;

/// <summary>
/// Finds what signals and cases are about. Points are in memory, enterprises are read. What is no longer in force is nobody's any more and
/// is not found.
/// </summary>
public sealed class SubjectBook(PlatformDbs dbs, LedgerBook ledger)
{
    public async Task<Subject?> FindAsync(SubjectKind kind, Guid id, CancellationToken cancel) => (await OfAsync([(kind, id)], cancel)).GetValueOrDefault(id);

    /// <summary>Those that are in force, by their identity.</summary>
    public async Task<IReadOnlyDictionary<Guid, Subject>> OfAsync(IEnumerable<(SubjectKind Kind, Guid Id)> wanted, CancellationToken cancel)
    {
        var (found, enterprises, points) = (new Dictionary<Guid, Subject>(), new HashSet<Guid>(), ledger.Now.Points);
        foreach (var (kind, id) in wanted)
        {
            if (kind == SubjectKind.Enterprise) enterprises.Add(id);
            else if (points.TryGetValue(id, out var point)) found[id] = Subject.Of(point);
        }
        if (enterprises.Count == 0) return found;
        await using var db = dbs.Open(Viewer.Program);
        var ids = enterprises.ToArray();
        foreach (var enterprise in await db.Set<Enterprise>().AsNoTracking().Where(e => ids.Contains(e.Id)).ToListAsync(cancel)) found[enterprise.Id] = Subject.Of(enterprise);
        return found;
    }

    public Task<IReadOnlyDictionary<Guid, Subject>> OfAsync(IEnumerable<Signal> signals, CancellationToken cancel) => OfAsync(signals.Select(s => (s.SubjectKind, s.SubjectId)), cancel);

    /// <summary>The identities of the points at the outlets of an enterprise, as the caller's database shows them.</summary>
    public static async Task<IReadOnlyList<Guid>> PointsOfAsync(PlatformDb db, Guid enterprise, CancellationToken cancel)
    {
        var outlets = db.Set<Outlet>().Where(o => db.Set<PollutionSource>().Any(s => s.Id == o.SourceId && s.EnterpriseId == enterprise));
        return await db.Set<MonitoringPoint>().Where(p => outlets.Any(o => o.Id == p.OutletId)).Select(p => p.Id).ToListAsync(cancel);
    }
}
