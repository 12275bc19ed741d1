using CsCheck;
using Qingshan.Analysis.Grids;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Tests.Grids;

/// <summary>Numbers of scipy 1.10.1 (classic NetCDF) and GDAL 3.6.2 (NetCDF-4, GeoTIFF), printed by bench/oracles/wind/grids.py. Data/tiny.nc was written by scipy.</summary>
public sealed class GridFileTests
{
    private static readonly string Tiny = Path.Combine(AppContext.BaseDirectory, "Data", "tiny.nc");

    [Fact]
    public void Packed_shorts_in_records_are_unpacked_and_what_is_missing_is_NaN()
    {
        var file = GridFile.Open(Tiny).Value;
        var variable = file.Find("pm25").Value;
        Assert.Equal(["time 2", "lat 3", "lon 4"], variable.Dimensions.Select(d => $"{d.Name} {d.Length}"));
        Assert.Equal("ug/m3", variable.Text("units"));
        var values = variable.Values();
        Assert.Equal((10, 10.5, 21), (values[0], values[1], values[22]));
        Assert.True(double.IsNaN(values[23]));
        Assert.Equal([20.0, 20.5, 21], variable.Values(1, 2).Take(3));
        Assert.Equal([new DateTime(2024, 1, 1), new(2024, 1, 1, 6, 0, 0)], CfTime.Of(file.Find("time").Value).Value);
    }

