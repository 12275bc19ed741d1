using Qingshan.Analysis.Forecasting;
using Qingshan.Applications.Haze;
using Qingshan.Applications.Shared.Air;
using Qingshan.Platform.Common;
using Qingshan.Platform.Forecasts;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Applications.Tests.Haze;

public sealed class ForecastMapTests
{
    private static readonly DateTime Made = new(2026, 2, 28, 10, 0, 0);
    private static readonly MonitoringPoint First = Station("A", true), Second = Station("B", true), Control = Station("C", false);

    [Fact]
    public void What_was_measured_stands_before_the_hour_of_the_forecast_and_what_is_forecast_behind_it()
    {
        var map = Map([(First, 40), (Second, 60), (Control, 200)]);
        var course = map.Stations.Single(s => s.Point.Code == "A").Course;
        Assert.Equal(ForecastMap.Before + 1 + 48, course.Values.Count);
        Assert.Equal(course.Values.Count, course.Levels.Count);
        // Measured as many as the hours before; forecast is what was said of the hour.
        Assert.Equal([23.0, 24.0, 41.0, 42.0], course.Values.Skip(ForecastMap.Before - 1).Take(4).Select(v => v!.Value));
        Assert.Equal(48, course.Low.Count);
        Assert.Equal((36.0, 51.0, 0.25), (course.Low[0], course.High[0], course.Chance[0]));
    }

    [Fact]
    public void A_station_for_comparison_is_shown_and_is_no_part_of_the_city()
    {
        var map = Map([(First, 40), (Second, 60), (Control, 200)]);
        Assert.Equal(["A", "B", "C"], map.Stations.Select(s => s.Point.Code));
        Assert.Equal([true, true, false], map.Stations.Select(s => s.Evaluated));
        Assert.Equal(51, map.Mean.Values[ForecastMap.Before + 1]);
        Assert.Equal(51, map.City.Mean[0]);
        // Where no station is evaluated all of them are the city.
        Assert.Equal(201, Map([(Control, 200)]).Mean.Values[ForecastMap.Before + 1]);
    }

    [Fact]
    public void The_level_of_an_hour_is_that_of_the_edition_in_force_on_its_day()
    {
        // 70 µg/m³ is the second level by HJ 633-2012, and the third by HJ 633-2026, which is in force from March on.
        var levels = Map([(First, 69), (Second, 69)], rising: false).Mean.Levels;
        Assert.Equal(2, levels[ForecastMap.Before + 13]);
        Assert.Equal(3, levels[ForecastMap.Before + 14]);
        Assert.Equal(Editions.Hj633Of2012, Map([(First, 69)]).Edition);
    }

    [Fact]
    public void An_hour_in_which_fewer_than_half_of_the_stations_have_a_value_has_no_mean()
    {
        var map = Map([(First, 40), (Second, 60), (Station("D", true), 60)], silent: 2);
        Assert.Null(map.Mean.Values[0]);
        Assert.Equal(0, map.Mean.Levels[0]);
        Assert.NotNull(map.Mean.Values[ForecastMap.Before + 1]);
    }

    /// <summary>Each station was measured 0, 1, 2, … and is forecast from a value on.</summary>
    private static ForecastMap Map((MonitoringPoint Point, float From)[] stations, bool rising = true, int silent = 0)
    {
        var model = new TrainedModel { Id = Guid.NewGuid(), Name = "m", Horizons = "1,48", AskedBy = "test", Factor = PanelFactor.Pm25, EventLevel = 150 };
        var issue = new ForecastIssue { Id = 1, ModelId = model.Id, MadeAt = BeijingTime.ToUtc(Made), IssuedAt = BeijingTime.ToUtc(Made), IssuedBy = "test", Blob = [] };
        var seen = new SeenIssue(issue, model, [.. stations.Select(s => (s.Point, Said(s.Point, s.From, rising)))]);
        var measured = stations.Select((s, i) => (s.Point.Id, Row: Enumerable.Range(0, ForecastMap.Before + 1).Select(h => i < silent ? float.NaN : h).ToArray())).ToDictionary(s => s.Id, s => s.Row);
        var place = new AirPlace("110000", new Text("北京市", "Beijing"), new("", ""), null, [.. stations.Select(s => s.Point).Where(p => p.Evaluated)], IsCity: true);
        return ForecastMap.Of(seen, place, measured, AppliedEditions.None);
    }

    private static IssuedStation Said(MonitoringPoint point, float from, bool rising)
    {
        float[] mean = [.. Enumerable.Range(1, 48).Select(h => from + (rising ? h : 1))];
        return new(point.Id, from, mean, [.. ForecastDistribution.Learned.Select((_, l) => mean.Select(m => m - 5 + (2.5f * l)).ToArray())], [.. mean.Select(_ => 0.25f)]);
    }

    private static MonitoringPoint Station(string code, bool evaluated) =>
        new() { Id = Guid.NewGuid(), Code = code, Name = code, Kind = "air-station", Place = Place.Wgs84(116, 40), Evaluated = evaluated };
}
