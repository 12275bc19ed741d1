using Qingshan.Applications.Monitoring;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Applications.Tests;

public class HistoryChoiceTests
{
    private static readonly DateTime Now = new(2026, 11, 23, 4, 0, 0, DateTimeKind.Utc);
    private static readonly SeriesKind Hourly = SeriesKind.Mean(TimeSpan.FromHours(1));

    [Fact]
    public void By_default_three_main_factors_by_the_hour()
    {
        var choice = Of([Make(1, "a34004", SeriesKind.Instant), Make(2, "a34004", Hourly), Make(3, "a34002", Hourly), Make(4, "a05024", Hourly), Make(5, "a21004", Hourly)]);
        Assert.Equal(Hourly, choice.Kind);
        Assert.Equal([2, 3, 4], choice.Shown.Select(s => s.Series.Id));
        Assert.Null(choice.Span);
    }

    [Fact]
    public void Without_hours_the_finest_kind() =>
        Assert.Equal(SeriesKind.Instant, Of([Make(1, "a34004", SeriesKind.Instant), Make(2, "a34004", SeriesKind.Mean(TimeSpan.FromDays(1)))]).Kind);

    [Fact]
    public void What_was_asked_for_is_shown_and_what_is_not_there_is_passed_over()
    {
        var choice = Of([Make(1, "a34004", SeriesKind.Instant), Make(2, "a34002", SeriesKind.Instant)], ["a34002", "nonsense"], "instant");
        Assert.Equal([2], choice.Shown.Select(s => s.Series.Id));
    }

    [Fact]
    public void What_ended_long_ago_is_shown_where_it_ended()
    {
        var choice = Of([Make(1, "a34004", Hourly, Now.AddYears(-9))]);
        Assert.True(choice.Span!.Value.From < Now.AddYears(-9) && Now.AddYears(-9) < choice.Span.Value.To);
    }

    [Fact]
    public void A_point_without_series_has_nothing_to_show() => Assert.Empty(Of([]).Shown);

    private static HistoryChoice Of(SeriesLatest[] series, string[]? factors = null, string? kind = null) => HistoryChoice.Of(
        new MonitoringPoint { Code = "P", Name = "点", Kind = "air-station", Place = Place.Wgs84(113, 23) }, series, factors ?? [], kind, Now);

    private static SeriesLatest Make(int id, string factor, SeriesKind kind, DateTime? last = null) => new(
        new Series { Id = id, PointId = Guid.Empty, Factor = factor, Kind = kind, Origin = Origin.Reported, Channel = "", Unit = "" },
        Observation.Plain(id, last ?? Now, 1, Now, 1));
}
