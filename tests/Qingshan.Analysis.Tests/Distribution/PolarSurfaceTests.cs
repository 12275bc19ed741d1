using CsCheck;
using Qingshan.Analysis.Distribution;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Tests.Distribution;

/// <summary>Surfaces of openair 2.18.2.9005 (mgcv) on its own data, printed by bench/oracles/wind/distribution.R; held loosely, since the splines differ.</summary>
public sealed class PolarSurfaceTests
{
    private static readonly PolarSettings Mean = new(new(BinStatistic.Mean));

    [Fact]
    public void The_mean_of_so2_is_as_openair_has_it()
    {
        var surface = Surface(Mean);
        var (east, north, value) = surface.Peak;
        // openair: 8.39 at 4.84 to the east. It puts bins a little nearer to the middle than they are, and the top is flat.
        Assert.InRange(east, 4, 6);
        Assert.InRange(north, -0.7, 0.7);
        Near(8.39, value, 0.05);
        Near(8.388, surface.At(5, 0), 0.05);
        Near(5.437, surface.At(-5, -5), 0.05);
        Near(1.246, surface.At(0, 8), 0.1);
        Near(5.706, surface.At(-10, -4), 0.05);
    }

    [Fact]
    public void On_the_same_bins_the_spline_is_that_of_mgcv()
    {
        // mgcv 1.8-41: gam(sqrt(z) ~ s(u, v, k = 100), weights), bench/oracles/wind/polar.R: 75.5 degrees of freedom, 8.597 at (5.44, -0.20);
        // its 100 functions are the smoothest there are, ours stand on 120 knots.
        var surface = Surface(Mean);
        Assert.InRange(surface.Freedom, 70, 81);
        Near(8.597, surface.Peak.Value, 0.02);
        Assert.InRange(surface.Peak.East, 5.44 - 0.41, 5.44 + 0.41);
        Near(8.4886, surface.At(5, 0), 0.02);
        Near(5.4094, surface.At(-5, -5), 0.02);
        Near(1.2535, surface.At(0, 8), 0.03);
        Near(5.7648, surface.At(-10, -4), 0.02);
    }

    [Fact]
    public void The_share_above_the_90th_percentile_is_highest_at_the_same_place()
    {
        var surface = Surface(new(new(BinStatistic.Cpf, 90)));
        var (east, north, value) = surface.Peak;
        Assert.InRange(east, 4.84 - 0.7, 4.84 + 0.7);
        Assert.InRange(north, -0.7, 0.7);
        Near(0.332, value, 0.08);
        Near(0.1145, surface.At(-5, -5), 0.15);
        Near(0.1588, surface.At(-10, -4), 0.15);
    }

    [Fact]
    public void Medians_and_kernel_means_are_near_those_of_openair()
    {
        Near(6.66, Surface(new(new(BinStatistic.Median))).Peak.Value, 0.06);
        var kernel = Surface(Mean with { Kernel = true });
        Near(7.967, kernel.At(5, 0), 0.04);
        Near(5.520, kernel.At(-5, -5), 0.04);
        Near(5.742, kernel.At(-10, -4), 0.04);
    }

    [Fact]
    public void Correlation_and_ratio_of_two_pollutants_are_near_those_of_openair()
    {
        // polarPlot(mydata[1:17520, ], pollutant = c("nox", "no2"), statistic = "r" and "slope").
        double[] First(string column) => [.. Openair.Of(column).Take(17520)];
        PolarSurface Pair(PairStatistic statistic) => PolarPair.Of(First("ws"), First("wd"), First("nox"), First("no2"), statistic, Mean).Value;
        var correlation = Pair(PairStatistic.Correlation);
        Near(0.623, correlation.At(5, 0), 0.05);
        Near(0.806, correlation.At(-5, -5), 0.05);
        Near(0.799, correlation.At(0, 5), 0.05);
        Near(0.740, correlation.At(-6, -2), 0.05);
        var slope = Pair(PairStatistic.Slope);
        Near(3.464, slope.At(5, 0), 0.06);
        Near(5.014, slope.At(-5, -5), 0.06);
        Near(4.572, slope.At(0, 5), 0.06);
    }

