using System.Collections.Immutable;
using CsCheck;
using Qingshan.Analysis.Distribution;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Tests.Distribution;

/// <summary>Numbers of openair 2.18.2.9005 on its own data, printed by bench/oracles/wind/distribution.R.</summary>
public sealed class RoseTests
{
    private static readonly ImmutableArray<double> Speeds = [2, 4, 6];

    private static readonly Gen<(double Speed, double Direction)[]> Winds = Gen.Select(Gen.Double[0, 12], Gen.Double[0, 360], (s, d) => (s, d)).Array[1, 80];

    // openair counts 176 rows that have a speed and no direction into the whole, so that its roses do not make up 100 %.
    private const double OfOpenair = 64725.0 / 64901;

    [Fact]
    public void A_wind_rose_of_30_degrees_is_that_of_openair()
    {
        var rose = WindRose.Of(Openair.Speed, Openair.Direction, Openair.Speed, Speeds).Value;
        Assert.Equal(64725, rose.Count);
        Oracle.Equal("2.16637648110", OfOpenair * rose.Share(0, 0));
        Oracle.Equal("5.36663533690", OfOpenair * (rose.Share(0, 0) + rose.Share(0, 1)));
        Oracle.Equal("7.41436957828", OfOpenair * rose.Share(0));
        Oracle.Equal("0.833577294649", OfOpenair * rose.Share(8, 0));
        Oracle.Equal("13.953560037596", OfOpenair * rose.Share(8));
        Assert.Equal(100 * 37 / 64725.0, rose.Calm, 9);
        Oracle.Equal("4.49", rose.Mean);
        Assert.Equal(0, rose.CorrectedStep);
    }

    [Fact]
    public void Eight_sectors_are_corrected_for_directions_in_tens()
    {
        var rose = WindRose.Of(Openair.Speed, Openair.Direction, Openair.Speed, Speeds, 8).Value;
        Oracle.Equal("2.79148241167", OfOpenair * rose.Share(0, 0));
        Oracle.Equal("10.26733024144", OfOpenair * rose.Share(0));
        Oracle.Equal("9.16106839648", OfOpenair * rose.Share(1));
        Assert.Equal(10, rose.CorrectedStep);
        var counted = WindRose.Of(Openair.Speed, Openair.Direction, Openair.Speed, Speeds, 8, correct: false).Value;
        Oracle.Equal("3.10164712408", OfOpenair * counted.Share(0, 0));
        Oracle.Equal("11.40814471272", OfOpenair * counted.Share(0));
    }

    [Fact]
    public void A_pollution_rose_by_share_of_the_mean_is_that_of_openair()
    {
        var rose = WindRose.Of(Openair.Speed, Openair.Direction, Openair.Of("nox"), [100, 200, 400], share: RoseShare.Mean).Value;
        // openair counts the calm twice into the whole.
        var whole = 1 + rose.Calm / 100;
        Oracle.Equal("0.594158021999", rose.Share(8, 0) / whole);
        Oracle.Equal("19.157057209440", rose.Share(8) / whole);
    }

    /// <summary>The correction of rounded directions weighs sectors as openair does, and makes up a hundred only where directions are many.</summary>
    [Fact]
    public void Sectors_and_calm_make_up_a_hundred_percent() =>
        Winds.Sample(winds =>
        {
            var rose = WindRose.Of([.. winds.Select(w => w.Speed)], [.. winds.Select(w => w.Direction)], [.. winds.Select(w => w.Speed)], Speeds, 16, calmBelow: 1, correct: false).Value;
            Assert.Equal(100, rose.Shares.Sum() + rose.Calm, 9);
        });

    [Fact]
    public void Turning_every_wind_by_a_sector_turns_the_rose() =>
        Winds.Sample(winds =>
        {
            double[] speeds = [.. winds.Select(w => w.Speed)], from = [.. winds.Select(w => Math.Floor(w.Direction) + 0.25)];
            var rose = WindRose.Of(speeds, from, speeds, Speeds, 8).Value;
            var turned = WindRose.Of(speeds, [.. from.Select(d => d + 45)], speeds, Speeds, 8).Value;
            for (var s = 0; s < 8; s++) Assert.Equal(rose.Share(s), turned.Share((s + 1) % 8), 9);
        });

