using Microsoft.Extensions.DependencyInjection;
using Qingshan.Analysis.Space;
using Qingshan.Applications.Haze;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Applications.Tests.Haze;

/// <summary>What permit reports say is emitted, as an inventory: of the newest year, each permit told once, each enterprise with a place.</summary>
public sealed class InventoryBookTests(RunningPlatform platform) : IClassFixture<RunningPlatform>
{
    private static readonly LonLat Receptor = new(116.4, 39.9);

    [Fact]
    public async Task An_inventory_is_what_was_reported_of_the_newest_year_by_enterprises_within_reach()
    {
        var book = platform.Services.GetRequiredService<InventoryBook>();
        Assert.Equal(0, (await book.OfAsync(AirPollutant.SulphurDioxide, Receptor, TestContext.Current.CancellationToken)).Year);

        // A year is told by its annual report; quarters beside it are the same tonnes again.
        await EnterpriseAsync("A", Place.Wgs84(116.5, 39.9), [(PermitReportKind.Annual, 2025, 1, 9000), (PermitReportKind.Quarterly, 2025, 1, 2000), (PermitReportKind.Annual, 2024, 1, 70_000)]);
        await EnterpriseAsync("B", Place.Wgs84(116.4, 40.1), [(PermitReportKind.Quarterly, 2025, 1, 1000), (PermitReportKind.Quarterly, 2025, 4, 500)]);
        await EnterpriseAsync("Far", Place.Wgs84(121.4, 31.2), [(PermitReportKind.Annual, 2025, 1, 100)]);
        await EnterpriseAsync("Nowhere", null, [(PermitReportKind.Annual, 2025, 1, 100)]);
        var held = await book.OfAsync(AirPollutant.SulphurDioxide, Receptor, TestContext.Current.CancellationToken);
        Assert.Equal((2025, 1), (held.Year, held.WithoutPlace));
        Assert.Equal([("A", 9.0), ("B", 1.5)], held.Sources.Select(s => (s.Name, s.Tonnes)).Order());
        Assert.All(held.Sources, s => Assert.Equal(InventoryBook.Uncertainty, s.Uncertainty));

        // Of other pollutants nothing was reported, and nobody emits ozone.
        Assert.Empty((await book.OfAsync(AirPollutant.NitrogenDioxide, Receptor, TestContext.Current.CancellationToken)).Sources);
        Assert.Empty((await book.OfAsync(AirPollutant.Ozone, Receptor, TestContext.Current.CancellationToken)).Sources);
    }

    private async Task EnterpriseAsync(string name, Place? place, (PermitReportKind Kind, int Year, int Month, double Kilograms)[] reports)
    {
        var (enterprise, permit) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await PutAsync(new Enterprise { Id = enterprise, Code = $"E-{name}", Name = name, Place = place });
        await PutAsync(new NameLink { Code = $"L-{name}", Name = name, Verdict = LinkVerdict.Linked, EnterpriseId = enterprise });
        await PutAsync(new DischargePermit { Id = permit, Code = $"P-{name}", Holder = name, LinkCode = $"L-{name}", BeginsOn = new(2020, 1, 1), ExpiresOn = new(2030, 12, 31) });
        foreach (var (kind, year, month, kilograms) in reports)
        {
            var (id, code) = (Guid.CreateVersion7(), PermitReport.CodeOf($"P-{name}", kind, new(year, month, 1)));
            await PutAsync(new PermitReport { Id = id, Code = code, PermitId = permit, Kind = kind, From = new(year, month, 1), Through = new(year, 12, 31), FiledAt = DateTime.UtcNow });
            await PutAsync(new ReportedTotal { Code = ReportedTotal.CodeOf(code, "a21026"), ReportId = id, Factor = "a21026", AmountKg = kilograms });
        }
    }

    private async Task PutAsync<T>(T record) where T : Qingshan.Platform.Common.Record =>
        Assert.True((await platform.Services.GetRequiredService<LedgerWriter>().PutAsync(Viewer.Program, [record], DateTime.UtcNow.AddDays(-1), null, "test", TestContext.Current.CancellationToken)).IsOk);
}
