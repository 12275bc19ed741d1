using Qingshan.Analysis.Episodes;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Tests.Episodes;

/// <summary>The episodes that are found beside what was published of them. The counts of twelve stations are also those of bench/oracles/haze-episodes.py.</summary>
public sealed class BeijingEpisodesTests(ITestOutputHelper output)
{
    [Fact]
    public void The_winters_of_twelve_stations_are_these()
    {
        var found = HazeEpisodes.Of(BeijingCity.Hours).Value;
        Assert.Equal(83, found.Length);
        Assert.Equal(["2012: 3, 178 h, longest 75, peak 430", "2013: 9, 602 h, longest 155, peak 522", "2014: 14, 596 h, longest 81, peak 439", "2015: 12, 779 h, longest 98, peak 593", "2016: 13, 705 h, longest 130, peak 607"], Winters(found));
        // What ended them: a turn to north most often, alone or with a front.
        Assert.Equal(19, found.Count(e => e.Clearing.End == EpisodeEnd.None));
        Assert.Equal(51, found.Count(e => e.Clearing.End.HasFlag(EpisodeEnd.NorthWind)));
        Assert.Equal(29, found.Count(e => e.Clearing.End.HasFlag(EpisodeEnd.Front)));
        // In winter it is haze in moist and calm air: the growth is calm already, the moisture comes with it.
        var winter = found.Where(e => e.IsInWinter).ToList();
        Assert.Equal((0.12, 0.7), (Middle(e => e.Growth.Weather, "humidity", c => c.Deviations), Middle(e => e.Growth.Weather, "windSpeed", c => c.Ratio)));
        Assert.Equal((0.78, 0.66), (Middle(e => e.Weather, "humidity", c => c.Deviations), Middle(e => e.Weather, "windSpeed", c => c.Ratio)));
        foreach (var line in Winters(found)) output.WriteLine(line);

        double Middle(Func<HazeEpisode, IEnumerable<SeasonContrast>> of, string name, Func<SeasonContrast, double> value) => Math.Round(Robust.Median([.. winter.Select(e => value(of(e).Single(c => c.Name == name)))]), 2);
    }

    [Fact]
    public void The_winters_of_the_embassy_s_station_are_these()
    {
        var found = HazeEpisodes.Of(BeijingCity.Embassy()).Value;
        Assert.Equal(["2009: 6, 309 h, longest 99, peak 700", "2010: 11, 648 h, longest 134, peak 615", "2011: 15, 728 h, longest 98, peak 558", "2012: 18, 1023 h, longest 145, peak 886", "2013: 16, 875 h, longest 163, peak 671", "2014: 6, 265 h, longest 62, peak 522"], Winters(found));
        // January 2013, "the most hazardous" of the region (Wang et al. 2014, Advances in Meteorology, 685971): four episodes, the first with the 886 µg/m³ that the
        // embassy reported for the evening of the 12th.
        var january = found.Where(e => e.From is { Year: 2013, Month: 1 }).ToList();
        Assert.Equal([(10, 104), (17, 41), (22, 34), (26, 145)], january.Select(e => (e.From.Day, e.Hours)));
        Assert.Equal((886, 12), (january[0].Peak, january[0].PeakAt.Day));
    }

    /// <summary>
    /// Beijing Municipal Environmental Monitoring Center, 35 stations: 期 1 the highest hour of the city on 2015-12-09 19:00 with 282 µg/m³; 期 2 on 2015-12-22 20:00 with 421, above 150
    /// from 12-19 22:00 on (Cheng et al. 2016, 环境科学 37, 2409; 法制晚报 2015-12-23). City peak of 570 to 644 on the afternoon of 12-25 (中国天气网 2015-12-27). Ours are twelve stations.
    /// </summary>
    [Fact]
    public void The_red_alerts_of_December_2015_are_found_as_they_were_reported()
    {
        var found = HazeEpisodes.Of(BeijingCity.Hours).Value.Where(e => e.From is { Year: 2015, Month: 12 }).ToDictionary(e => e.From.Day);
        Assert.Equal(new(2015, 12, 9, 19, 0, 0), found[6].PeakAt);
        Assert.Equal(282, found[6].Peak, 0.5);
        Assert.True(found[6].From <= new DateTime(2015, 12, 8, 7, 0, 0) && found[6].To < new DateTime(2015, 12, 10, 12, 0, 0));
        Assert.Equal(new(2015, 12, 19, 22, 0, 0), found[19].From);
        Assert.InRange(found[19].Peak, 400, 421);
        Assert.Equal(22, found[19].PeakAt.Day);
        Assert.Equal(new DateTime(2015, 12, 25), found[24].PeakAt.Date);
        Assert.InRange(found[24].Peak, 550, 644);
        // The first red alert came to an end by a cold front: 转北风.
        Assert.True(found[6].Clearing.End.HasFlag(EpisodeEnd.NorthWind));
    }

    /// <summary>
    /// Red alert from 2016-12-16 20:00, the air to improve in the night after 12-21 (Beijing Environmental Protection Bureau by 国际在线 2016-12-15); the episode that Zhong et al. (2017) call
    /// explosive. And 2015-11-30: from 39 in the northwest at night to 531 in the inner city at 16:00 (中国天气网 2015-11-30), 900 in the south (新华网 2015-12-01).
    /// </summary>
    [Fact]
    public void Explosive_growth_is_found_where_it_was_reported()
    {
        var found = HazeEpisodes.Of(BeijingCity.Hours).Value;
        var red = found.Single(e => e.From is { Year: 2016, Month: 12, Day: 16 });
        Assert.Equal((new DateTime(2016, 12, 16, 18, 0, 0), new DateTime(2016, 12, 22, 3, 0, 0)), (red.From, red.To));
        Assert.True(red.Growth.IsExplosive && red.Clearing.End.HasFlag(EpisodeEnd.NorthWind) && red.Clearing.Hours <= 3);
        var november = found.Single(e => e.From is { Year: 2015, Month: 11, Day: 30 });
        Assert.True(november.Growth.IsExplosive && november.Growth.FastestRise > 50 && november.Peak > 550);
    }

    private static string[] Winters(IEnumerable<HazeEpisode> found) => [.. found.Where(e => e.IsInWinter).GroupBy(e => e.Winter).OrderBy(g => g.Key)
        .Select(g => FormattableString.Invariant($"{g.Key}: {g.Count()}, {g.Sum(e => e.Hours)} h, longest {g.Max(e => e.Hours)}, peak {g.Max(e => e.Peak):0}"))];
}
