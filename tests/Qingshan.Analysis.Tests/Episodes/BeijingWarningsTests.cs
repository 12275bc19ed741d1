using Qingshan.Standards;

namespace Qingshan.Analysis.Tests.Episodes;

/// <summary>What the warning plans say of Beijing's hours of 2013 to 2017 as they were measured, beside what was published. Warnings were issued on forecasts. The counts of twelve stations are also those of bench/oracles/haze-episodes.py.</summary>
public sealed class BeijingWarningsTests(ITestOutputHelper output)
{
    /// <summary>Dust and ozone are dealt with by other plans: those that haze is made of.</summary>
    private static readonly AirPollutant[] OfHaze = [AirPollutant.Pm25, AirPollutant.SulphurDioxide, AirPollutant.NitrogenDioxide, AirPollutant.CarbonMonoxide];

    /// <summary>
    /// Beijing counted 47, 46 and 39 days of heavy pollution in 2014, 2015 and 2016 (市环保局, 中国经济网 2018-01-03) with 35 stations, in 2015 of PM2.5 alone 42, 22 of them in November and
    /// December (国际在线 2016-01-04). Ours are twelve of these stations.
    /// </summary>
    [Fact]
    public void Days_of_heavy_pollution_are_about_as_many_as_were_published()
    {
        var all = WarningIndex.Of(BeijingCity.Hours.Start, BeijingCity.Pollutants, WarningBasis.CalendarDay, Editions.Hj633Of2012);
        var fine = WarningIndex.Of(BeijingCity.Hours.Start, Only(AirPollutant.Pm25), WarningBasis.CalendarDay, Editions.Hj633Of2012);
        Assert.Equal([49, 47, 39], ((int[])[2014, 2015, 2016]).Select(y => Days(all, y, 1)));
        Assert.Equal([47, 43, 38], ((int[])[2014, 2015, 2016]).Select(y => Days(fine, y, 1)));
        Assert.Equal(21, Days(fine, 2015, 11));

        int Days(WarningIndex index, int year, int month) => Enumerable.Range(0, index.Values.Length).Count(d => index.Values[d] > 200 && BeijingCity.Hours.Start.AddDays(d) is var day && day.Year == year && day.Month >= month);
    }

    [Theory]
    [InlineData("beijing-2013", 78, 30, 61, 6)]
    [InlineData("beijing-2015", 83, 125, 0, 165)]
    [InlineData("bth-2016", 32, 76, 31, 36)]
    [InlineData("beijing-2016", 32, 76, 31, 36)]
    [InlineData("beijing-2018", 0, 125, 99, 66)]
    [InlineData("shanghai-2014", 29, 101, 42, 3)]
    [InlineData("shanghai-2016", 29, 49, 91, 6)]
    [InlineData("national-2017", 83, 162, 62, 66)]
    [InlineData("national-2018", 0, 125, 99, 66)]
    [InlineData("national-2024", 0, 132, 222, 128)]
    public void Days_by_their_highest_level_under_each_plan_and_either_edition_of_the_index(string key, int blue, int yellow, int orange, int red)
    {
        var plan = WarningPlans.Find(key)!;
        foreach (var edition in (StandardEdition[])[Editions.Hj633Of2012, Editions.Hj633Of2026])
        {
            // The editions differ at an index of 100 only, below what any plan asks for: they give the same.
            var levels = WarningCourse.Of(plan, WarningIndex.Of(BeijingCity.Hours.Start, Only(OfHaze), plan.Basis, edition)).Reached.Chunk(24).Select(d => d.Max()).CountBy(l => l).ToDictionary();
            Assert.Equal((blue, yellow, orange, red), (Of(WarningLevel.Blue), Of(WarningLevel.Yellow), Of(WarningLevel.Orange), Of(WarningLevel.Red)));

            int Of(WarningLevel level) => levels.GetValueOrDefault(level);
        }
    }

    /// <summary>
    /// Issued: red 2015-12-08 07:00 to 12-10 12:00 and 12-19 07:00 to 12-22 24:00 by the plan of 2015 (北京市应急办; 法制晚报 2015-12-23), red 2016-12-16 20:00 to 12-21 24:00 by that of 2016
    /// (国际在线 2016-12-15), orange 2014-02-21 12:00 to about 02-26 by that of 2013, the first ever (人民日报 2014-02-22).
    /// </summary>
    [Theory]
    [InlineData("beijing-2015", "2015-12-08", "2015-12-10", WarningLevel.Red)]
    [InlineData("beijing-2015", "2015-12-20", "2015-12-22", WarningLevel.Red)]
    [InlineData("beijing-2016", "2016-12-17", "2016-12-21", WarningLevel.Red)]
    [InlineData("beijing-2013", "2014-02-21", "2014-02-24", WarningLevel.Orange)]
    public void Days_of_issued_warnings_reached_their_level_when_they_came(string key, string from, string until, WarningLevel level)
    {
        var plan = WarningPlans.Find(key)!;
        var course = WarningCourse.Of(plan, WarningIndex.Of(BeijingCity.Hours.Start, Only(OfHaze), plan.Basis));
        for (var day = DateTime.Parse(from, System.Globalization.CultureInfo.InvariantCulture); day <= DateTime.Parse(until, System.Globalization.CultureInfo.InvariantCulture); day = day.AddDays(1))
            Assert.Equal((day, level), (day, course.Reached[(int)(day.AddHours(12) - BeijingCity.Hours.Start).TotalHours]));
        foreach (var warning in Warning.Of(course).Where(w => w.Level >= level)) output.WriteLine(warning.ReasonZh);
    }

    private static Dictionary<AirPollutant, double[]> Only(params AirPollutant[] pollutants) => pollutants.ToDictionary(p => p, p => BeijingCity.Pollutants[p]);
}
