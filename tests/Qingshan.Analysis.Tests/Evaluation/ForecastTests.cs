using CsCheck;
using MathNet.Numerics.Distributions;
using Qingshan.Analysis.Evaluation;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Tests.Evaluation;

/// <summary>Numbers of scikit-learn 1.2.1 and numpy, printed by bench/oracles/wind/evaluation.py.</summary>
public sealed class ForecastTests
{
    private static (double[] Observed, double[] Modelled) Pairs
    {
        get
        {
            double[] o = Openair.Of("nox"), m = [.. Openair.Of("no2").Select(v => 2.2 * v)];
            return ([.. o.Select((v, i) => double.IsNaN(m[i]) ? double.NaN : v)], m);
        }
    }

    [Fact]
    public void Brier_and_the_area_under_the_curve_are_those_of_scikit_learn()
    {
        var (o, m) = Pairs;
        var found = ProbabilityScores.Of([.. m.Select(v => 1 / (1 + Math.Exp(-(v - 170) / 30)))], [.. o.Select(v => double.IsNaN(v) ? v : v > 300 ? 1 : 0)]).Value;
        Assert.Equal((63095, 10083), (found.Count, found.Events));
        Oracle.Equal("0.0895600295", found.Brier);
        Oracle.Equal("0.8918858491", found.Area);
    }

    [Fact]
    public void The_area_is_the_share_of_pairs_in_the_right_order() =>
        Gen.Select(Gen.Int[0, 10], Gen.Bool).Array[2, 60].Where(f => f.Any(x => x.Item2) && f.Any(x => !x.Item2)).Sample(forecasts =>
        {
            var found = ProbabilityScores.Of([.. forecasts.Select(f => f.Item1 / 10.0)], [.. forecasts.Select(f => f.Item2 ? 1.0 : 0)]).Value;
            var pairs = from e in forecasts where e.Item2 from q in forecasts where !q.Item2 select e.Item1 > q.Item1 ? 1 : e.Item1 == q.Item1 ? 0.5 : 0;
            Assert.Equal(pairs.Average(), found.Area, 9);
            // Probabilities of one bin are equal here, but for the last two, so that the parts add up when there is none of them.
            if (forecasts.All(f => f.Item1 < 9)) Assert.Equal(found.Brier, found.Reliability - found.Resolution + found.Uncertainty, 9);
            Assert.Equal((1.0, 1.0), found.Curve[^1]);
        });

    [Fact]
    public void Pinball_losses_and_interval_scores_are_those_of_scikit_learn_and_numpy()
    {
        var (o, m) = Pairs;
        double[] Times(double factor) => [.. m.Select(v => v * factor)];
        var found = QuantileScores.Of(o, [0.1, 0.5, 0.9], [Times(0.2), Times(1), Times(1.8)]).Value;
        Oracle.Equal("15.7305072034", found.Levels[0].Pinball);
        Oracle.Equal("37.9539868452", found.Levels[1].Pinball);
        Oracle.Equal("24.2064656787", found.Levels[2].Pinball);
        Oracle.Equal("0.2335208812", found.Levels[1].Coverage);
        var interval = IntervalScore.Of(o, Times(0.2), Times(1.8), 0.8).Value;
        Oracle.Equal("399.369728822", interval.Score);
        Oracle.Equal("0.6998811316", interval.Coverage);
        // An interval score is ten times the pinball losses of both ends here (2 / 0.2).
        Assert.Equal(interval.Score, 10 * (found.Levels[0].Pinball + found.Levels[2].Pinball), 6);
    }

    [Fact]
    public void Many_quantiles_of_a_normal_forecast_give_its_known_crps()
    {
        double[] levels = [.. Enumerable.Range(1, 199).Select(i => i / 200.0)];
        var found = QuantileScores.Of([0.7], [.. levels], [.. levels.Select(l => new[] { Normal.InvCDF(0, 1, l) })]).Value;
        Assert.Equal(0.42156917, found.Crps, 1e-3);
        Assert.Equal(0, found.Crossing);
    }

