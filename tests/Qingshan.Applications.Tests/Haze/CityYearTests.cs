using Qingshan.Analysis.Episodes;
using Qingshan.Applications.Haze;
using Qingshan.Applications.Shared.Air;
using Qingshan.Platform.Common;
using Qingshan.Standards;

namespace Qingshan.Applications.Tests.Haze;

public sealed class CityYearTests
{
    [Fact]
    public void A_year_without_one_of_its_months_is_not_whole_whatever_its_hours()
    {
        var city = City(new(2014, 1, 1), new(2016, 1, 1), at => at is { Year: 2015, Month: 1 } ? double.NaN : at.Year - 2000);
        var years = CityYear.Of(city, AirPollutant.Pm25);
        Assert.Equal([(2014, 14.0, true), (2015, 15.0, false)], years.Select(y => (y.Year, y.Mean, y.IsWhole)));
        Assert.InRange(years[1].Capture, 91, 92);
    }

    [Fact]
    public void A_question_is_the_same_for_who_sees_the_same_stations_and_has_a_window_that_can_be_read()
    {
        var city = City(new(2014, 1, 1), new(2014, 3, 1), _ => 50);
        StudyAsk Ask(string others) => StudyAsk.Of(StudyKind.Effect, city, "a34004", "2014-01-10", "2014-01-12", others).Value;
        Assert.Equal(Ask(" 2014-02-01/2014-02-03;2014-02-10"), Ask("2014-02-01/2014-02-03; 2014-02-10/2014-02-10"));
        Assert.NotEqual(Ask(""), Ask("2014-02-10"));
        Assert.Equal("2014-01-10/2014-01-12", Ask("").Window);
        Assert.False(StudyAsk.Of(StudyKind.Effect, city, null, "2014-01-12", "2014-01-10", null).IsOk);
        Assert.False(StudyAsk.Of(StudyKind.Effect, city, null, null, null, null).IsOk);
        Assert.False(StudyAsk.Of(StudyKind.Years, city, "a99999", null, null, null).IsOk);
        Assert.Equal("", StudyAsk.Of(StudyKind.Years, city, null, null, null, "2014-02-10").Value.Others);
    }

    private static CityAir City(DateTime from, DateTime to, Func<DateTime, double> value)
    {
        DateTime[] times = [.. Enumerable.Range(0, (int)(to - from).TotalHours).Select(h => from.AddHours(h))];
        double[] values = [.. times.Select(value)];
        return new CityAir(new AirPlace("110000", new Text("北京市", "Beijing"), new("", ""), null, [], IsCity: true), EpisodeHours.Of(times, [("站", values)]).Value,
            AirPollutants.All.ToDictionary(p => p, _ => values), new EpisodeColumns(), [], to);
    }
}
