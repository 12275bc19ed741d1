namespace Qingshan.Standards.Tests;

/// <summary>
/// The class of a section against what the national network of automatic stations published, 2021-03-31 to 04-05. pH, dissolved
/// oxygen, permanganate index, ammonia nitrogen and total phosphorus are measured; the values shown are rounded.
/// </summary>
public class PublishedWaterClassTests(ITestOutputHelper output)
{
    private static readonly DateOnly Day = new(2021, 4, 1);
    private static readonly Dictionary<string, WaterClass> Published = PublishedClasses.ByText;

    private static readonly (string Item, string Column)[] Columns =
        [("w01001", "pH(无量纲)"), ("w01009", "溶解氧(mg/L)"), ("w01019", "高锰酸盐指数(mg/L)"), ("w21003", "氨氮(mg/L)"), ("w21011", "总磷(mg/L)")];

    [Fact]
    public void The_class_equals_the_published_one()
    {
        var rows = Rows();
        var river = rows.Count(row => row.Class(WaterBody.River) == row.Published);
        var body = rows.Count(row => row.Class(row.Body) == row.Published);
        output.WriteLine($"{rows.Count} distinct rows with a class; river limits alone {river} ({PublishedClasses.Share(river, rows.Count)}), lakes recognised {body} ({PublishedClasses.Share(body, rows.Count)})");
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
