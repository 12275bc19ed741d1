using Microsoft.EntityFrameworkCore;
using Qingshan.Analysis.Sources;
using Qingshan.Analysis.Space;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Applications.Haze;

/// <summary>What holders of permits have reported to be discharged in a year, with where they are.</summary>
/// <param name="Year">The newest year that anybody has reported of; 0 where nobody has.</param>
/// <param name="WithoutPlace">Holders with an amount and no place: they cannot take part.</param>
public sealed record CityInventory(int Year, IReadOnlyList<InventorySource> Sources, int WithoutPlace);

/// <summary>The inventory that the ledger is: reports of discharge permits (执行报告) of the newest year, by enterprise.</summary>
public sealed class InventoryBook(PlatformDbs dbs)
{
    /// <summary>What comes from further away is not of this city.</summary>
    public const double FurthestKilometres = 300;

    /// <summary>Nobody states how sure a reported amount is: a third is taken for granted, and said.</summary>
    public const double Uncertainty = 0.3;

    /// <summary>What is emitted so that the pollutant is there: particles as a whole for those of a size, oxides of nitrogen for NO2. Ozone is emitted by nobody.</summary>
    public static IReadOnlyList<string> EmittedOf(AirPollutant pollutant) => pollutant switch
    {
        AirPollutant.SulphurDioxide => ["a21026"],
        AirPollutant.NitrogenDioxide => ["a21002", "a21004"],
        AirPollutant.CarbonMonoxide => ["a21005"],
        AirPollutant.Ozone => [],
        _ => ["a34013", "a34000", "a34001"],
    };

    internal async Task<CityInventory> OfAsync(AirPollutant pollutant, LonLat receptor, CancellationToken cancel)
    {
        var factors = EmittedOf(pollutant).ToArray();
        await using var db = dbs.Open(Viewer.Program);
        var rows = await (from total in db.Set<ReportedTotal>().AsNoTracking()
                          where factors.Contains(total.Factor)
                          join report in db.Set<PermitReport>() on total.ReportId equals report.Id
                          join permit in db.Set<DischargePermit>() on report.PermitId equals permit.Id
                          join link in db.Set<NameLink>() on permit.LinkCode equals link.Code
                          join enterprise in db.Set<Enterprise>() on link.EnterpriseId equals enterprise.Id
                          select new { report.PermitId, report.Kind, report.From, total.AmountKg, permit.IndustryName, enterprise.Id, enterprise.Name }).ToListAsync(cancel);
        if (rows.Count == 0) return new(0, [], 0);
        var year = rows.Max(r => r.From.Year);
        // A year is told by its annual report, else by the quarters, else by the months that there are.
        var amounts = rows.Where(r => r.From.Year == year).GroupBy(r => r.PermitId).SelectMany(p => p.GroupBy(r => r.Kind).MinBy(k => k.Key)!)
            .GroupBy(r => r.Id).Select(g => (g.Key, g.First().Name, Industry: g.First().IndustryName, Tonnes: g.Sum(r => r.AmountKg) / 1000)).ToList();
        var places = await PlacesAsync(db, [.. amounts.Select(a => a.Key)], cancel);
        var there = amounts.Where(a => places.ContainsKey(a.Key)).Select(a => new InventorySource(a.Name, a.Industry, new(places[a.Key].Longitude, places[a.Key].Latitude), a.Tonnes, Uncertainty));
        return new(year, [.. there.Where(s => GreatCircle.DistanceMetres(receptor, s.Place) <= 1000 * FurthestKilometres)], amounts.Count(a => !places.ContainsKey(a.Key)));
    }

    /// <summary>Where an enterprise is, or a place of it that emits.</summary>
    private static async Task<Dictionary<Guid, Place>> PlacesAsync(PlatformDb db, Guid[] enterprises, CancellationToken cancel)
    {
        var places = (await db.Set<PollutionSource>().AsNoTracking().Where(s => enterprises.Contains(s.EnterpriseId)).ToListAsync(cancel)).Where(s => s.Place is not null).GroupBy(s => s.EnterpriseId).ToDictionary(g => g.Key, g => g.First().Place!);
        foreach (var enterprise in await db.Set<Enterprise>().AsNoTracking().Where(e => enterprises.Contains(e.Id)).ToListAsync(cancel))
            if (enterprise.Place is { } place) places[enterprise.Id] = place;
        return places;
    }
}