    [Fact]
    public void Percentiles_by_direction_are_those_of_R()
    {
        var rose = PercentileRose.Of(Openair.Direction, Openair.Of("o3"), [50, 95, 99], 12).Value;
        Assert.Equal((3, 22, 32), (rose.Value(3, 0), rose.Value(3, 1), rose.Value(3, 2)));
        Assert.Equal((3, 13, 21), (rose.Value(8, 0), rose.Value(8, 1), rose.Value(8, 2)));
    }

    [Fact]
    public void A_percentile_of_a_sector_is_between_its_least_and_its_greatest_and_rises_with_the_percentile() =>
        Winds.Where(w => w.Length > 8).Sample(winds =>
        {
            double[] from = [.. winds.Select(w => w.Direction)], values = [.. winds.Select(w => w.Speed)];
            var rose = PercentileRose.Of(from, values, [0, 30, 100], 4, least: 1).Value;
            for (var s = 0; s < 4; s++)
            {
                var here = values.Where((_, i) => new WindSectors(4).Of(from[i]) == s).ToArray();
                if (here.Length == 0) continue;
                Assert.Equal((here.Min(), here.Max()), (rose.Value(s, 0), rose.Value(s, 2)));
                Assert.InRange(rose.Value(s, 1), here.Min(), here.Max());
            }
        });

    [Fact]
    public void Frequencies_by_speed_and_direction_are_those_of_openair()
    {
        var cells = PolarFrequency.Of(Openair.Speed, Openair.Direction, Openair.Speed, new(BinStatistic.Frequency)).Value;
        // openair gives square roots, 8.24621125124 for the first.
        Oracle.Equal("8.24621125124", Math.Sqrt(cells.Value(1, 0)));
        var means = PolarFrequency.Of(Openair.Speed, Openair.Direction, Openair.Of("so2"), new(BinStatistic.Mean)).Value;
        Oracle.Equal("1.98974910068", Math.Sqrt(means.Value(1, 0)));
    }

    [Fact]
    public void Every_row_falls_into_one_cell() =>
        Winds.Sample(winds =>
        {
            double[] speeds = [.. winds.Select(w => w.Speed)], from = [.. winds.Select(w => w.Direction)];
            var cells = PolarFrequency.Of(speeds, from, speeds, new(BinStatistic.WeightedMean), 16, 0.7).Value;
            Assert.Equal(winds.Length, cells.Counts.Sum());
            // What the cells add to the mean makes up the mean.
            Assert.Equal(speeds.Average(), cells.Values.Where(v => !double.IsNaN(v)).Sum(), 9);
        });

    [Fact]
    public void No_wind_at_all_and_options_out_of_range_are_said()
    {
        Assert.Equal((ProblemKind.TooFew, 1, 0), WindRose.Of([double.NaN, 1], [10, double.NaN], [1, 1], Speeds).Problem is { } few ? (few.Kind, few.Needed, few.Found) : default);
        Assert.Equal(ProblemKind.Option, WindRose.Of([1], [1], [1], Speeds, 3).Problem!.Kind);
        Assert.Equal(ProblemKind.TooFew, PercentileRose.Of([1, 2], [1, 2], [50]).Problem!.Kind);
        Assert.Equal(ProblemKind.Option, PolarFrequency.Of([1000], [1], [1], new(BinStatistic.Mean), step: 0.1).Problem!.Kind);
        Assert.Equal((ProblemKind.TooFew, 2, 1), PolarFrequency.Of([1], [1], [1], new(BinStatistic.StandardDeviation)).Problem is { } one ? (one.Kind, one.Needed, one.Found) : default);
        Assert.Equal(ProblemKind.NoAnswer, WindRose.Of([1], [1], [-3], Speeds, share: RoseShare.Mean).Problem!.Kind);
        Assert.Throws<ArgumentException>(() => WindRose.Of([1], [1, 2], [1], Speeds));
    }
}
