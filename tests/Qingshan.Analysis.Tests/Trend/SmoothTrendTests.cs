using CsCheck;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Time;
using Qingshan.Analysis.Trend;

namespace Qingshan.Analysis.Tests.Trend;

public sealed class SmoothTrendTests
{
    private static TrendSeries Made(double[] months) =>
        TrendSeries.Of([.. Enumerable.Range(0, months.Length).Select(i => new DateTime(1920, 1, 1).AddMonths(i))], months, Period.Month).Value;

    // mgcv 1.8-41: gam(no2 ~ s(day, bs = "ps", k = k, m = c(2, 2)), method = "GCV.Cp") of the monthly means.
    [Theory]
    [InlineData(10, 7.728489, 48.76799, 48.708138, 48.606184, 57.866469, "0.5374182")]
    [InlineData(20, 8.78373, 48.657688, 48.610504, 47.750075, 57.905692, "0.5470918")]
    public void Nitrogen_dioxide_in_London_bends_as_an_additive_model_says(int splines, double freedom, double first, double second, double third, double last, string explained)
    {
        var series = TrendSeries.Of(London.Times, London.Of("no2"), Period.Month).Value;
        var found = SmoothTrend.Of(series, splines).Value;
        Assert.Equal(freedom, found.Freedom, 2e-4);
        foreach (var (at, value) in ((int, double)[])[(0, first), (29, second), (59, third), (89, last)]) Assert.Equal(value, found.Curve[at], 1e-4);
        Assert.Equal(double.Parse(explained, System.Globalization.CultureInfo.InvariantCulture), found.RSquared, 1e-5);
    }

    [Fact]
    public void A_straight_line_stays_one() =>
        Gen.Select(Gen.Int[20, 90], Gen.Double[-3, 3], Gen.Double[-50, 50]).Where((_, slope, _) => Math.Abs(slope) > 0.01).Sample((count, slope, start) =>
        {
            var series = Made(new double[count]);
            series = series with { Values = [.. series.Days().Select(d => start + slope * d / 30)] };
            var found = SmoothTrend.Of(series, 10, new(Resamples: 20)).Value;
            for (var i = 0; i < count; i++) Assert.Equal(series.Values[i], found.Curve[i], 1e-4);
        }, iter: 30);

    [Fact]
    public void A_bend_is_followed_over_a_gap_and_lies_in_its_band()
    {
        var random = new Random(2);
        double[] months = [.. Enumerable.Range(0, 120).Select(i => i is > 50 and < 56 ? double.NaN : 10 * Math.Sin(i / 20.0) + random.NextDouble() - 0.5)];
        var found = SmoothTrend.Of(Made(months), 15).Value;
        for (var i = 0; i < 120; i++)
        {
            Assert.Equal(10 * Math.Sin(i / 20.0), found.Curve[i], 0.6);
            Assert.InRange(found.Curve[i], found.Low[i] - 0.2, found.High[i] + 0.2);
        }
        Assert.True(found.RSquared > 0.99);
    }

    [Fact]
    public void Fewer_means_than_splines_are_said() => Assert.Equal(ProblemKind.TooFew, SmoothTrend.Of(Made([1, 2, 3, 4, 5, 6, 7]), 10).Problem!.Kind);
}
