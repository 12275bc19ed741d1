using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Signals;
using Qingshan.Standards;
using Qingshan.Tests.Importing;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Permits;

/// <summary>From the files of a disclosure, hours of instruments and readings by hand to what a permit page and its detectors say.</summary>
public sealed class PermitDepthTests
{
    private const string Source = "607220405001", Gas = $"P-{Source}-AIR-FQ010";
    private static readonly string Credit = CreditCode.Build("91310117607220405").Text, Number = Credit + "001P";

    private static async Task<ImportedFolder> StartAsync(string permit = "2020-01-01至2022-12-31", string licensed = "")
    {
        var folder = await ImportedFolder.StartAsync();
        folder.Write("enterprises.csv", $"单位名称,注册号/统一社会信用代码,污染源名称,污染源编码,行业大类,所属小类,生产地址,行政区划,地理坐标(经度),地理坐标(纬度),是否已核发全国许可证\n上海瑞泽化工有限公司,{Credit},上海瑞泽化工有限公司,{Source},化工,涂料制造,某路1号,徐汇区,121.41,31.17,{licensed}\n");
        folder.Write("outlets.csv", $"stWrybh,stPfkType,stUnitfyPfkbh,stPfkbh,stPfkmc,stZxbzmc,stJd,stWd\n{Source},AIR,FQ010,E1,氧化炉,DB31/933-2015,,\n");
        folder.Write("outlet_pollutant_limits.csv", $"stWryCode,stType,stSitecode,stProject,stPfxz,stPfxzMin,jcxm_dw,stJcff,stJcpc\n{Source},AIR,FQ010,二氧化硫,100,0,mg/m3,自动＋手工,月\n");
        if (permit.Length > 0) folder.Write("national_discharge_permits.csv", $"许可证编号,单位名称,行业类别,有效期限,发证日期\n{Number},上海瑞泽化工有限公司,涂料制造,{permit},2020-01-01\n");
        Assert.Equal(0, (await folder.ImportAsync("shanghai-enterprises", folder.Path)).Exit);
        return folder;
    }

    /// <summary>Ten days of hours from 10 August 2020: 50 mg/m³ × 2 m³/s, and one hour above the limit.</summary>
    private static async Task MeasureAsync(ImportedFolder folder)
    {
        var rows = new StringBuilder("t,so2,flow\n");
        for (var hour = 0; hour < 240; hour++) rows.Append(CultureInfo.InvariantCulture, $"{new DateTime(2020, 8, 10).AddHours(hour):yyyy-MM-dd HH:mm},{(hour == 100 ? 120 : 50)},2\n");
        var run = await folder.ImportAsync("csv", folder.Write("hours.csv", rows.ToString()), "--map", $"time=t;zone=+08:00;label=start;point-code={Gas};so2=a21026:mg/m3:mean:PT1H;flow=a00000:m3/s:mean:PT1H");
        Assert.True(run.Exit == 0, run.ToString());
    }

    private static async Task ByHandAsync(ImportedFolder folder, string days)
    {
        folder.Write("manual_monitoring_A.csv", "stWryCode,stJcdCode,stJcsj,jcxm_dw,stJcxm,stJcnd\n" + string.Join('\n', days.Split(' ').Select(d => $"{Source},FQ010,{d} 13:00,mg/m3,二氧化硫,30")) + "\n");
        var run = await folder.ImportAsync("shanghai-manual", folder.Path);
        Assert.True(run.Exit == 0, run.ToString());
    }

    private static async Task<JsonObject> JsonAsync(HttpClient by, string path) => JsonNode.Parse(await by.GetStringAsync(path))!.AsObject();

