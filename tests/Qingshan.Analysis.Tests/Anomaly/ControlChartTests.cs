using CsCheck;
using Qingshan.Analysis.Anomaly;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Tests.Anomaly;

public sealed class ControlChartTests
{
    // NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.3 and 6.3.2.4.
    private static readonly double[] Sums =
        [324.925, 324.675, 324.725, 324.350, 325.350, 325.225, 324.125, 324.525, 325.225, 324.600, 324.625, 325.150, 328.325, 327.250, 327.825, 328.500, 326.675, 327.775, 326.875, 328.350];

    private static readonly double[] Averages = [52.0, 47.0, 53.0, 49.3, 50.1, 47.0, 51.0, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];

    private static readonly Gen<double[]> Series = Gen.Frequency((9, Gen.Double[-5, 5]), (1, Gen.Const(double.NaN))).Array[12, 120].Where(v => v.Where(x => !double.IsNaN(x)).Distinct().Count() > 10);

    [Fact]
    public void The_sums_of_the_handbook_come_out_with_its_alarm()
    {
        var found = Cusum.Of(Sums, target: 325, sigma: 1, allowance: 0.3175, limit: 4.1959).Value;
        Oracle.Equal("19.04", found.High[19]);
        Assert.Equal(14, found.Alarms[0] + 1);
        Assert.Equal(13, found.Began + 1);
        Assert.Equal(4.1959, found.Limit);
    }

    [Fact]
    public void The_averages_of_the_handbook_come_out_with_its_limits()
    {
        var found = Ewma.Of(Averages, target: 50, sigma: 2.0539).Value;
        Oracle.Equal("51.99", found.Averages[19]);
        Oracle.Equal("52.5884", found.Upper[19]);
        Oracle.Equal("47.4116", found.Lower[19]);
        Assert.Empty(found.Alarms);
    }

    [Fact]
    public void Turned_upside_down_high_is_low_and_units_do_not_matter() =>
        Series.Sample(values =>
        {
            var (one, other) = (Cusum.Of(values, 0).Value, Cusum.Of([.. values.Select(v => -10 * v)], 0).Value);
            for (var i = 0; i < values.Length; i++) Assert.Equal(10 * one.High[i], other.Low[i], 1e-6);
            Assert.Equal(one.Alarms.Length, other.Alarms.Length);
            var (a, b) = (Ewma.Of(values).Value, Ewma.Of([.. values.Select(v => 3 * v + 7)]).Value);
            for (var i = 0; i < values.Length; i++) Assert.Equal(3 * a.Averages[i] + 7, b.Averages[i], 1e-6);
            Assert.Equal(values.Zip(a.Averages).Where(p => !double.IsNaN(p.First)).Select(p => p.First), Ewma.Of(values, share: 1).Value.Averages.Where(v => !double.IsNaN(v)));
        });

    [Fact]
    public void The_exact_limits_begin_narrow_and_reach_those_for_ever()
    {
        var (exact, ever) = (Ewma.Of(Averages, 50, 2, exact: true).Value, Ewma.Of(Averages, 50, 2).Value);
        Assert.Equal(50 + 3 * 2 * 0.3, exact.Upper[0], 1e-12);
        Assert.Equal(ever.Upper[19], exact.Upper[19], 1e-3);
    }

    [Fact]
    public void Robust_scores_are_those_of_median_and_spread_in_each_window() =>
        Gen.Select(Series, Gen.Int[7, 20]).Sample((values, window) =>
        {
            if (!RobustScore.Of(values, window).TryGet(out var found, out _)) return;
            for (var i = 0; i < values.Length; i += 3)
            {
                var start = window >= values.Length ? 0 : Math.Clamp(i - window / 2, 0, values.Length - window);
                var around = window >= values.Length ? values : values[start..(start + window)];
                if (around.Count(v => !double.IsNaN(v)) < RobustScore.Least) Assert.True(double.IsNaN(found.Scores[i]));
                else if (Robust.Spread(around, Robust.Median(around)) is > 0 and var spread)
                {
                    Assert.Equal(Robust.Median(around), found.Centre[i], 1e-12);
                    Assert.Equal(spread, found.Spread[i], 1e-12);
                }
            }
        });

    [Fact]
    public void One_wild_value_does_not_hide_itself()
    {
        double[] values = [.. Enumerable.Range(0, 50).Select(i => Math.Sin(i)), 1000];
        Assert.InRange(RobustScore.Of(values).Value.Scores[50], 500, 2000);
        // Most values are equal: the mean deviation stands in for the median one.
        Assert.True(double.IsFinite(RobustScore.Of([1, 1, 1, 1, 1, 1, 1, 9]).Value.Scores[7]));
    }

    [Fact]
    public void What_cannot_be_charted_is_said()
    {
        Assert.Equal((ProblemKind.TooFew, 10.0), Cusum.Of([1, 2, double.NaN]) is { Problem: { } few } ? (few.Kind, few.Needed!.Value) : default);
        Assert.Equal(ProblemKind.Constant, Ewma.Of(new double[20]).Problem!.Kind);
        Assert.Equal(ProblemKind.Option, Ewma.Of(Averages, share: 0).Problem!.Kind);
        Assert.Equal(ProblemKind.Option, RobustScore.Of(Averages, 3).Problem!.Kind);
        Assert.Equal(ProblemKind.TooFew, RobustScore.Of([1, 2, 3]).Problem!.Kind);
    }

    [Fact]
    public void The_offers_draw_and_list_alarms()
    {
        var table = new MethodTable([("value", new("thickness", Sums)), ("time", new("time", Times: [.. Sums.Select((_, i) => new DateTime(2026, 1, 1).AddDays(i))]))]);
        var options = new Dictionary<string, string> { ["target"] = "325", ["sigma"] = "1", ["allowance"] = "0.3175", ["limit"] = "4.1959" };
        var found = MethodList.Run(MethodList.Find("cusum")!, new(table, options), MethodWork.Quiet).Value;
        Assert.Equal(14, found.Numbers.Single(n => n.Name == "firstAlarmRow").Value);
        Assert.Equal(7, found.Tables.Single(t => t.Name == "alarms").Rows);
        Assert.NotNull(found.Figure);
        foreach (var name in (string[])["ewma", "robust-z"]) Assert.NotNull(MethodList.Run(MethodList.Find(name)!, new(table, new Dictionary<string, string>()), MethodWork.Quiet).Value.Figure);
    }
}
