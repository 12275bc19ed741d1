using CsCheck;
using Qingshan.Analysis.Evaluation;
using Qingshan.Analysis.Forecasting;
using Qingshan.Platform.Forecasts;

namespace Qingshan.Platform.Tests.Forecasts;

/// <summary>What is archived comes out as it went in; sums say what the library of evaluation says of the same pairs.</summary>
public sealed class ScoringTests
{
    private static readonly Gen<float> Value = Gen.Float[0, 500];

    private static readonly Gen<IssuedStation> Station =
        from hours in Gen.Int[0, 72]
        from known in Gen.OneOf(Value, Gen.Const(float.NaN))
        from mean in Value.Array[hours]
        from quantiles in Value.Array[hours].Array[hours == 0 ? 0 : 7]
        from probability in Gen.OneOf(Gen.Float[0, 1], Gen.Const(float.NaN)).Array[hours]
        select new IssuedStation(Guid.NewGuid(), known, mean, quantiles, probability);

    [Fact]
    public void An_issue_is_read_as_it_was_written() => Station.Array[0, 6].Sample(stations =>
    {
        var read = IssueBlob.Read(IssueBlob.Write(stations));
        Assert.Equal(stations.Length, read.Count);
        foreach (var (a, b) in stations.Zip(read))
        {
            Assert.Equal((a.Point, a.Known), (b.Point, b.Known));
            Assert.Equal(a.Mean, b.Mean);
            Assert.Equal(a.Quantiles, b.Quantiles);
            Assert.Equal(a.Probability, b.Probability);
        }
    }, iter: 200);

    [Fact]
    public void Sums_give_the_scores_that_the_library_gives() =>
        (from observed in Value from mean in Value from known in Value from quantiles in Value.Array[7] from usual in Value.Array[8] from probability in Gen.Float[0, 1] select (observed, mean, known, quantiles: quantiles.Order().ToArray(), usual: (float[])[usual[0], .. usual[1..].Order()], probability))
        .Array[20, 60].Sample(pairs =>
        {
            const double Level = 150, Alarm = 0.4;
            var score = new ForecastScore();
            foreach (var p in pairs) score.Add(new ScoredForecast(p.mean, p.quantiles, p.probability, p.known, new Usual(p.usual[0], new(ForecastDistribution.Learned, [.. p.usual[1..].Select(u => (double)u)]))), p.observed, Level, Alarm);
            double[] observed = [.. pairs.Select(p => (double)p.observed)];
            var quantiles = QuantileScores.Of(observed, ForecastDistribution.Learned, [.. Enumerable.Range(0, 7).Select(l => pairs.Select(p => (double)p.quantiles[l]).ToArray())]).Value;
            var events = EventScores.Of([.. observed.Select(o => o > Level ? 1.0 : 0)], [.. pairs.Select(p => (double)p.probability)], 0.5, Alarm);
            Assert.Equal(quantiles.Levels.Average(l => l.Pinball), score.Pinball / score.Count, 1e-6);
            Assert.Equal(pairs.Average(p => Math.Pow((double)p.mean - p.observed, 2)), score.Squared / score.Count, 1e-6 * (1 + score.Squared));
            Assert.Equal(pairs.Average(p => (double)p.usual[0] - p.observed is var e ? e * e : 0), score.UsualSquared / score.UsualCount, 1e-6 * (1 + score.UsualSquared));
            if (events.IsOk && score.Hits + score.Misses + score.FalseAlarms > 0) Assert.Equal(events.Value.CriticalSuccess, (double)score.Hits / (score.Hits + score.Misses + score.FalseAlarms), 1e-9);
            Assert.Equal(observed.Count(o => o > Level), score.Hits + score.Misses);
            Assert.Equal(observed.Count(o => o > Level), score.PersistenceHits + score.PersistenceMisses);
        }, iter: 100);

    [Fact]
    public void A_model_drifts_by_what_it_lost_against_persistence_and_not_by_a_hard_month()
    {
        TrialScore[] trial = [Trial(1, 10, 20), Trial(24, 30, 60)];
        // Everything is twice as hard, for persistence too.
        Assert.Equal(0, DriftWatch.Of(trial, [Recent(1, 20, 40), Recent(24, 60, 120)])!.Value, 1e-9);
        Assert.Equal(0.5, DriftWatch.Of(trial, [Recent(1, 15, 20), Recent(24, 45, 60)])!.Value, 1e-9);
        Assert.Null(DriftWatch.Of(trial, [Recent(1, 15, 20, count: 99)]));

        static TrialScore Trial(int hours, double rmse, double persistence) => new(hours, 1000, 10, rmse, 0, 0, 0, 0, 0, 0, 0, 0, persistence, 0, 0, 0, 0, 0);
        static ForecastScore Recent(int hours, double rmse, double persistence, long count = 500) => new() { Horizon = hours, Count = count, Squared = rmse * rmse * count, PersistenceSquared = persistence * persistence * count };
    }

    [Theory]
    [InlineData(201612, "2017-1-winter")]
    [InlineData(201702, "2017-1-winter")]
    [InlineData(201703, "2017-2-spring")]
    [InlineData(201708, "2017-3-summer")]
    [InlineData(201711, "2017-4-autumn")]
    public void A_winter_begins_in_december(int month, string season) => Assert.Equal(season, Scoreboard.SeasonOf(month));
}
