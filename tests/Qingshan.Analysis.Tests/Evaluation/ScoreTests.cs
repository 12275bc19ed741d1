using CsCheck;
using Qingshan.Analysis.Evaluation;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Tests.Evaluation;

/// <summary>A made-up model of nox, 2.2 times no2. Numbers of openair 2.18.2.9005 (bench/oracles/wind/distribution.R), scikit-learn 1.2.1 and numpy (bench/oracles/wind/evaluation.py).</summary>
public sealed class ScoreTests
{
    private static readonly Gen<(double O, double M)[]> Some = Gen.Select(Gen.Double[0.1, 50], Gen.Double[0.1, 50], (o, m) => (o, m)).Array[3, 60];

    private static double[] Observed => Openair.Of("nox");

    private static double[] Modelled => [.. Openair.Of("no2").Select(v => 2.2 * v)];

    [Fact]
    public void Statistics_of_a_model_are_those_of_openair()
    {
        var found = ModelStatistics.Of(Observed, Modelled).Value;
        Assert.Equal(63095, found.Count);
        Oracle.Equal("0.7678926", found.Fac2);
        Oracle.Equal("-70.7181488232", found.MeanBias);
        Oracle.Equal("75.9079736905", found.MeanGrossError);
        Oracle.Equal("-0.395507380416", found.NormalisedMeanBias);
        Oracle.Equal("0.424532659955", found.NormalisedMeanGrossError);
        Oracle.Equal("112.769674164", found.RootMeanSquareError);
        Oracle.Equal("0.787448713038", found.R);
        Oracle.Equal("0.217403947272", found.Efficiency);
        Oracle.Equal("0.608701973636", found.Agreement);
    }

    [Fact]
    public void Bias_and_variance_of_Chang_and_Hanna_are_those_of_numpy()
    {
        var found = ModelStatistics.Of(Observed, Modelled).Value;
        Oracle.Equal("0.49299993729", found.FractionalBias);
        Oracle.Equal("0.65802298688", found.NormalisedMeanSquareError);
        Oracle.Equal("1.42210940845", found.GeometricMeanBias);
        Oracle.Equal("1.35662872096", found.GeometricVariance);
    }

    [Fact]
    public void A_season_by_itself_is_that_of_openair()
    {
        double[] spring = [.. Observed.Select((o, i) => Openair.Times[i].Month is 3 or 4 or 5 ? o : double.NaN)];
        var found = ModelStatistics.Of(spring, Modelled).Value;
        Assert.Equal(17343, found.Count);
        Oracle.Equal("0.869828630777", found.Fac2);
        Oracle.Equal("86.8704548560", found.RootMeanSquareError);
        Oracle.Equal("0.673888622769", found.Agreement);
    }

    [Fact]
    public void A_perfect_model_has_no_error_and_another_unit_changes_what_has_one_only() =>
        Some.Where(p => p.Select(q => q.O).Distinct().Count() > 1).Sample(pairs =>
        {
            double[] o = [.. pairs.Select(p => p.O)], m = [.. pairs.Select(p => p.M)];
            var same = ModelStatistics.Of(o, o).Value;
            Assert.Equal((1.0, 0.0, 0.0, 1.0, 1.0, 0.0), (same.Fac2, same.MeanBias, same.RootMeanSquareError, same.Efficiency, same.Agreement, same.FractionalBias));
            var (here, there) = (ModelStatistics.Of(o, m).Value, ModelStatistics.Of([.. o.Select(v => 1000 * v)], [.. m.Select(v => 1000 * v)]).Value);
            Assert.Equal(1000 * here.RootMeanSquareError, there.RootMeanSquareError, 6);
            Assert.Equal(here.FractionalBias, there.FractionalBias, 9);
            Assert.Equal(here.GeometricVariance, there.GeometricVariance, 6);
            Assert.InRange(here.Agreement, -1, 1);
        });

    [Fact]
    public void Conditional_quantiles_are_those_of_openair()
    {
        var found = ConditionalQuantiles.Of(Observed, Modelled).Value.Intervals;
        Oracle.Equal("19.0666666667", found[0].Modelled);
        Assert.Equal((2514, 23.0, 18.0, 29.0, 11.0, 38.0), (found[0].Count, found[0].Median, found[0].P25, found[0].P75, found[0].P10, found[0].P90));
        Assert.Equal((22226, 140.0, 102.0, 199.0, 80.5, 260.0), (found[2].Count, found[2].Median, found[2].P25, found[2].P75, found[2].P10, found[2].P90));
        Oracle.Equal("373.6", found[8].P10);
        Assert.True(found[9].P25 == 515 && double.IsNaN(found[9].P10) && double.IsNaN(found[10].P25));
    }

