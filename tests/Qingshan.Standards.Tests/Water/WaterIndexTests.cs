namespace Qingshan.Standards.Tests;

public class WaterIndexTests
{
    private static readonly DateOnly Day = new(2021, 4, 1);

    [Fact]
    public void At_one_the_logarithm_is_nothing_and_the_intercepts_remain()
    {
        var result = TrophicLevel.Of(1, 1, 1, 1, 1);
        Assert.Equal([25.0, 94.36, 54.53, 51.18, 1.09], result.Items.Select(item => Math.Round(item.Index, 2)));
    }

    [Fact]
    public void A_clear_lake_is_poor_and_a_green_one_rich_in_nutrients()
    {
        var clear = TrophicLevel.Of(1, 0.01, 0.2, 8, 1.5);
        var green = TrophicLevel.Of(80, 0.3, 4, 0.3, 12);
        Assert.Equal("oligotrophic", clear.State?.Key);
        Assert.Equal("hyper-eutrophic", green.State?.Key);
        Assert.InRange(clear.Index!.Value, 15, 30);
    }

    [Fact]
    public void Less_transparency_means_more_nutrients()
    {
        double Of(double transparency) => TrophicLevel.Of(10, 0.05, 1, transparency, 4).Index!.Value;
        Assert.True(Of(0.5) > Of(1) && Of(1) > Of(3));
    }

    [Theory]
    [InlineData(29.99, "oligotrophic")]
    [InlineData(30, "mesotrophic")]
    [InlineData(50, "mesotrophic")]
    [InlineData(50.01, "light-eutrophic")]
    [InlineData(60, "light-eutrophic")]
    [InlineData(70, "middle-eutrophic")]
    [InlineData(70.01, "hyper-eutrophic")]
    public void Every_index_has_a_state(double index, string state) => Assert.Equal(state, TrophicLevel.StateOf(index)?.Key);

    [Fact]
    public void An_item_that_is_missing_or_zero_leaves_no_index_and_is_named()
    {
        var result = TrophicLevel.Of(10, 0, 1, double.NaN, 4);
        Assert.Null(result.Index);
        Assert.Null(result.State);
        Assert.Equal(["w21011", "transparency"], result.Missing);
        Assert.Equal(3, result.Items.Length);
        Assert.Null(TrophicLevel.StateOf(double.NaN));
    }

    [Fact]
    public void Water_at_the_limits_of_class_III_has_one_for_every_item()
    {
        var result = CityWaterIndex.Of(new Dictionary<string, double> { ["w01009"] = 5, ["w01019"] = 6, ["w21011"] = 0.2 }, ["w01009", "w01019", "w21011"], WaterBody.River, Day);
        Assert.Equal(3, result.Index!.Value, 1e-12);
        var better = CityWaterIndex.Of(new Dictionary<string, double> { ["w01009"] = 10, ["w01019"] = 3, ["w21011"] = 0.1 }, ["w01009", "w01019", "w21011"], WaterBody.River, Day);
        Assert.Equal(1.5, better.Index!.Value, 1e-12);
        Assert.False(CityWaterIndex.Source.IsVerified);
    }

    [Fact]
    public void A_city_index_of_incomplete_items_is_none_and_one_of_items_without_a_limit_a_fault()
    {
        var result = CityWaterIndex.Of(new Dictionary<string, double> { ["w01009"] = 0, ["w01019"] = 3 }, ["w01009", "w01019", "w21003"], WaterBody.River, Day);
        Assert.Null(result.Index);
        Assert.Equal(["w01009", "w21003"], result.Missing);
        Assert.Throws<ArgumentException>(() => CityWaterIndex.Of(new Dictionary<string, double>(), ["w01001"], WaterBody.River, Day));
        Assert.Throws<ArgumentException>(() => CityWaterIndex.Of(new Dictionary<string, double>(), ["w21001"], WaterBody.River, Day));
    }

    [Theory]
    [InlineData(60, 5, 100, 1, BlackOdorousGrade.None)]
    [InlineData(25, 5, 100, 1, BlackOdorousGrade.Light)]
    [InlineData(10, 5, 100, 1, BlackOdorousGrade.Light)]
    [InlineData(9.9, 5, 100, 1, BlackOdorousGrade.Heavy)]
    [InlineData(60, 2, 100, 1, BlackOdorousGrade.Light)]
    [InlineData(60, 0.1, 100, 1, BlackOdorousGrade.Heavy)]
    [InlineData(60, 5, 50, 1, BlackOdorousGrade.Light)]
    [InlineData(60, 5, -201, 1, BlackOdorousGrade.Heavy)]
    [InlineData(60, 5, 100, 8, BlackOdorousGrade.Light)]
    [InlineData(60, 5, 100, 15.1, BlackOdorousGrade.Heavy)]
    public void The_worst_item_grades_black_and_odorous_water(double transparency, double oxygen, double redox, double ammonia, BlackOdorousGrade expected) =>
        Assert.Equal(expected, BlackOdorousWater.Of(transparency, oxygen, redox, ammonia).Grade);

    [Fact]
    public void Nothing_measured_gives_no_grade()
    {
        var result = BlackOdorousWater.Of(double.NaN, double.NaN, double.NaN, double.NaN);
        Assert.Null(result.Grade);
        Assert.Equal(4, result.Missing.Length);
    }
}