    [Fact]
    public void Reading_a_part_gives_what_reading_all_gives() =>
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 3]).Sample((t, y, x, depth) =>
        {
            var variable = GridFile.Open(Tiny).Value.Find("pm25").Value;
            int[] leading = [.. new[] { t, y, x }.Take(depth)];
            int[] sizes = [12, 4, 1];
            var (from, count) = (leading.Select((at, d) => at * sizes[d]).Sum(), depth == 0 ? 24 : sizes[depth - 1]);
            Assert.Equal(variable.Values()[from..(from + count)], variable.Values(leading));
        });

    [Fact]
    public void Era_interim_is_read_as_scipy_reads_it()
    {
        var file = GridFile.Open(SharedData.Path("data/gridded_samples/eraint_uvz.nc")).Value;
        var u = file.Find("u").Value;
        Assert.Equal("NetCDF classic (CDF-2)", file.Format);
        Oracle.Equal("-5.562651643471888", u.Values(1, 2, 100, 200)[0]);
        Oracle.Equal("14.61922621865", u.Values(0, 0).Average());
        Assert.Equal((-30, 15), (file.Coordinates(u.Dimensions[3])[200], file.Coordinates(u.Dimensions[2])[100]));
    }

    [Fact]
    public void Records_and_missing_values_of_other_samples_are_read_as_scipy_reads_them()
    {
        var tas = GridFile.Open(SharedData.Path("data/gridded_samples/bcsd_obs_1999.nc")).Value.Find("tas").Value;
        var values = tas.Values();
        Oracle.Equal("19.180665969848633", tas.Values(3, 10, 40)[0]);
        Assert.Equal(7116, values.Count(double.IsNaN));
        Oracle.Equal("15.4893235314", values.Where(v => !double.IsNaN(v)).Average());
        var sst = GridFile.Open(SharedData.Path("data/gridded_samples/reduced.nc")).Value.Find("sst").Value;
        Assert.Equal(4448, sst.Values().Count(double.IsNaN));
        Oracle.Equal("12.9940841207", sst.Values().Where(v => !double.IsNaN(v)).Average());
        Oracle.Equal("28.02999937348", sst.Values(0, 0, 45, 90)[0]);
        var cams = GridFile.Open(SharedData.Path("data/gridded_samples/test_adaptor.cams_regional_fc.nc")).Value;
        Oracle.Equal("12.64576", cams.Find("pm10_conc").Value.Values().Average());
        Assert.Equal(ProblemKind.Shape, CfTime.Of(cams.Find("time").Value).Problem!.Kind);
    }

    [Fact]
    public void NetCDF_4_is_read_as_GDAL_reads_it()
    {
        var pm = GridFile.Open(SharedData.Path("data/gridded_samples/CNEMC_PM25.nc")).Value.Find("PM_bth").Value;
        Assert.Equal(["year 7", "BTH 12", "days 112"], pm.Dimensions.Select(d => $"{d.Name} {d.Length}"));
        Oracle.Equal("524.8181762695312", pm.Values(2, 3)[50]);
        Assert.Equal(477, pm.Values().Count(double.IsNaN));
        Oracle.Equal("94.78883956", pm.Values().Where(v => !double.IsNaN(v)).Average());
        var ozone = GridFile.Open(SharedData.Path("data/gridded_samples/uwhyb_06_01_2017_18Z.chem.assim.nc")).Value.Find("o3vmr").Value;
        Assert.Equal(["time 1", "lev 3", "lat 181", "lon 360"], ozone.Dimensions.Select(d => $"{d.Name} {d.Length}"));
        Oracle.Equal("5.136826075613499e-09", ozone.Values(0, 1)[90 * 360 + 180]);
        var basin = GridFile.Open(SharedData.Path("data/gridded_samples/basin_mask.nc")).Value;
        Assert.Equal([2.0, 2, 2, 2], basin.Find("basin").Value.Values(0)[(90 * 360 + 180)..(90 * 360 + 184)]);
        Assert.True(basin.Plane(basin.Find("basin").Value, [0]).Value.IsGeographic);
    }

    [Fact]
    public void A_satellite_image_and_its_NDVI_are_as_GDAL_and_numpy_have_them()
    {
        var file = GridFile.Open(SharedData.Path("data/gridded_samples/L7_ETMs.tif")).Value;
        Assert.Equal(6, file.Variables.Count(v => v.Name.StartsWith("band", StringComparison.Ordinal)));
        double[] red = file.Find("band3").Value.Values(), infrared = file.Find("band4").Value.Values();
        Assert.Equal((103, 66), (red[100 * 349 + 200], infrared[100 * 349 + 200]));
        var ndvi = BandIndex.Of(infrared, red, BandIndex.Vegetation);
        Oracle.Equal("-0.0643246374895", ndvi.Average());
        // The middle of the first cell, half a cell from the corner.
        Assert.Equal(288776.25 + 14.25, file.Coordinates(file.Find("band1").Value.Dimensions[1])[0], 1e-2);
        Assert.Equal(9120760.75 - 14.25, file.Coordinates(file.Find("band1").Value.Dimensions[0])[0], 1e-2);
        var dem = GridFile.Open(SharedData.Path("data/gridded_samples/olinda_dem_utm25s.tif")).Value.Find("band1").Value.Values();
        Assert.Equal(37, dem[50 * 111 + 60]);
        Oracle.Equal("21.6652057463", dem.Average());
    }

    [Fact]
    public void A_file_that_is_cut_off_or_garbled_is_said_and_never_throws()
    {
        var whole = File.ReadAllBytes(Tiny);
        var path = new TestFolder().File("x.nc");
        Gen.Select(Gen.Int[4, whole.Length - 1], Gen.Int[4, whole.Length - 1], Gen.Byte, Gen.Bool).Sample((length, at, with, cut) =>
        {
            var bytes = (byte[])whole.Clone();
            if (cut) bytes = bytes[..length];
            else bytes[at] = with;
            File.WriteAllBytes(path, bytes);
            // Either it is read or a problem comes back; nothing else.
            _ = GridFile.Open(path).Then(f => f.Find("").Then(v => f.Plane(v, []))).IsOk;
        }, iter: 300, threads: 1);
        File.WriteAllText(path, "not a grid");
        Assert.Equal(ProblemKind.Shape, GridFile.Open(path).Problem!.Kind);
        Assert.Equal(ProblemKind.Option, GridFile.Open(Tiny).Value.Find("no2").Problem!.Kind);
    }

    [Theory]
    [InlineData("basin_mask.nc")]
    [InlineData("olinda_dem_utm25s.tif")]
    public void NetCDF_4_and_TIFF_that_are_garbled_are_said_and_never_throw(string name)
    {
        var whole = File.ReadAllBytes(SharedData.Path("data/gridded_samples/" + name));
        var path = new TestFolder().File(name);
        Gen.Select(Gen.Select(Gen.Int[4, 4000], Gen.Byte).Array[1, 5], Gen.Int[8, whole.Length]).Sample((changes, length) =>
        {
            var bytes = (byte[])whole.Clone();
            foreach (var (at, with) in changes) bytes[at] = with;
            File.WriteAllBytes(path, bytes[..length]);
            _ = GridFile.Open(path).Then(f => f.Find("").Then(v => f.Plane(v, []))).IsOk;
        }, iter: 60, threads: 1);
    }
}