    [Fact]
    public void The_crps_of_an_ensemble_is_what_comparing_every_pair_gives_and_of_two_equal_members_the_error() =>
        Gen.Select(Gen.Double[-9, 9], Gen.Double[-9, 9].Array[2, 12]).Sample((observed, members) =>
        {
            var found = EnsembleScores.Of([observed], [.. members.Select(m => new[] { m })]).Value;
            var pairs = members.SelectMany(a => members.Select(b => Math.Abs(a - b))).Average() / 2;
            Assert.Equal(members.Average(m => Math.Abs(m - observed)) - pairs, found.Crps, 9);
            Assert.Equal(1, found.Ranks.Sum());
            Assert.Equal(Math.Abs(members[0] - observed), EnsembleScores.Of([observed], [[members[0]], [members[0]]]).Value.Crps, 9);
        });

    [Fact]
    public void Ranks_of_a_calibrated_ensemble_are_flat_and_its_spread_is_its_error()
    {
        var random = new Random(5);
        double[] Draw() => [.. Enumerable.Range(0, 20000).Select(_ => random.NextDouble())];
        var found = EnsembleScores.Of(Draw(), [.. Enumerable.Range(0, 9).Select(_ => Draw())]).Value;
        Assert.All(found.Ranks, r => Assert.InRange(r, 1850, 2150));
        Assert.Equal(found.Error, found.Spread * Math.Sqrt(10 / 9.0), 0.01);
    }

    [Fact]
    public void Probabilities_above_one_wrong_levels_and_no_rows_are_said()
    {
        Assert.Equal(ProblemKind.Shape, ProbabilityScores.Of([50, 20], [1, 0]).Problem!.Kind);
        Assert.Equal(ProblemKind.TooFew, ProbabilityScores.Of([0.5, 0.2], [0, 0]).Problem!.Kind);
        Assert.Equal(ProblemKind.Option, QuantileScores.Of([1], [0.9, 0.1], [[1], [1]]).Problem!.Kind);
        Assert.Equal(ProblemKind.TooFew, QuantileScores.Of([double.NaN], [0.5], [[1]]).Problem!.Kind);
        Assert.Equal(ProblemKind.Option, IntervalScore.Of([1], [0], [2], 80).Problem!.Kind);
        Assert.Equal((ProblemKind.TooFew, 2, 1), EnsembleScores.Of([1], [[1]]).Problem is { } few ? (few.Kind, few.Needed, few.Found) : default);
    }

    [Theory]
    [InlineData("model-statistics", false)]
    [InlineData("conditional-quantiles", true)]
    [InlineData("taylor-diagram", true)]
    [InlineData("event-scores", false)]
    [InlineData("probability-scores", true)]
    [InlineData("quantile-scores", false)]
    [InlineData("ensemble-scores", true)]
    public void A_method_runs_by_its_name(string name, bool draws)
    {
        var random = new Random(3);
        double[] observed = [.. Enumerable.Range(0, 400).Select(_ => 150 * random.NextDouble())];
        double[] Around(double shift) => [.. observed.Select(o => o + shift + 20 * (random.NextDouble() - 0.5))];
        var (low, middle, high) = (Around(-20), Around(0), Around(20));
        double[] probability = [.. middle.Select(m => 1 / (1 + Math.Exp(-(m - 75) / 20)))];
        var table = new MethodTable(
        [
            ("observed", new("PM2.5", name == "probability-scores" ? [.. observed.Select(o => o > 75 ? 1.0 : 0)] : observed)), ("modelled", new("model A", middle)),
            ("group", new("site", Texts: [.. observed.Select((_, i) => i % 3 == 0 ? "x" : "y")])),
            ("probability", new("p", probability)), ("quantile", new("q10", low)), ("quantile", new("q50", middle)), ("quantile", new("q90", high)), ("member", new("m1", low)),
            ("member", new("m2", middle)), ("member", new("m3", high)),
        ]);
        var found = MethodList.Run(MethodList.Find(name)!, new(table, new Dictionary<string, string>()), MethodWork.Quiet).Value;
        Assert.True(found.Numbers.Length + found.Tables.Length > 0);
        Assert.Equal(draws, found.Figure is not null);
        if (found.Figure is { } figure) Assert.DoesNotContain("NaN", figure.ToSvg(FigureLanguage.Zh), StringComparison.Ordinal);
    }
}
