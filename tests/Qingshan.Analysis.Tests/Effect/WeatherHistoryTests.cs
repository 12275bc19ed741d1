using CsCheck;
using Qingshan.Analysis.Effect;

namespace Qingshan.Analysis.Tests.Effect;

public sealed class WeatherHistoryTests
{
    [Fact]
    public void Each_column_comes_with_the_means_of_the_hours_before_and_never_of_those_after() =>
        Gen.Double[-20, 40].Array[80, 200].Sample(hours =>
        {
            var found = WeatherHistory.Of([hours]).Value;
            Assert.Equal(4, found.Length);
            Assert.Equal(hours, found[0]);
            for (var w = 0; w < 3; w++)
                for (var i = 0; i < hours.Length; i++)
                {
                    var before = hours[Math.Max(0, i - WeatherHistory.Widths[w] + 1)..(i + 1)];
                    Assert.Equal(2 * before.Length >= WeatherHistory.Widths[w] ? before.Average() : double.NaN, found[w + 1][i], 1e-9);
                }
        }, iter: 20);

    [Fact]
    public void A_short_gap_is_bridged_by_a_line_and_a_long_one_stays()
    {
        var hours = Enumerable.Range(0, 40).Select(i => (double)i).ToArray();
        hours.AsSpan(5, 6).Fill(double.NaN);
        hours.AsSpan(20, 7).Fill(double.NaN);
        hours[39] = double.NaN;
        var found = WeatherHistory.Of([hours]).Value[0];
        for (var i = 0; i < 20; i++) Assert.Equal(i, found[i], 9);
        Assert.All(found[20..27], v => Assert.True(double.IsNaN(v)));
        Assert.True(double.IsNaN(found[39]));
    }

    [Theory]
    [InlineData("2014-11-03/2014-11-12", 10)]
    [InlineData(" 2015-12-08 ", 1)]
    public void Windows_are_read_as_first_and_last_day(string text, int days) => Assert.Equal(days, Assert.Single(MeasureWindow.Read(text, "window").Value).Days);

    [Theory]
    [InlineData("2014-11-12/2014-11-03")]
    [InlineData("yesterday")]
    [InlineData("2014-11-03/2014-11-04/2014-11-05")]
    public void What_is_no_window_is_said(string text) => Assert.NotNull(MeasureWindow.Read(text, "window").Problem);
}
