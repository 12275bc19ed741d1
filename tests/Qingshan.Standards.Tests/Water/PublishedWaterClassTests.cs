namespace Qingshan.Standards.Tests;

/// <summary>
/// The class of a section against what the national network of automatic stations published, 2021-03-31 to 04-05. pH, dissolved
/// oxygen, permanganate index, ammonia nitrogen and total phosphorus are measured; the values shown are rounded.
/// </summary>
public class PublishedWaterClassTests(ITestOutputHelper output)
{
    private static readonly DateOnly Day = new(2021, 4, 1);
    private static readonly Dictionary<string, WaterClass> Published = new()
    {
        ["Ⅰ"] = WaterClass.I, ["Ⅱ"] = WaterClass.II, ["Ⅲ"] = WaterClass.III, ["Ⅳ"] = WaterClass.IV, ["Ⅴ"] = WaterClass.V, ["劣Ⅴ"] = WaterClass.InferiorToV,
    };

    private static readonly (string Item, string Column)[] Columns =
        [("w01001", "pH(无量纲)"), ("w01009", "溶解氧(mg/L)"), ("w01019", "高锰酸盐指数(mg/L)"), ("w21003", "氨氮(mg/L)"), ("w21011", "总磷(mg/L)")];

    private static readonly (string Item, string Column)[] DailyColumns =
        [("w01001", "pH"), ("w01009", "溶解氧"), ("w01019", "高锰酸盐指数"), ("w21003", "氨氮"), ("w21011", "总磷")];

    [Fact]
    public void The_class_equals_the_published_one()
    {
        var rows = Rows();
        var river = rows.Count(row => row.Class(WaterBody.River) == row.Published);
        var body = rows.Count(row => row.Class(row.Body) == row.Published);
        output.WriteLine($"{rows.Count} distinct rows with a class; river limits alone {river} ({Share(river, rows.Count)}), lakes recognised {body} ({Share(body, rows.Count)})");
        Assert.Equal(38_982, rows.Count);
        Assert.True(river >= 0.945 * rows.Count, $"{river} of {rows.Count}");
        Assert.True(body >= 0.98 * rows.Count, $"{body} of {rows.Count}");
    }

    [Fact]
    public void What_differs_is_explained()
    {
        var differing = Rows().Where(row => row.Class(row.Body) != row.Published).ToList();
        var reasons = differing.CountBy(row => row.Reason()).ToDictionary();
        foreach (var (reason, count) in reasons.OrderByDescending(r => r.Value)) output.WriteLine($"{count,5} {reason}");
        var late = differing.Where(row => row.Reason().Contains("before", StringComparison.Ordinal)).ToList();
        output.WriteLine($"of those with the class of four hours before, {late.Count(row => row.Time.EndsWith("00:00", StringComparison.Ordinal))} are of midnight");
        Assert.True(reasons.GetValueOrDefault(Row.Unexplained) <= 0.001 * 38_982, "more than one row in a thousand is not explained");
    }

    [Fact]
    public void The_rule_for_lakes_holds_on_the_eleven_months_before_that_it_was_not_made_on()
    {
        var all = RealTable.Read("data/surface_water_auto/national_stations_daily_snapshot_2020-05_2021-04.csv.gz")
            .Where(row => !row["file_date"].StartsWith("2021-04", StringComparison.Ordinal)).ToList();
        var algae = all.Where(row => double.IsFinite(row.Number("藻密度"))).Select(Section).ToHashSet();
        var chlorophyll = all.Where(row => double.IsFinite(row.Number("叶绿素α"))).Select(Section).ToHashSet();
        var waters = all.Where(row => row["所属河流"].Length > 0).GroupBy(Section).ToDictionary(group => group.Key, group => group.First()["所属河流"]);
        var judged = all.Where(row => Published.ContainsKey(row["水质类别"])).DistinctBy(row => (Section(row), row["监测时间"], row.Text)).Select(row =>
        {
            var body = WaterBodies.Recognise(row["断面名称"], waters.GetValueOrDefault(Section(row)), algae.Contains(Section(row)), chlorophyll.Contains(Section(row)));
            WaterClass? Of(WaterBody b, string suffix) => SurfaceWater.Assess(DailyColumns.ToDictionary(c => c.Item, c => row.Number(c.Column + suffix)), b, Day).Class;
            var raw = DailyColumns.All(c => double.IsFinite(row.Number(c.Column + "_原始值")));
            var published = Published[row["水质类别"]];
            return (River: Of(WaterBody.River, "") == published, Body: Of(body, "") == published, Raw: raw ? Of(body, "_原始值") == published : (bool?)null, Shown: raw ? Of(body, "") == published : (bool?)null);
        }).ToList();
        var river = judged.Count(j => j.River);
        var right = judged.Count(j => j.Body);
        output.WriteLine($"{judged.Count} rows; river limits alone {river} ({Share(river, judged.Count)}), lakes recognised {right} ({Share(right, judged.Count)})");
        var withRaw = judged.Where(j => j.Raw is not null).ToList();
        output.WriteLine($"{withRaw.Count} rows with raw readings of all five: class of the shown {withRaw.Count(j => j.Shown == true)}, of the raw {withRaw.Count(j => j.Raw == true)}");
        Assert.True(right >= 0.975 * judged.Count);
        // Why values are compared unrounded: the published classes follow the readings behind the values shown.
        Assert.True(withRaw.Count(j => j.Raw == true) > withRaw.Count(j => j.Shown == true));
    }

