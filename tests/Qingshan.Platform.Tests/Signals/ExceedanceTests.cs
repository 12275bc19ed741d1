using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Signals;
using static Qingshan.Platform.Tests.Signals.Hours;

namespace Qingshan.Platform.Tests.Signals;

public sealed class ExceedanceTests
{
    private readonly Exceedance _detector = new();

    [Fact]
    public void Two_valid_hours_above_the_limit_open_and_three_good_ones_close()
    {
        var found = Assert.Single(Find(_detector, Hours.Of([3, 5, 6, 3, 3, 3], upper: 4)));
        Assert.Equal((At(1), At(3), 6, 4, false), (found.Since, found.Until, found.Worst, found.Limit, found.LimitIsLower));
        Assert.Contains("连续 3 个", found.Ended!.Value.Zh, StringComparison.Ordinal);
        Assert.Equal("permit 1", found.Basis);
        Assert.Contains("6 mg/m³", found.Says.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void One_hour_alone_is_no_signal() => Assert.Empty(Find(_detector, Hours.Of([3, 9, 3, 9, 3, 9, 3], upper: 4)));

    [Fact]
    public void The_limit_itself_is_not_exceeded() => Assert.Empty(Find(_detector, Hours.Of([4, 4, 4, 4], upper: 4)));

    [Fact]
    public void An_invalid_hour_is_never_an_exceedance() =>
        Assert.Empty(Find(_detector, Hours.Of([(9, 'D'), (9, 'C'), (9, 'M'), (9, 'F'), (3, 'N')], upper: 4)));

    [Fact]
    public void Invalid_hours_between_are_passed_over()
    {
        var found = Assert.Single(Find(_detector, Hours.Of([(5, 'N'), (1, 'C'), (5, 'N'), (3, 'N')], upper: 4)));
        Assert.Equal((At(0), At(3), null), (found.Since, found.Until, found.Ended));
    }

    [Theory]
    [InlineData(4.4, 3, Severity.Notice)]
    [InlineData(4.8, 3, Severity.Warning)]
    [InlineData(4.4, 4, Severity.Warning)]
    [InlineData(8, 2, Severity.Serious)]
    [InlineData(4.4, 24, Severity.Serious)]
    public void How_far_and_how_long_make_the_severity(double value, int hours, Severity severity) =>
        Assert.Equal(severity, Assert.Single(Find(_detector, Hours.Of(Enumerable.Repeat(value, hours), upper: 4))).Severity);

    [Fact]
    public void Below_the_lower_limit_is_one_too_and_of_pH_no_ratio_is_taken()
    {
        var found = Assert.Single(Find(_detector, Hours.Of([7, 2, 2.5, 7], upper: 9, lower: 6, kind: "waste-water-outlet", factor: "w01001", unit: "1")));
        Assert.Equal((2, 6, true, Severity.Notice), (found.Worst, found.Limit, found.LimitIsLower, found.Severity));
        Assert.Contains("低于下限", found.Says.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_in_another_unit_is_converted()
    {
        var found = Assert.Single(Find(_detector, Hours.Of([3, 5, 5], limits: [Limit(4000, null, "µg/m³", "PT1H")])));
        Assert.Equal(4, found.Limit!.Value, 12);
        Assert.Empty(Find(_detector, Hours.Of([5, 5, 5], limits: [Limit(1, null, "mg/L", "PT1H")])));
    }

    [Fact]
    public void The_limit_counts_that_was_valid_at_the_time_and_for_the_averaging_period()
    {
        PointLimit[] limits = [Limit(10, null, "mg/m³", "PT1H", to: At(3)), Limit(4, null, "mg/m³", "PT1H", from: At(3)), Limit(1, null, "mg/m³", "P1D")];
        Assert.Equal(At(3), Assert.Single(Find(_detector, Hours.Of([5, 5, 5, 5, 5], limits: limits))).Since);
    }

    [Fact]
    public void A_limit_without_a_period_gives_a_notice_that_says_so()
    {
        var found = Assert.Single(Find(_detector, Hours.Of([50, 50, 50], limits: [Limit(4, null, "mg/m³", "")])));
        Assert.Equal(Severity.Notice, found.Severity);
        Assert.Contains("未说明平均时间", found.Says.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_flue_gas_the_converted_value_counts_where_the_device_gives_it()
    {
        var readings = Hours.Of([20, 20, 20, 20], upper: 35, kind: "waste-gas-outlet", factor: "a21026");
        Assert.Empty(Find(_detector, readings));
        var found = Assert.Single(Find(_detector, readings with { Values = [.. readings.Values.Select(o => o with { Converted = 40 })] }));
        Assert.Equal(40, found.Worst);
        Assert.Contains("折算值", found.Says.Zh, StringComparison.Ordinal);
        // What the edition of 2025 sends for a value that cannot be computed is none.
        Assert.Empty(Find(_detector, readings with { Values = [.. readings.Values.Select(o => o with { Converted = 9999.99 })] }));
    }

    [Fact]
    public void An_air_station_without_limits_of_its_own_is_held_against_class_2_of_the_edition_in_force()
    {
        // GB 3095-2026, class 2: ozone 200 µg/m³ an hour; PM2.5 60 µg/m³ a day.
        var ozone = Assert.Single(Find(_detector, Hours.Of([199, 201, 230], kind: "air-station", factor: "a05024", unit: "µg/m³", limits: [])));
        Assert.Equal((At(1), 200), (ozone.Since, ozone.Limit));
        Assert.Contains("GB 3095-2026", ozone.Basis, StringComparison.Ordinal);
        // Rounded to whole numbers before it is compared.
        Assert.Empty(Find(_detector, Hours.Of([200.4, 200.4, 200.4], kind: "air-station", factor: "a05024", unit: "µg/m³", limits: [])));
        Assert.Single(Find(_detector, Hours.Of([200.6, 200.6], kind: "air-station", factor: "a05024", unit: "µg/m³", limits: [])));
        // The standard sets none for an hour of particles, and another kind of point is none of its stations.
        Assert.Empty(Find(_detector, Hours.Of([500, 500], kind: "air-station", factor: "a34004", unit: "µg/m³", limits: [])));
        Assert.Empty(Find(_detector, Hours.Of([900, 900], kind: "dust-point", factor: "a05024", unit: "µg/m³", limits: [])));
        var day = Assert.Single(Find(_detector, Hours.Of([61, 40], kind: "air-station", factor: "a34004", unit: "µg/m³", of: SeriesKind.DailyMean, limits: [])));
        Assert.Equal((Midnight, Midnight.AddDays(1)), (day.Since, day.Until));
    }
}
