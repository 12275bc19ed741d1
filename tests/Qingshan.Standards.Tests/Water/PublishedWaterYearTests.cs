namespace Qingshan.Standards.Tests;

/// <summary>
/// The rule for lakes on days that it was not made on: 2020-05-08 to 2021-03-31, largely the same sections. Beside each value shown
/// stands the reading behind it, which says whether values are rounded before they are compared.
/// </summary>
public class PublishedWaterYearTests(ITestOutputHelper output)
{
    private static readonly DateOnly Day = new(2021, 3, 31);

    private static readonly (string Item, string Column)[] Columns =
        [("w01001", "pH"), ("w01009", "溶解氧"), ("w01019", "高锰酸盐指数"), ("w21003", "氨氮"), ("w21011", "总磷")];

    [Fact]
    public void The_rule_for_lakes_holds()
    {
        var rows = Rows();
        var river = rows.Count(row => row.ByShown(WaterBody.River) == row.Published);
        var right = rows.Count(row => row.ByShown(row.Body) == row.Published);
        output.WriteLine($"{rows.Count} rows; river limits alone {river} ({PublishedClasses.Share(river, rows.Count)}), lakes recognised {right} ({PublishedClasses.Share(right, rows.Count)})");
        Assert.True(right >= 0.975 * rows.Count, $"{right} of {rows.Count}");
    }

    [Fact]
    public void The_published_classes_follow_the_readings_and_not_the_rounded_values()
    {
        var rows = Rows().Where(row => row.HasReadings).ToList();
        var byReading = rows.Count(row => row.ByReading(row.Body) == row.Published);
        var byShown = rows.Count(row => row.ByShown(row.Body) == row.Published);
        output.WriteLine($"{rows.Count} rows with the readings of all five: {byReading} equal by the readings, {byShown} by the values shown");
        Assert.True(byReading > byShown);
    }

    private static List<Row> Rows()
    {
        var all = RealTable.Read("data/surface_water_auto/national_stations_daily_snapshot_2020-05_2021-04.csv.gz")
            .Where(row => !row["file_date"].StartsWith("2021-04", StringComparison.Ordinal)).DistinctBy(row => row.Text).ToList();
        var algae = all.Where(row => double.IsFinite(row.Number("藻密度"))).Select(Section).ToHashSet();
        var chlorophyll = all.Where(row => double.IsFinite(row.Number("叶绿素α"))).Select(Section).ToHashSet();
        var waters = all.Where(row => row["所属河流"].Length > 0).GroupBy(Section).ToDictionary(group => group.Key, group => group.First()["所属河流"]);
        return [.. all.Where(row => PublishedClasses.ByText.ContainsKey(row["水质类别"])).Select(row => new Row(row, PublishedClasses.ByText[row["水质类别"]],
            WaterBodies.Recognise(row["断面名称"], waters.GetValueOrDefault(Section(row)), algae.Contains(Section(row)), chlorophyll.Contains(Section(row)))))];
    }

    private static (string, string) Section(RealTable.Row row) => (row["省份"], row["断面名称"]);

    private sealed record Row(RealTable.Row Cells, WaterClass Published, WaterBody Body)
    {
        private const string Reading = "_原始值";

        public bool HasReadings => Columns.All(c => double.IsFinite(Cells.Number(c.Column + Reading)));

        public WaterClass? ByShown(WaterBody body) => Class("", body);

        public WaterClass? ByReading(WaterBody body) => Class(Reading, body);

        private WaterClass? Class(string suffix, WaterBody body) =>
            SurfaceWater.Assess(Columns.ToDictionary(c => c.Item, c => Cells.Number(c.Column + suffix)), body, Day).Class;
    }
}