    private static string Share(int part, int whole) => (100.0 * part / whole).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture) + " %";

    private static List<Row> Rows()
    {
        var all = RealTable.Read("data/surface_water_auto/national_stations_4hourly_2021-04.csv.gz").DistinctBy(row => row.Text).ToList();
        // What a section is equipped for: one value in the file shows it. No class is looked at.
        var algae = all.Where(row => double.IsFinite(row.Number("藻密度(cells/L)"))).Select(Section).ToHashSet();
        var chlorophyll = all.Where(row => double.IsFinite(row.Number("叶绿素α(mg/L)"))).Select(Section).ToHashSet();
        var rows = new List<Row>();
        foreach (var section in all.GroupBy(Section))
        {
            var body = WaterBodies.Recognise(section.Key.Item2, measuresAlgae: algae.Contains(section.Key), measuresChlorophyll: chlorophyll.Contains(section.Key));
            var times = section.GroupBy(row => row["监测时间"]).OrderBy(time => time.Key, StringComparer.Ordinal).ToList();
            for (var i = 0; i < times.Count; i++)
            {
                List<Dictionary<string, double>> before = i == 0 ? [] : [.. times[i - 1].Select(ValuesOf)];
                rows.AddRange(times[i].Where(row => Published.ContainsKey(row["水质类别"])).Select(row => new Row(Published[row["水质类别"]], row["监测时间"], ValuesOf(row), before, body)));
            }
        }
        return rows;
    }

    private static Dictionary<string, double> ValuesOf(RealTable.Row row) => Columns.ToDictionary(c => c.Item, c => row.Number(c.Column));

    private static (string, string) Section(RealTable.Row row) => (row["省份"], row["断面名称"]);

    private sealed record Row(WaterClass Published, string Time, Dictionary<string, double> Values, List<Dictionary<string, double>> Before, WaterBody Body)
    {
        public const string Unexplained = "not explained";

        public WaterClass? Class(WaterBody body) => SurfaceWater.Assess(Values, body, Day).Class;

        public string Reason()
        {
            if (Class(Body == WaterBody.River ? WaterBody.Lake : WaterBody.River) == Published) return "the limits of the other kind of water give the published class";
            // Values are shown rounded: one at a limit may lie on its other side.
            var shifted = new Dictionary<string, double>(Values)
            {
                ["w01001"] = Values["w01001"] + 0.005, ["w01009"] = Values["w01009"] - 0.005, ["w01019"] = Values["w01019"] + 0.005,
                ["w21003"] = Values["w21003"] + 0.0005, ["w21011"] = Values["w21011"] + 0.0005,
            };
            if (SurfaceWater.Assess(shifted, Body, Day).Class == Published) return "a value that is shown rounded to its limit lies beyond it";
            // At midnight above all: the class was not computed anew.
            return Before.Any(values => SurfaceWater.Assess(values, Body, Day).Class == Published) ? "the class is that of the values four hours before" : Unexplained;
        }
    }
}
