using CsCheck;
using Qingshan.Analysis.Distribution;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Tests.Distribution;

/// <summary>Numbers of openair 2.18.2.9005 on its own data, printed by bench/oracles/wind/distribution.R.</summary>
public sealed class TimeTests
{
    private static readonly DateTime Monday = new(2024, 1, 1);

    [Fact]
    public void Means_by_hour_weekday_and_month_are_those_of_openair()
    {
        var found = TimeVariation.Of(Openair.Times, Openair.Of("nox")).Value;
        Oracle.Equal("133.418745276", found.Hour[0].Mean);
        Oracle.Equal("228.616843703", found.Hour[8].Mean);
        Oracle.Equal("176.671378091873", found.Weekday[0].Mean);
        Oracle.Equal("136.968612334802", found.Weekday[6].Mean);
        Oracle.Equal("187.195126107703", found.Month[0].Mean);
        Oracle.Equal("110.649867374005", found.WeekdayHour[0].Mean);
        Oracle.Equal("162.097112860892", found.WeekdayHour[5 * 24].Mean);
    }

    [Theory]
    [InlineData(MeanIntervalKind.Student)]
    [InlineData(MeanIntervalKind.Bootstrap)]
    public void Intervals_of_means_are_near_the_bootstrap_of_openair(MeanIntervalKind kind)
    {
        var found = TimeVariation.Of(Openair.Times, Openair.Of("nox"), kind).Value;
        // openair: 130.286 to 136.834 and 222.893 to 234.464, with 1000 resamples.
        Assert.InRange(found.Hour[0].Low, 129.5, 131);
        Assert.InRange(found.Hour[0].High, 136, 137.5);
        Assert.InRange(found.Hour[8].Low, 222, 224);
        Assert.InRange(found.Hour[8].High, 233.5, 235.5);
    }

    [Fact]
    public void Means_over_parts_of_the_time_weigh_up_to_the_mean_of_all() =>
        Gen.Double[-5, 50].Array[24, 300].Sample(values =>
        {
            DateTime[] times = [.. values.Select((_, i) => Monday.AddHours(7 * i))];
            var found = TimeVariation.Of(times, values).Value;
            foreach (var part in new[] { found.WeekdayHour, found.Hour, found.Weekday, found.Month })
            {
                Assert.Equal(values.Length, part.Sum(m => m.Count));
                Assert.Equal(values.Average(), part.Where(m => m.Count > 0).Sum(m => m.Mean * m.Count) / values.Length, 9);
            }
            if (Math.Abs(values.Average()) > 0.1) Assert.Equal(1, TimeVariation.Of(times, values, normalise: true).Value.Overall.Mean, 9);
        });

    [Fact]
    public void Levels_by_month_hour_and_year_are_those_of_openair()
    {
        var found = TrendLevel.Of(Openair.Times, Openair.Of("nox"), new(BinStatistic.Mean)).Value;
        Assert.Equal((12, 24, 8, 1998), (found.Columns, found.Rows, found.PanelCount, found.FirstYear));
        Oracle.Equal("147.967741935", found.Value(0, 0, 0));
        Oracle.Equal("237.928571429", found.Value(0, 1, 0));
        Oracle.Equal("123.366666667", found.Value(0, 3, 0));
    }

    [Fact]
    public void What_groups_add_makes_up_the_mean_of_each_step() =>
        Gen.Select(Gen.Double[0, 50].Array[5, 200], Gen.Int[1, 6]).Sample((values, groups) =>
        {
            DateTime[] times = [.. values.Select((_, i) => Monday.AddHours(31 * i))];
            var found = TimeProportion.Of(times, values, [.. values.Select((_, i) => "g" + i % groups)], ProportionStep.Month).Value;
            for (var s = 0; s < found.Starts.Length; s++)
            {
                var here = values.Where((_, i) => times[i].Year == found.Starts[s].Year && times[i].Month == found.Starts[s].Month).ToArray();
                Assert.Equal(here.Average(), found.Means[s], 9);
                Assert.Equal(found.Means[s], Enumerable.Range(0, found.Groups.Length).Sum(g => found.Part(s, g)), 9);
            }
        });

