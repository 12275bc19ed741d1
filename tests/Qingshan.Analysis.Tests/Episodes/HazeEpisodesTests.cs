using CsCheck;
using Qingshan.Analysis.Episodes;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Tests.Episodes;

public sealed class HazeEpisodesTests
{
    private static readonly DateTime Start = new(2015, 12, 1);

    [Fact]
    public void An_episode_is_described_from_clean_air_to_clean_air()
    {
        // Clean to hour 99, then 10 µg/m³ an hour more to 420 at hour 139, 20 hours on it, then 60 an hour less.
        double[] pm = [.. Enumerable.Range(0, 240).Select(h => h < 100 ? 20.0 : h < 140 ? 30 + 10 * (h - 100) : h < 160 ? 420 : Math.Max(10, 420 - 60 * (h - 159)))];
        double[] north = [.. Enumerable.Range(0, 240).Select(h => h < 162 ? 180.0 : 0)];
        var columns = new EpisodeColumns(Flat(5), [.. pm.Select((_, h) => h < 162 ? -2.0 : -12)], [.. pm.Select((_, h) => h < 162 ? 1020.0 : 1027)], Flat(2), north, Flat(0), [("so2", [.. pm.Select(v => v / 10)])]);
        var episode = HazeEpisodes.Of(EpisodeHours.Of(Hours(240), [("a", pm), ("b", pm), ("late", [.. pm.Select((_, h) => h < 3 ? 20 : pm[h - 3])])], columns).Value).Value.Single();
        // The mean of the city is above 150 from hour 114 on: there two stations have 170 and the late one 140.
        Assert.Equal((Start.AddHours(114), Start.AddHours(164), 51, 51), (episode.From, episode.To, episode.Hours, episode.HoursAbove));
        Assert.Equal((420, Start.AddHours(142)), (episode.Peak, episode.PeakAt));
        Assert.Equal(Start.AddHours(105), episode.Growth.Onset);
        Assert.Equal((9, 10), (episode.Growth.Hours, Math.Round(episode.Growth.Rate, 9)));
        Assert.Equal(10, episode.Growth.FastestRise, 9);
        // From 80 µg/m³, no longer clean, to 180 in 10 hours.
        Assert.True(episode.Growth.IsExplosive);
        Assert.Equal((Start.AddHours(166), 2), (episode.Clearing.Cleared, episode.Clearing.Hours));
        Assert.Equal(EpisodeEnd.NorthWind | EpisodeEnd.Front, episode.Clearing.End);
        Assert.Equal(["a", "b", "late"], episode.Stations.Select(s => s.Station));
        Assert.Equal([-1, -1, 2], episode.Stations.Select(s => s.Lag));
        var (fine, so2) = (episode.Pollutants.Single(p => p.Name == "pm25"), episode.Pollutants.Single(p => p.Name == "so2"));
        Assert.Equal(fine.Mean, episode.Mean, 9);
        Assert.True(so2.Ratio > 1);
        var wind = episode.Growth.Weather.Single(w => w.Name == "windSpeed");
        Assert.Equal((2, 2, 0), (wind.Mean, wind.Normal, Math.Round(wind.Spread, 9)));
        Assert.Equal(180, episode.Growth.Wind!.Vector.Direction, 6);
        Assert.Contains("持续 51 小时", EpisodeText.Zh(episode), StringComparison.Ordinal);
        Assert.Contains("51 hours", EpisodeText.En(episode), StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", EpisodeText.Zh(episode) + EpisodeText.En(episode), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(24, true)]
    [InlineData(23, false)]
    public void It_has_to_last_for_a_day(int hours, bool found) => Assert.Equal(found, Spans(One(hours, 300)).Length == 1);

    [Theory]
    [InlineData(12, 100, 1)]
    [InlineData(13, 100, 2)]
    [InlineData(1, 75, 2)]
    [InlineData(12, double.NaN, 1)]
    [InlineData(13, double.NaN, 2)]
    public void A_dip_belongs_to_it_while_it_is_short_and_not_clean(int hours, double dip, int episodes) =>
        Assert.Equal(episodes, Spans([.. Quiet(60), .. One(30, 300, 0), .. Enumerable.Repeat(dip, hours), .. One(30, 300, 0), .. Quiet(60)]).Length);

    [Fact]
    public void A_few_high_hours_among_lower_ones_are_no_heavy_day() =>
        // From the first to the last hour above it lasts a day, but its mean is below 150.
        Assert.Empty(Spans([.. Quiet(60), 160, .. Enumerable.Repeat(100.0, 11), 160, .. Enumerable.Repeat(100.0, 11), 160, .. Quiet(60)]));

    [Fact]
    public void Spans_are_those_of_the_plain_definition() =>
        Gen.Select(Gen.OneOf(Gen.Double[10, 80], Gen.Double[80, 149], Gen.Double[151, 400], Gen.Const(double.NaN)).Array[10, 60], Gen.Int[1, 20].Array[60]).Sample((levels, lengths) =>
        {
            double[] city = [.. levels.SelectMany((l, i) => Enumerable.Repeat(l, lengths[i]))];
            Assert.Equal(Plain(city, new()), EpisodeSpansOf(city));
        }, iter: 300);

    [Fact]
    public void What_is_shifted_by_whole_days_is_found_shifted() =>
        Gen.Select(Gen.Int[0, 200], Gen.Int[25, 80], Gen.Double[160, 600], Gen.Int[1, 20]).Sample((before, length, high, days) =>
        {
            double[] pm = [.. Quiet(before + 50), .. One(length, high, 0), .. Quiet(80)];
            var here = HazeEpisodes.Of(EpisodeHours.Of(Hours(pm.Length), [("a", pm)]).Value).Value.Single();
            DateTime[] later = [.. Hours(pm.Length).Select(t => t.AddDays(days))];
            var there = HazeEpisodes.Of(EpisodeHours.Of(later, [("a", pm)]).Value).Value.Single();
            Assert.Equal((here.From.AddDays(days), here.Hours, here.Peak, here.Clearing.Hours), (there.From, there.Hours, there.Peak, there.Clearing.Hours));
        }, iter: 50);

    [Fact]
    public void Too_little_or_rules_that_cannot_be_are_said()
    {
        Assert.Equal((48, 47), Numbers(EpisodeHours.Of(Hours(47), [("a", new double[47])]).Problem!));
        Assert.Equal((48, 0), Numbers(EpisodeHours.Of(Hours(60), [("a", Enumerable.Repeat(double.NaN, 60).ToArray())]).Problem!));
        Assert.Equal(ProblemKind.Shape, EpisodeHours.Of([.. Enumerable.Range(0, 60).Select(d => Start.AddDays(d))], [("a", new double[60])]).Problem?.Kind);
        var hours = EpisodeHours.Of(Hours(60), [("a", new double[60])]).Value;
        Assert.Equal(ProblemKind.Option, HazeEpisodes.Of(hours, new(Threshold: 50)).Problem?.Kind);
        Assert.Empty(HazeEpisodes.Of(hours).Value);
        // Half of the stations make a city, fewer do not.
        var half = EpisodeHours.Of(Hours(60), [("a", [.. new double[60].Select(_ => 5.0)]), ("b", [.. new double[60].Select((_, h) => h < 30 ? 7 : double.NaN)]), ("c", [.. new double[60].Select((_, h) => h < 50 ? 9 : double.NaN)])]).Value;
        Assert.Equal((7, 7, double.NaN), (half.CityMean[0], half.CityMean[40], half.CityMean[55]));

        static (double?, double?) Numbers(AnalysisProblem problem) => (problem.Needed, problem.Found);
    }

    private static (int, int)[] EpisodeSpansOf(double[] city)
    {
        var hours = EpisodeHours.Of(Hours(city.Length + 200), [("a", [.. Quiet(100), .. city, .. Quiet(100)])]).Value;
        return [.. HazeEpisodes.Of(hours).Value.Select(e => ((int)(e.From - Start).TotalHours - 100, (int)(e.To - Start).TotalHours - 100))];
    }

    /// <summary>The definition word by word, slowly.</summary>
    private static (int, int)[] Plain(double[] city, EpisodeRules rules)
    {
        bool Above(int h) => city[h] > rules.Threshold;
        var found = new List<(int, int)>();
        for (var first = 0; first < city.Length; first++)
        {
            if (!Above(first) || (found.Count > 0 && first <= found[^1].Item2)) continue;
            var last = first;
            for (var h = first + 1; h < city.Length; h++)
                if (Above(h) && h - last - 1 <= rules.Gap && !Enumerable.Range(last + 1, h - last - 1).Any(i => city[i] <= rules.Clean)) last = h;
            found.Add((first, last));
        }
        double[] padded = [.. Quiet(100), .. city, .. Quiet(100)];
        return [.. found.Where(f => f.Item2 - f.Item1 + 1 >= rules.Least && Enumerable.Range(f.Item1, f.Item2 - f.Item1 - 22).Any(h =>
            padded.AsSpan(h + 100, 24).ToArray().Where(v => !double.IsNaN(v)).ToArray() is { Length: >= 20 } known && known.Average() > rules.Threshold))];
    }

    private static HazeEpisode[] Spans(double[] city) => [.. HazeEpisodes.Of(EpisodeHours.Of(Hours(city.Length), [("a", city)]).Value).Value];

    private static double[] One(int hours, double high, int quiet = 60) => [.. Quiet(quiet), .. Enumerable.Repeat(high, hours), .. Quiet(quiet)];

    private static double[] Quiet(int hours) => [.. Enumerable.Repeat(20.0, hours)];

    private static double[] Flat(double value) => [.. Enumerable.Repeat(value, 240)];

    private static DateTime[] Hours(int count) => [.. Enumerable.Range(0, count).Select(h => Start.AddHours(h))];
}
