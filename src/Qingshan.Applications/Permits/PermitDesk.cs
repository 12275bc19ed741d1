using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Applications.Permits;

/// <param name="Factor">Code of the factor.</param>
/// <param name="Outlet">Code of the outlet; empty: all outlets together.</param>
/// <param name="Kilograms">Allowed in the year.</param>
/// <param name="Basis">Where the permit says so.</param>
public sealed record WantedAllowance(string? Factor, string? Outlet, int Year, double Kilograms, string? Basis);

/// <param name="Region">Code of the region.</param>
/// <param name="Medium">air or water.</param>
/// <param name="Factor">Code of the factor; empty: all that no other record of the region names.</param>
/// <param name="Yuan">Per pollutant equivalent.</param>
/// <param name="From">The first day, by the calendar of Beijing.</param>
/// <param name="Basis">The decision that says so.</param>
public sealed record WantedTaxRate(string? Region, string? Medium, string? Factor, double Yuan, string? From, string? Basis);

/// <summary>Enters what a permit's annex allows and what regions have decided of the tax; each entry has an author and a basis.</summary>
public sealed class PermitDesk(PlatformDbs dbs, LedgerBook book, LedgerWriter writer, PermitLedger permits)
{
    private const int LongestBasis = 200;
    private const double MostKilograms = 1e12;

    /// <returns>What the write did.</returns>
    public async Task<Result<Written>> AllowAsync(Viewer by, string number, WantedAllowance wanted, CancellationToken cancel)
    {
        if (!(await permits.FindAsync(by, number, cancel)).TryGet(out var found, out var error) || !BasisOf(wanted.Basis).TryGet(out var basis, out error) || !FactorOf(wanted.Factor).TryGet(out var factor, out error)) return error;
        if (wanted.Year is < 2000 or > 2100) return CommonErrors.BadParameter.Of("year", wanted.Year, "2000…2100");
        if (!(wanted.Kilograms is >= 0 and <= MostKilograms)) return CommonErrors.BadParameter.Of("kilograms", wanted.Kilograms, $"0…{MostKilograms}");
        Outlet? outlet = null;
        if (!string.IsNullOrWhiteSpace(wanted.Outlet))
        {
            await using var db = dbs.Open(by);
            var sources = found.Sources.Select(s => s.Id).ToArray();
            outlet = await db.Set<Outlet>().AsNoTracking().FirstOrDefaultAsync(o => o.Code == wanted.Outlet.Trim() && sources.Contains(o.SourceId), cancel);
            if (outlet is null) return CommonErrors.BadParameter.Of("outlet", wanted.Outlet, "持证企业排放口的编码 · the code of an outlet of the holder");
        }
        var record = new PermitAllowance
        {
            Code = PermitAllowance.CodeOf(number, outlet?.Id.ToString("N")[^12..], factor, wanted.Year),
            PermitId = found.Permit.Id, OutletId = outlet?.Id, Factor = factor, AmountKg = wanted.Kilograms, Year = wanted.Year, Basis = basis, RegionId = found.Permit.RegionId,
        };
        return (await writer.PutAsync(by, [record], BeijingTime.ToUtc(new DateTime(wanted.Year, 1, 1)), basis, cancel)).TryGet(out var put, out error) ? put[0].What : error;
    }

    /// <returns>What the write did.</returns>
    public async Task<Result<Written>> RateAsync(Viewer by, WantedTaxRate wanted, CancellationToken cancel)
    {
        if (!book.Now.RegionsByCode.TryGetValue(wanted.Region ?? "", out var region) || !Policy.For(by)(region)) return LedgerErrors.UnknownRegion.Of(wanted.Region);
        if (wanted.Medium is not ("air" or "water")) return CommonErrors.BadParameter.Of("medium", wanted.Medium, "air, water");
        var medium = wanted.Medium == "air" ? TaxMedium.Air : TaxMedium.Water;
        var factor = wanted.Factor?.Trim() ?? "";
        if (factor.Length > 0 && EnvironmentalTax.EquivalentOf(medium, factor) is null) return CommonErrors.BadParameter.Of("factor", wanted.Factor, "有污染当量值的因子编码 · the code of a factor that has an equivalent");
        var (least, largest) = TaxRates.Allowed(medium);
        if (!(wanted.Yuan >= least && wanted.Yuan <= largest)) return CommonErrors.BadParameter.Of("yuan", wanted.Yuan, string.Create(CultureInfo.InvariantCulture, $"{least}…{largest}"));
        if (!DateOnly.TryParseExact(wanted.From, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from) || from.Year is < 2018 or > 2200) return CommonErrors.BadParameter.Of("from", wanted.From, "2021-01-01");
        if (!BasisOf(wanted.Basis).TryGet(out var basis, out var error)) return error;
        var record = new EnvironmentalTaxRate
        {
            Code = $"{region.Code}/{wanted.Medium}/{(factor.Length == 0 ? "*" : factor)}", Medium = medium == TaxMedium.Air ? OutletMedium.Air : OutletMedium.Water, Factor = factor, YuanPerEquivalent = wanted.Yuan, Basis = basis,
            RegionId = region.Id, Disclosure = Disclosure.Public,
        };
        return (await writer.PutAsync(by, [record], BeijingTime.ToUtc(from.ToDateTime(TimeOnly.MinValue)), basis, cancel)).TryGet(out var put, out error) ? put[0].What : error;
    }

    private static Result<string> BasisOf(string? text) => text?.Trim() is { Length: > 0 and <= LongestBasis } basis ? basis : CommonErrors.BadParameter.Of("basis", text, $"1…{LongestBasis} 字 · characters");

    private static Result<string> FactorOf(string? text) => FactorTable.Hj212Of2017.Find(text?.Trim() ?? "") is { } factor ? factor.Code : CommonErrors.BadParameter.Of("factor", text, "因子编码 · the code of a factor: /standards/factors");
}