    [Fact]
    public void Two_pollutants_in_one_ratio_have_it_everywhere_and_correlate_fully()
    {
        var (speed, direction) = Winds(2);
        var random = new Random(2);
        double[] x = [.. speed.Select(_ => 10 * random.NextDouble())], y = [.. x.Select(v => 3 * v + 2)];
        // Both surfaces are flat, which is said instead of drawn where it is so to the last digit.
        var slope = PolarPair.Of(speed, direction, [.. y.Select((v, i) => v + 0.01 * random.NextDouble())], x, PairStatistic.Slope, Mean).Value;
        Assert.All(slope.Values.Where(v => !double.IsNaN(v)), v => Assert.Equal(3, v, 0.01));
        var correlation = PolarPair.Of(speed, direction, [.. y.Select(v => -v + 0.01 * random.NextDouble())], x, PairStatistic.Correlation, Mean).Value;
        Assert.All(correlation.Values.Where(v => !double.IsNaN(v)), v => Assert.InRange(v, -1, -0.999));
        Assert.Equal(ProblemKind.TooFew, PolarPair.Of([1, 2], [1, 2], [1, 2], [1, 2], PairStatistic.Slope, Mean).Problem!.Kind);
    }

    [Fact]
    public void A_surface_that_is_flat_or_a_plane_is_given_back()
    {
        var (speed, direction) = Winds(1);
        double[] plane = [.. speed.Select((s, i) => 20 + s * Math.Sin(direction[i] * Math.PI / 180))];
        var surface = PolarSurface.Of(speed, direction, plane, Mean with { Positive = false }).Value;
        Assert.InRange(surface.Freedom, 2.99, 8);
        foreach (var (east, north) in new[] { (0.0, 0.0), (3, -2), (-4, 4) }) Assert.Equal(20 + east, surface.At(east, north), 0.2);
    }

    [Fact]
    public void Turning_the_wind_by_a_quarter_turns_the_surface() =>
        Gen.Int[0, 1000].Sample(seed =>
        {
            var (speed, direction) = Winds(seed);
            double[] values = [.. speed.Select((s, i) => 5 + 3 * Math.Exp(-Math.Pow(s * Math.Sin(direction[i] * Math.PI / 180) - 3, 2) / 4))];
            var surface = PolarSurface.Of(speed, direction, values, Mean).Value;
            var turned = PolarSurface.Of(speed, [.. direction.Select(d => d + 90)], values, Mean).Value;
            // East becomes south. Knots are chosen anew, so that it is not the same to the last digit.
            foreach (var (east, north) in new[] { (3.0, 0.0), (0, 2), (-2, -2) }) Assert.Equal(surface.At(east, north), turned.At(north, -east), 0.15);
        }, iter: 4);

    [Fact]
    public void Whatever_the_winds_and_the_statistic_there_is_a_surface_within_reason_or_a_problem() =>
        Gen.Select(Gen.Int[5, 300], Gen.Int[0, 100_000], Gen.Int[0, 4].Select(i => new[] { 0, 10, 22.5, 45, 180 }[i]), Gen.Enum<BinStatistic>(), Gen.Bool).Sample((rows, seed, step, statistic, kernel) =>
        {
            var random = new Random(seed);
            double[] speed = [.. Enumerable.Range(0, rows).Select(_ => 10 * random.NextDouble())], value = [.. speed.Select(_ => random.Next(20) == 0 ? double.NaN : Math.Exp(6 * random.NextDouble()))];
            double[] direction = [.. speed.Select(_ => 360 * random.NextDouble()).Select(d => step == 0 ? d : Math.Round(d / step) * step)];
            if (!PolarSurface.Of(speed, direction, value, new(new(statistic, 90), kernel, Knots: 40)).TryGet(out var surface, out var problem))
            {
                Assert.True(problem.Kind is ProblemKind.TooFew or ProblemKind.Constant);
                return;
            }
            var drawn = surface.Values.Where(v => !double.IsNaN(v)).ToArray();
            Assert.NotEmpty(drawn);
            Assert.All(drawn, v => Assert.InRange(v, 0, 10 * surface.Bins.Max(b => b.Value)));
        }, iter: 12);

