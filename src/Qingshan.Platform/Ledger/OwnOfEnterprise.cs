using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Ledger;

/// <summary>
/// What of the ledger is an enterprise's own: itself, its sources, outlets, points, devices, limits, permits with what is reported under them, assessments and penalties. Links of names are
/// not among it: their candidates name others.
/// </summary>
public sealed class OwnOfEnterprise : IOwnRecords
{
    public async Task<IReadOnlyCollection<Guid>> OfAsync(PlatformDb db, IReadOnlyCollection<string> enterprises, CancellationToken cancel)
    {
        var codes = enterprises.ToArray();
        var own = await db.Set<Enterprise>().Where(e => codes.Contains(e.Code)).Select(e => e.Id).ToArrayAsync(cancel);
        var sources = await db.Set<PollutionSource>().Where(s => own.Contains(s.EnterpriseId)).Select(s => s.Id).ToArrayAsync(cancel);
        var outlets = await db.Set<Outlet>().Where(o => sources.Contains(o.SourceId)).Select(o => o.Id).ToArrayAsync(cancel);
        var points = await db.Set<MonitoringPoint>().Where(p => p.OutletId != null && outlets.Contains(p.OutletId.Value)).Select(p => p.Id).ToArrayAsync(cancel);
        var links = await db.Set<NameLink>().Where(l => l.EnterpriseId != null && own.Contains(l.EnterpriseId.Value)).Select(l => l.Code).ToArrayAsync(cancel);
        var permits = await db.Set<DischargePermit>().Where(p => links.Contains(p.LinkCode)).Select(p => p.Id).ToArrayAsync(cancel);
        var reports = await db.Set<PermitReport>().Where(r => permits.Contains(r.PermitId)).Select(r => r.Id).ToArrayAsync(cancel);
        return
        [
            .. own, .. sources, .. outlets, .. points, .. permits, .. reports,
            .. await db.Set<Device>().Where(d => points.Contains(d.PointId)).Select(d => d.Id).ToListAsync(cancel),
            .. await db.Set<PointLimit>().Where(l => points.Contains(l.PointId)).Select(l => l.Id).ToListAsync(cancel),
            .. await db.Set<OwnMonitoringTask>().Where(t => points.Contains(t.PointId)).Select(t => t.Id).ToListAsync(cancel),
            .. await db.Set<PermitAllowance>().Where(a => permits.Contains(a.PermitId)).Select(a => a.Id).ToListAsync(cancel),
            .. await db.Set<ReportedTotal>().Where(t => reports.Contains(t.ReportId)).Select(t => t.Id).ToListAsync(cancel),
            .. await db.Set<LicensingStatement>().Where(s => sources.Contains(s.SourceId)).Select(s => s.Id).ToListAsync(cancel),
            .. await db.Set<Penalty>().Where(p => own.Contains(p.EnterpriseId)).Select(p => p.Id).ToListAsync(cancel),
            .. await db.Set<HazardousWastePermit>().Where(p => sources.Contains(p.SourceId)).Select(p => p.Id).ToListAsync(cancel),
            .. await db.Set<OtherPermit>().Where(p => sources.Contains(p.SourceId)).Select(p => p.Id).ToListAsync(cancel),
            .. await db.Set<EiaProject>().Where(p => (p.SourceId != null && sources.Contains(p.SourceId.Value)) || (p.LinkCode != null && links.Contains(p.LinkCode))).Select(p => p.Id).ToListAsync(cancel),
        ];
    }
}
