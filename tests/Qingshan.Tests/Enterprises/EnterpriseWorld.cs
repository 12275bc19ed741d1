using System.Globalization;
using System.Net.Http.Json;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Signals;
using Qingshan.Standards;
using Qingshan.Tests.Path;
using Qingshan.Tests.Rights;
using Record = Qingshan.Platform.Common.Record;

namespace Qingshan.Tests.Enterprises;

/// <summary>What of one enterprise the tests know.</summary>
/// <param name="Mark">Stands in whatever words are its own, and nowhere else.</param>
internal sealed record OneEnterprise(string Key, string Mark, string CreditCode, Guid Id, MonitoringPoint Point, string Permit, Guid Signal, string Case, int Series)
{
    public string Mn => $"MN-{Key}";
}

/// <summary>
/// Two enterprises in one region, all of both internal: each with source, outlet, point, device, limit, permit, report, project, penalty, values, a signal, a
/// case and an issue of quality; people of each, their maintainer, and officers of the region.
/// </summary>
internal sealed class EnterpriseWorld : IAsyncDisposable
{
    public static readonly DateTime Y2020 = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly List<HttpClient> _clients = [];

    private EnterpriseWorld(RunningPlatform platform) => Platform = platform;

    public RunningPlatform Platform { get; }

    public Guid Region { get; private set; }

    public OneEnterprise A { get; private set; } = null!;

    public OneEnterprise B { get; private set; } = null!;

