using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Enterprises;

/// <summary>本企业 · The enterprise of the ledger for which somebody speaks, and whose a point is.</summary>
public sealed class OwnEnterprise(PlatformDbs dbs, LedgerBook ledger)
{
    /// <summary>The enterprise for which a viewer files and answers.</summary>
    public async Task<Result<Enterprise>> OfAsync(Viewer viewer, CancellationToken cancel)
    {
        if (!viewer.May(Permission.FileForEnterprise)) return CommonErrors.Forbidden.Of(nameof(Permission.FileForEnterprise));
        return await AllAsync(viewer, cancel) is [var own, ..] ? own : EnterpriseAccountErrors.NoEnterprise.Of();
    }

    /// <summary>The enterprises that are a viewer's own: one for their people, those that have admitted him for a maintainer.</summary>
    public async Task<IReadOnlyList<Enterprise>> AllAsync(Viewer viewer, CancellationToken cancel)
    {
        if (!viewer.May(Permission.SeeOwn)) return [];
        await using var db = dbs.Open(viewer);
        var own = viewer.Own.ToArray();
        return await db.Set<Enterprise>().AsNoTracking().Where(e => own.Contains(e.Id)).OrderBy(e => e.Code).ToListAsync(cancel);
    }

    /// <summary>The points that are a viewer's own, by code.</summary>
    public IReadOnlyList<MonitoringPoint> PointsOf(Viewer viewer) => [.. viewer.Own.Select(id => ledger.Now.Points.GetValueOrDefault(id)).OfType<MonitoringPoint>().Where(p => Policy.Owns(viewer, p.Id)).OrderBy(p => p.Code, StringComparer.Ordinal)];

    /// <summary>Whose a point is, by its outlet; null where the ledger does not say.</summary>
    internal static async Task<Enterprise?> OfPointAsync(PlatformDb db, Guid? outlet, CancellationToken cancel) => await (
        from o in db.Set<Outlet>() join s in db.Set<PollutionSource>() on o.SourceId equals s.Id join e in db.Set<Enterprise>() on s.EnterpriseId equals e.Id
        where o.Id == outlet select e).AsNoTracking().FirstOrDefaultAsync(cancel);

    /// <summary>The people who answer for an enterprise: those of the organisations with its credit code.</summary>
    internal static async Task<IReadOnlyList<Guid>> PeopleOfAsync(PlatformDb db, string creditCode, CancellationToken cancel)
    {
        string[] roles = [.. Roles.All.Where(r => r.Permissions.Contains(Permission.FileForEnterprise)).Select(r => r.Name)];
        return await db.Users.AsNoTracking().Where(p => p.ClosedAt == null && roles.Contains(p.Role) && db.Set<Organisation>().Any(o => o.Id == p.OrganisationId && o.CreditCode == creditCode)).Select(p => p.Id).ToListAsync(cancel);
    }
}
