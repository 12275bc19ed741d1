using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Signals;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Importing;

/// <summary><c>qingshan import shanghai-manual</c>: readings by hand, at the outlets of the disclosure.</summary>
public sealed class ShanghaiManualTests
{
    private const string Header = "dataComment,stJcdCode,stJcsj,jcxm_dw,stJcxm,stJcnd,stId,stWryCode\n";

    private static async Task<ImportedFolder> StartAsync()
    {
        var folder = await ImportedFolder.StartAsync();
        folder.Write("enterprises.csv", "单位名称,注册号/统一社会信用代码,污染源名称,污染源编码,行业大类,所属小类,生产地址,行政区划,地理坐标(经度),地理坐标(纬度),是否已核发全国许可证\n甲公司,913100006072204056,甲公司一厂,607220405001,,,,徐汇区,121.41,31.17,\n");
        folder.Write("outlets.csv", "stWrybh,stPfkType,stUnitfyPfkbh,stPfkbh,stPfkmc,stZxbzmc,stJd,stWd\n607220405001,AIR,FQ010,E1,氧化炉,,,\n607220405001,WATER,WS001,W1,总排口,,,\n");
        folder.Write("outlet_pollutant_limits.csv", "stWryCode,stType,stSitecode,stProject,stPfxz,stPfxzMin,jcxm_dw,stJcff,stJcpc\n607220405001,AIR,FQ010,二氧化硫,100,0,mg/m3,手工,季\n");
        Assert.Equal(0, (await folder.ImportAsync("shanghai-enterprises", folder.Path)).Exit);
        return folder;
    }

    [Fact]
    public async Task A_reading_stands_at_the_outlet_that_its_unit_tells_and_is_of_hands()
    {
        await using var folder = await StartAsync();
        folder.Write("manual_monitoring_A.csv", Header
            + ",WS001,2020-08-03 08:00,mg/L,化学需氧量,311,1,607220405001\n,WS001,2020-08-03 08:00,mg/L,氨氮,6,2,607220405001\n,WS001,2020-08-03 08:00,,PH值,7.1,3,607220405001\n"
            + ",FQ010,2020-08-12 13:00,mg/m3,二氧化硫,3,4,607220405001\n,FQ010,2020-08-12 13:00,mg/m3,二氧化硫,5,5,607220405001\n,FQ010,2020-08-12 13:00,mg/m3,VOC,5,6,607220405001\n"
            + ",WS001,2020-08-03 08:00,倍,色度,4,7,607220405001\n,WS009,2020-08-03 08:00,mg/L,化学需氧量,1,8,607220405001\n,WS001,2020-08-03,mg/L,化学需氧量,1,9,607220405001\n,WS001,2020-08-04 08:00,mg/L,化学需氧量,<4,10,607220405001\n,WS001,2020-08-04 08:00,,化学需氧量,4,11,607220405001\n");
        var run = await folder.ImportAsync("shanghai-manual", folder.Path);
        Assert.True(run.Exit == 2, run.ToString());
        string[] wanted = ["the same time as line 5", "pollutant 'VOC'", "the unit of 色度 is '倍'", "no point 'P-607220405001-WATER-WS009'", "stJcsj is '2020-08-03'", "stJcnd is '<4'", "of which no medium follows"];
        Assert.All(wanted, w => Assert.Contains(w, run.Out, StringComparison.Ordinal));
        Assert.Equal((11, 7, 4), (ImportedFolder.Number(run, "rows read"), ImportedFolder.Number(run, "rows rejected"), ImportedFolder.Number(run, "values stored")));

        var (point, series, value) = Assert.Single(await folder.ValuesAsync("w01018"));
        Assert.Equal(("P-607220405001-WATER-WS001", Origin.Manual, SeriesKind.Instant, "mg/L", 311, new DateTime(2020, 8, 3, 0, 0, 0, DateTimeKind.Utc)), (point, series.Origin, series.Kind, series.Unit, value.Value, value.Start));
        Assert.Equal((Origin.Manual, 7.1), Assert.Single((await folder.ValuesAsync("w01001")).Select(v => (v.Series.Origin, v.Value.Value))));
        Assert.Equal(("P-607220405001-AIR-FQ010", 3), Assert.Single((await folder.ValuesAsync("a21026")).Select(v => (v.Point, v.Value.Value))));

        Assert.Equal(0, ImportedFolder.Number(await folder.ImportAsync("shanghai-manual", folder.Path), "values stored"));
        Assert.Single(await folder.ValuesAsync("w01018"));
    }

    [Fact]
    public async Task Of_the_real_readings_every_row_is_stored_or_said_why_not()
    {
        var data = SharedData.Path("data/enterprise_shanghai");
        await using var folder = await ImportedFolder.StartAsync();
        await folder.ImportAsync("shanghai-enterprises", data);
        var run = await folder.ImportAsync("shanghai-manual", data);
        // 18 of VOC, which is no factor; 8 of 总氰 and 9 of colour in dilutions, which are other things than the factors; one time given twice.
        Assert.Equal((163 + 19, 146, 36), (ImportedFolder.Number(run, "rows read"), ImportedFolder.Number(run, "values stored"), ImportedFolder.Number(run, "rows rejected")));

        // What detectors would have said on 1 September 2020, and on a day when all of it is long ago.
        await folder.Platform.StoredAsync();
        var detectors = folder.Platform.Services.GetServices<IEnterpriseDetector>().ToList();
        async Task<Dictionary<string, int>> At(DateTime now)
        {
            var found = new Dictionary<string, int>();
            foreach (var detector in detectors)
                if ((await detector.LookAsync(now, CancellationToken.None)).Count is > 0 and var count) found[detector.Facts.Key] = count;
            return found;
        }
        Assert.Equal(new Dictionary<string, int> { ["before-approval"] = 3, ["own-monitoring-missing"] = 2 }, await At(new(2020, 9, 1, 0, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(new Dictionary<string, int> { ["before-approval"] = 3 }, await At(new(2026, 11, 29, 0, 0, 0, DateTimeKind.Utc)));
        // The register was last heard of in August 2020: by now all that it left open is late.
        var overdue = await folder.Platform.Visitor.ItemsAsync("/api/v1/eia/overdue");
        Assert.Equal(new Dictionary<string, int> { ["completion"] = 130, ["construction"] = 8, ["begun-late"] = 11 }, overdue.CountBy(o => (string)o["kind"]!).ToDictionary());
    }
}