    private static async Task PutAsync<T>(RunningPlatform platform, params T[] records) where T : Platform.Common.Record =>
        Assert.True((await platform.Services.GetRequiredService<LedgerWriter>().PutAsync(Viewer.Program, records, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), "test", CancellationToken.None)).IsOk);

    private static async Task PostAsync(RunningPlatform platform, string path, object body)
    {
        using var answer = await platform.Operator.PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<List<Signal>> LookAsync(RunningPlatform platform, string detector)
    {
        await platform.StoredAsync();
        await platform.Services.GetRequiredService<SignalRunner>().RunAsync(CancellationToken.None);
        var page = await platform.Services.GetRequiredService<SignalAccess>().ListAsync(Viewer.Program, new SignalFilter(Detector: detector, State: SignalState.Open), null, 100, CancellationToken.None);
        return [.. page.Value.Items];
    }

    [Fact]
    public async Task Beside_what_is_permitted_stands_what_was_measured_reported_and_due()
    {
        await using var folder = await StartAsync();
        await MeasureAsync(folder);
        await ByHandAsync(folder, "2020-08-12 2020-09-15");
        var permit = (await folder.Platform.Services.GetRequiredService<PermitLedger>().FindAsync(Viewer.Program, Number, CancellationToken.None)).Value.Permit;
        var report = new PermitReport { Code = PermitReport.CodeOf(Number, PermitReportKind.Annual, new(2020, 1, 1)), PermitId = permit.Id, Kind = PermitReportKind.Annual, From = new(2020, 1, 1), Through = new(2020, 12, 31), FiledAt = new(2021, 1, 20, 0, 0, 0, DateTimeKind.Utc), RegionId = permit.RegionId };
        await PutAsync(folder.Platform, report);
        await PutAsync(folder.Platform, new ReportedTotal { Code = ReportedTotal.CodeOf(report.Code, "a21026"), ReportId = report.Id, Factor = "a21026", AmountKg = 70, RegionId = permit.RegionId });
        await PostAsync(folder.Platform, $"/api/v1/permits/{Number}/allowances", new { factor = "a21026", year = 2020, kilograms = 60, basis = "副本" });
        await PostAsync(folder.Platform, $"/api/v1/permits/{Number}/allowances", new { factor = "a21026", outlet = $"{Source}-AIR-FQ010", year = 2020, kilograms = 100, basis = "副本" });
        await folder.Platform.StoredAsync();

        var quarter = await JsonAsync(folder.Platform.Operator, $"/api/v1/permits/{Number}/compliance?period=2020-Q3");
        var row = quarter["factors"]!.AsArray().Single(f => (string)f!["factor"]! == "a21026")!;
        // The ledger knows of the limit since 1 August: 61 days, two months.
        Assert.Equal((1464, 240, 1, 120), ((int)row["automatic"]!["due"]!, (int)row["automatic"]!["valid"]!, (int)row["automatic"]!["above"]!, (double)row["automatic"]!["max"]!));
        Assert.Equal((2, 0, "not-kept"), ((int)row["byHand"]!["readings"]!, (int)row["byHand"]!["above"]!, (string)row["verdict"]!));
        var byHand = row["tasks"]!.AsArray().Single(t => (string)t!["way"]! == "manual")!;
        Assert.Equal(("月", "P1M", 2, 2), ((string)byHand["frequency"]!, (string)byHand["interval"]!, (int)byHand["due"]!, (int)byHand["done"]!));

        // 239 h × 50 mg/m³ × 2 m³/s × 3600 s + one hour of 120: 86.04 kg + 0.864 kg.
        var year = await JsonAsync(folder.Platform.Operator, $"/api/v1/permits/{Number}/compliance?period=2020");
        var total = year["totals"]!.AsArray().Single()!;
        Assert.Equal((60, 86.904, 70, "not-kept"), ((double)total["allowanceKg"]!, Math.Round((double)total["measuredKg"]!, 6), (double)total["reportedKg"]!, (string)total["clause"]!["verdict"]!));
        Assert.Contains(year["factors"]!.AsArray().Single(f => (string)f!["factor"]! == "a21026")!["clauses"]!.AsArray(), c => (string)c!["kind"]! == "outlet-total" && (string)c["verdict"]! == "not-enough");
        Assert.Equal("kept", (string)year["reports"]!.AsArray().Single()!["clause"]!["verdict"]!);

        // 86.904 kg ÷ 0.95 at 7.6 yuan; above the limit once, so nothing is taken off.
        var tax = await JsonAsync(folder.Platform.Operator, $"/api/v1/permits/{Number}/tax?year=2020");
        var line = tax["outlets"]!.AsArray().Single(o => (string)o!["month"]! == "2020-08")!["lines"]!.AsArray().Single()!;
        Assert.Equal((7.6, 0, true, 695.232), ((double)line["rate"]!, (double)line["reduction"]!, (bool)line["everAbove"]!, Math.Round((double)line["yuan"]!, 6)));
        Assert.False((bool)tax["verified"]!);

        // A rate of the ledger goes before the table.
        await PostAsync(folder.Platform, "/api/v1/tax-rates", new { region = "310000", medium = "air", factor = "a21026", yuan = 10, from = "2019-01-01", basis = "某决定" });
        Assert.Equal(914.778947, Math.Round((double)(await JsonAsync(folder.Platform.Operator, $"/api/v1/permits/{Number}/tax?year=2020"))["yuan"]!, 6));

        var page = await folder.Platform.Operator.GetStringAsync($"/permits/{Number}?period=2020");
        Assert.All((string[])["按证比对 · 2020", "总量：许可、实测、报告", "执行报告", "环境保护税测算", "60 kg"], t => Assert.Contains(t, page, StringComparison.Ordinal));

        // A visitor sees the permit and nothing of the outlets.
        Assert.Empty((await JsonAsync(folder.Platform.Visitor, $"/api/v1/permits/{Number}/compliance"))["factors"]!.AsArray());
        Assert.DoesNotContain("按证比对", await folder.Platform.Visitor.GetStringAsync($"/permits/{Number}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_permit_has_ended_readings_are_a_lead_until_another_one_is_there()
    {
        await using var folder = await StartAsync("2017-06-29至2020-06-28");
        Assert.Empty(await Detector(folder.Platform, "permit-expired").LookAsync(DateTime.UnixEpoch.AddYears(51), CancellationToken.None));
        await ByHandAsync(folder, "2020-08-12");
        var signal = Assert.Single(await LookAsync(folder.Platform, "permit-expired"));
        Assert.Equal((SubjectKind.Enterprise, Severity.Serious, Number), (signal.SubjectKind, signal.Severity, signal.Part));
        Assert.All((string[])[Number, "2020-06-28", "2020-08-12", Gas], t => Assert.Contains(t, signal.Zh, StringComparison.Ordinal));

        var ended = (await folder.Platform.Services.GetRequiredService<PermitLedger>().FindAsync(Viewer.Program, Number, CancellationToken.None)).Value.Permit;
        await PutAsync(folder.Platform, new DischargePermit { Code = Credit + "002P", Holder = ended.Holder, LinkCode = ended.LinkCode, BeginsOn = new(2020, 6, 29), ExpiresOn = new(2099, 6, 28), RegionId = ended.RegionId });
        Assert.Empty(await Detector(folder.Platform, "permit-expired").LookAsync(DateTime.UnixEpoch.AddYears(51), CancellationToken.None));
    }

    [Theory]
    [InlineData("否", "", true)]
    [InlineData("是", "", false)]
    [InlineData("", "", false)]
    [InlineData("否", "2020-01-01至2022-12-31", false)]
    public async Task Without_permit_is_said_only_of_who_says_so_and_has_none(string licensed, string permit, bool found)
    {
        await using var folder = await StartAsync(permit, licensed);
        await ByHandAsync(folder, "2020-08-12");
        await folder.Platform.StoredAsync();
        var states = await Detector(folder.Platform, "no-permit").LookAsync(new DateTime(2020, 9, 1, 0, 0, 0, DateTimeKind.Utc), CancellationToken.None);
        Assert.Equal(found ? [Source] : [], states.Select(s => s.State.Part));
    }

    [Fact]
    public async Task A_permit_that_ends_soon_is_told_in_time_and_a_missing_report_once_others_have_come()
    {
        await using var folder = await StartAsync();
        async Task<List<(Severity, string)>> At(string detector, DateTime now) => [.. (await Detector(folder.Platform, detector).LookAsync(now, CancellationToken.None)).Select(s => (s.State.Found!.Severity, s.State.Part))];
        Assert.Empty(await At("permit-expiring", new(2022, 9, 1, 0, 0, 0, DateTimeKind.Utc)));
        Assert.Equal([(Severity.Notice, Number)], await At("permit-expiring", new(2022, 10, 5, 0, 0, 0, DateTimeKind.Utc)));
        Assert.Equal([(Severity.Warning, Number)], await At("permit-expiring", new(2022, 12, 5, 0, 0, 0, DateTimeKind.Utc)));
        Assert.Empty(await At("permit-expiring", new(2023, 1, 5, 0, 0, 0, DateTimeKind.Utc)));

        var spring = new DateTime(2021, 2, 10, 0, 0, 0, DateTimeKind.Utc);
        Assert.Empty(await At("report-missing", spring));
        await PutAsync(folder.Platform, new PermitReport { Code = "another/Annual/2020-01-01", PermitId = Guid.CreateVersion7(), Kind = PermitReportKind.Annual, From = new(2020, 1, 1), Through = new(2020, 12, 31), FiledAt = spring });
        Assert.Equal([(Severity.Notice, $"{Number}/Annual/2020-01-01")], await At("report-missing", spring));
        Assert.Equal([(Severity.Warning, $"{Number}/Annual/2020-01-01")], await At("report-missing", spring.AddDays(60)));
        Assert.Empty(await At("report-missing", new(2021, 1, 20, 0, 0, 0, DateTimeKind.Utc)));
    }

    [Fact]
    public async Task Own_monitoring_is_missing_after_a_whole_interval_and_forgotten_after_a_year()
    {
        await using var folder = await StartAsync();
        await ByHandAsync(folder, "2020-08-12");
        await folder.Platform.StoredAsync();
        async Task<int> At(DateTime now) => (await Detector(folder.Platform, "own-monitoring-missing").LookAsync(now, CancellationToken.None)).Count;
        Assert.Equal(0, await At(new(2020, 9, 30, 15, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(1, await At(new(2020, 9, 30, 16, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(0, await At(new(2021, 10, 1, 0, 0, 0, DateTimeKind.Utc)));
    }

    private static IEnterpriseDetector Detector(RunningPlatform platform, string key) => platform.Services.GetServices<IEnterpriseDetector>().Single(d => d.Facts.Key == key);
}
