using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Applications.Permits;

/// <summary>Permits by who holds them, and what was measured last at the outlets of an enterprise: what detectors of permits look at.</summary>
public sealed class HeldPermits(PlatformDbs dbs, LedgerBook ledger, SeriesBook series, LatestBook latest)
{
    /// <summary>The permits of each enterprise that is known, by the day they end.</summary>
    public async Task<IReadOnlyDictionary<Guid, List<DischargePermit>>> ByEnterpriseAsync(CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var held = await db.Set<DischargePermit>().AsNoTracking().Join(db.Set<NameLink>().Where(l => l.EnterpriseId != null), p => p.LinkCode, l => l.Code, (p, l) => new { Permit = p, l.EnterpriseId }).ToListAsync(cancel);
        return held.GroupBy(h => h.EnterpriseId!.Value).ToDictionary(g => g.Key, g => g.Select(h => h.Permit).OrderBy(p => p.ExpiresOn).ThenBy(p => p.Code, StringComparer.Ordinal).ToList());
    }

    /// <summary>The pollution sources of each enterprise.</summary>
    public async Task<ILookup<Guid, PollutionSource>> SourcesAsync(CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        return (await db.Set<PollutionSource>().AsNoTracking().OrderBy(s => s.Code).ToListAsync(cancel)).ToLookup(s => s.EnterpriseId);
    }

    /// <summary>The points at the outlets of each source.</summary>
    public async Task<ILookup<Guid, MonitoringPoint>> PointsAsync(CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var outlets = await db.Set<Outlet>().Select(o => new { o.Id, o.SourceId }).ToDictionaryAsync(o => o.Id, o => o.SourceId, cancel);
        return ledger.Now.InCodeOrder.Where(p => p.OutletId is { } o && outlets.ContainsKey(o)).ToLookup(p => outlets[p.OutletId!.Value]);
    }

    /// <summary>The last reading at any of some points: what a device sent or somebody entered, not what was made of it.</summary>
    public (MonitoringPoint Point, Series Series, Observation Value)? LastReading(IEnumerable<MonitoringPoint> points) =>
        (from point in points
         from s in series.OfPoint(point.Id)
         where s.Origin is not (Origin.RolledUp or Origin.Substituted)
         let last = latest.Of(s.Id)
         where last is not null
         orderby last.Value.Start descending
         select ((MonitoringPoint, Series, Observation)?)(point, s, last.Value)).FirstOrDefault();
}
