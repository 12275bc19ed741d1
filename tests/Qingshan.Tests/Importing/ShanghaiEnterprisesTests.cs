using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Importing;

/// <summary><c>qingshan import shanghai-enterprises</c>: from the enterprise down to the limits of its outlets.</summary>
public sealed class ShanghaiEnterprisesTests
{
    private const string Enterprises = "单位名称,注册号/统一社会信用代码,污染源名称,污染源编码,行业大类,所属小类,生产地址,行政区划,地理坐标(经度),地理坐标(纬度),是否已核发全国许可证,法定代表人\n"
        + "甲公司,913100006072204056,甲公司一厂,607220405001,橡胶和塑料制品业,其他塑料制品制造,某路1号,徐汇区,121.41,31.17,否,张三丰\n"
        + "甲公司,913100006072204056,甲公司二厂,607220405002,,,某路2号,金山区,,,是,张三丰\n"
        + "乙公司,123,乙公司,607220405003,,,,,,,,\n";

    private const string Outlets = "stWrybh,stPfkType,stUnitfyPfkbh,stPfkbh,stPfkmc,stZxbzmc,stJd,stWd\n"
        + "607220405001,AIR,FQ010,E1,氧化炉,《大气污染物排放标准》DB31/933-2015,,\n"
        + "607220405002,WATER,,W1,总排口,,121.3,30.8\n"
        + "607220405002,WATER,,W1,总排口,,121.3,30.8\n"
        + "607220405002,WATER,,W1,另一个,,121.3,30.8\n"
        + "607220405009,AIR,FQ1,,无源,,,\n"
        + "607220405001,SOIL,TR1,,土壤,,,\n";

    private const string Limits = "stWryCode,stType,stSitecode,stProject,stPfxz,stPfxzMin,jcxm_dw,stJcff,stJcpc\n"
        + "607220405001,AIR,FQ010,二氧化硫,100,0,mg/m3,自动＋手工,季\n"
        + "607220405002,WATER,W1,PH值,9,6,,手工,1次／半年\n"
        + "607220405002,WATER,W1,化学需氧量,500,500,mg/L,自动,4次／天\n"
        + "607220405001,AIR,FQ010,某种未知物,1,0,mg/m3,手工,其他\n"
        + "607220405001,AIR,FQ010,氮氧化物,1,0,mg/L,手工,其他\n"
        + "607220405001,AIR,FQ010,甲苯,1,0,摄氏度,手工,其他\n"
        + "607220405001,AIR,FQ010,苯,很低,0,mg/m3,手工,其他\n"
        + "607220405001,AIR,FQ099,苯,1,0,mg/m3,手工,其他\n"
        + "607220405001,AIR,FQ010,二氧化硫,200,0,mg/m3,手工,月\n";

    private static ImportedFolder Write(ImportedFolder folder, string enterprises = Enterprises, string outlets = Outlets, string limits = Limits)
    {
        folder.Write("enterprises.csv", enterprises);
        folder.Write("outlets.csv.gz", ImportedFolder.Gzip(outlets));
        folder.Write("outlet_pollutant_limits.csv", limits);
        return folder;
    }