    [Fact]
    public void Conditional_quantiles_of_a_perfect_model_lie_on_the_diagonal() =>
        Gen.Double[0, 100].Array[20, 300].Where(v => v.Max() - v.Min() > 5).Sample(values =>
        {
            var found = ConditionalQuantiles.Of(values, values, 10).Value;
            Assert.Equal(values.Length, found.Intervals.Sum(q => q.Count));
            foreach (var q in found.Intervals.Where(q => q.Count > 0)) Assert.InRange(q.Median, q.Modelled - found.Width / 2 - 1e-6, q.Modelled + found.Width / 2 + 1e-6);
        });

    [Fact]
    public void A_Taylor_diagram_has_the_numbers_of_openair()
    {
        var found = TaylorStatistics.Of(Observed, Modelled).Value;
        Oracle.Equal("0.787448713038", found.R);
        Oracle.Equal("121.520547397", found.ObservedDeviation);
        Oracle.Equal("49.8040850897", found.ModelledDeviation);
    }

    [Fact]
    public void The_sides_of_a_Taylor_diagram_fit_together() =>
        Some.Where(p => p.Select(q => q.O).Distinct().Count() > 1 && p.Select(q => q.M).Distinct().Count() > 1).Sample(pairs =>
        {
            var s = TaylorStatistics.Of([.. pairs.Select(p => p.O)], [.. pairs.Select(p => p.M)]).Value;
            var side = Math.Sqrt(Math.Max(0, s.ObservedDeviation * s.ObservedDeviation + s.ModelledDeviation * s.ModelledDeviation - 2 * s.ObservedDeviation * s.ModelledDeviation * s.R));
            Assert.Equal(side, s.CentredError, 5);
        });

    [Fact]
    public void Scores_of_events_are_those_of_scikit_learn()
    {
        var found = EventScores.Of(Observed, Modelled, 300, 150).Value;
        Assert.Equal((6061, 4022, 5027, 47985), (found.Hits, found.Misses, found.FalseAlarms, found.Quiet));
        Oracle.Equal("0.6011107805", found.Detection);
        Oracle.Equal("0.4533730159", found.FalseAlarmRatio);
        Oracle.Equal("0.4011250827", found.CriticalSuccess);
        Oracle.Equal("0.4866435398", found.Heidke);
    }

    [Fact]
    public void Event_scores_obey_what_is_known_of_them() =>
        Some.Sample(pairs =>
        {
            double[] o = [.. pairs.Select(p => p.O)], m = [.. pairs.Select(p => p.M)];
            if (!EventScores.Of(o, m, 25).TryGet(out var s, out var problem))
            {
                Assert.Equal(ProblemKind.TooFew, problem.Kind);
                return;
            }
            Assert.Equal(pairs.Length, s.Count);
            // HSS = 2 ETS / (1 + ETS), and CSI comes of POD, FAR and bias alone.
            if (double.IsFinite(s.EquitableThreat) && double.IsFinite(s.Heidke)) Assert.Equal(s.Heidke, 2 * s.EquitableThreat / (1 + s.EquitableThreat), 9);
            if (s.Hits > 0) Assert.Equal(s.CriticalSuccess, 1 / (1 / s.Detection + 1 / (1 - s.FalseAlarmRatio) - 1), 9);
            Assert.Equal((1.0, 0.0, 1.0), EventScores.Of(o, o, 25).Value is var right ? (right.CriticalSuccess, right.FalseAlarmRatio, right.FrequencyBias) : default);
        });

    [Fact]
    public void Too_few_pairs_constant_values_and_no_events_are_said()
    {
        Assert.Equal((ProblemKind.TooFew, 3, 1), ModelStatistics.Of([1, double.NaN], [1, 2]).Problem is { } few ? (few.Kind, few.Needed, few.Found) : default);
        Assert.Equal((ProblemKind.TooFew, 20, 2), ConditionalQuantiles.Of([1, 2], [1, 2]).Problem is { } q ? (q.Kind, q.Needed, q.Found) : default);
        Assert.Equal(ProblemKind.Constant, TaylorStatistics.Of([1, 2, 3], [1, 1, 1]).Problem!.Kind);
        Assert.Equal(ProblemKind.TooFew, EventScores.Of([1, 2, 3], [1, 2, 3], 10).Problem!.Kind);
        Assert.Throws<ArgumentException>(() => ModelStatistics.Of([1], [1, 2]));
    }
}
