using System.Globalization;
using System.IO.Compression;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Importing;

/// <summary><c>qingshan import surface-water</c>: a measurement every four hours, at a time without a year.</summary>
public sealed class SurfaceWaterTests
{
    private const string Header = "file_month,省份,流域,断面名称,监测时间,水质类别,水温(℃),pH(无量纲),溶解氧(mg/L),电导率(μS/cm),浊度(NTU),高锰酸盐指数(mg/L),氨氮(mg/L),总磷(mg/L),总氮(mg/L),叶绿素α(mg/L),藻密度(cells/L),站点情况";

    private static string Row(string month, string time, string ph = "7.99", string status = "正常", string section = "七效港西桥") =>
        $"{month},上海市,长江流域,{section},{time},Ⅲ,17.3,{ph},8.64,861.9,67.3,5.81,0.097,0.065,1.67,*,*,{status}\n";

    [Fact]
    public async Task The_year_follows_from_the_month_of_the_file_also_at_its_turn()
    {
        await using var folder = await ImportedFolder.StartAsync();
        var file = folder.Write("4hourly.csv", Header + "\n" + Row("2021-04", "04-01 12:00") + Row("2021-04", "03-31 20:00") + Row("2021-04", "02-07 12:00")
            + Row("2021-01", "12-31 20:00") + Row("2020-12", "01-01 00:00") + Row("2020-03", "02-29 04:00"));
        var run = await folder.ImportAsync("surface-water", file);
        Assert.True(run.Exit == 0, run.ToString());
        var values = await folder.ValuesAsync("w01001");
        Assert.Equal(
            ["2020-02-29 04:00", "2020-12-31 20:00", "2021-01-01 00:00", "2021-02-07 12:00", "2021-03-31 20:00", "2021-04-01 12:00"],
            values.Select(v => Qingshan.Standards.BeijingTime.FromUtc(v.Value.Start).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)));
        Assert.All(values, v => Assert.Equal(("SW-31-七效港西桥", "1", "instant"), (v.Point, v.Series.Unit, v.Series.Kind.ToString())));
        Assert.Matches("stored by the time they give: 1", run.Out);
        Assert.Empty(await folder.ValuesAsync("w01016"));
    }

    [Fact]
    public async Task Sections_lie_in_a_province_and_a_basin_and_can_be_found_by_either()
    {
        await using var folder = await ImportedFolder.StartAsync();
        Assert.Equal(0, (await folder.ImportAsync("surface-water", folder.Write("4hourly.csv", Header + "\n" + Row("2021-04", "04-01 12:00", status: "维护")))).Exit);
        var point = Assert.Single(await folder.Platform.Visitor.ItemsAsync("/api/v1/points"));
        Assert.Equal(("water-section", "310000", "basin-长江流域", null), ((string?)point["kind"], (string?)point["region"], (string?)point["basin"], (double?)point["latitude"]));
        foreach (var region in (string[])["310000", "basin-长江流域"])
            Assert.Single(await folder.Platform.Visitor.ItemsAsync($"/api/v1/points?region={Uri.EscapeDataString(region)}"));
        Assert.All(await folder.ValuesAsync("w01009"), v => Assert.Equal(('M', 8.64), (v.Value.Flag, v.Value.Value)));
        Assert.Contains("Yangtze", await folder.Platform.Visitor.GetStringAsync("/points/SW-31-%E4%B8%83%E6%95%88%E6%B8%AF%E8%A5%BF%E6%A1%A5?lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_say_no_time_or_an_impossible_one_are_counted_by_their_reason()
    {
        await using var folder = await ImportedFolder.StartAsync();
        var file = folder.Write("4hourly.csv", Header + "\n" + Row("2021-04", "*") + Row("2021-04", "--") + Row("2021-04", "04-31 12:00") + Row("2021-03", "02-29 12:00")
            + Row("April", "04-01 12:00") + Row("2021-04", "04-01 12:00") + Row("2021-04", "04-01 12:00") + Row("2021-04", "04-01 12:00", ph: "7.5")
            + Row("2021-04", "04-01 16:00", ph: "酸") + Row("2021-04", "04-01 16:00", section: ""));
        var run = await folder.ImportAsync("surface-water", file);
        Assert.True(run.Exit == 2, run.ToString());
        string[] wanted = ["no time given: 2", "no such time: 2", "no valid month of the file: 1", "another row of the same time: 1", "not a number: 1", "no section: 1", ":4: no such time: '04-31 12:00'", "pH(无量纲) is '酸'"];
        Assert.All(wanted, w => Assert.Contains(w, run.Out, StringComparison.Ordinal));
        Assert.Equal((10, 1, 8, 9), (ImportedFolder.Number(run, "rows read"), ImportedFolder.Number(run, "rows repeated"), ImportedFolder.Number(run, "rows rejected"), ImportedFolder.Number(run, "values stored")));
    }

    [Fact]
    public async Task A_measurement_has_the_class_that_was_published_for_it()
    {
        await using var folder = await ImportedFolder.StartAsync();
        Assert.Equal(0, (await folder.ImportAsync("surface-water", folder.Write("4hourly.csv", Header + "\n" + Row("2021-04", "04-01 12:00")))).Exit);
        Assert.Equal(0, (await Commands.Cli.RunAsync("derive", "--data", folder.Platform.Settings.Data)).Exit);
        var derived = Assert.Single(await folder.ValuesAsync(Platform.Streams.Indices.WaterClass));
        Assert.Equal((3.0, "instant"), (derived.Value.Value, derived.Series.Kind.ToString()));
        // Beside the measurements stand hours averaged of them, which cover too little to be valid: they must not hide them.
        var ranking = await folder.Platform.Visitor.JsonAsync("/api/v1/ranking/water");
        Assert.Equal((3, "SW-31-七效港西桥"), ((int)Assert.Single(ranking["sections"]!.AsArray())!["class"]!, (string)ranking["sections"]![0]!["point"]!));
    }

    [Fact]
    public async Task Another_unit_in_the_header_is_refused()
    {
        await using var folder = await ImportedFolder.StartAsync();
        var run = await folder.ImportAsync("surface-water", folder.Write("4hourly.csv", Header.Replace("氨氮(mg/L)", "氨氮(μg/L)", StringComparison.Ordinal) + "\n"));
        Assert.Equal(1, run.Exit);
        Assert.Contains("[import.wrong-columns]", run.Error, StringComparison.Ordinal);
        Assert.Contains("缺少列：氨氮(mg/L)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Real_days_of_the_country_come_out_as_they_stand_in_the_file()
    {
        var file = SharedData.Path("data/surface_water_auto/national_stations_4hourly_2021-04.csv.gz");
        // Read once more, and differently: of each section and time the first row counts.
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        var rows = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.TrimEnd('\r')).ToList();
        Assert.Equal((46183, 4272), (rows.Count, rows.Count - rows.Distinct().Count()));
        var timed = rows.Select(l => l.Split(',')).Where(f => f[4] is not ("*" or "--")).DistinctBy(f => (f[1], f[3], f[4])).ToList();

        await using var folder = await ImportedFolder.StartAsync();
        var run = await folder.ImportAsync("surface-water", file);
        Assert.True(run.Exit == 2, run.ToString());
        Assert.Equal(46183, ImportedFolder.Number(run, "rows read"));
        Assert.Equal(46183 - timed.Count, ImportedFolder.Number(run, "rows repeated") + ImportedFolder.Number(run, "rows rejected"));
        Assert.Contains("no time given: 1,390", run.Out, StringComparison.Ordinal);
        foreach (var (factor, column) in ((string, int)[])[("w01001", 7), ("w01009", 8), ("w01019", 11), ("w21003", 12)])
        {
            var wanted = timed.Where(f => f[column] is not ("*" or "--")).Select(f => double.Parse(f[column], CultureInfo.InvariantCulture)).ToList();
            var stored = (await folder.ValuesAsync(factor)).ConvertAll(v => v.Value.Value);
            Assert.Equal(wanted.Count, stored.Count);
            Assert.Equal(wanted.Average(), stored.Average(), 9);
        }

        var stand = await folder.Platform.StandAsync();
        var again = await folder.ImportAsync("surface-water", file);
        Assert.Equal((timed.Count, 0, 0), (ImportedFolder.Number(again, "rows unchanged"), ImportedFolder.Number(again, "values stored"), ImportedFolder.Number(again, "records stored")));
        Assert.Equal(stand, await folder.Platform.StandAsync());
    }
}