    [Fact]
    public async Task An_enterprise_comes_with_its_sources_outlets_points_and_limits_and_no_person()
    {
        await using var folder = Write(await ImportedFolder.StartAsync());
        var run = await folder.ImportAsync("shanghai-enterprises", folder.Path);
        Assert.True(run.Exit == 2, run.ToString());
        string[] wanted =
        [
            "enterprises.csv:4: '123' is not of 18 letters and digits", "outlets.csv.gz:5: 607220405002-WATER-W1 was given before", "outlets.csv.gz:6: stWrybh '607220405009'",
            "stPfkType is 'SOIL'", "pollutant '某种未知物'", "the unit of 氮氧化物 is 'mg/L'", "the unit of 甲苯 is '摄氏度'", "stPfxz is '很低'", "outlet 'FQ099' (AIR)", "限值重复且内容不同",
        ];
        Assert.All(wanted, w => Assert.Contains(w, run.Out, StringComparison.Ordinal));
        Assert.Equal((18, 1), (ImportedFolder.Number(run, "rows read"), ImportedFolder.Number(run, "rows repeated")));

        await using var db = folder.Platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program);
        var cancel = TestContext.Current.CancellationToken;
        var enterprise = await db.Set<Enterprise>().SingleAsync(cancel);
        Assert.Equal(("913100006072204056", "甲公司", "橡胶和塑料制品业 / 其他塑料制品制造", "某路1号"), (enterprise.Code, enterprise.Name, enterprise.Industry, enterprise.Address));
        Assert.Equal([enterprise.Id, enterprise.Id], await db.Set<PollutionSource>().Select(s => s.EnterpriseId).ToListAsync(cancel));
        var points = await db.Set<MonitoringPoint>().OrderBy(p => p.Code).ToListAsync(cancel);
        Assert.Equal([("P-607220405001-AIR-FQ010", "waste-gas-outlet", 121.41), ("P-607220405002-WATER-W1", "waste-water-outlet", 121.3)], points.Select(p => (p.Code, p.Kind, p.Place!.Longitude)));
        Assert.Equal((await db.Set<Outlet>().OrderBy(o => o.Code).Select(o => o.Id).ToListAsync(cancel)).Cast<Guid?>(), points.Select(p => p.OutletId));
        var limits = await db.Set<PointLimit>().OrderBy(l => l.Factor).ToListAsync(cancel);
        Assert.Equal(
            [("a21026", null, 100, "mg/m³"), ("w01001", 6, 9, "1"), ("w01018", (double?)null, (double?)500, "mg/L")],
            limits.Select(l => (l.Factor, l.Lower, l.Upper, l.Unit)));
        Assert.Equal("《大气污染物排放标准》DB31/933-2015", limits[0].Basis);

        // How often something has to be measured is known also where its limit cannot be read; of two frequencies the first stands.
        var tasks = await db.Set<OwnMonitoringTask>().OrderBy(t => t.Code).ToListAsync(cancel);
        Assert.Equal(
            [
                ("607220405001-AIR-FQ010-a21002-M", "其他", null), ("607220405001-AIR-FQ010-a21026-A", "季", null), ("607220405001-AIR-FQ010-a21026-M", "季", "P3M"),
                ("607220405001-AIR-FQ010-a25002-M", "其他", null), ("607220405001-AIR-FQ010-a25003-M", "其他", null), ("607220405002-WATER-W1-w01001-M", "1次／半年", "P6M"), ("607220405002-WATER-W1-w01018-A", "4次／天", (string?)"PT6H"),
            ],
            tasks.Select(t => (t.Code, t.Frequency, t.Interval)));
        Assert.Contains("rows with another frequency 1", run.Out, StringComparison.Ordinal);
        Assert.Equal([("607220405001", false), ("607220405002", true)], (await db.Set<LicensingStatement>().ToListAsync(cancel)).Select(l => (l.Code, l.Issued)).Order());

        // Nothing of it is public, and nobody's name is anywhere in the ledger.
        Assert.Empty(await folder.Platform.Visitor.ItemsAsync("/api/v1/points"));
        Assert.Contains("未说明", await folder.Platform.Operator.GetStringAsync("/points/P-607220405001-AIR-FQ010"), StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(folder.Platform.Settings.Data, "*", SearchOption.AllDirectories).Where(f => f.Contains("ledger", StringComparison.Ordinal)))
        {
            using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new MemoryStream();
            await open.CopyToAsync(bytes, cancel);
            Assert.True(bytes.ToArray().AsSpan().IndexOf("张三丰"u8) < 0, file);
        }

