using CsCheck;
using Qingshan.Analysis.Space;

namespace Qingshan.Analysis.Tests;

public class DatumTests
{
    private static readonly Gen<LonLat> Inside = Gen.Select(Gen.Double[73.5, 135], Gen.Double[18, 53.5]).Select((x, y) => new LonLat(x, y));

    // The first pair is printed in the documentation of the public library coordtransform; the other three are those of the tests of
    // eviltransform, recalled.
    [Theory]
    [InlineData(116.404, 39.915, 116.41024449916938, 39.91640428150164)]
    [InlineData(121.5272106, 31.1774276, 121.531541859215, 31.17530398364597)]
    [InlineData(113.912316, 22.543847, 113.9171764808363, 22.540796131694766)]
    [InlineData(116.377817, 39.911954, 116.38404722455657, 39.91334545536069)]
    public void The_shift_is_that_of_published_implementations(double lon, double lat, double shiftedLon, double shiftedLat)
    {
        var shifted = Gcj02.FromWgs84(new(lon, lat));
        Assert.Equal(shiftedLon, shifted.Longitude, 1e-10);
        Assert.Equal(shiftedLat, shifted.Latitude, 1e-10);
        var back = Gcj02.ToWgs84(new(shiftedLon, shiftedLat));
        Assert.Equal(lon, back.Longitude, 1e-9);
        Assert.Equal(lat, back.Latitude, 1e-9);
    }

    // From the tests of the public library gcoord, whose own inverse stops earlier and which compares to five places.
    [Fact]
    public void The_inverse_is_that_of_a_published_implementation()
    {
        var place = DatumConversion.Convert(new(123, 45), Datum.Gcj02, Datum.Wgs84);
        Assert.Equal(122.99395597, place.Longitude, 5e-6);
        Assert.Equal(44.99804071, place.Latitude, 5e-6);
    }

    [Fact]
    public void There_and_back_is_within_a_centimetre() =>
        Inside.Sample(place =>
        {
            var back = Gcj02.ToWgs84(Gcj02.FromWgs84(place));
            return Math.Abs(back.Longitude - place.Longitude) < 1e-7 && Math.Abs(back.Latitude - place.Latitude) < 1e-7;
        }, iter: 20_000);

    [Fact]
    public void The_shift_is_never_more_than_800_m() =>
        Inside.Sample(place => GreatCircle.DistanceMetres(place, Gcj02.FromWgs84(place)) is > 10 and < 800, iter: 20_000);

    [Theory]
    [InlineData(116.41, 39.90)] // Beijing
    [InlineData(121.47, 31.23)] // Shanghai
    [InlineData(113.26, 23.13)] // Guangzhou
    [InlineData(104.07, 30.67)] // Chengdu
    [InlineData(87.62, 43.82)] // Urumqi
    [InlineData(126.64, 45.76)] // Harbin
    [InlineData(91.13, 29.65)] // Lhasa
    [InlineData(102.71, 25.04)] // Kunming
    [InlineData(114.31, 30.59)] // Wuhan
    public void In_the_cities_the_shift_is_some_hundred_metres(double lon, double lat) =>
        Assert.InRange(GreatCircle.DistanceMetres(new(lon, lat), Gcj02.FromWgs84(new(lon, lat))), 100, 800);

    [Theory]
    [InlineData(-0.1276, 51.5072)]
    [InlineData(139.6917, 35.6895)]
    [InlineData(116.4, -35)]
    [InlineData(double.NaN, 39.9)]
    [InlineData(116.4, double.NaN)]
    [InlineData(116.4, 139)]
    public void Outside_the_box_nothing_moves(double lon, double lat)
    {
        var place = new LonLat(lon, lat);
        Assert.Equal(place, Gcj02.FromWgs84(place));
        Assert.Equal(place, Gcj02.ToWgs84(place));
    }

    [Fact]
    public void Cgcs2000_is_taken_as_wgs84()
    {
        var place = new LonLat(116.404, 39.915);
        Assert.Equal(place, DatumConversion.Convert(place, Datum.Wgs84, Datum.Cgcs2000));
        Assert.Equal(place, DatumConversion.Convert(place, Datum.Gcj02, Datum.Gcj02));
        Assert.Equal(Gcj02.FromWgs84(place), DatumConversion.Convert(place, Datum.Cgcs2000, Datum.Gcj02));
        Assert.Equal(Gcj02.ToWgs84(place), DatumConversion.Convert(place, Datum.Gcj02, Datum.Cgcs2000));
    }

    [Fact]
    public void A_place_knows_whether_it_is_on_the_earth()
    {
        Assert.True(new LonLat(-180, 90).IsOnEarth);
        Assert.False(new LonLat(39.9, 116.4).IsOnEarth);
        Assert.False(new LonLat(double.NaN, 0).IsOnEarth);
    }
}
