using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Catalog;

/// <summary>Who has to answer for something.</summary>
public sealed record Responsible(Guid OrganisationId, Text Name);

/// <summary>
/// 责任单位 · Who answers for the data of a point: its holder (<see cref="Owners"/>), whom the directory of responsibilities names where it does. An enterprise answers where it is an organisation of the platform, by
/// credit code, else by name; where it is not, the organisation whose jurisdiction lies nearest around the region does.
/// </summary>
public sealed class Responsibles
{
    private readonly Owners _owners;
    private readonly FrozenDictionary<Guid, Responsible> _ofEnterprise;

    private Responsibles(Owners owners, FrozenDictionary<Guid, Responsible> ofEnterprise) => (_owners, _ofEnterprise) = (owners, ofEnterprise);

    /// <summary>Who holds the whole tree; null where nobody does.</summary>
    public Responsible? OfEverything => Of(_owners.OfRegion(null));

    public static async Task<Responsibles> LoadAsync(PlatformDb db, LedgerSnapshot ledger, DateTime now, CancellationToken cancel)
    {
        var organisations = await db.Set<Organisation>().AsNoTracking().ToListAsync(cancel);
        var byCredit = organisations.Where(o => !string.IsNullOrEmpty(o.CreditCode)).DistinctBy(o => o.CreditCode).ToDictionary(o => o.CreditCode!, StringComparer.OrdinalIgnoreCase);
        var byName = organisations.ToDictionary(o => o.Name, StringComparer.Ordinal);
        var enterprises = await db.Set<Enterprise>().AsNoTracking().Select(e => new { e.Id, e.Code, e.Name }).ToListAsync(cancel);
        return new(Owners.Load(db, ledger, now), enterprises.Select(e => (e.Id, Of: byCredit.GetValueOrDefault(e.Code) ?? byName.GetValueOrDefault(e.Name))).Where(e => e.Of is not null)
            .ToFrozenDictionary(e => e.Id, e => new Responsible(e.Of!.Id, new(e.Of.Name, e.Of.NameEn ?? e.Of.Name))));
    }

    public Responsible? ResponsibleOf(MonitoringPoint point)
    {
        var holder = _owners.HolderOf(point);
        return !holder.Enterprise ? Of(holder) : _ofEnterprise.TryGetValue(holder.Id!.Value, out var enterprise) ? enterprise : Of(_owners.OfRegion(point.RegionId));
    }

    private static Responsible? Of(Holder holder) => holder.Id is { } id ? new(id, holder.Name) : null;
}
