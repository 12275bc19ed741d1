using Qingshan.Platform.Catalog;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Tests.Catalog;

/// <summary>Quality is what the period promises against what came.</summary>
public sealed class DatasetQualityTests
{
    private static readonly DateTime Now = new(2026, 11, 8, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Since = Now - DatasetQuality.Window;

    [Fact]
    public void All_hours_there_valid_and_at_once_score_a_hundred() =>
        Assert.Equal(100, Of(SeriesKind.HourlyMean, recent: 168, valid: 168, delay: TimeSpan.FromMinutes(65))!.Score, 6);

    [Fact]
    public void Half_of_the_hours_is_half_of_the_completeness()
    {
        var quality = Of(SeriesKind.HourlyMean, recent: 84, valid: 63, delay: TimeSpan.FromHours(1))!;
        Assert.Equal(84 / 167.0, quality.Completeness, 6);
        Assert.Equal(0.75, quality.Validity, 6);
        Assert.Equal(50 * 84 / 167.0 + 30 * 0.75 + 20, quality.Score, 6);
    }

    [Theory]
    [InlineData(1, 1)] // at the end of its hour
    [InlineData(2, 1)] // one period later
    [InlineData(3.5, 0.5)]
    [InlineData(5, 0)] // four periods later
    [InlineData(90, 0)]
    public void Timeliness_falls_from_one_to_four_periods_of_delay(double hoursAfterStart, double timeliness) =>
        Assert.Equal(timeliness, Of(SeriesKind.HourlyMean, 168, 168, TimeSpan.FromHours(hoursAfterStart))!.Timeliness, 6);

    [Fact]
    public void A_series_that_began_yesterday_owes_a_day() =>
        Assert.Equal(1, Of(SeriesKind.HourlyMean, recent: 23, valid: 23, TimeSpan.FromHours(1), first: Now.AddDays(-1))!.Completeness, 6);

    [Fact]
    public void Silence_scores_nothing() => Assert.Equal(0, Of(SeriesKind.HourlyMean, 0, 0, TimeSpan.Zero)!.Score);

    [Fact]
    public void Instants_and_imported_history_promise_no_number_of_values()
    {
        Assert.Null(Of(SeriesKind.Instant, 10, 10, TimeSpan.Zero));
        Assert.Null(Of(SeriesKind.HourlyMean, 10, 10, TimeSpan.Zero, origin: Origin.Imported));
    }

    private static DatasetQuality? Of(SeriesKind kind, long recent, long valid, TimeSpan delay, DateTime? first = null, Origin origin = Origin.Reported) => DatasetQuality.Of(
        new Series { Id = 1, PointId = Guid.NewGuid(), Factor = "a34004", Kind = kind, Origin = origin, Channel = "", Unit = "ug/m3" },
        new SeriesTally(1, 1000, first ?? Now.AddYears(-1), Now, Now, recent, valid, delay), Since, Now);
}
