using CsCheck;

namespace Qingshan.Standards.Tests;

public class AirQualityIndexTests
{
    private static readonly DateOnly Before = new(2026, 2, 28);
    private static readonly DateOnly After = new(2026, 3, 1);
    private static readonly AirConcentrations Clean = new(8, 20, 0.5, 90, 40, 20);

    [Theory]
    [InlineData(75, "2012", 100)]
    [InlineData(75, "2026", 114)]
    [InlineData(60, "2026", 100)]
    [InlineData(60.5, "2026", 100)]
    [InlineData(61, "2026", 101)]
    [InlineData(35, "2026", 50)]
    [InlineData(0, "2026", 0)]
    [InlineData(1, "2026", 2)]
    [InlineData(500, "2026", 500)]
    [InlineData(999, "2026", 500)]
    public void Fine_particles_give_the_index_of_the_edition(double concentration, string year, int expected) =>
        Assert.Equal(expected, AirQualityIndex.Individual(AirPollutant.Pm25, AirMean.Day, concentration, Edition(year))!.Index);

    [Theory]
    [InlineData(150, "2012", 100)]
    [InlineData(150, "2026", 112)]
    [InlineData(120, "2026", 100)]
    public void Coarse_particles_give_the_index_of_the_edition(double concentration, string year, int expected) =>
        Assert.Equal(expected, AirQualityIndex.Individual(AirPollutant.Pm10, AirMean.Day, concentration, Edition(year))!.Index);

    [Theory]
    [InlineData(AirPollutant.SulphurDioxide, AirMean.Hour, 801, 200)]
    [InlineData(AirPollutant.Ozone, AirMean.EightHours, 801, 300)]
    [InlineData(AirPollutant.Ozone, AirMean.Hour, 1201, 500)]
    public void Above_the_table_the_last_index_stands(AirPollutant pollutant, AirMean mean, double concentration, int expected)
    {
        var item = AirQualityIndex.Individual(pollutant, mean, concentration, Editions.Hj633Of2026)!;
        Assert.Equal((expected, true), (item.Index, item.AboveTable));
    }

    [Fact]
    public void Carbon_monoxide_is_rounded_to_one_decimal_and_an_index_is_rounded_up()
    {
        var item = AirQualityIndex.Individual(AirPollutant.CarbonMonoxide, AirMean.Hour, 0.25, Editions.Hj633Of2012)!;
        Assert.Equal((0.2m, 2), (item.Concentration, item.Index));
        Assert.Equal(3, AirQualityIndex.Individual(AirPollutant.CarbonMonoxide, AirMean.Hour, 0.3, Editions.Hj633Of2012)!.Index);
        Assert.Equal(4, AirQualityIndex.Individual(AirPollutant.CarbonMonoxide, AirMean.Hour, 0.35, Editions.Hj633Of2012)!.Index);
    }

    [Fact]
    public void The_day_chooses_the_edition_and_an_edition_can_be_asked_for()
    {
        var dusty = Clean with { Pm25 = 75 };
        Assert.Equal(("HJ 633-2012", 100), Summary(AirQualityIndex.Daily(dusty, Before)));
        Assert.Equal(("HJ 633-2026", 114), Summary(AirQualityIndex.Daily(dusty, After)));
        Assert.Equal(("HJ 633-2012", 100), Summary(AirQualityIndex.Daily(dusty, After, Editions.Hj633Of2012)));
        Assert.Throws<ArgumentException>(() => AirQualityIndex.Daily(dusty, After, Editions.Gb3095Of2026));
        Assert.Throws<ArgumentOutOfRangeException>(() => AirQualityIndex.Daily(dusty, new(2000, 1, 1)));

        static (string, int?) Summary(AqiResult result) => (result.Edition.Title, result.Aqi);
    }

    [Fact]
    public void Primary_pollutants_are_those_with_the_largest_index_above_50_and_ties_are_all_named()
    {
        Assert.Empty(AirQualityIndex.Daily(Clean, After).Primary);
        var tie = AirQualityIndex.Daily(Clean with { Pm25 = 60, Pm10 = 120 }, After);
        Assert.Equal(100, tie.Aqi);
        Assert.Equal([AirPollutant.Pm10, AirPollutant.Pm25], tie.Primary);
    }

