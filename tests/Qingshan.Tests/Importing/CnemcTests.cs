using System.Globalization;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Importing;

/// <summary><c>qingshan import cnemc</c>: many stations a file, hours labelled by their end.</summary>
public sealed class CnemcTests
{
    private const string Header = "timepoint,stationcode,positionname,area,longitude,latitude,aqi,co,no2,o3,pm10,pm2_5,primarypollutant,quality,so2";

    [Fact]
    public async Task A_row_of_16_00_is_the_hour_from_15_00_and_stations_and_cities_come_into_the_ledger()
    {
        await using var folder = await ImportedFolder.StartAsync();
        var file = folder.Write("cnemc.csv", Header + "\n"
            + "2017-07-07T16:00:00,1001A,万寿西宫,北京市,116.366,39.8673,55,0.8,13,164,45,34,臭氧1小时,良,1\n"
            + "2017-07-07T16:00:00,1999A,\"州,政府\",阿坝州,-;,,50,-;,-;,-;,-;,12,-;,优,-;\n"
            + "2017-07-07T16:00:00,2001A,开发区,无此市,120.1,30.2,50,0.5,-;,-;,-;,-;,-;,优,-;\n");
        var run = await folder.ImportAsync("cnemc", file);
        Assert.True(run.Exit == 0, run.ToString());
        Assert.Contains("无此市", run.Out, StringComparison.Ordinal);
        Assert.Equal(8, ImportedFolder.Number(run, "values stored"));

        var (point, series, value) = Assert.Single(await folder.ValuesAsync("a05024"));
        Assert.Equal(("CNEMC-1001A", "µg/m³", "mean:PT1H"), (point, series.Unit, series.Kind.ToString()));
        Assert.Equal((new DateTime(2017, 7, 7, 7, 0, 0, DateTimeKind.Utc), 164.0), (value.Start, value.Value));
        Assert.Equal("mg/m³", (await folder.ValuesAsync("a21005"))[0].Series.Unit);

        var points = (await folder.Platform.Visitor.ItemsAsync("/api/v1/points")).ToDictionary(p => (string)p["code"]!);
        Assert.Equal(("110000", "national", "air-station", "unknown"), ((string?)points["CNEMC-1001A"]["region"], (string?)points["CNEMC-1001A"]["controlLevel"], (string?)points["CNEMC-1001A"]["kind"], (string?)points["CNEMC-1001A"]["givenDatum"]));
        Assert.Equal(("州,政府", "513200", null), ((string?)points["CNEMC-1999A"]["name"], (string?)points["CNEMC-1999A"]["region"], (double?)points["CNEMC-1999A"]["longitude"]));
        Assert.Null((string?)points["CNEMC-2001A"]["region"]);
        var regions = (await folder.Platform.Visitor.ItemsAsync("/api/v1/regions")).ToDictionary(r => (string)r["code"]!);
        Assert.Equal(("510000", "city"), ((string?)regions["513200"]["parent"], (string?)regions["513200"]["kind"]));
        // A point without a place is not on the map, and everywhere else.
        var map = await folder.Platform.Visitor.JsonAsync("/api/v1/points.geojson");
        Assert.Equal(2, map["features"]!.AsArray().Count);
        Assert.Contains("来源未给出坐标", await folder.Platform.Visitor.GetStringAsync("/points/CNEMC-1999A"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_is_rejected_with_its_line_and_the_rest_is_stored()
    {
        await using var folder = await ImportedFolder.StartAsync();
        var file = folder.Write("cnemc.csv.gz", ImportedFolder.Gzip(Header + "\n"
            + "2017-07-07T16:00:00,1001A,一,北京市,116.3,39.8,55,0.8,13,164,45,34,-,良,1\n"
            + "2017-02-30T16:00:00,1001A,一,北京市,116.3,39.8,55,0.8,13,164,45,34,-,良,1\n"
            + "2017-07-07T16:30:00,1001A,一,北京市,116.3,39.8,55,0.8,13,164,45,34,-,良,1\n"
            + "2017-07-07T16:00:00,,一,北京市,116.3,39.8,55,0.8,13,164,45,34,-,良,1\n"
            + "2017-07-07T16:00:00,1002A,一,北京市,116.3,39.8,55,800,13,164,45,34,-,良,1\n"
            + "2017-07-07T16:00:00,1003A,一,北京市,116.3,39.8,55,0.8,13,high,45,34,-,良,1\n"
            + "2017-07-07T16:00:00,1001A,一,北京市,116.3,39.8,55,0.9,13,164,45,34,-,良,1\n"
            + "2017-07-07T16:00:00,1001A,一,北京市,116.3,39.8,55,0.8,13,164,45,34,-,良,1\n"
            + "2017-07-07T16:00:00,1004A,一\n"));
        var run = await folder.ImportAsync("cnemc", file);
        Assert.True(run.Exit == 2, run.ToString());
        string[] wanted =
        [
            "cnemc.csv.gz:3: no such time: '2017-02-30T16:00:00'", ":4: no such time: '2017-07-07T16:30:00'", ":5: stationcode is ''",
            ":6: co is 800, which cannot be mg/m³", ":7: o3 is 'high'", ":8: the same time as line 2", ":10: 3 fields instead of 15",
            "no such time: 2",
        ];
        Assert.All(wanted, w => Assert.Contains(w, run.Out, StringComparison.Ordinal));
        Assert.Equal((9, 1, 7, 6), (ImportedFolder.Number(run, "rows read"), ImportedFolder.Number(run, "rows repeated"), ImportedFolder.Number(run, "rows rejected"), ImportedFolder.Number(run, "values stored")));
    }

    [Fact]
    public async Task A_dry_run_shows_the_first_rows_and_leaves_no_trace()
    {
        await using var folder = await ImportedFolder.StartAsync();
        var file = folder.Write("cnemc.csv", Header + "\n2017-07-07T16:00:00,1001A,一,北京市,116.3,39.8,55,0.8,13,164,45,34,-,良,1\n");
        var run = await folder.ImportAsync("cnemc", file, "--dry-run");
        Assert.True(run.Exit == 0, run.ToString());
        Assert.Contains("CNEMC-1001A 2017-07-07T07:00Z", run.Out, StringComparison.Ordinal);
        Assert.Contains("a21005=0.8 mg/m³ mean:PT1H", run.Out, StringComparison.Ordinal);
        Assert.Equal(0, (await folder.Platform.StandAsync()).Position);
        Assert.Empty(await folder.Platform.Visitor.ItemsAsync("/api/v1/points"));
        Assert.DoesNotContain(await folder.Platform.AuditAsync(), e => e.Action == "import");
    }

    [Fact]
    public async Task An_older_file_does_not_undo_what_a_later_one_said_of_a_station()
    {
        await using var folder = await ImportedFolder.StartAsync();
        string Row(string day, string name) => $"{Header}\n{day}T16:00:00,1001A,{name},北京市,116.3,39.8,55,0.8,13,164,45,34,-,良,1\n";
        foreach (var (day, name) in ((string, string)[])[("2020-07-07", "新名"), ("2017-07-07", "旧名")])
            Assert.Equal(0, (await folder.ImportAsync("cnemc", folder.Write($"{day}.csv", Row(day, name)))).Exit);
        Assert.Equal("新名", (string?)(await folder.Platform.Visitor.JsonAsync("/api/v1/points/CNEMC-1001A"))["name"]);
        Assert.Equal(0, (await folder.ImportAsync("cnemc", folder.Write("2021-07-07.csv", Row("2021-07-07", "更新的名")))).Exit);
        Assert.Equal("更新的名", (string?)(await folder.Platform.Visitor.JsonAsync("/api/v1/points/CNEMC-1001A"))["name"]);
        Assert.Equal(3, (await folder.ValuesAsync("a34004")).Count);
    }

    [Fact]
    public async Task One_real_hour_of_the_country_comes_out_with_its_means_and_again_changes_nothing()
    {
        var file = SharedData.Path("data/cnemc_national/cnemc_2017-07-07T16.csv.gz");
        await using var folder = await ImportedFolder.StartAsync();
        var run = await folder.ImportAsync("cnemc", file);
        Assert.True(run.Exit == 0, run.ToString());
        Assert.Equal((1495, 0), (ImportedFolder.Number(run, "rows read"), ImportedFolder.Number(run, "rows rejected")));
        Assert.Equal(1495, (await folder.Platform.Visitor.ItemsAsync("/api/v1/points")).Count);

        var (fine, coarse, ozone) = (await folder.ValuesAsync("a34004"), await folder.ValuesAsync("a34002"), await folder.ValuesAsync("a05024"));
        Assert.Equal("18.5", fine.Average(v => v.Value.Value).ToString("F1", CultureInfo.InvariantCulture));
        Assert.Equal("129.85", ozone.Average(v => v.Value.Value).ToString("F2", CultureInfo.InvariantCulture));
        Assert.Equal("10.5", (100.0 * (1495 - coarse.Count) / 1495).ToString("F1", CultureInfo.InvariantCulture));

        var stand = await folder.Platform.StandAsync();
        var again = await folder.ImportAsync("cnemc", file);
        Assert.Equal((0, 1495, 0, 0), (again.Exit, ImportedFolder.Number(again, "rows unchanged"), ImportedFolder.Number(again, "values stored"), ImportedFolder.Number(again, "records stored")));
        Assert.Equal(stand, await folder.Platform.StandAsync());
    }
}
