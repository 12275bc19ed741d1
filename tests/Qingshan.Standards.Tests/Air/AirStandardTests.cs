namespace Qingshan.Standards.Tests;

public class AirStandardTests
{
    [Theory]
    [InlineData(AirPollutant.Pm25, AirMean.Year, "2025-06-01", 15, 35)]
    [InlineData(AirPollutant.Pm25, AirMean.Year, "2026-02-28", 15, 35)]
    [InlineData(AirPollutant.Pm25, AirMean.Year, "2026-03-01", 15, 30)]
    [InlineData(AirPollutant.Pm25, AirMean.Year, "2030-12-31", 15, 30)]
    [InlineData(AirPollutant.Pm25, AirMean.Year, "2031-01-01", 10, 25)]
    [InlineData(AirPollutant.Pm10, AirMean.Day, "2026-03-01", 50, 120)]
    [InlineData(AirPollutant.Pm10, AirMean.Day, "2031-01-01", 50, 100)]
    [InlineData(AirPollutant.SulphurDioxide, AirMean.Hour, "2030-12-31", 150, 500)]
    [InlineData(AirPollutant.SulphurDioxide, AirMean.Hour, "2031-01-01", 150, 150)]
    [InlineData(AirPollutant.NitrogenDioxide, AirMean.Day, "2031-01-01", 50, 50)]
    [InlineData(AirPollutant.CarbonMonoxide, AirMean.Day, "2040-01-01", 4, 4)]
    [InlineData(AirPollutant.Ozone, AirMean.EightHours, "2040-01-01", 100, 160)]
    public void The_day_chooses_edition_and_stage(AirPollutant pollutant, AirMean mean, string date, int classOne, int classTwo)
    {
        var day = DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(classOne, AirLimits.Find(pollutant, mean, AirClass.One, day)?.Value);
        var limit = AirLimits.Find(pollutant, mean, AirClass.Two, day)!;
        Assert.Equal(classTwo, limit.Value);
        Assert.Equal(pollutant.Unit(), limit.Unit);
        Assert.True(limit.CountsOn(day) && limit.Source.IsVerified);
    }

    [Fact]
    public void An_edition_that_is_asked_for_wins_over_the_day()
    {
        Assert.Equal(75, AirLimits.Find(AirPollutant.Pm25, AirMean.Day, AirClass.Two, new(2031, 1, 1), Editions.Gb3095Of2012)?.Value);
        Assert.Equal(60, AirLimits.Find(AirPollutant.Pm25, AirMean.Day, AirClass.Two, new(2020, 1, 1), Editions.Gb3095Of2026)?.Value);
        Assert.Null(AirLimits.Find(AirPollutant.Pm25, AirMean.Hour, AirClass.Two, new(2020, 1, 1)));
    }

    [Fact]
    public void Means_are_valid_from_the_numbers_of_the_standard()
    {
        foreach (var rules in (AirDataValidity[])[AirDataValidity.On(new(2020, 1, 1)), AirDataValidity.On(new(2027, 1, 1))])
        {
            Assert.True(rules.Hour(45) && !rules.Hour(44));
            Assert.True(rules.Day(20) && !rules.Day(19));
            Assert.True(rules.EightHours(6) && !rules.EightHours(5));
            Assert.True(rules.OzoneDay(14) && !rules.OzoneDay(13));
            Assert.True(rules.Month(27, 1) && !rules.Month(26, 1));
            Assert.True(rules.Month(25, 2) && !rules.Month(24, 2));
            Assert.True(rules.Year(324) && !rules.Year(323));
        }
        Assert.False(StandardNumbers.Find(Editions.Gb3095Of2026, "means-of-ozone-day", null, null)!.Source.IsVerified);
    }

    [Fact]
    public void Gases_refer_to_298_kelvin_since_september_2018()
    {
        decimal? On(int year, int month, int day) =>
            StandardNumbers.Find(Editions.Gb3095Of2012, "air-reference-temperature", null, null, new(year, month, day))?.Value;
        Assert.Equal(273m, On(2018, 8, 31));
        Assert.Equal(298.15m, On(2018, 9, 1));
    }

    [Theory]
    [InlineData(95, 9.55)]
    [InlineData(90, 9.1)]
    [InlineData(0, 1)]
    [InlineData(100, 10)]
    public void Percentiles_lie_linear_between_neighbours(double percent, double expected) =>
        Assert.Equal(expected, AirAssessment.Percentile([10, 2, 3, 4, 5, double.NaN, 6, 7, 8, 9, 1], percent), 1e-12);

    [Fact]
    public void A_percentile_of_nothing_is_missing_and_one_outside_0_to_100_a_fault()
    {
        Assert.True(double.IsNaN(AirAssessment.Percentile([double.NaN], 50)));
        Assert.Throws<ArgumentOutOfRangeException>(() => AirAssessment.Percentile([1], 101));
        Assert.Throws<ArgumentOutOfRangeException>(() => AirAssessment.Percentile([1], double.NaN));
        Assert.Equal(95, AirAssessment.PercentileOf(AirPollutant.Pm25, new(2020, 1, 1)).Value);
        Assert.Equal(90, AirAssessment.PercentileOf(AirPollutant.Ozone, new(2027, 1, 1)).Value);
    }

    [Fact]
    public void The_composite_index_at_every_limit_is_the_sum_of_the_weights()
    {
        var of2012 = new AirConcentrations(60, 40, 4, 160, 70, 35);
        Assert.Equal(6, AirAssessment.Composite(of2012, new(2020, 12, 31)).Index!.Value, 1e-12);
        var of2026 = of2012 with { Pm10 = 60, Pm25 = 30 };
        var result = AirAssessment.Composite(of2026, new(2026, 12, 31));
        Assert.Equal(10, result.Index!.Value, 1e-12);
        Assert.Equal(("HJ 663-2026", "GB 3095-2026"), (result.Edition.Title, result.Limits.Title));
    }

    [Fact]
    public void A_composite_index_with_something_missing_is_none()
    {
        var result = AirAssessment.Composite(new(60, 40, double.NaN, 160, 70, 35), new(2020, 12, 31));
        Assert.Null(result.Index);
        Assert.Equal([AirPollutant.CarbonMonoxide], result.Missing);
        Assert.Equal(5, result.Items.Length);
    }
}