        var again = await folder.ImportAsync("shanghai-enterprises", folder.Path);
        Assert.Equal(0, ImportedFolder.Number(again, "records stored"));
    }

    [Fact]
    public async Task A_folder_that_lacks_a_file_or_a_column_is_refused_and_nothing_is_written()
    {
        await using var folder = await ImportedFolder.StartAsync();
        async Task Refused(string code, string says)
        {
            var run = await folder.ImportAsync("shanghai-enterprises", folder.Path);
            Assert.True(run.Exit == 1 && run.Error.Contains($"[{code}]", StringComparison.Ordinal) && run.Error.Contains(says, StringComparison.Ordinal), run.ToString());
        }
        folder.Write("enterprises.csv", Enterprises);
        await Refused("import.no-files", "outlets.csv");
        Write(folder, limits: Limits.Replace("jcxm_dw", "unit", StringComparison.Ordinal));
        await Refused("import.wrong-columns", "jcxm_dw");
        Write(folder, enterprises: "");
        await Refused("import.wrong-columns", "污染源编码");
        Write(folder, enterprises: Enterprises + "\"开");
        await Refused("import.bad-csv", "第 5 行");
        Write(folder);
        folder.Write("outlets.csv.gz", ImportedFolder.Gzip(Outlets)[..^9]);
        await Refused("import.truncated", "outlets.csv.gz");
        Assert.Empty(await folder.Platform.Operator.ItemsAsync("/api/v1/regions"));
    }

    [Fact]
    public async Task The_real_disclosure_comes_in_whole_and_what_does_not_fit_is_counted()
    {
        var data = SharedData.Path("data/enterprise_shanghai");
        await using var folder = await ImportedFolder.StartAsync();
        var run = await folder.ImportAsync("shanghai-enterprises", data);
        Assert.True(run.Exit == 2, run.ToString());
        const int enterpriseRows = 1101 + 11145 + 27105, documentRows = 1139 + 665 + 664 + 150 + 167 + 48 + 128;
        Assert.Equal(enterpriseRows + documentRows, ImportedFolder.Number(run, "rows read"));
        await using var db = folder.Platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program);
        var cancel = TestContext.Current.CancellationToken;
        var (enterprises, sources, outlets, points, limits) = (await db.Set<Enterprise>().CountAsync(cancel), await db.Set<PollutionSource>().CountAsync(cancel),
            await db.Set<Outlet>().CountAsync(cancel), await db.Set<MonitoringPoint>().CountAsync(cancel), await db.Set<PointLimit>().CountAsync(cancel));
        Assert.Equal((1065, 1101, outlets), (enterprises, sources, points));
        Assert.True(limits > 15_000, $"{limits} limits");

        // 968 of documents (170 completions stand with their assessment), 664 that are followed up, 150 applications.
        Assert.Equal((968 + 664 + 150, 167, 48, 126), (await db.Set<EiaProject>().CountAsync(cancel), await db.Set<DischargePermit>().CountAsync(cancel), await db.Set<HazardousWastePermit>().CountAsync(cancel), await db.Set<OtherPermit>().CountAsync(cancel)));
        var documents = 968 + 170 + 664 + 664 + 150 + 167 + 48 + 126;
        Assert.Equal(enterpriseRows + documentRows, sources + outlets + limits + documents + ImportedFolder.Number(run, "rows rejected") + ImportedFolder.Number(run, "rows repeated"));
        string[] wanted =
        [
            "eia_approvals: 读取 read 1139, 存入 stored 968, 按编码关联 linked by code 968",
            "eia_followup: 读取 read 665, 存入 stored 664",
            "eia_pending: 读取 read 150, 存入 stored 150",
            "national_discharge_permits: 读取 read 167, 存入 stored 167, 按编码关联 linked by code 0, 按名称关联 linked by name 25, 存疑 doubtful 0, 台账中没有 not in the ledger 142, 拒收 rejected 0",
            "hazwaste_permits: 读取 read 48, 存入 stored 48, 按编码关联 linked by code 48",
            "other_permits: 读取 read 128, 存入 stored 126, 按编码关联 linked by code 126, 按名称关联 linked by name 0, 存疑 doubtful 0, 台账中没有 not in the ledger 0, 拒收 rejected 2",
            "the same source and name: 170", "own monitoring: 18964 条 tasks, 其中频次可读 with an interval 14321, 同一排放口同一因子频次不一致 rows with another frequency 10", "licensing statements: 270", "列错位，名称处是数字 · a column slipped: a number stands for the name: 2",
        ];
        Assert.All(wanted, w => Assert.Contains(w, run.Out, StringComparison.Ordinal));
        Assert.Equal(13, run.Out.Split("code and name disagree").Length - 1);

        var links = await db.Set<NameLink>().Where(l => l.GivenCode == "").GroupBy(l => l.Verdict).ToDictionaryAsync(g => g.Key, g => g.Count(), cancel);
        Assert.Equal((293, 14, 4), (links[LinkVerdict.Linked], links[LinkVerdict.Doubtful], links[LinkVerdict.Different]));
        var visitor = folder.Platform.Visitor;
        Assert.Equal([("construction", 26), ("completion", 309), ("completion", 16)], (await visitor.ItemsAsync("/api/v1/eia/before-approval")).Select(b => ((string)b["kind"]!, (int)b["days"]!)).OrderByDescending(b => b.Item1, StringComparer.Ordinal).ThenByDescending(b => b.Item2));
        Assert.Equal(47, (await visitor.ItemsAsync("/api/v1/eia/contradictions")).Count);
    }
}
