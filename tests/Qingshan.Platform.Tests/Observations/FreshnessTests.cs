using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Tests.Observations;

public class FreshnessTests
{
    private static readonly DateTime Now = new(2026, 11, 23, 4, 0, 0, DateTimeKind.Utc);
    private static readonly SeriesKind Hourly = SeriesKind.Mean(TimeSpan.FromHours(1));
    private static readonly SeriesKind Daily = SeriesKind.Mean(TimeSpan.FromDays(1));

    [Fact]
    public void Without_any_series_there_is_no_data_yet() => Is(Freshness.None, PointFreshness.Of([], Now));

    [Fact]
    public void A_series_without_a_value_does_not_count() => Is(Freshness.None, PointFreshness.Of([(Make(Hourly), null)], Now));

    [Theory]
    [InlineData(4, Freshness.Fresh)]
    [InlineData(5, Freshness.Fresh)]
    [InlineData(6, Freshness.Late)]
    [InlineData(24 * 60, Freshness.Late)]
    [InlineData(24 * 60 + 1, Freshness.Silent)]
    public void Instants_are_fresh_for_five_minutes_and_late_for_a_day(int minutes, Freshness expected) =>
        Is(expected, PointFreshness.Of([Value(SeriesKind.Instant, minutes)], Now));

    [Theory]
    [InlineData(120, Freshness.Fresh)]
    [InlineData(121, Freshness.Late)]
    public void Hourly_values_are_fresh_for_two_hours(int minutes, Freshness expected) => Is(expected, PointFreshness.Of([Value(Hourly, minutes)], Now));

    [Theory]
    [InlineData(48 * 60, Freshness.Fresh)]
    [InlineData(48 * 60 + 1, Freshness.Silent)]
    public void Daily_values_are_fresh_for_two_days_and_silent_after(int minutes, Freshness expected) => Is(expected, PointFreshness.Of([Value(Daily, minutes)], Now));

    [Fact]
    public void The_finest_series_sets_the_step_and_the_newest_value_counts() =>
        Is(Freshness.Late, PointFreshness.Of([Value(SeriesKind.Instant, 90), Value(Hourly, 60)], Now));

    [Fact]
    public void Simulated_values_keep_a_simulated_point_fresh() =>
        Is(Freshness.Fresh, PointFreshness.Of([Value(SeriesKind.Instant, 1, Origin.Simulated)], Now));

    [Fact]
    public void Imported_history_is_never_fresh_and_says_where_it_ends()
    {
        var freshness = PointFreshness.Of([Value(Hourly, 1, Origin.Imported)], Now);
        Is(Freshness.None, freshness);
        Assert.Equal("none", freshness.Key);
        Assert.Equal("历史数据", freshness.Name.Zh);
        Assert.Equal(Now.AddYears(-3), freshness.HistoryUntil);
    }

    [Fact]
    public void What_the_platform_rolled_up_does_not_make_a_point_speak() =>
        Is(Freshness.Late, PointFreshness.Of([Value(SeriesKind.Instant, 60), Value(Hourly, 1, Origin.RolledUp)], Now));

    private static void Is(Freshness expected, PointFreshness found) => Assert.Equal(expected, found.State);

    private static Series Make(SeriesKind kind, Origin origin = Origin.Reported) =>
        new() { PointId = Guid.Empty, Factor = "a34004", Kind = kind, Origin = origin, Channel = "", Unit = "µg/m³" };

    private static (Series, Observation?) Value(SeriesKind kind, int minutesAgo, Origin origin = Origin.Reported) =>
        (Make(kind, origin), Observation.Plain(1, Now.AddYears(-3), 1, Now.AddMinutes(-minutesAgo), 1));
}
