using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Catalog;

/// <summary>
/// 提供方 · Who keeps what: at an outlet the enterprise, elsewhere whoever has the duty to collect it (<see cref="CollectionDuty"/>), else the
/// organisation whose jurisdiction lies nearest around the region, else the one that holds everything.
/// </summary>
public sealed class Owners
{
    private static readonly Holder Nobody = new(null, new("尚未确定", "not yet determined"), false);
    private readonly FrozenDictionary<string, Holder> _organisations;
    private readonly FrozenDictionary<Guid, Holder> _enterprises, _ofRegion, _ofOutlet;
    private readonly FrozenDictionary<Guid, Guid?> _parents;
    private readonly FrozenDictionary<(string Kind, Guid? At), Holder> _ofDuty;
    private readonly Holder _ofAll;

    private Owners(
        FrozenDictionary<string, Holder> organisations, FrozenDictionary<Guid, Holder> enterprises, FrozenDictionary<Guid, Holder> ofRegion, Holder ofAll, FrozenDictionary<Guid, Holder> ofOutlet,
        FrozenDictionary<Guid, Guid?> parents, IEnumerable<CollectionDuty> duties)
    {
        (_organisations, _enterprises, _ofRegion, _ofAll, _ofOutlet, _parents) = (organisations, enterprises, ofRegion, ofAll, ofOutlet, parents);
        // Of a point that it names, else of the region or basin, else of all of the kind; of several the one with the first code.
        _ofDuty = duties.Where(d => d.PointKind.Length > 0 && d.Organisation.Length > 0).OrderBy(d => d.Code, StringComparer.Ordinal).GroupBy(d => (d.PointKind, d.PointId ?? d.RegionId))
            .ToFrozenDictionary(g => g.Key, g => HolderOf(g.First()));
    }

    /// <summary>Who holds the whole tree.</summary>
    public Text OfEverything => _ofAll.Name;

    public static Owners Load(PlatformDb db, LedgerSnapshot ledger, DateTime now)
    {
        var organisations = db.Set<Organisation>().AsNoTracking().ToDictionary(o => o.Id, o => new Holder(o.Id, new Text(o.Name, o.NameEn ?? o.Name), false));
        var held = db.Set<Jurisdiction>().AsNoTracking().Where(j => j.From <= now && (j.To == null || now < j.To)).OrderBy(j => j.From).ToList();
        var enterprises = db.Set<Enterprise>().AsNoTracking().ToDictionary(e => e.Id, e => new Holder(e.Id, new Text(e.Name, e.NameEn ?? e.Name), true));
        var sources = db.Set<PollutionSource>().AsNoTracking().ToDictionary(s => s.Id, s => s.EnterpriseId);
        return new(organisations.Values.ToFrozenDictionary(o => o.Name.Zh), enterprises.ToFrozenDictionary(),
            held.Where(j => j.RegionId is not null).GroupBy(j => j.RegionId!.Value).ToFrozenDictionary(g => g.Key, g => organisations[g.First().OrganisationId]),
            held.Find(j => j.RegionId is null) is { } all ? organisations[all.OrganisationId] : Nobody,
            db.Set<Outlet>().AsNoTracking().ToList().Where(o => sources.TryGetValue(o.SourceId, out var of) && enterprises.ContainsKey(of))
                .ToFrozenDictionary(o => o.Id, o => enterprises[sources[o.SourceId]]),
            ledger.Regions.ToFrozenDictionary(r => r.Key, r => r.Value.ParentId), db.Set<CollectionDuty>().AsNoTracking().ToList());
    }

    public Holder HolderOf(MonitoringPoint point) =>
        point.OutletId is { } outlet && _ofOutlet.TryGetValue(outlet, out var enterprise) ? enterprise : KeeperOf(point);

    /// <summary>The organisation that keeps what is measured at a point, whosever the point is.</summary>
    public Holder KeeperOf(MonitoringPoint point) => ByDuty(point) ?? OfRegion(point.RegionId);

    public Holder HolderOf(CollectionDuty duty) =>
        duty.Organisation.Length > 0 ? _organisations.GetValueOrDefault(duty.Organisation, Nobody) : duty.EnterpriseId is { } enterprise ? _enterprises.GetValueOrDefault(enterprise, Nobody) : Nobody;

    public Holder OfRegion(Guid? region)
    {
        foreach (var here in WayUp(region))
            if (_ofRegion.TryGetValue(here, out var owner)) return owner;
        return _ofAll;
    }

    private Holder? ByDuty(MonitoringPoint point)
    {
        foreach (var at in (IEnumerable<Guid>)[point.Id, .. WayUp(point.RegionId), .. WayUp(point.BasinId)])
            if (_ofDuty.TryGetValue((point.Kind, at), out var holder)) return holder;
        return _ofDuty.TryGetValue((point.Kind, null), out var all) ? all : null;
    }

    /// <summary>A circle, which bad input could make, ends at its second visit.</summary>
    private IEnumerable<Guid> WayUp(Guid? region)
    {
        var seen = new HashSet<Guid>();
        for (var at = region; at is { } here && seen.Add(here); at = _parents.GetValueOrDefault(here)) yield return here;
    }
}
