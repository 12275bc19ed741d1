using Microsoft.EntityFrameworkCore;
using Qingshan.Analysis.Space;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Simulation;
using Qingshan.Standards;

namespace Qingshan.Tests.Simulation;

public sealed class DemoRegionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_region_has_points_of_every_kind_all_simulated_and_all_within_it()
    {
        var ledger = await LedgerFixture.OpenAsync(Cancel);
        var devices = await DemoRegion.EnsureAsync(ledger.Writer, Viewer.Program, Cancel);
        var now = ledger.Book.Now;

        Assert.InRange(now.Points.Count, 180, 260);
        Assert.Equal(MonitoringKind.All.Select(k => k.Key).Where(k => k != "sea-point").Order(), now.Points.Values.Select(p => p.Kind).Distinct().Order());
        Assert.All(now.Points.Values, p =>
        {
            Assert.True(p.Simulated);
            Assert.Equal("demo region (simulated)", p.Source);
            Assert.False(string.IsNullOrEmpty(p.NameEn));
            Assert.True(now.Regions.ContainsKey(p.RegionId!.Value));
            var metres = GreatCircle.DistanceMetres(new(112.9, 30.4), new(p.Place!.Longitude, p.Place.Latitude));
            Assert.InRange(metres, 0, 40_000);
            Assert.Equal(p.OutletId is null && p.Kind is not ("boundary-point" or "sewage-process" or "electricity-point" or "operating-point"), p.Disclosure == Disclosure.Public);
        });
        Assert.Equal(now.Points.Count, now.Points.Values.Select(p => p.Place).Distinct().Count());
        Assert.All(now.Regions.Values, r => Assert.Contains("模拟", r.Name, StringComparison.Ordinal));
        Assert.Equal(devices.Select(d => d.Mn).Order(), now.Devices.Keys.Order());
        Assert.All(now.Devices.Values, d => Assert.True(d.Simulated && d.Code.StartsWith("SIM", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Ensuring_it_twice_changes_nothing_and_keeps_every_identity()
    {
        var ledger = await LedgerFixture.OpenAsync(Cancel);
        var first = await DemoRegion.EnsureAsync(ledger.Writer, Viewer.Program, Cancel);
        var ids = ledger.Book.Now.Points.Values.ToDictionary(p => p.Code, p => p.Id);
        var audit = await AuditAsync(ledger);

        var second = await DemoRegion.EnsureAsync(ledger.Writer, Viewer.Program, Cancel);

        Assert.Equal(ids.OrderBy(p => p.Key), ledger.Book.Now.Points.Values.ToDictionary(p => p.Code, p => p.Id).OrderBy(p => p.Key));
        Assert.Equal(audit, await AuditAsync(ledger));
        Assert.Equal(first.Select(d => d.Mn), second.Select(d => d.Mn));
    }

    [Fact]
    public async Task Enterprises_have_outlets_with_limits_and_none_could_be_taken_for_real()
    {
        var ledger = await LedgerFixture.OpenAsync(Cancel);
        _ = await DemoRegion.EnsureAsync(ledger.Writer, Viewer.Program, Cancel);
        await using var db = ledger.Dbs.Open(Viewer.Program);

        var enterprises = await db.Set<Enterprise>().ToListAsync(Cancel);
        Assert.Equal(25, enterprises.Count);
        Assert.All(enterprises, e => Assert.StartsWith("SIM-", e.Code, StringComparison.Ordinal));
        var limits = await db.Set<PointLimit>().ToListAsync(Cancel);
        Assert.All(limits, l => Assert.Contains("demonstration", l.Basis, StringComparison.Ordinal));
        var outlets = (await db.Set<MonitoringPoint>().Where(p => p.OutletId != null && p.Kind != "flue-process").ToListAsync(Cancel));
        Assert.All(outlets, p => Assert.Contains(limits, l => l.PointId == p.Id));
        Assert.All(enterprises, e => Assert.NotNull(e.RegionId));
    }

    [Fact]
    public async Task A_load_region_has_as_many_devices_as_asked_for()
    {
        var ledger = await LedgerFixture.OpenAsync(Cancel);
        var devices = await LoadRegion.EnsureAsync(ledger.Writer, Viewer.Program, 40, Cancel);

        Assert.Equal(("LOAD-00001", "LOAD-00040"), (devices[0].Mn, devices[^1].Mn));
        Assert.All(devices, d => Assert.Equal(8, d.Factors.Count));
        Assert.Equal(40, ledger.Book.Now.Devices.Count);
        Assert.All(ledger.Book.Now.Points.Values, p => Assert.True(p.Simulated));
    }

    [Fact]
    public void Each_device_has_an_mn_as_long_as_its_edition_wants()
    {
        var devices = DemoPlan.Instance.Points.Select(DemoDevices.Of).ToList();
        Assert.Equal(devices.Count, devices.Select(d => d.Mn).Distinct().Count());
        Assert.All(devices, d => Assert.Equal(d.Edition == Hj212.Edition.V2005 ? 14 : 24, d.Mn.Length));
        Assert.Equal(3, devices.Select(d => d.Edition).Distinct().Count());
        Assert.All(devices, d => Assert.NotEmpty(d.Factors));
    }

    private static async Task<int> AuditAsync(LedgerFixture ledger)
    {
        await using var db = ledger.Dbs.Open(Viewer.Program);
        return await db.Set<AuditEntry>().CountAsync(Cancel);
    }
}
