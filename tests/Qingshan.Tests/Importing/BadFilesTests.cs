using System.Text;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Importing;

/// <summary>Files that are not what they should be, for every format of observations: a clear error, and nothing half done.</summary>
public sealed class BadFilesTests
{
    private const string Map = "time=t;zone=+08:00;label=start;point=p;x=a34004:ug/m3:mean:PT1H";

    private static readonly (string Format, string[] Options, string Good)[] Formats =
    [
        ("cnemc", [], "timepoint,stationcode,positionname,area,longitude,latitude,co,no2,o3,pm10,pm2_5,so2\n2017-07-07T16:00:00,1001A,万寿西宫,北京市,116.3,39.8,0.8,13,164,45,34,1\n"),
        ("surface-water", [], "file_month,省份,流域,断面名称,监测时间,水质类别,水温(℃),pH(无量纲),溶解氧(mg/L),电导率(μS/cm),浊度(NTU),高锰酸盐指数(mg/L),氨氮(mg/L),总磷(mg/L),总氮(mg/L),叶绿素α(mg/L),藻密度(cells/L),站点情况\n"
            + "2021-04,上海市,长江流域,七效港西桥,04-01 12:00,Ⅲ,17.3,7.9,8.64,861.9,67.3,5.81,0.097,0.065,1.67,*,*,正常\n"),
        ("csv", ["--map", Map], "t,p,x,名\n2014-01-01 00:00,P1,1,二\n"),
    ];

    [Fact]
    public async Task Every_format_says_what_is_wrong_with_a_file_and_stores_nothing_of_it()
    {
        await using var folder = await ImportedFolder.StartAsync();
        await folder.Platform.AddPointAsync("P1", "M1");
        var stand = await folder.Platform.StandAsync();
        var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        foreach (var (format, options, good) in Formats)
        {
            var twice = good + string.Concat(Enumerable.Repeat(good.Split('\n')[1] + "\n", 50));
            (string Name, byte[] Bytes, string Code)[] bad =
            [
                ("empty.csv", [], "import.wrong-columns"),
                ("empty.csv.gz", [], "import.truncated"),
                ("other.csv", "No,year,month\n1,2014,1\n"u8.ToArray(), "import.wrong-columns"),
                ("picture.csv", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00], "import.not-utf8"),
                ("json.csv", "{\"observations\":[]}"u8.ToArray(), "import."),
                ("gbk.csv", gb18030.GetBytes(good), "import.gb18030"),
                ("cut.csv.gz", ImportedFolder.Gzip(twice)[..^12], "import.truncated"),
                ("plain.csv.gz", Encoding.UTF8.GetBytes(good), "import.truncated"),
                ("quote.csv", Encoding.UTF8.GetBytes(good + "\"open," + good.Split('\n')[1]), "import.bad-csv"),
            ];
            foreach (var (name, bytes, code) in bad)
            {
                var run = await folder.ImportAsync([format, folder.Write(name, bytes), .. options]);
                Assert.True(run.Exit == 1 && run.Error.Contains($"[{code}", StringComparison.Ordinal) && run.Error.Contains(name, StringComparison.Ordinal), $"{format} {name}: {run}");
            }
            var nowhere = await folder.ImportAsync([format, System.IO.Path.Combine(folder.Path, "nowhere"), .. options]);
            Assert.Contains("[import.no-folder]", nowhere.Error, StringComparison.Ordinal);
        }
        Assert.Equal(stand, await folder.Platform.StandAsync());
        Assert.Single(await folder.Platform.Visitor.ItemsAsync("/api/v1/points"));
        Assert.Empty(await folder.Platform.Visitor.ItemsAsync("/api/v1/regions"));
    }

    [Fact]
    public async Task A_file_with_a_header_alone_holds_no_rows_and_that_is_no_error()
    {
        await using var folder = await ImportedFolder.StartAsync();
        foreach (var (format, options, good) in Formats)
        {
            var run = await folder.ImportAsync([format, folder.Write("header.csv", good.Split('\n')[0] + "\n"), .. options]);
            Assert.True(run.Exit == 0, $"{format}: {run}");
            Assert.Equal(0, ImportedFolder.Number(run, "rows read"));
        }
    }
}
