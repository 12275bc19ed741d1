using System.Net;
using Qingshan.Platform.Streams;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Streams;

/// <summary>What is derived from what came in: hours, days, months, indices. All times in these tests are Beijing time.</summary>
public sealed class StreamTests : IAsyncLifetime
{
    private const string PM25 = "a34004", O3 = "a05024";
    private static readonly string[] Six = ["a21026", "a21004", "a21005", O3, "a34002", PM25];
    private static readonly DateTime Day2014 = new(2014, 3, 1), Day2026 = new(2026, 4, 1);
    private RunningPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync();
        await _platform.AddPointAsync("A", "TESTA");
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Theory]
    [InlineData(45, "N")]
    [InlineData(44, "D")]
    public async Task An_hour_is_the_mean_of_its_valid_minutes_and_valid_itself_from_forty_five_of_them(int minutes, string flag)
    {
        await _platform.SendAsync([.. Enumerable.Range(0, 60).Select(m => Sent.Row("A", PM25, "mean:PT1M", Day2026.AddMinutes(m), m < minutes ? 10 + m % 2 : 500, m < minutes ? "N" : "D"))]);
        var hour = Assert.Single(await _platform.DerivedAsync("A", PM25, "mean:PT1H"));
        Assert.Equal((Enumerable.Range(0, minutes).Average(m => 10 + m % 2), 10, 11, flag), (hour.Value, hour.Min, hour.Max, hour.Flag));
    }

    [Theory]
    [InlineData(20, "N")]
    [InlineData(19, "D")]
    public async Task A_day_is_valid_from_twenty_hours(int hours, string flag)
    {
        await _platform.SendAsync(Sent.Hours("A", PM25, Day2014, h => h < hours ? 30 : null));
        var day = Assert.Single(await _platform.DerivedAsync("A", PM25, "mean:P1D"));
        Assert.Equal((Day2014, 30, flag), (day.Start, day.Value, day.Flag));
    }

    [Fact]
    public async Task What_a_device_says_of_an_hour_counts_before_what_is_computed_of_its_minutes()
    {
        await _platform.SendAsync([.. Enumerable.Range(0, 24 * 60).Select(m => Sent.Row("A", PM25, "mean:PT1M", Day2026.AddMinutes(m), 10))]);
        await _platform.SendAsync(Sent.Hours("A", PM25, Day2026, h => h < 12 ? 40 : null));
        Assert.Equal(24, (await _platform.DerivedAsync("A", PM25, "mean:PT1H")).Count);
        Assert.Equal(25, Assert.Single(await _platform.DerivedAsync("A", PM25, "mean:P1D")).Value);
    }

    [Fact]
    public async Task The_ozone_of_a_day_is_its_largest_mean_of_eight_hours()
    {
        // 14:00 to 21:00 stand out; every eight hours have to have six.
        await _platform.SendAsync(Sent.Hours("A", O3, Day2026, h => h is 3 or 15 ? null : h is >= 14 and < 22 ? 170 : 40));
        var day = Assert.Single(await _platform.DerivedAsync("A", O3, "max:P1D"));
        Assert.Equal((170, "N"), (day.Value, day.Flag));
    }

    [Fact]
    public async Task The_index_follows_the_edition_in_force_on_the_day()
    {
        // PM2.5 of 75 and PM10 of 150 are just 100 by the edition of 2012, and 114 and 112 by that of 2026.
        foreach (var day in (DateTime[])[Day2014, Day2026])
            foreach (var factor in Six) await _platform.SendAsync(Sent.Hours("A", factor, day, _ => factor == PM25 ? 75 : factor == "a34002" ? 150 : factor == "a21005" ? 1 : 20));
        Assert.Equal([(Day2014, 100), (Day2026, 114)], (await _platform.DerivedAsync("A", Indices.Aqi, "mean:P1D")).Select(d => (d.Start, (int)d.Value)));
        Assert.Equal([(100, 24), (114, 24)], (await _platform.DerivedAsync("A", Indices.Aqi, "mean:PT1H")).GroupBy(h => (int)h.Value).Select(g => (g.Key, g.Count())));
    }

    [Fact]
    public async Task A_late_value_changes_what_it_touches_and_nothing_else()
    {
        await _platform.AddPointAsync("B", "TESTB");
        foreach (var point in (string[])["A", "B"])
            foreach (var factor in Six)
                foreach (var day in (int[])[0, 1]) await _platform.SendAsync(Sent.Hours(point, factor, Day2014.AddDays(day), _ => factor == "a21005" ? 1 : 30));
        await _platform.RunAsync();
        var before = await _platform.AllDerivedAsync();

        await _platform.SendAsync([Sent.Row("A", PM25, "mean:PT1H", Day2014.AddHours(5), 500)]);
        await _platform.RunAsync();
        var changed = (await _platform.AllDerivedAsync()).Except(before).Select(r => r.Name).Order(StringComparer.Ordinal);

        var midnight = "2014-03-01T00:00";
        Assert.Equal(
            [$"A {PM25} mean:P1D {midnight}", $"A {PM25} mean:P30D {midnight}", $"A {PM25} mean:P365D 2014-01-01T00:00", $"A {Indices.Aqi} mean:P1D {midnight}", $"A {Indices.Aqi} mean:PT1H 2014-03-01T05:00"], changed);
    }

    [Fact]
    public async Task To_look_again_or_after_a_new_start_changes_nothing()
    {
        await _platform.SendAsync(Sent.Hours("A", PM25, Day2014, _ => 30));
        Assert.True(await _platform.RunAsync() > 0);
        Assert.Equal(0, await _platform.RunAsync());
        var before = await _platform.AllDerivedAsync();
        await _platform.StopAsync();
        await _platform.StartAgainAsync();
        Assert.Equal(0, await _platform.RunAsync());
        Assert.Equal(before, await _platform.AllDerivedAsync());
    }

    [Fact]
    public async Task What_cannot_be_derived_any_more_is_taken_back()
    {
        await _platform.SendAsync(Sent.Hours("A", PM25, Day2014, h => h < 1 ? 30 : null));
        Assert.Equal((30, "D"), Assert.Single(await _platform.DerivedAsync("A", PM25, "mean:P1D")) is var day ? (day.Value, day.Flag) : default);

        await _platform.SendAsync([Sent.Row("A", PM25, "mean:PT1H", Day2014, 30, "M")]);
        Assert.True(double.IsNaN(Assert.Single(await _platform.DerivedAsync("A", PM25, "mean:P1D")).Value));
    }

    [Fact]
    public async Task A_section_has_the_class_of_its_worst_item()
    {
        await _platform.AddPointAsync("W", "TESTW", kind: "water-section");
        (string Factor, double Value)[] items = [("w01001", 7.5), ("w01009", 8), ("w01019", 5), ("w21003", 0.4), ("w21011", 0.25), ("w21001", 9)];
        await _platform.SendAsync([.. items.Select(i => Sent.Row("W", i.Factor, "mean:PT4H", Day2026, i.Value, unit: i.Factor == "w01001" ? "1" : "mg/L"))]);
        // Total phosphorus of 0.25 mg/L is class IV in a river; total nitrogen does not count.
        Assert.Equal(4, Assert.Single(await _platform.DerivedAsync("W", Indices.WaterClass, "mean:PT4H")).Value);
    }

    [Theory]
    [InlineData(324, 0, "N")]
    [InlineData(323, 0, "D")]
    [InlineData(340, 5, "D")]
    public async Task A_year_is_valid_from_three_hundred_and_twenty_four_days_and_enough_in_each_month(int days, int missingOfMarch, string flag)
    {
        // The other days that are missing are spread so that no month lacks more than it may: 27 days have to be there, of February 25.
        var missing = Enumerable.Range(1, missingOfMarch).Select(d => new DateTime(2014, 3, d)).ToHashSet();
        foreach (var month in Enumerable.Range(1, 12).Where(m => m != 3 || missingOfMarch == 0))
            for (var d = 1; d <= DateTime.DaysInMonth(2014, month) - (month == 2 ? 25 : 27) && missing.Count < 365 - days; d++) missing.Add(new DateTime(2014, month, d));
        var all = Enumerable.Range(0, 365).Select(d => new DateTime(2014, 1, 1).AddDays(d)).Where(d => !missing.Contains(d)).ToList();
        await _platform.SendAsync([.. all.Select((day, i) => Sent.Row("A", PM25, "mean:P1D", day, 30 + i % 3))]);
        var year = Assert.Single(await _platform.DerivedAsync("A", PM25, "mean:P365D"));
        Assert.Equal((new DateTime(2014, 1, 1), flag), (year.Start, year.Flag));
        Assert.Equal(all.Select((_, i) => 30.0 + i % 3).Average(), year.Value, 9);
    }

    [Fact]
    public async Task Rain_is_summed_hour_by_hour_to_days_months_and_years_and_what_is_missing_is_not_made_up_for()
    {
        const string rain = "aqs002";
        await _platform.AddPointAsync("R", "TESTR", kind: "weather-station");
        // The first day is whole, of the second only half is there.
        await _platform.SendAsync([.. Enumerable.Range(0, 36).Select(h => Sent.Row("R", rain, "sum:PT1H", Day2014.AddHours(h), h % 6 == 0 ? 1.5 : 0, unit: "mm"))]);
        Assert.Equal([(Day2014, 6, "N"), (Day2014.AddDays(1), 3, "D")], (await _platform.DerivedAsync("R", rain, "sum:P1D")).Select(d => (d.Start, (int)d.Value, d.Flag)));
        // What covers too little enters no further sum.
        Assert.Equal((Day2014, 6.0, "D"), Assert.Single(await _platform.DerivedAsync("R", rain, "sum:P30D")) is var month ? (month.Start, month.Value, month.Flag) : default);
        Assert.Equal((new DateTime(2014, 1, 1), 6.0, "D"), Assert.Single(await _platform.DerivedAsync("R", rain, "sum:P365D")) is var year ? (year.Start, year.Value, year.Flag) : default);
        Assert.Empty(await _platform.DerivedAsync("R", rain, "mean:P1D"));
    }

    [Fact]
    public async Task Minutes_of_rain_are_summed_to_the_hour()
    {
        const string rain = "aqs002";
        await _platform.AddPointAsync("R", "TESTR", kind: "weather-station");
        await _platform.SendAsync([.. Enumerable.Range(0, 60).Select(m => Sent.Row("R", rain, "sum:PT1M", Day2026.AddMinutes(m), 0.25, m == 7 ? "D" : "N", "mm"))]);
        // A minute that is marked as a fault does not enter.
        Assert.Equal((14.75, "N"), Assert.Single(await _platform.DerivedAsync("R", rain, "sum:PT1H")) is var hour ? (hour.Value, hour.Flag) : default);
    }

    [Fact]
    public async Task A_derived_series_says_by_which_rule_and_from_which_series_it_is_made()
    {
        foreach (var factor in Six) await _platform.SendAsync(Sent.Hours("A", factor, Day2026, _ => 20));
        await _platform.RunAsync();
        var index = await _platform.SeriesAsync("A", Indices.Aqi, "mean:P1D");
        var derivation = await _platform.Visitor.JsonAsync($"/api/v1/series/{index!["id"]}/derivation?lang=en");
        Assert.Contains("HJ 633", (string)derivation["rule"]!, StringComparison.Ordinal);
        Assert.Contains("highest stage of review", (string)derivation["stage"]!, StringComparison.Ordinal);
        Assert.Equal(Six.Order(), derivation["inputs"]!.AsArray().Select(i => (string)i!["factor"]!).Order());
        Assert.All(derivation["inputs"]!.AsArray(), i => Assert.Equal("rolled-up", (string)i!["origin"]!));

        var reported = await _platform.SeriesAsync("A", PM25, "mean:PT1H");
        using var none = await _platform.Visitor.GetAsync($"/api/v1/series/{reported!["id"]}/derivation");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Contains("streams.not-derived", await none.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
