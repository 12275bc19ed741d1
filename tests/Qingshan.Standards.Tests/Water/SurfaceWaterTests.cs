using CsCheck;

namespace Qingshan.Standards.Tests;

public class SurfaceWaterTests
{
    private static readonly DateOnly Day = new(2021, 4, 1);
    private static readonly string[] Counted =
        [.. StandardNumbers.All.Where(n => n.Edition == Editions.Gb3838Of2002 && n.IsFactor && n.Item is not ("w21001" or "w02003")).Select(n => n.Item).Distinct()];

    [Theory]
    [InlineData("w01009", 7.5, WaterBody.River, WaterClass.I)]
    [InlineData("w01009", 7.49, WaterBody.River, WaterClass.II)]
    [InlineData("w01009", 1.99, WaterBody.River, WaterClass.InferiorToV)]
    [InlineData("w01019", 6, WaterBody.River, WaterClass.III)]
    [InlineData("w01019", 6.01, WaterBody.River, WaterClass.IV)]
    [InlineData("w21003", 0.15, WaterBody.River, WaterClass.I)]
    [InlineData("w21011", 0.1, WaterBody.River, WaterClass.II)]
    [InlineData("w21011", 0.1, WaterBody.Lake, WaterClass.IV)]
    [InlineData("w21011", 0.201, WaterBody.Lake, WaterClass.InferiorToV)]
    [InlineData("w21001", 1.2, WaterBody.Lake, WaterClass.IV)]
    [InlineData("w01001", 6, WaterBody.River, WaterClass.I)]
    [InlineData("w01001", 9, WaterBody.River, WaterClass.I)]
    [InlineData("w01001", 9.01, WaterBody.River, WaterClass.InferiorToV)]
    [InlineData("w01001", 5.9, WaterBody.Lake, WaterClass.InferiorToV)]
    [InlineData("w20122", 0.9, WaterBody.River, WaterClass.II)]
    public void An_item_has_the_first_class_whose_limit_it_keeps(string item, double value, WaterBody body, WaterClass expected) =>
        Assert.Equal(expected, SurfaceWater.ClassOf(item, value, body));

    [Theory]
    [InlineData("w21001", 5, WaterBody.River)]
    [InlineData("w01014", 500, WaterBody.River)]
    [InlineData("w01019", double.NaN, WaterBody.River)]
    [InlineData("w01019", -1, WaterBody.River)]
    public void Without_limits_or_value_there_is_no_class(string item, double value, WaterBody body) =>
        Assert.Null(SurfaceWater.ClassOf(item, value, body));

    [Fact]
    public void The_worst_item_makes_the_class_and_is_named_and_so_is_what_is_missing()
    {
        var result = SurfaceWater.Assess(new Dictionary<string, double> { ["w01001"] = 7.8, ["w01009"] = 8, ["w01019"] = 5, ["w21003"] = double.NaN, ["w21011"] = 0.15 }, WaterBody.River, Day);
        Assert.Equal(WaterClass.III, result.Class);
        Assert.Equal(["w01019", "w21011"], result.Determining);
        Assert.Contains("w21003", result.Missing);
        Assert.Contains("w20122", result.Missing);
        Assert.DoesNotContain("w21001", result.Missing);
        Assert.Equal("GB 3838-2002", result.Edition.Title);
    }

    [Fact]
    public void Total_nitrogen_and_coliforms_are_judged_and_do_not_enter_the_class()
    {
        var result = SurfaceWater.Assess(new Dictionary<string, double> { ["w01019"] = 1, ["w21001"] = 9, ["w02003"] = 50_000 }, WaterBody.Lake, Day);
        Assert.Equal(WaterClass.I, result.Class);
        Assert.Equal(["w21001", "w02003"], result.Items.Where(item => !item.Counts).Select(item => item.Item));
        Assert.All(result.Items.Where(item => !item.Counts), item => Assert.Equal(WaterClass.InferiorToV, item.Class));
    }

    [Fact]
    public void Of_nothing_there_is_no_class()
    {
        var result = SurfaceWater.Assess(new Dictionary<string, double>(), WaterBody.River, Day);
        Assert.Null(result.Class);
        Assert.Empty(result.Determining);
        Assert.Equal(Counted.Length, result.Missing.Length);
    }

    [Theory]
    [InlineData(95, WaterClass.I)]
    [InlineData(80, WaterClass.II)]
    public void Oxygen_near_saturation_is_of_class_I(double saturation, WaterClass expected) =>
        Assert.Equal(expected, SurfaceWater.Assess(new Dictionary<string, double> { ["w01009"] = 6.8, [SurfaceWater.OxygenSaturation] = saturation }, WaterBody.River, Day).Class);

    [Fact]
    public void Worse_water_never_has_a_better_class_and_the_class_is_that_of_the_worst_item() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 20], Gen.Double[0, 3], Gen.Double[0, 15], Gen.Bool).Sample((phosphorus, permanganate, ammonia, oxygen, lake) =>
        {
            var body = lake ? WaterBody.Lake : WaterBody.River;
            WaterAssessment Of(double worse) => SurfaceWater.Assess(new Dictionary<string, double>
            {
                ["w21011"] = phosphorus * worse, ["w01019"] = permanganate * worse, ["w21003"] = ammonia * worse, ["w01009"] = oxygen / worse,
            }, body, Day);
            var (now, later) = (Of(1), Of(1.5));
            return now.Class <= later.Class && now.Class == now.Items.Max(item => item.Class);
        });

    [Fact]
    public void Limits_never_get_stricter_from_class_to_class()
    {
        foreach (var row in StandardNumbers.All.Where(n => n.Edition == Editions.Gb3838Of2002).GroupBy(n => (n.Item, n.Condition, n.Bound)))
            Assert.All(row.Zip(row.Skip(1)), pair => Assert.True(
                row.Key.Bound == Bound.AtMost ? pair.First.Value <= pair.Second.Value : pair.First.Value >= pair.Second.Value, pair.Second.Key));
    }

    [Theory]
    [InlineData(WaterClass.III, "Ⅲ类", "class III")]
    [InlineData(WaterClass.InferiorToV, "劣Ⅴ类", "inferior to class V")]
    public void A_class_has_names(WaterClass of, string zh, string en) => Assert.Equal((zh, en), (of.NameZh(), of.NameEn()));

    [Theory]
    [InlineData("忠庙", null, true, true, WaterBody.Lake)]
    [InlineData("抚仙湖心", null, false, false, WaterBody.Lake)]
    [InlineData("骆马湖", null, false, true, WaterBody.Lake)]
    [InlineData("骆马湖", null, false, false, WaterBody.River)]
    [InlineData("汾湖大桥(界标)", null, false, true, WaterBody.River)]
    [InlineData("东榆林水库出口", null, false, false, WaterBody.River)]
    [InlineData("急水港桥", "淀山湖", false, false, WaterBody.Lake)]
    [InlineData("湖海场", "长江", true, true, WaterBody.River)]
    [InlineData(null, null, false, false, WaterBody.River)]
    public void A_lake_is_recognised_by_equipment_and_name(string? section, string? water, bool algae, bool chlorophyll, WaterBody expected) =>
        Assert.Equal(expected, WaterBodies.Recognise(section, water, algae, chlorophyll));
}
