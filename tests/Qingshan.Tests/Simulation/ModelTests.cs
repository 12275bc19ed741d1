using Qingshan.Simulation;

namespace Qingshan.Tests.Simulation;

public sealed class ModelTests
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly WeatherModel Weather = new(7);
    private static readonly AirModel Air = new(Weather, 11, 0.8);

    private static IEnumerable<DateTime> Hours => Enumerable.Range(0, 365 * 24).Select(h => Start.AddHours(h));

    /// <summary>The same hour of the Beijing day, all the year.</summary>
    private static IEnumerable<DateTime> At(int hour) => Enumerable.Range(0, 365).Select(d => Start.AddDays(d).AddHours(hour - 8));

    [Fact]
    public void Pm10_is_never_below_pm25() => Assert.All(
        DemoPlan.Instance.Points.Where(p => p.Kind is "air-station" or "dust-point").Select(DemoDevices.Of),
        device =>
        {
            var (fine, all) = (device.Factors.First(f => f.Code == "a34004"), device.Factors.First(f => f.Code == "a34002"));
            foreach (var at in Hours.Where((_, i) => i % 17 == 0))
                Assert.True(Decimals.Round(all.Model(at), all.Decimals) >= Decimals.Round(fine.Model(at), fine.Decimals));
        });

    [Fact]
    public void Values_are_a_function_of_seed_and_time()
    {
        var (first, again) = (new AirModel(new(7), 11, 0.8), new AirModel(new(7), 11, 0.8));
        foreach (var at in Hours.Take(500).Reverse()) Assert.Equal(first.O3(at), again.O3(at));
        Assert.NotEqual(first.Pm25(Start), new AirModel(new(7), 12, 0.8).Pm25(Start));
    }

    [Fact]
    public void Ozone_is_higher_in_the_afternoon_than_before_dawn() =>
        Assert.True(At(15).Average(Air.O3) > 1.5 * At(5).Average(Air.O3));

    [Fact]
    public void Nitrogen_dioxide_is_higher_at_the_rush_hour_than_at_night() =>
        Assert.True(At(18).Average(Air.No2) > 1.3 * At(3).Average(Air.No2));

    [Fact]
    public void Particles_rise_when_the_wind_drops()
    {
        var calm = Hours.Where(t => Weather.Wind(t) < 1).Average(Air.Pm25);
        var windy = Hours.Where(t => Weather.Wind(t) > 3).Average(Air.Pm25);
        Assert.True(calm > 1.4 * windy, $"{calm:F1} {windy:F1}");
    }

    [Fact]
    public void The_weather_stays_in_the_bounds_of_the_place() => Assert.All(Hours.Where((_, i) => i % 3 == 0), t =>
    {
        Assert.InRange(Weather.Temperature(t), -12, 44);
        Assert.InRange(Weather.Humidity(t), 10, 100);
        Assert.InRange(Weather.Pressure(t), 98, 104);
        Assert.InRange(Weather.Wind(t), 0.2, 12);
        Assert.InRange(Weather.WindFrom(t), 0, 360);
        Assert.InRange(Air.Pm25(t), 1, 400);
        Assert.InRange(Air.O3(t), 2, 400);
    });

    [Fact]
    public void Oxygen_in_the_river_peaks_in_the_late_afternoon_and_in_winter()
    {
        var river = new RiverModel(Weather, 3, 0.3);
        Assert.True(At(17).Average(river.Oxygen) > At(5).Average(river.Oxygen));
        Assert.True(Hours.Take(24 * 30).Average(river.Oxygen) > Hours.Skip(24 * 190).Take(24 * 30).Average(river.Oxygen) + 2);
    }

    [Fact]
    public void Rain_lifts_the_dose_rate()
    {
        var dose = new RadiationModel(Weather, 5);
        var rainy = Hours.Where(t => Weather.Rain(t) > 1).ToList();
        Assert.NotEmpty(rainy);
        Assert.True(rainy.Average(dose.DoseRate) > Hours.Where(t => Weather.Rain(t) == 0).Average(dose.DoseRate) + 2);
    }

    [Fact]
    public void A_line_on_one_shift_stands_still_at_night_and_on_sundays()
    {
        var line = new ProductionModel(9, Shifts.One);
        Assert.All(At(2), t => Assert.Equal(0, line.Load(t)));
        var sunday = new DateTime(2026, 3, 1, 4, 0, 0, DateTimeKind.Utc);
        Assert.False(line.IsRunning(sunday));
        Assert.True(line.IsRunning(sunday.AddDays(1)));
    }

    [Fact]
    public void An_instrument_prints_all_its_decimals()
    {
        Assert.Equal("12.00", Decimals.Round(12, 2).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("-0.5", Decimals.Round(-0.46, 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Percentiles_of_latency_are_within_a_few_percent()
    {
        var histogram = new LatencyHistogram();
        for (var ms = 1; ms <= 1000; ms++) histogram.Record(TimeSpan.FromMilliseconds(ms));
        var read = histogram.Read();
        Assert.InRange(read.P50.TotalMilliseconds, 500, 520);
        Assert.InRange(read.P95.TotalMilliseconds, 950, 985);
        Assert.InRange(read.P99.TotalMilliseconds, 990, 1000);
        Assert.Equal(1000, read.Max.TotalMilliseconds);
    }
}
