using CsCheck;
using Qingshan.Analysis.Space;

namespace Qingshan.Analysis.Tests;

public class GreatCircleTests
{
    private static readonly Gen<LonLat> Places = Gen.Select(Gen.Double[-180, 180], Gen.Double[-89, 89]).Select((x, y) => new LonLat(x, y));

    [Fact]
    public void A_degree_of_the_equator_and_of_a_meridian_is_111195_m()
    {
        Assert.Equal(111195.08, GreatCircle.DistanceMetres(new(0, 0), new(1, 0)), 0.01);
        Assert.Equal(111195.08, GreatCircle.DistanceMetres(new(116, 39), new(116, 40)), 0.01);
        Assert.Equal(Math.PI * GreatCircle.RadiusMetres, GreatCircle.DistanceMetres(new(0, 0), new(180, 0)), 0.01);
        Assert.Equal(111195.08 / 5, GreatCircle.DistanceMetres(new(179.9, 0), new(-179.9, 0)), 0.01);
    }

    // By the law of cosines, which is independent of the haversine.
    [Fact]
    public void The_distance_agrees_with_the_law_of_cosines() =>
        Gen.Select(Places, Places).Sample((a, b) =>
        {
            var (la, lb) = (a.Latitude * Math.PI / 180, b.Latitude * Math.PI / 180);
            var cosine = Math.Sin(la) * Math.Sin(lb) + Math.Cos(la) * Math.Cos(lb) * Math.Cos((b.Longitude - a.Longitude) * Math.PI / 180);
            var distance = GreatCircle.RadiusMetres * Math.Acos(Math.Clamp(cosine, -1, 1));
            return Math.Abs(distance - GreatCircle.DistanceMetres(a, b)) < 1;
        });

    [Fact]
    public void The_distance_is_the_same_both_ways_and_none_to_itself() =>
        Gen.Select(Places, Places).Sample((a, b) =>
            Math.Abs(GreatCircle.DistanceMetres(a, b) - GreatCircle.DistanceMetres(b, a)) < 1e-6 && GreatCircle.DistanceMetres(a, a) == 0);

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(1, 0, 90)]
    [InlineData(0, -1, 180)]
    [InlineData(-1, 0, 270)]
    [InlineData(0, 0, 0)]
    public void From_the_equator_the_bearings_are_plain(double lon, double lat, double degrees) =>
        Assert.Equal(degrees, GreatCircle.BearingDegrees(new(0, 0), new(lon, lat)), 1e-12);

    [Fact]
    public void A_bearing_is_always_within_the_circle() =>
        Gen.Select(Places, Places).Sample((a, b) => GreatCircle.BearingDegrees(a, b) is >= 0 and < 360);

    [Fact]
    public void What_is_missing_stays_missing()
    {
        Assert.True(double.IsNaN(GreatCircle.DistanceMetres(new(double.NaN, 0), new(0, 0))));
        Assert.True(double.IsNaN(GreatCircle.BearingDegrees(new(0, 0), new(0, double.NaN))));
    }
}
