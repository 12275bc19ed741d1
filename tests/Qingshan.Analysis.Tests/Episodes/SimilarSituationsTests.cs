using CsCheck;
using Qingshan.Analysis.Episodes;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Tests.Episodes;

public sealed class SimilarSituationsTests(ITestOutputHelper output)
{
    [Fact]
    public void A_situation_that_came_before_is_found_with_its_end()
    {
        // Weeks of haze of different steepness; the last one, of which two days are known, is that of the third week again.
        double[] steepness = [1, 3, 2, 4, 1.5, 2.5, 2];
        var hours = Weeks(steepness);
        var origin = 6 * 168 + 90;
        var found = SimilarSituations.Of(hours, origin, new(Count: 3, Season: 0)).Value;
        Assert.Equal(hours.TimeOf(2 * 168 + 90), found.Situations[0].At);
        Assert.Equal(0, found.Situations[0].Distance, 9);
        Assert.Equal(20 + 2 * 119, found.Situations[0].Peak, 6);
        Assert.Equal(30, found.Situations[0].HoursToClearing);
        // No peak is below what the city has already.
        Assert.Equal((Math.Max(hours.CityMean[origin], found.Situations.Min(s => s.Peak)), found.Situations.Max(s => s.Peak)), (found.Peak.Least, found.Peak.Most));
    }

    [Fact]
    public void Nothing_of_the_future_is_looked_at() =>
        Gen.Select(Gen.Double[1, 4].Array[8], Gen.Int[3 * 168, 8 * 168 - 60], Gen.Int[1, 1000]).Sample((steepness, origin, seed) =>
        {
            var random = new Random(seed);
            var hours = Weeks(steepness);
            var changed = Made(hours.Count, h => h <= origin ? hours.CityMean[h] : 500 * random.NextDouble(), h => h <= origin ? 2 : 20 * random.NextDouble());
            var (known, other) = (SimilarSituations.Of(hours, origin), SimilarSituations.Of(changed, origin));
            Assert.Equal(known.IsOk, other.IsOk);
            if (!known.IsOk) return;
            Assert.Equal(known.Value.Situations.AsEnumerable(), other.Value.Situations.AsEnumerable());
            Assert.All(known.Value.Situations, s => Assert.True(s.At.AddHours(s.HoursToClearing) < known.Value.Origin && s.At <= known.Value.Origin.AddHours(-48)));
        }, iter: 30);

    [Fact]
    public void No_two_overlap_or_share_an_end_and_the_nearest_come_first() =>
        Gen.Select(Gen.Double[1, 4].Array[12], Gen.Int[6 * 168, 12 * 168 - 1], Gen.Int[1, 20]).Sample((steepness, origin, count) =>
        {
            if (!SimilarSituations.Of(Weeks(steepness), origin, new(Count: count)).TryGet(out var found, out _)) return;
            Assert.InRange(found.Situations.Length, 1, count);
            Assert.Equal(found.Situations.Select(s => s.Distance).Order(), found.Situations.Select(s => s.Distance));
            var times = found.Situations.Select(s => s.At).Order().ToList();
            Assert.All(times.Zip(times.Skip(1)), p => Assert.True(p.Second - p.First >= TimeSpan.FromHours(48)));
            Assert.Equal(found.Situations.Length, found.Situations.Select(s => s.At.AddHours(s.HoursToClearing)).Distinct().Count());
        }, iter: 30);

    [Fact]
    public void Too_little_is_said()
    {
        var hours = Weeks([2, 2]);
        Assert.Equal(ProblemKind.TooFew, SimilarSituations.Of(hours, 60).Problem?.Kind);
        Assert.Equal(ProblemKind.Shape, SimilarSituations.Of(hours, 20).Problem?.Kind);
        Assert.Equal(ProblemKind.Option, SimilarSituations.Of(hours, 300, new(Count: 0)).Problem?.Kind);
    }

    /// <summary>
    /// Leaving one out in Beijing, of every fourth time that the city passed 150 µg/m³ after a day below: without a forecast of the weather analogues tell the peak and the hours to clearing
    /// about as well as the median of all such times does, with the weather that came (a perfect forecast) clearly better. Those over all are in docs/analysis.md.
    /// </summary>
    [Fact]
    public void What_analogues_are_worth_in_Beijing()
    {
        var trial = new SituationTrial(BeijingCity.Hours);
        var without = trial.Judge(after: 12, forecast: 0, every: 4);
        var with = trial.Judge(after: 12, forecast: 48, every: 4);
        output.WriteLine(without.ToString());
        output.WriteLine(with.ToString());
        Assert.InRange(without.HoursSkill, -0.35, 0.25);
        Assert.True(with.HoursSkill > without.HoursSkill && with.PeakSkill > without.PeakSkill);
        Assert.InRange(with.HoursSkill, 0.1, 0.6);
    }

    /// <summary>The table of docs/analysis.md; a minute long, so that it has to be asked for (<c>-explicit only -showLiveOutput</c>).</summary>
    [Fact(Explicit = true)]
    public void What_analogues_are_worth_in_Beijing_over_all()
    {
        var trial = new SituationTrial(BeijingCity.Hours);
        var episodes = HazeEpisodes.Of(BeijingCity.Hours).Value;
        foreach (var after in (int[])[0, 12, 24])
            foreach (var forecast in (int[])[0, 24, 48])
            {
                var (all, among) = (trial.Judge(after, forecast), trial.Judge(after, forecast, episodes: episodes));
                output.WriteLine($"+{after} h, forecast {forecast} h: {all}; episodes among episodes: {among}");
                Assert.InRange(all.HoursSkill, -0.15, 0.35);
                Assert.InRange(among.HoursSkill, -0.15, 0.35);
            }
    }

    [Fact]
    public void Only_hours_of_the_case_base_are_compared_where_there_is_one()
    {
        var hours = Weeks([2, 3, 2.5, 3.5, 2, 3]);
        var episodes = HazeEpisodes.Of(hours).Value;
        var found = SimilarSituations.Of(hours, 5 * 168 + 70, new(Count: 4), among: episodes).Value;
        Assert.All(found.Situations, s => Assert.Contains(episodes, e => s.At >= e.From && s.At <= e.To));
        Assert.Equal(ProblemKind.TooFew, SimilarSituations.Of(hours, 5 * 168 + 70, among: []).Problem?.Kind);
    }

    /// <summary>A week each: five days of growth from 20 µg/m³ by so much an hour, then clean.</summary>
    private static EpisodeHours Weeks(double[] steepness) => Made(steepness.Length * 168, h => h % 168 < 120 ? 20 + steepness[h / 168] * (h % 168) : 20, _ => 2);

    private static EpisodeHours Made(int count, Func<int, double> pm, Func<int, double> wind)
    {
        DateTime[] times = [.. Enumerable.Range(0, count).Select(h => new DateTime(2015, 1, 1).AddHours(h))];
        double[] Of(Func<int, double> value) => [.. Enumerable.Range(0, count).Select(value)];
        return EpisodeHours.Of(times, [("a", Of(pm))], new(Of(_ => 5), Of(_ => -5), Of(_ => 1020), Of(wind), Of(_ => 90), Of(_ => 0))).Value;
    }
}
