using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Applications.Permits;

/// <summary>Which rate counts where and when: the ledger's record of the closest region, of the factor before all others; else the shipped table.</summary>
public sealed class RateBook(LedgerSnapshot ledger, IReadOnlyList<EnvironmentalTaxRate> records)
{
    public static async Task<RateBook> ReadAsync(PlatformDbs dbs, LedgerSnapshot ledger, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        return new(ledger, await db.Set<EnvironmentalTaxRate>().AsNoTracking().IgnoreQueryFilters([PlatformDb.TimeFilter]).Where(r => r.RecordedTo == null).ToListAsync(cancel));
    }

    public TaxRate? Of(MonitoringPoint point, TaxMedium medium, string factor, BeijingMonth month)
    {
        var wanted = medium == TaxMedium.Air ? OutletMedium.Air : OutletMedium.Water;
        var valid = records.Where(r => r.Medium == wanted && r.ValidFrom < month.End && (r.ValidTo is null || r.ValidTo > month.Start) && (r.Factor.Length == 0 || r.Factor == factor)).ToList();
        for (var region = RegionOf(point.RegionId); region is not null; region = RegionOf(region.ParentId))
            if (valid.Where(r => r.RegionId == region.Id).OrderBy(r => r.Factor.Length == 0).ThenByDescending(r => r.ValidFrom).FirstOrDefault() is { } said) return new(said.YuanPerEquivalent, said.Basis, true);
        return RegionOf(point.RegionId) is { } at ? TaxRates.Find(at.Code, medium, factor, new DateOnly(month.Year, month.Number, 1)) : null;
    }

    private Region? RegionOf(Guid? id) => id is { } region && ledger.Regions.TryGetValue(region, out var found) ? found : null;
}