    [Fact]
    public void Of_incomplete_items_an_index_up_to_100_is_not_available_since_2026_and_one_above_it_stands()
    {
        var without = Clean with { Ozone = double.NaN };
        var withheld = AirQualityIndex.Daily(without, After);
        Assert.Null(withheld.Aqi);
        Assert.Null(withheld.Level);
        Assert.Equal([AirPollutant.Ozone], withheld.Missing);
        Assert.Equal(5, withheld.Items.Length);
        Assert.Equal("HJ 633-2026 5.3 (unverified)", withheld.WithheldBy?.ToString());

        var high = AirQualityIndex.Daily(without with { Pm25 = 200 }, After);
        Assert.Equal(250, high.Aqi);
        Assert.Null(high.WithheldBy);
        Assert.NotNull(AirQualityIndex.Daily(without, Before).Aqi);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1)]
    public void What_is_no_concentration_is_missing(double value)
    {
        var result = AirQualityIndex.Hourly(Clean with { SulphurDioxide = value }, Before);
        Assert.Equal([AirPollutant.SulphurDioxide], result.Missing);
    }

    [Fact]
    public void Of_nothing_there_is_no_index()
    {
        var result = AirQualityIndex.Hourly(AirConcentrations.From(_ => double.NaN), Before);
        Assert.Null(result.Aqi);
        Assert.Equal(6, result.Missing.Length);
        Assert.Empty(result.Items);
    }

    [Fact]
    public void A_city_averages_its_stations_first()
    {
        var city = AirConcentrations.MeanOf([Clean with { Pm25 = 20 }, Clean with { Pm25 = 101 }, Clean with { Pm25 = double.NaN }]);
        var result = AirQualityIndex.Daily(city, After);
        Assert.Equal(60m, result.Items.Single(item => item.Pollutant == AirPollutant.Pm25).Concentration);
        Assert.Equal(100, result.Aqi);
        Assert.True(double.IsNaN(AirConcentrations.MeanOf([]).Pm25));
    }

    [Theory]
    [InlineData(0, 1, "优", "Excellent")]
    [InlineData(50, 1, "优", "Excellent")]
    [InlineData(51, 2, "良", "Good")]
    [InlineData(101, 3, "轻度污染", "Lightly polluted")]
    [InlineData(200, 4, "中度污染", "Moderately polluted")]
    [InlineData(300, 5, "重度污染", "Heavily polluted")]
    [InlineData(301, 6, "严重污染", "Severely polluted")]
    [InlineData(500, 6, "严重污染", "Severely polluted")]
    public void Every_index_has_a_level(int aqi, int number, string zh, string en)
    {
        foreach (var edition in (StandardEdition[])[Editions.Hj633Of2012, Editions.Hj633Of2026])
        {
            var level = AqiLevel.Of(aqi, edition);
            Assert.Equal((number, zh, en), (level.Number, level.NameZh, level.NameEn));
        }
    }

    [Fact]
    public void More_of_a_pollutant_never_lowers_its_index() =>
        Gen.Select(Gen.Enum<AirPollutant>(), Gen.Double[0, 4000], Gen.Double[0, 4000], Gen.Bool).Sample((pollutant, a, b, late) =>
        {
            var edition = late ? Editions.Hj633Of2026 : Editions.Hj633Of2012;
            int Of(double c) => AirQualityIndex.Individual(pollutant, AirMean.Hour, c, edition)!.Index;
            return Of(Math.Min(a, b)) <= Of(Math.Max(a, b)) && Of(a) is >= 0 and <= 500;
        });

    [Fact]
    public void At_every_break_point_the_index_is_the_printed_one()
    {
        foreach (var edition in (StandardEdition[])[Editions.Hj633Of2012, Editions.Hj633Of2026])
            foreach (var number in AirPollutants.All.SelectMany(p => StandardNumbers.Of(edition, p.Code())))
            {
                var mean = number.Condition!.Key switch { "hour" => AirMean.Hour, "8h" => AirMean.EightHours, _ => AirMean.Day };
                var item = AirQualityIndex.Individual(AirPollutants.Find(number.Item)!.Value, mean, (double)number.Value, edition)!;
                Assert.Equal($"iaqi-{item.Index}", number.Level!.Key);
            }
    }

    private static StandardEdition Edition(string year) => Editions.Find($"HJ 633-{year}")!;
}