    public static async Task<EnterpriseWorld> StartAsync(bool permitted = false)
    {
        var world = new EnterpriseWorld(await RunningPlatform.StartAsync());
        world.Region = await world.Platform.AddRegionAsync("NORTH");
        await world.PersonAsync("officer", Roles.DutyOfficer, "北局", world.Region);
        await world.PersonAsync("leader", Roles.DutyLeader, "北局", world.Region);
        world.A = await world.AddAsync("A", "甲厂AJQ", "91330100MA000000AB", 7.25, permitted);
        world.B = await world.AddAsync("B", "乙厂BXW", "91330100MA000000BE", 7391.25, permitted);
        await world.PersonAsync("keeper", Roles.Maintainer, "运维公司", null);
        return world;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients) client.Dispose();
        await Platform.DisposeAsync();
    }

    /// <summary>A client with a key of somebody.</summary>
    public async Task<HttpClient> ClientAsync(string user, KeyLimits? limits = null)
    {
        var client = Platform.With(await Platform.AddKeyAsync(user, Guid.NewGuid().ToString(), limits: limits));
        _clients.Add(client);
        return client;
    }

    /// <summary>The enterprise's administrator is <c>A-admin</c>, its operator <c>A-operator</c>.</summary>
    public Task<HttpClient> OperatorOfAsync(OneEnterprise enterprise) => ClientAsync($"{enterprise.Key}-operator");

    public Task<Viewer> ViewerAsync(string user) => Platform.ViewerAsync(user);

    public async Task PutAsync<T>(T record) where T : Record
    {
        var put = await Platform.Get<LedgerWriter>().PutAsync(Viewer.Program, [record], Y2020, "test", CancellationToken.None);
        Assert.True(put.IsOk, put.Error?.ToString());
    }

    /// <summary>An hour of Beijing some hours before the one that runs now, as a document says it.</summary>
    public static string Hour(int before) => BeijingTime.ToIso(HourUtc(before));

    public static DateTime HourUtc(int before) => TimeProvider.System.GetUtcNow().UtcDateTime is var now ? new DateTime(now.Year, now.Month, now.Day, now.Hour, 0, 0, DateTimeKind.Utc).AddHours(-before) : default;

    private async Task PersonAsync(string user, Role role, string organisation, Guid? region)
    {
        await Platform.ActiveAsync(role, user, region, organisation);
        // A new organisation is given what it is made for by the program; enterprises and maintainers hold nothing.
        if (!role.Permissions.Contains(Permission.SeeOwn)) return;
        await using var db = Platform.Get<PlatformDbs>().Open(Viewer.Program);
        var home = db.Set<Organisation>().Single(o => o.Name == organisation).Id;
        db.RemoveRange(db.Set<Jurisdiction>().Where(j => j.OrganisationId == home));
        await db.SaveChangesAsync();
        Platform.Get<Viewers>().Forget();
    }

    private async Task<OneEnterprise> AddAsync(string key, string mark, string creditCode, double value, bool permitted)
    {
        var (now, id, source, outlet, permit, report) = (TimeProvider.System.GetUtcNow().UtcDateTime, Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var (today, number) = (DateOnly.FromDateTime(now), $"{creditCode}001P");
        await PutAsync(new Enterprise { Id = id, Code = creditCode, Name = $"{mark}有限公司", RegionId = Region, Address = $"{mark}路1号" });
        await PutAsync(new PollutionSource { Id = source, Code = $"{key}-SOURCE", EnterpriseId = id, Name = $"{mark}一厂", RegionId = Region });
        await PutAsync(new Outlet { Id = outlet, Code = $"{key}-DA001", SourceId = source, Name = $"{mark}排口", Medium = OutletMedium.Air, RegionId = Region });
        var point = new MonitoringPoint { Code = $"{key}-POINT", Name = $"{mark}点", NameEn = $"{mark} point", Kind = "waste-gas-outlet", OutletId = outlet, Place = Place.Wgs84(116.4, 39.9), RegionId = Region };
        await PutAsync(point);
        await PutAsync(new Device { Code = $"MN-{key}", PointId = point.Id, Name = $"{mark}数采仪", RegionId = Region });
        await PutAsync(new PointLimit { Code = $"{key}-POINT/a21026", PointId = point.Id, Factor = "a21026", Period = "PT1H", Upper = 35, Unit = "mg/m³", Basis = $"{mark}许可证", RegionId = Region });
        var link = new NameLink { Code = NameLink.CodeOf($"{mark}有限公司", creditCode), Name = $"{mark}有限公司", GivenCode = creditCode, Verdict = LinkVerdict.Linked, EnterpriseId = id, RegionId = Region };
        await PutAsync(link);
        // Not valid any more unless asked for: of whoever holds no valid permit nothing is everybody's.
        await PutAsync(new DischargePermit { Id = permit, Code = number, Holder = $"{mark}有限公司", LinkCode = link.Code, IndustryName = $"{mark}业", BeginsOn = today.AddYears(-6), ExpiresOn = permitted ? today.AddYears(1) : today.AddDays(-1), RegionId = Region });
        await PutAsync(new PermitAllowance { Code = $"{number}/*/a21026/2026", PermitId = permit, Factor = "a21026", AmountKg = value, Year = 2026, Basis = mark, RegionId = Region });
        await PutAsync(new PermitReport { Id = report, Code = $"{number}/Annual", PermitId = permit, Kind = PermitReportKind.Annual, From = new(2025, 1, 1), Through = new(2025, 12, 31), FiledAt = now, Remark = mark, RegionId = Region });
        await PutAsync(new ReportedTotal { Code = $"{number}/Annual/a21026", ReportId = report, Factor = "a21026", AmountKg = value, RegionId = Region });
        await PutAsync(new OwnMonitoringTask { Code = $"{key}-TASK", PointId = point.Id, Factor = "a21026", Frequency = $"{mark}季", RegionId = Region });
        await PutAsync(new LicensingStatement { Code = $"{key}-SAID", SourceId = source, Issued = true, RegionId = Region });
        await PutAsync(new HazardousWastePermit { Code = $"{key}-HW", Number = $"{mark}危", Holder = mark, SourceId = source, IssuedOn = today, ExpiresOn = today, RegionId = Region });
        await PutAsync(new OtherPermit { Code = $"{key}-OP", Kind = "排水", Title = mark, Holder = mark, SourceId = source, IssuedOn = today, RegionId = Region });
        await PutAsync(new EiaProject { Code = $"{key}-EIA", Name = $"{mark}项目", Developer = mark, LinkCode = link.Code, SourceId = source, RegionId = Region });
        await PutAsync(new DeviceProfile { Code = $"MN-{key}", DeviceId = Platform.Get<LedgerBook>().Now.Devices[$"MN-{key}"].Id, Addresses = "10.1.2.3", RegionId = Region });

        Assert.True((await Platform.Get<Organisations>().AddAsync(Viewer.Program, $"{mark}单位", null, creditCode, CancellationToken.None)).IsOk);
        await PersonAsync($"{key}-admin", Roles.EnterpriseAdministrator, $"{mark}单位", null);
        await PersonAsync($"{key}-operator", Roles.EnterpriseOperator, $"{mark}单位", null);
        await ReportAsync(point.Code, value);
        var series = Platform.Get<SeriesBook>().OfPoint(point.Id)[0].Id;
        var (signal, number2) = await FoundAsync(point, mark, now);
        return new(key, mark, creditCode, id, point, number, signal, number2, series);
    }

    /// <summary>Hours of the device, and a reading of now.</summary>
    private async Task ReportAsync(string point, double value)
    {
        var rows = Enumerable.Range(1, 6).Select(h => new { point, factor = "a21026", kind = "mean:PT1H", start = Hour(h), value = value.ToString(CultureInfo.InvariantCulture), unit = "mg/m3" });
        using var sent = await Platform.Operator.PostAsJsonAsync("/api/v1/ingest/observations", new { observations = rows });
        Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync());
        await Platform.StoredAsync();
    }

    private async Task<(Guid Signal, string Case)> FoundAsync(MonitoringPoint point, string mark, DateTime now)
    {
        var signal = new Signal { Detector = "exceedance", SubjectId = point.Id, RegionId = point.RegionId, Part = "a21026", Severity = Severity.Warning, Zh = $"{mark}超标", En = $"{mark} above", Since = now.AddHours(-3), Until = now, OpenedAt = now, UpdatedAt = now };
        await using (var db = Platform.Get<PlatformDbs>().Open(Viewer.Program))
        {
            db.Add(signal);
            db.Add(new QualityIssue { Rule = "range", Subject = $"point:{point.Id}", PointId = point.Id, Since = DateOnly.FromDateTime(now), Last = DateOnly.FromDateTime(now), OpenedAt = now, DueAt = now.AddDays(3) });
            await db.SaveChangesAsync();
        }
        var opened = await Platform.Get<Platform.Cases.CaseDesk>().OpenAsync(await ViewerAsync("officer"), signal.Id, "", "", CancellationToken.None);
        Assert.True(opened.IsOk, opened.Error?.ToString());
        return (signal.Id, opened.Value.Number);
    }
}
