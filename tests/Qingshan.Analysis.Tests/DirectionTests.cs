using CsCheck;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Tests;

public class DirectionTests
{
    [Theory]
    [InlineData(new double[] { 350, 10 }, 0)]
    [InlineData(new double[] { 80, 100 }, 90)]
    [InlineData(new double[] { 270, 270, double.NaN }, 270)]
    [InlineData(new double[] { -90 }, 270)]
    [InlineData(new double[] { 725 }, 5)]
    public void Directions_average_around_the_circle(double[] degrees, double mean) =>
        Assert.Equal(0, Apart(mean, CircularMean.Of(degrees).Degrees), 1e-9);

    [Theory]
    [InlineData(new double[] { })]
    [InlineData(new double[] { double.NaN })]
    [InlineData(new double[] { 0, 180 })]
    [InlineData(new double[] { 0, 120, 240 })]
    [InlineData(new double[] { 45, 135, 225, 315 })]
    public void Directions_that_cancel_or_are_missing_have_no_mean(double[] degrees) =>
        Assert.True(double.IsNaN(CircularMean.Of(degrees).Degrees));

    [Fact]
    public void Weights_pull_the_mean_and_calm_or_faulty_ones_do_not_count()
    {
        var mean = CircularMean.Of([0, 90, 180, 200, 210], [1, 1, 0, -3, double.NaN]);
        Assert.Equal((45.0, 2), (Math.Round(mean.Degrees, 9), mean.Count));
        Assert.Equal(Math.Atan2(3, 1) * 180 / Math.PI, CircularMean.Of([0, 90], [1, 3]).Degrees, 1e-9);
        Assert.Throws<ArgumentException>(() => CircularMean.Of([0, 90], [1]));
    }

    [Fact]
    public void Steadiness_is_one_when_all_agree_and_less_otherwise()
    {
        Assert.Equal(1, CircularMean.Of([77, 77, 77]).Steadiness, 1e-12);
        Assert.Equal(Math.Sqrt(0.5), CircularMean.Of([0, 90]).Steadiness, 1e-12);
        Assert.Equal(0, CircularMean.Of([0, 180]).Steadiness);
    }

    [Fact]
    public void Turning_all_directions_turns_the_mean() =>
        Gen.Select(Gen.Double[0, 360].Array[1, 50], Gen.Double[-720, 720]).Sample((degrees, turn) =>
        {
            var mean = CircularMean.Of(degrees);
            if (mean.Steadiness < 1e-3) return;
            var turned = CircularMean.Of([.. degrees.Select(one => one + turn)]);
            Assert.InRange(turned.Degrees, 0, 360);
            Assert.Equal(0, Apart(mean.Degrees + turn, turned.Degrees), 1e-6);
        });

    [Fact]
    public void Every_point_of_the_compass_reads_back_in_both_languages()
    {
        for (var i = 0; i < 16; i++)
        {
            Assert.True(Compass.TryParse(Compass.Points[i], out var degrees));
            Assert.Equal(i * 22.5, degrees);
            Assert.True(Compass.TryParse(Compass.PointsZh[i], out var chinese));
            Assert.Equal(degrees, chinese);
            Assert.Equal((Compass.Points[i], Compass.PointsZh[i]), (Compass.Name(degrees), Compass.NameZh(degrees)));
        }
        Assert.Equal(16, Compass.Points.Distinct().Count());
        Assert.Equal(16, Compass.PointsZh.Distinct().Count());
    }

    [Theory]
    [InlineData("nne", 22.5)]
    [InlineData("东北偏北", 22.5)]
    [InlineData("北东北", 22.5)]
    [InlineData("西西南", 247.5)]
    [InlineData(" 东南风 ", 135)]
    public void Other_forms_are_read_too(string text, double degrees)
    {
        Assert.True(Compass.TryParse(text, out var found));
        Assert.Equal(degrees, found);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("C")]
    [InlineData("静风")]
    [InlineData("NA")]
    [InlineData("cv")]
    public void Calm_and_unknown_have_no_direction(string? text)
    {
        Assert.False(Compass.TryParse(text, out var degrees));
        Assert.True(double.IsNaN(degrees));
    }

    [Theory]
    [InlineData(0, "N")]
    [InlineData(11.2, "N")]
    [InlineData(11.25, "NNE")]
    [InlineData(348.7, "NNW")]
    [InlineData(348.75, "N")]
    [InlineData(360, "N")]
    [InlineData(-90, "W")]
    [InlineData(450, "E")]
    [InlineData(double.NaN, null)]
    [InlineData(double.PositiveInfinity, null)]
    public void A_direction_has_its_nearest_point(double degrees, string? name) => Assert.Equal(name, Compass.Name(degrees));

    [Fact]
    public void The_nearest_point_is_never_further_than_its_half_width() =>
        Gen.Double[-1000, 1000].Sample(degrees => Apart(Compass.Index(degrees)!.Value * 22.5, degrees) <= 11.25 + 1e-9);

    [Fact]
    public void All_wind_directions_of_a_real_station_are_points()
    {
        var winds = BeijingStations.Rows("Aotizhongxin").Select(row => row[15]).ToList();
        Assert.Equal(16, winds.Where(wind => wind != "NA").Distinct().Count());
        Assert.All(winds, wind => Assert.Equal(wind != "NA", Compass.TryParse(wind, out _)));
    }

    private static double Apart(double a, double b) => Math.Abs(Math.IEEERemainder(a - b, 360));
}
