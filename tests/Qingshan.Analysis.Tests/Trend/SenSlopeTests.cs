using CsCheck;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Trend;

namespace Qingshan.Analysis.Tests.Trend;

public sealed class SenSlopeTests
{
    private static readonly double[] Nile = Oracle.Numbers("Data/nile.csv", "flow");

    private static double[] Steps(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i)];

    [Fact]
    public void The_Nile_loses_2_6_a_year()
    {
        var found = SenSlope.Of(Steps(100), Nile).Value;
        Oracle.Equal("-2.6", found.Slope);
        Oracle.Equal("-3.627907", found.Low);
        Oracle.Equal("-1.428571", found.High);
    }

    [Fact]
    public void Adding_a_line_adds_its_slope_and_reversing_time_turns_it_round() =>
        Gen.Select(Gen.Double[-5, 5].Array[8, 60], Gen.Double[-3, 3]).Sample((values, slope) =>
        {
            var x = Steps(values.Length);
            var found = SenSlope.Of(x, values).Value;
            Assert.Equal(found.Slope + slope, SenSlope.Of(x, [.. values.Select((v, i) => v + slope * i)]).Value.Slope, 1e-9);
            Assert.Equal(-found.Slope, SenSlope.Of(x, [.. values.Reverse()]).Value.Slope, 1e-9);
            Assert.InRange(found.Slope, found.Low, found.High);
        });

    // Above a million pairs the slopes are selected, below they are sorted: both ways have to agree, also with many equal slopes.
    [Theory]
    [InlineData(1, 2200)]
    [InlineData(0, 2200)]
    [InlineData(2, 2200)]
    [InlineData(3, 2200)]
    public void Selecting_among_many_slopes_gives_what_sorting_them_gives(int kind, int count)
    {
        var random = new Random(3);
        // Of the last kind two times are very near to each other.
        double[] x = [.. Enumerable.Range(0, count).Select(i => kind == 3 && i == 1000 ? 999 + 1e-7 : i)];
        double[] y = [.. x.Select(t => kind switch { 0 => Math.Floor(random.NextDouble() * 5), 1 => random.NextDouble() + 0.001 * t, _ => Math.Round(0.01 * t + 20 * random.NextDouble()) })];
        var slopes = new List<double>();
        for (var i = 0; i < count; i++)
            for (var j = i + 1; j < count; j++) slopes.Add((y[j] - y[i]) / (x[j] - x[i]));
        slopes.Sort();
        var selection = new SlopeSelection([(x, y)]);
        Assert.Equal(slopes.Count, selection.Count);
        foreach (var share in (double[])[0, 0.01, 0.3, 0.5, 0.7, 0.99, 1])
        {
            var rank = Math.Floor(share * (slopes.Count - 1));
            Assert.Equal(slopes[(int)rank], selection.At(rank), 1e-10);
        }
        Assert.Equal((slopes[(slopes.Count - 1) / 2] + slopes[slopes.Count / 2]) / 2, selection.Median(), 1e-10);
    }

    [Fact]
    public void Years_of_hours_are_taken_as_they_are()
    {
        var ozone = London.Of("o3");
        var found = SenSlope.Of(Steps(ozone.Length), ozone).Value;
        Assert.Equal(ozone.Count(v => !double.IsNaN(v)), found.Count);
        Assert.InRange(found.Slope * 8766, 0, 0.3);
        Assert.InRange(found.Slope, found.Low, found.High);
    }

    [Fact]
    public void Gaps_and_unequal_steps_do_not_matter()
    {
        double[] x = [0, 1, 2, 5, 9, 14, 20, 21, 30, 31];
        Assert.Equal(3, SenSlope.Of(x, [.. x.Select((t, i) => i == 3 ? double.NaN : 3 * t + 1)]).Value.Slope, 1e-12);
        var few = SenSlope.Of([1, 2, 3], [1, double.NaN, 2]).Problem!;
        Assert.Equal((ProblemKind.TooFew, 8, 2), (few.Kind, few.Needed, few.Found));
        Assert.Equal(ProblemKind.Option, SenSlope.Of(x, x, 1).Problem!.Kind);
    }
}
