using CsCheck;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Space;
using Qingshan.Analysis.Weather;

namespace Qingshan.Analysis.Tests.Weather;

public sealed class TrajectoryTests
{
    private static readonly DateTime Noon = new(2024, 5, 4, 12, 0, 0);

    [Fact]
    public void A_solid_rotation_brings_every_parcel_back_to_its_start() =>
        Gen.Select(Gen.Double[-179, 179], Gen.Double[-60, 60], Gen.Bool).Sample((longitude, latitude, back) =>
        {
            // Once around the axis in ten days, the axis lying on the equator, so that parcels pass near the poles of the grid.
            var turn = 2 * Math.PI / (240 * 3600) * GreatCircle.RadiusMetres;
            var winds = Winds(2, (lon, lat) => (-turn * Math.Sin(lat) * Math.Cos(lon), turn * Math.Sin(lon)));
            var found = Trajectory.Of(winds, new(longitude, latitude), 850, Noon, back ? -240 : 240, 30).Value;
            Assert.True(found.IsWhole);
            Assert.InRange(GreatCircle.DistanceMetres(new(longitude, latitude), found.Points[^1].Place), 0, 30_000);
        }, iter: 20);

    [Fact]
    public void A_uniform_wind_along_a_parallel_moves_by_a_known_number_of_degrees()
    {
        var winds = Winds(1, (_, _) => (10, 0));
        var found = Trajectory.Of(winds, new(116, 40), 850, Noon, -24).Value;
        var degrees = 10 * 86400 / (GreatCircle.RadiusMetres * Math.Cos(40 * Math.PI / 180)) * 180 / Math.PI;
        Assert.Equal(116 - degrees, found.Points[^1].Place.Longitude, 1e-3);
        Assert.Equal(40, found.Points[^1].Place.Latitude, 1e-6);
        Assert.Equal((25, -24.0, Noon.AddHours(-24)), (found.Points.Length, found.Points[^1].Hours, found.Points[^1].Time));
    }

    [Fact]
    public void Forwards_from_where_it_came_a_parcel_arrives() =>
        Gen.Select(Gen.Double[-170, 170], Gen.Double[-50, 50], Gen.Int[1, 1000]).Sample((longitude, latitude, seed) =>
        {
            var random = new Random(seed);
            var (a, b, c) = (random.NextDouble() * 20, random.NextDouble() * 10, random.NextDouble() * 6);
            var winds = Winds(2, (lon, lat) => (a * Math.Cos(lat) + b * Math.Sin(lat) * Math.Cos(2 * lon), c * Math.Cos(lat) * Math.Sin(3 * lon)));
            var back = Trajectory.Of(winds, new(longitude, latitude), 850, Noon, -72).Value.Points[^1];
            var forth = Trajectory.Of(winds, back.Place, 850, back.Time, 72).Value.Points[^1];
            Assert.InRange(GreatCircle.DistanceMetres(new(longitude, latitude), forth.Place), 0, 500);
        }, iter: 20);

    [Fact]
    public void Time_and_level_are_interpolated()
    {
        // The wind doubles in a day; air rises by 10 hPa an hour from 900 hPa.
        double[] lon = [0, 10, 20, 30], lat = [30, 20, 10], level = [500, 1000];
        DateTime[] times = [Noon, Noon.AddDays(1)];
        double[] u = [.. Enumerable.Repeat(5.0, 24), .. Enumerable.Repeat(10.0, 24)], rise = [.. Enumerable.Repeat(-10 / 3600.0, 48)];
        var winds = new WindGrid(lon, lat, level, times, u, new double[48], rise);
        var found = Trajectory.Of(winds, new(5, 20), 900, Noon, 24).Value;
        Assert.Equal(660, found.Points[^1].Level, 1e-6);
        Assert.Equal(5 + 7.5 * 86400 / (GreatCircle.RadiusMetres * Math.Cos(20 * Math.PI / 180)) * 180 / Math.PI, found.Points[^1].Place.Longitude, 1e-3);
    }

    [Fact]
    public void A_parcel_that_leaves_the_grid_ends_there_and_a_start_outside_is_said()
    {
        var winds = new WindGrid([100, 110, 120], [30, 40], [850], [Noon], [.. Enumerable.Repeat(20.0, 6)], new double[6]);
        var found = Trajectory.Of(winds, new(102, 35), 850, Noon, -48).Value;
        Assert.False(found.IsWhole);
        Assert.InRange(found.Points[^1].Place.Longitude, 100, 101);
        Assert.Equal(ProblemKind.Shape, Trajectory.Of(winds, new(90, 35), 850, Noon, -48).Problem!.Kind);
        Assert.Equal(ProblemKind.Option, Trajectory.Of(winds, new(105, 35), 850, Noon, -48, 7).Problem!.Kind);
        Assert.Throws<ArgumentException>(() => new WindGrid([100, 100], [1], [1], [Noon], [1, 1], [1, 1]));
    }

    private static WindGrid Winds(double step, Func<double, double, (double U, double V)> of)
    {
        double[] lon = [.. Enumerable.Range(0, (int)(360 / step)).Select(i => i * step)], lat = [.. Enumerable.Range(0, (int)(180 / step) + 1).Select(i => 90 - i * step)];
        var at = lat.SelectMany(y => lon.Select(x => of(x * Math.PI / 180, y * Math.PI / 180))).ToArray();
        return new(lon, lat, [850], [Noon], [.. at.Select(w => w.U)], [.. at.Select(w => w.V)]);
    }
}