    [Fact]
    public void Clusters_cover_the_surface_and_every_row_on_it_and_are_in_order_of_their_means()
    {
        var found = PolarClusters.Of(Openair.Speed, Openair.Direction, Openair.Of("so2"), Mean, 4).Value;
        Assert.Equal(found.Surface.Values.Count(v => !double.IsNaN(v)), found.Clusters.Sum(c => c.Cells));
        Assert.Equal(found.Clusters.Select(c => c.Mean).OrderByDescending(m => m), found.Clusters.Select(c => c.Mean));
        Assert.Equal(100, found.Clusters.Sum(c => c.Share), 6);
        Assert.Equal(found.Rows.Max(), found.Clusters.Length - 1);
        var again = PolarClusters.Of(Openair.Speed, Openair.Direction, Openair.Of("so2"), Mean, 4).Value;
        Assert.True(found.Rows.SequenceEqual(again.Rows));
    }

    [Fact]
    public void A_difference_is_nothing_for_equal_halves_and_the_rise_where_there_is_one()
    {
        var (speed, direction) = Winds(3);
        bool?[] after = [.. speed.Select((_, i) => (bool?)(i >= speed.Length / 2))];
        double[] twice = [.. speed, .. speed], turn = [.. direction, .. direction];
        bool?[] halves = [.. twice.Select((_, i) => (bool?)(i >= speed.Length))];
        double[] values = [.. turn.Select(d => 10 + Math.Cos(d * Math.PI / 180))];
        var same = PolarDifference.Of(twice, turn, values, halves, Mean).Value;
        Assert.All(same.Values.Where(v => !double.IsNaN(v)), v => Assert.Equal(0, v, 1e-9));
        var risen = PolarDifference.Of(twice, turn, [.. values.Select((v, i) => i < speed.Length ? v : v + 2)], halves, Mean with { Positive = false }).Value;
        Assert.All(risen.Values.Where(v => !double.IsNaN(v)), v => Assert.Equal(2, v, 1e-6));
        Assert.Equal(ProblemKind.TooFew, PolarDifference.Of(speed, direction, speed, [.. after.Select(_ => (bool?)false)], Mean).Problem!.Kind);
    }

    [Fact]
    public void Too_few_bins_equal_values_and_options_out_of_range_are_said()
    {
        Assert.Equal((ProblemKind.TooFew, 20, 2), PolarSurface.Of([1, 2], [90, 180], [1, 2], Mean).Problem is { } few ? (few.Kind, few.Needed, few.Found) : default);
        var (speed, direction) = Winds(1);
        Assert.Equal(ProblemKind.Constant, PolarSurface.Of(speed, direction, [.. speed.Select(_ => 3.0)], Mean).Problem!.Kind);
        Assert.Equal(ProblemKind.Option, PolarSurface.Of(speed, direction, speed, Mean with { Knots = 5 }).Problem!.Kind);
        Assert.Equal(ProblemKind.Constant, PolarSurface.Of(new double[direction.Length], direction, direction, Mean).Problem!.Kind);
    }

    private static PolarSurface Surface(PolarSettings settings) => PolarSurface.Of(Openair.Speed, Openair.Direction, Openair.Of("so2"), settings).Value;

    private static void Near(double expected, double found, double share) => Assert.True(Math.Abs(found - expected) <= share * expected, FormattableString.Invariant($"Expected about {expected}, found {found}."));

    private static (double[] Speed, double[] Direction) Winds(int seed)
    {
        var random = new Random(seed);
        double[] speed = [.. Enumerable.Range(0, 3000).Select(_ => 8 * Math.Sqrt(random.NextDouble()))];
        return (speed, [.. speed.Select(_ => 360 * random.NextDouble())]);
    }
}
