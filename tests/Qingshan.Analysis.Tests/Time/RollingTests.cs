using CsCheck;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;
using Qingshan.Analysis.Time;

namespace Qingshan.Analysis.Tests.Time;

public sealed class RollingTests
{
    private static readonly Gen<double[]> Series = Gen.Frequency((5, Gen.Double[-100, 100]), (1, Gen.Const(double.NaN)), (1, Gen.Int[0, 3].Select(i => (double)i))).Array[1, 80];

    /// <summary>
    /// openair 2.18: rollingMean(mydata, "o3", width = 8, data.thresh = 75). It gives the first five and last four hours, whose windows reach beyond the
    /// data, the mean of what lies on one side of them; openair 3 and this library give them what is left of their own window.
    /// </summary>
    [Fact]
    public void Ozone_over_8_hours_is_as_openair_says()
    {
        var ozone = London.Of("o3");
        double[] means = [.. Rolling.Mean(ozone, 8).Value.Values];
        var n = means.Length;
        for (var i = 0; i < 5; i++) means[i] = OneSided(ozone[..(i + 1)], 5 - i);
        for (var i = n - 4; i < n; i++) means[i] = OneSided(ozone[i..], i - n + 5);
        var found = Summary.Of(means);
        Assert.Equal(63254, found.Count);
        Oracle.Equal("7.119948", found.Mean);
        Oracle.Equal("55.5", found.Max);

        static double OneSided(double[] window, int missing) =>
            8 - missing - window.Count(double.IsNaN) >= 6 ? window.Where(v => !double.IsNaN(v)).Average() : double.NaN;
    }

    /// <summary>pandas 1.5.3, see bench/oracles/series/time_pandas.py.</summary>
    [Fact]
    public void The_8_hours_up_to_each_are_as_pandas_says()
    {
        var found = Summary.Of(Rolling.Mean(London.Of("o3"), 8, 75, WindowAlign.Right).Value.Values.AsSpan());
        Assert.Equal(63254, found.Count);
        Oracle.Equal("7.119562267", found.Mean);
        Oracle.Equal("55.5", found.Max);
    }

    /// <summary>pandas 1.5.3, see bench/oracles/series/time_pandas.py.</summary>
    [Fact]
    public void The_90th_percentile_of_a_day_is_as_pandas_says()
    {
        var found = Summary.Of(Rolling.Quantile(London.Of("nox"), 24, 0.9, 75, WindowAlign.Right).Value.Values.AsSpan());
        Assert.Equal(63127, found.Count);
        Oracle.Equal("279.300649484", found.Mean);
        Oracle.Equal("1061.5", found.Max);
    }

    [Fact]
    public void Each_window_is_what_its_values_say() =>
        Gen.Select(Series, Gen.Int[1, 30], Gen.Enum<WindowAlign>(), Gen.Double[0, 100], Gen.Double[0, 1]).Sample((values, width, align, capture, share) =>
        {
            var (means, quantiles) = (Rolling.Mean(values, width, capture, align).Value, Rolling.Quantile(values, width, share, capture, align).Value);
            for (var i = 0; i < values.Length; i++)
            {
                var from = align switch { WindowAlign.Left => i, WindowAlign.Right => i - width + 1, _ => i - (width - 1) / 2 };
                double[] within = [.. Enumerable.Range(from, width).Where(j => j >= 0 && j < values.Length).Select(j => values[j]).Where(v => !double.IsNaN(v)).Order()];
                Assert.Equal(within.Length, means.Counts[i]);
                Assert.Equal(within.Length, quantiles.Counts[i]);
                var enough = within.Length > 0 && 100.0 * within.Length / width >= capture - 1e-9;
                Assert.Equal(enough, !double.IsNaN(means.Values[i]));
                Assert.Equal(enough, !double.IsNaN(quantiles.Values[i]));
                if (!enough) continue;
                Assert.Equal(within.Average(), means.Values[i], 1e-10);
                Assert.Equal(Quantile.OfSorted(within, share), quantiles.Values[i], 1e-12);
            }
        });

    [Fact]
    public void Impossible_windows_are_refused()
    {
        Assert.Equal(ProblemKind.Option, Rolling.Mean([1, 2], 0).Problem!.Kind);
        Assert.Equal(ProblemKind.Option, Rolling.Mean([1, 2], 1, 101).Problem!.Kind);
        Assert.Equal(ProblemKind.Option, Rolling.Quantile([1, 2], 1, 1.5).Problem!.Kind);
    }
}
