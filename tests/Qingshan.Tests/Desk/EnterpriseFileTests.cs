using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Signals;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Desk;

/// <summary>Everything about an enterprise stands under one code, as of a day, for whoever may know it.</summary>
public sealed class EnterpriseFileTests : IAsyncLifetime
{
    private const string Code = "913100006072204056";
    private static readonly DateTime Y2020 = new(2019, 12, 31, 16, 0, 0, DateTimeKind.Utc), Y2022 = new(2021, 12, 31, 16, 0, 0, DateTimeKind.Utc);
    private RunningPlatform _platform = null!;
    private LedgerWriter _writer = null!;
    private Guid _north;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync();
        _north = await _platform.AddRegionAsync("NORTH");
        await _platform.AddRegionAsync("SOUTH");
        _writer = _platform.Services.GetRequiredService<LedgerWriter>();
        var enterprise = await PutAsync(Y2020, new Enterprise { Code = Code, Name = "旧名化工厂", Industry = "化学原料", RegionId = _north });
        await PutAsync(Y2022, new Enterprise { Code = Code, Name = "新名化工有限公司", Industry = "化学原料", RegionId = _north });
        var source = await PutAsync(Y2020, new PollutionSource { Code = $"{Code}001", Name = "主厂区", EnterpriseId = enterprise, RegionId = _north });
        var outlet = await PutAsync(Y2020, new Outlet { Code = $"{Code}001-DW001", Name = "总排口", SourceId = source, Medium = OutletMedium.Water, RegionId = _north });
        var point = await PutAsync(Y2022, new MonitoringPoint { Code = "W1", Name = "总排口在线", Kind = "waste-water-outlet", OutletId = outlet, RegionId = _north });
        await PutAsync(Y2022, new PointLimit { Code = "W1/w01018", PointId = point, Factor = "w01018", Period = "P1D", Upper = 50, Unit = "mg/L", Basis = "许可证", RegionId = _north });
        var link = new NameLink { Code = "L1", Name = "新名化工", Decision = LinkDecision.Linked, EnterpriseId = enterprise, RegionId = _north };
        await PutAsync(Y2020, link);
        await PutAsync(Y2020, new DischargePermit { Code = $"{Code}001P", Holder = "新名化工", LinkCode = "L1", IssuedOn = new(2021, 3, 1), BeginsOn = new(2021, 3, 1), ExpiresOn = new(2024, 2, 28), RegionId = _north });
        await PutAsync(Y2020, new EiaProject { Code = "P1", Name = "扩建项目", SourceId = source, Stage = EiaStage.Completed, ApprovedOn = new(2020, 5, 1), ConstructionOn = new(2020, 6, 1), CompletedOn = new(2023, 1, 9), RegionId = _north });
        await using var db = _platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program);
        db.AddRange(Lead(enterprise, SubjectKind.Enterprise, "许可证到期"), Lead(point, SubjectKind.Point, "超标"));
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task It_holds_sites_permits_projects_leads_and_what_happened_the_latest_first()
    {
        var file = await _platform.Operator.JsonAsync($"/api/v1/enterprises/{Code}");
        Assert.Equal(("新名化工有限公司", 2), ((string)file["enterprise"]!["name"]!, (int)file["openSignals"]!));
        Assert.Equal("新名化工", (string)Assert.Single(file["otherNames"]!.AsArray())!);
        var outlet = file["sites"]![0]!["outlets"]![0]!;
        Assert.Equal(("总排口", "W1", 1), ((string)outlet["name"]!, (string)outlet["points"]![0]!, (int)outlet["limits"]!));
        Assert.Equal(($"{Code}001P", "P1"), ((string)file["permits"]![0]!, (string)file["projects"]![0]!));
        Assert.Equal(
            ["2024-02-29 排污许可证过期", "2023-01-09 竣工环保验收", "2022-01-01 更名", "2021-03-01 核发排污许可证", "2021-03-01 排污许可证生效", "2020-06-01 开工建设", "2020-05-01 环评批复", "2020-01-01 列入台账"],
            Happened(file).Where(h => !h.EndsWith("发现线索", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Reverse());
        var days = Happened(file).Select(h => h[..10]).ToList();
        Assert.Equal(days.OrderDescending(StringComparer.Ordinal), days);
        Assert.Equal(2, (await _platform.Operator.ItemsAsync($"/api/v1/signals?enterprise={Code}")).Count);
    }

    [Fact]
    public async Task As_of_a_day_what_came_later_is_not_there()
    {
        var then = await _platform.Operator.JsonAsync($"/api/v1/enterprises/{Code}?on=2021-06-30");
        Assert.Equal(("旧名化工厂", 0), ((string)then["enterprise"]!["name"]!, (int)then["openSignals"]!));
        Assert.Empty(then["sites"]![0]!["outlets"]![0]!["points"]!.AsArray());
        Assert.DoesNotContain(Happened(then), h => string.CompareOrdinal(h, "2021-07") > 0);
        Assert.Contains("2021-03-01 核发排污许可证", Happened(then));
        Assert.Empty((await _platform.Operator.JsonAsync($"/api/v1/enterprises/{Code}?on=2020-12-31"))["permits"]!.AsArray());

        using var before = await _platform.Operator.GetAsync($"/api/v1/enterprises/{Code}?on=2019-12-31");
        var problem = (await before.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal((HttpStatusCode.NotFound, "enterprises.not-then"), (before.StatusCode, (string)problem["code"]!));
        Assert.Contains("2020-01-01", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_region_has_nothing_of_it()
    {
        var south = _platform.Services.GetRequiredService<LedgerBook>().Now.RegionsByCode["SOUTH"].Id;
        Assert.True((await _platform.Services.GetRequiredService<People>().AddAsync(Viewer.Program, "south", "south", Roles.DutyOfficer.Name, "南局", south, CancellationToken.None)).IsOk);
        using var officer = _platform.With(await _platform.AddKeyAsync("south", "south"));
        Assert.Empty(await officer.ItemsAsync("/api/v1/enterprises"));
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"/api/v1/enterprises/{Code}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"/api/v1/enterprises/{Code}?on=2019-01-01")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"/api/v1/signals?enterprise={Code}")).StatusCode);
        Assert.Single(await _platform.Operator.ItemsAsync("/api/v1/enterprises?q=新名&region=NORTH"));
        Assert.Empty(await _platform.Operator.ItemsAsync("/api/v1/enterprises?region=SOUTH"));
    }

    private static List<string> Happened(JsonNode file) => [.. file["timeline"]!.AsArray().Select(e => $"{e!["on"]} {e["what"]}")];

    private async Task<Guid> PutAsync<T>(DateTime from, T record) where T : Platform.Common.Record
    {
        var put = await _writer.PutAsync(Viewer.Program, [record], from, "test", CancellationToken.None);
        Assert.True(put.IsOk, put.Error?.ToString());
        return put.Value[0].Id;
    }

    private Signal Lead(Guid subject, SubjectKind kind, string text) => new()
    {
        Detector = "constant", SubjectKind = kind, SubjectId = subject, RegionId = _north, Severity = Severity.Warning, Zh = text, En = text,
        Since = DateTime.UtcNow, Until = DateTime.UtcNow, OpenedAt = DateTime.UtcNow, UpdatedAt = DateTime.UtcNow,
    };
}