    [Fact]
    public void An_annulus_of_so2_by_hour_is_near_that_of_openair()
    {
        var found = PolarAnnulus.Of(Openair.Times, Openair.Direction, Openair.Of("so2"), AnnulusPeriod.Hour, new(BinStatistic.Mean)).Value;
        var drawn = found.Values.Where(v => !double.IsNaN(v)).ToArray();
        // openair: 1.62 to 9.84, mean over its pixels 4.74.
        Assert.InRange(drawn.Max(), 9, 10.7);
        Assert.InRange(drawn.Min(), 1.2, 2);
        Assert.InRange(drawn.Average(), 4.5, 5);
    }

    [Fact]
    public void An_annulus_gives_back_a_smooth_dependence_on_hour_and_direction()
    {
        DateTime[] times = [.. Enumerable.Range(0, 24 * 400).Select(i => Monday.AddHours(i))];
        double[] wind = [.. times.Select((_, i) => i * 137.50776 % 360)];
        var found = PolarAnnulus.Of(times, wind, [.. times.Select((t, i) => Wave(t.Hour + 0.5, wind[i]))], AnnulusPeriod.Hour, new(BinStatistic.Mean)).Value;
        for (var t = 0; t < found.Times; t += 5)
            for (var d = 0; d < found.Directions; d += 7) Assert.Equal(Wave((t + 0.5) / 2, d * 5), found.Value(t, d), 0.25);

        static double Wave(double hour, double direction) => 20 + 5 * Math.Cos((hour - 8) * Math.PI / 12) + 4 * Math.Sin(direction * Math.PI / 180);
    }

    [Fact]
    public void A_scatter_has_the_line_of_least_squares_and_every_point_in_a_hexagon() =>
        Gen.Select(Gen.Double[-3, 3], Gen.Double[-3, 3]).Array[5, 200].Where(p => p.Select(q => q.Item1).Distinct().Count() > 2).Sample(points =>
        {
            double[] x = [.. points.Select(p => p.Item1)], y = [.. points.Select(p => p.Item1 * 2 + p.Item2)];
            var found = ScatterDensity.Of(x, y, 20).Value;
            Assert.Equal(points.Length, found.Hexagons.Sum(h => h.Count));
            // Residuals have no mean and nothing to do with x.
            Assert.Equal(0, x.Zip(y, (a, b) => b - found.Intercept - found.Slope * a).Sum(), 7);
            Assert.Equal(0, x.Zip(y, (a, b) => a * (b - found.Intercept - found.Slope * a)).Sum(), 6);
        });

    [Fact]
    public void Points_on_a_line_have_it_and_correlate_fully()
    {
        var found = ScatterDensity.Of([1, 2, 3, double.NaN], [3, 5, 7, 1]).Value;
        Assert.Equal((3, 2, 1), (found.Count, found.Slope, found.Intercept));
        Assert.Equal(1, found.R, 12);
    }

    [Fact]
    public void Too_few_and_equal_values_are_said()
    {
        Assert.Equal((ProblemKind.TooFew, 24, 1), TimeVariation.Of([Monday], [1]).Problem is { } few ? (few.Kind, few.Needed, few.Found) : default);
        Assert.Equal(ProblemKind.TooFew, TrendLevel.Of([Monday], [double.NaN], new(BinStatistic.Mean)).Problem!.Kind);
        Assert.Equal(ProblemKind.Option, TrendLevel.Of([Monday], [1], new(BinStatistic.Mean), TimePart.Hour, TimePart.Hour).Problem!.Kind);
        Assert.Equal(ProblemKind.TooFew, TimeProportion.Of([Monday], [1], [""], ProportionStep.Day).Problem!.Kind);
        Assert.Equal(ProblemKind.Shape, TimeProportion.Of([.. Enumerable.Repeat(Monday, 30)], new double[30], [.. Enumerable.Range(0, 30).Select(i => "g" + i)], ProportionStep.Day).Problem!.Kind);
        Assert.Equal(ProblemKind.TooFew, PolarAnnulus.Of([Monday], [1], [1], AnnulusPeriod.Hour, new(BinStatistic.Mean)).Problem!.Kind);
        Assert.Equal(ProblemKind.Constant, ScatterDensity.Of([1, 1, 1], [1, 2, 3]).Problem!.Kind);
        Assert.Equal(ProblemKind.TooFew, ScatterDensity.Of([1, 1], [1, 2]).Problem!.Kind);
    }
}
