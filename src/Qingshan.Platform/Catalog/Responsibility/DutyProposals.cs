using System.Xml;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Catalog;

/// <summary>
/// 职责草案 · Proposes duties for what is collected without anybody being responsible: a draft for each holder, kind of point and rhythm. A person
/// reads it, mends it and enters it; nothing is entered by itself.
/// </summary>
public sealed class DutyProposals(PlatformDbs dbs, LedgerBook ledger, SeriesBook series, ResponsibilityBook book, TimeProvider time)
{
    private static readonly TimeSpan LongestDeadline = TimeSpan.FromDays(1);

    /// <summary>Drafts for what the viewer holds, those for most points first.</summary>
    public async Task<IReadOnlyList<DutyProposal>> ForAsync(Viewer viewer, CancellationToken cancel)
    {
        var (now, directory) = (ledger.Now, await book.NowAsync(cancel));
        await using var db = dbs.Open(Viewer.Program);
        var owners = Owners.Load(db, now, time.GetUtcNow().UtcDateTime);
        var enterprises = await db.Set<Enterprise>().AsNoTracking().ToDictionaryAsync(e => e.Id, e => e.Code, cancel);
        var covered = directory.Obligations(Viewer.Program).Select(o => (o.Point.Id, o.Factor)).ToHashSet();
        var open = from point in now.InCodeOrder
                   where Policy.Holds(viewer, point)
                   let holder = owners.HolderOf(point)
                   where holder.Id is not null
                   from s in series.OfPoint(point.Id)
                   where s.Origin is not (Origin.RolledUp or Origin.Substituted or Origin.Imported) && !covered.Contains((point.Id, s.Factor))
                   select (Holder: holder, Point: point, Series: s);
        return [.. open.GroupBy(o => (o.Holder.Id, o.Point.Kind, Way: o.Series.Origin == Origin.Manual ? CollectionWay.Manual : CollectionWay.Automatic))
            .Select(g => Of(g.First().Holder, g.Key.Kind, g.Key.Way, [.. g.Select(o => (o.Point, o.Series))], now, enterprises)).OrderByDescending(p => p.Points).ThenBy(p => p.Code, StringComparer.Ordinal)];
    }

    private static DutyProposal Of(Holder holder, string kind, CollectionWay way, List<(MonitoringPoint Point, Series Series)> open, LedgerSnapshot now, Dictionary<Guid, string> enterprises)
    {
        // The coarsest rhythm in which the devices themselves report; what is finer is more than is asked for.
        var cycle = open.Max(o => o.Series.Kind.Period);
        if (cycle == TimeSpan.Zero) cycle = way == CollectionWay.Manual ? TimeSpan.FromDays(30) : TimeSpan.FromHours(1);
        List<MonitoringPoint> points = [.. open.Select(o => o.Point).DistinctBy(p => p.Id)];
        var region = CommonRegion(points, now);
        var (mandate, method) = Mandates.Of(kind);
        var place = region is { } id ? now.Regions[id].Code : "all";
        var wanted = new WantedDuty(
            holder.Enterprise ? null : holder.Name.Zh, holder.Enterprise ? enterprises.GetValueOrDefault(holder.Id!.Value) : null, kind, points.Count == 1 ? points[0].Code : null, region is { } at ? now.Regions[at].Code : null,
            [.. open.Select(o => o.Series.Factor).Distinct().Order(StringComparer.Ordinal)], null, CatalogQuery.Written(way), XmlConvert.ToString(cycle),
            XmlConvert.ToString(cycle < LongestDeadline ? cycle : LongestDeadline), mandate, method, false);
        var code = $"{kind}-{CatalogQuery.Written(way)}-{(points.Count == 1 ? points[0].Code : wanted.Enterprise ?? place)}";
        return new(code.Length <= DutyDesk.LongestCode ? code : code[..DutyDesk.LongestCode], holder, points.Count, wanted);
    }

    /// <summary>The least region that holds all the points; null where there is none.</summary>
    private static Guid? CommonRegion(List<MonitoringPoint> points, LedgerSnapshot now)
    {
        List<Guid>? common = null;
        foreach (var point in points)
        {
            List<Guid> way = [.. WayUp(point.RegionId, now)];
            common = common is null ? way : [.. common.Where(way.Contains)];
        }
        return common is { Count: > 0 } ? common[0] : null;
    }

    private static IEnumerable<Guid> WayUp(Guid? region, LedgerSnapshot now)
    {
        var seen = new HashSet<Guid>();
        for (var at = region; at is { } here && seen.Add(here) && now.Regions.TryGetValue(here, out var node); at = node.ParentId) yield return here;
    }
}

/// <param name="Code">A code that may be taken for it.</param>
/// <param name="Points">How many points it would be for.</param>
public sealed record DutyProposal(string Code, Holder Holder, int Points, WantedDuty Duty);
