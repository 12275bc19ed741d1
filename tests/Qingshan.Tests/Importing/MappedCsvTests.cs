using Qingshan.Tests.Path;

namespace Qingshan.Tests.Importing;

/// <summary><c>qingshan import csv --map</c>: any CSV of observations.</summary>
public sealed class MappedCsvTests
{
    private const string Map = "time=监测时间;format=yyyy/M/d H:mm;zone=+08:00;label=end;point=站点;PM2.5=a34004:ug/m3:mean:PT1H;CO=a21005:mg/m3:mean:PT1H";
    private const string Text = "站点,监测时间,CO,PM2.5,备注\nP1,2014/1/1 1:00,0.5,35,\"甲,乙\"\nP1,2014/1/1 2:00,NA,36,\n";

    private static async Task<ImportedFolder> StartAsync()
    {
        var folder = await ImportedFolder.StartAsync();
        await folder.Platform.AddPointAsync("P1", "M1");
        return folder;
    }

    [Fact]
    public async Task Columns_become_series_and_labels_of_the_end_become_starts()
    {
        await using var folder = await StartAsync();
        var file = folder.Write("a.csv", Text);
        var run = await folder.ImportAsync("csv", file, "--map", Map);
        Assert.True(run.Exit == 0, run.ToString());
        var (point, series, first) = (await folder.ValuesAsync("a34004"))[0];
        Assert.Equal(("P1", "µg/m³", "mean:PT1H", "Imported"), (point, series.Unit, series.Kind.ToString(), series.Origin.ToString()));
        Assert.Equal((new DateTime(2013, 12, 31, 16, 0, 0, DateTimeKind.Utc), 35.0), (first.Start, first.Value));
        Assert.Equal(0.5, Assert.Single(await folder.ValuesAsync("a21005")).Value.Value);

        var stand = await folder.Platform.StandAsync();
        var again = await folder.ImportAsync("csv", file, "--map", Map);
        Assert.Equal((0, 2, 0), (again.Exit, ImportedFolder.Number(again, "rows unchanged"), ImportedFolder.Number(again, "values stored")));
        Assert.Equal(stand, await folder.Platform.StandAsync());
    }

    [Fact]
    public async Task A_mapping_can_stand_in_a_file_and_name_the_one_point_of_a_file_without_any()
    {
        await using var folder = await StartAsync();
        var map = folder.Write("map.json", """{"time":"t","zone":"Z","label":"start","pointCode":"P1","missing":["n/a"],"columns":{"temp":"a01001:°C:instant"}}""");
        var run = await folder.ImportAsync("csv", folder.Write("a.csv", "t,temp\n2014-01-01 00:00,1.5\n2014-01-01T01:00:00+08:00,n/a\n2014-01-01T02:00:00+08:00,2.5\n"), "--map", map);
        Assert.True(run.Exit == 0, run.ToString());
        Assert.Equal([("2013-12-31 18:00", 2.5), ("2014-01-01 00:00", 1.5)], (await folder.ValuesAsync("a01001")).Select(v => ($"{v.Value.Start:yyyy-MM-dd HH:mm}", v.Value.Value)));
    }

    [Theory]
    [InlineData("time=t;zone=+08:00;point=p;x=a34004:ug/m3:mean:PT1H", "label=")]
    [InlineData("time=t;label=start;point=p;x=a34004:ug/m3:mean:PT1H", "zone=")]
    [InlineData("zone=Z;label=start;point=p;x=a34004:ug/m3:mean:PT1H", "time=")]
    [InlineData("time=t;zone=Z;label=start;x=a34004:ug/m3:mean:PT1H", "point=")]
    [InlineData("time=t;zone=Z;label=start;point=p", "COLUMN=factor:unit:kind")]
    [InlineData("time=t;zone=Z;label=start;point=p;x=a99999:ug/m3:mean:PT1H", "x=a99999")]
    [InlineData("time=t;zone=Z;label=start;point=p;x=a34004:furlong:mean:PT1H", "x=a34004:furlong")]
    [InlineData("time=t;zone=Z;label=start;point=p;x=a34004:°C:mean:PT1H", "x=a34004:°C")]
    [InlineData("time=t;zone=Z;label=start;point=p;x=a34004:ug/m3:hourly", "x=a34004:ug/m3:hourly")]
    [InlineData("time=t;zone=Z;label=end;point=p;x=a34004:ug/m3:mean:PT1H;y=a34002:ug/m3:mean:P1D", "label=end")]
    [InlineData("time=t;zone=8;label=end;point=p;x=a34004:ug/m3:mean:PT1H", "zone=8")]
    [InlineData("nonsense", "nonsense")]
    [InlineData("{\"time\":7}", "JSON")]
    public async Task A_mapping_that_does_not_hold_is_refused_with_the_part_that_is_wrong(string map, string says)
    {
        await using var folder = await StartAsync();
        var run = await folder.ImportAsync("csv", folder.Write("a.csv", "t,p,x,y\n"), "--map", map);
        Assert.True(run.Exit == 1 && run.Error.Contains("[import.bad-map]", StringComparison.Ordinal) && run.Error.Contains(says, StringComparison.Ordinal), run.ToString());
    }

    [Fact]
    public async Task What_is_wrong_is_said_with_line_and_column_and_how_to_mend_it()
    {
        await using var folder = await StartAsync();
        var run = await folder.ImportAsync("csv", folder.Write("a.csv", Text + "P1,2014-01-01 03:00,1,1,\nP9,2014/1/1 4:00,1,1,\nP1,2014/2/30 5:00,1,1,\nP1,2014/1/1 6:00,一,1,\nP1,2014/1/1 7:00,1\n"), "--map", Map);
        Assert.Equal(2, run.Exit);
        string[] wanted =
        [
            "a.csv:4: no such time: '2014-01-01 03:00' in the column 监测时间, which is not like yyyy/M/d H:mm", "a.csv:5: the ledger has no point 'P9' (column 站点)",
            "a.csv:6: no such time", "a.csv:7: CO is '一'", "a.csv:8: 3 fields instead of 5",
        ];
        Assert.All(wanted, w => Assert.Contains(w, run.Out, StringComparison.Ordinal));
        Assert.Contains("[import.needs-option]", (await folder.ImportAsync("csv", folder.Path)).Error, StringComparison.Ordinal);
        Assert.Contains("[import.wrong-columns]", (await folder.ImportAsync("csv", folder.Write("b.csv", "a,b\n"), "--map", Map)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_series_keeps_its_unit()
    {
        await using var folder = await StartAsync();
        Assert.Equal(0, (await folder.ImportAsync("csv", folder.Write("a.csv", Text), "--map", Map)).Exit);
        var stand = await folder.Platform.StandAsync();
        var run = await folder.ImportAsync("csv", folder.Write("b.csv", Text.Replace("2014/1/1", "2014/1/2", StringComparison.Ordinal)), "--map", Map.Replace("a21005:mg/m3", "a21005:ug/m3", StringComparison.Ordinal));
        Assert.True(run.Exit == 1 && run.Error.Contains("[import.other-unit]", StringComparison.Ordinal) && run.Error.Contains("mg/m³", StringComparison.Ordinal), run.ToString());
        Assert.Equal(stand, await folder.Platform.StandAsync());
    }
}
