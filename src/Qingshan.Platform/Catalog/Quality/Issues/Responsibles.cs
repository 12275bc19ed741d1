using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Catalog;

/// <summary>Who has to answer for something.</summary>
public sealed record Responsible(Guid OrganisationId, Text Name);

/// <summary>
/// 责任单位 · Who answers for the data of a point: at an outlet the enterprise, where it is an organisation of the platform (by credit code, else by
/// name); elsewhere, and for records, the organisation whose jurisdiction lies nearest around the region, else the one that holds everything.
/// </summary>
public sealed class Responsibles
{
    private readonly FrozenDictionary<Guid, Responsible> _ofRegion, _ofOutlet;
    private readonly LedgerSnapshot _ledger;

    private Responsibles(FrozenDictionary<Guid, Responsible> ofRegion, Responsible? ofAll, FrozenDictionary<Guid, Responsible> ofOutlet, LedgerSnapshot ledger) =>
        (_ofRegion, OfEverything, _ofOutlet, _ledger) = (ofRegion, ofAll, ofOutlet, ledger);

    /// <summary>Who holds the whole tree; null where nobody does.</summary>
    public Responsible? OfEverything { get; }

    public static async Task<Responsibles> LoadAsync(PlatformDb db, LedgerSnapshot ledger, DateTime now, CancellationToken cancel)
    {
        var organisations = await db.Set<Organisation>().AsNoTracking().ToListAsync(cancel);
        var byId = organisations.ToDictionary(o => o.Id, o => new Responsible(o.Id, new(o.Name, o.NameEn ?? o.Name)));
        var byCredit = organisations.Where(o => !string.IsNullOrEmpty(o.CreditCode)).DistinctBy(o => o.CreditCode).ToDictionary(o => o.CreditCode!, o => byId[o.Id], StringComparer.OrdinalIgnoreCase);
        var byName = organisations.ToDictionary(o => o.Name, o => byId[o.Id], StringComparer.Ordinal);
        var held = await db.Set<Jurisdiction>().AsNoTracking().Where(j => j.From <= now && (j.To == null || now < j.To)).OrderBy(j => j.From).ThenBy(j => j.Id).ToListAsync(cancel);
        var outlets = await (from outlet in db.Set<Outlet>() join source in db.Set<PollutionSource>() on outlet.SourceId equals source.Id
                             join enterprise in db.Set<Enterprise>() on source.EnterpriseId equals enterprise.Id select new { outlet.Id, enterprise.Code, enterprise.Name }).ToListAsync(cancel);
        return new(
            held.Where(j => j.RegionId is not null).GroupBy(j => j.RegionId!.Value).ToFrozenDictionary(g => g.Key, g => byId[g.First().OrganisationId]),
            held.Find(j => j.RegionId is null) is { } all ? byId[all.OrganisationId] : null,
            outlets.Select(o => (o.Id, Of: byCredit.GetValueOrDefault(o.Code) ?? byName.GetValueOrDefault(o.Name))).Where(o => o.Of is not null).DistinctBy(o => o.Id).ToFrozenDictionary(o => o.Id, o => o.Of!),
            ledger);
    }

    public Responsible? ResponsibleOf(MonitoringPoint point)
    {
        if (point.OutletId is { } outlet && _ofOutlet.TryGetValue(outlet, out var enterprise)) return enterprise;
        // A circle, which bad input could make, ends at its second visit.
        var seen = new HashSet<Guid>();
        for (var at = point.RegionId; at is { } here && seen.Add(here); at = _ledger.Regions.TryGetValue(here, out var region) ? region.ParentId : null)
            if (_ofRegion.TryGetValue(here, out var holder)) return holder;
        return OfEverything;
    }
}
