using CsCheck;
using NetTopologySuite.Geometries;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Grids;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Tests.Grids;

public sealed class GridPlaneTests
{
    private static readonly double[] X = [0, 1, 2.5, 4], Y = [10, 8, 7];

    private static readonly GridPlane Slope = GridPlane.Of(X, Y, [.. Y.SelectMany(y => X.Select(x => 3 * x - 2 * y + 1))], false).Value;

    [Fact]
    public void Between_cells_a_slope_is_given_back() =>
        Gen.Select(Gen.Double[0, 4], Gen.Double[7, 10]).Sample((x, y) => Assert.Equal(3 * x - 2 * y + 1, Slope.Bilinear(x, y), 9));

    [Fact]
    public void The_nearest_cell_is_that_in_which_a_place_lies()
    {
        Assert.Equal(3 * 2.5 - 2 * 8 + 1, Slope.Nearest(1.8, 7.6));
        Assert.True(double.IsNaN(Slope.Nearest(5, 8)));
        Assert.True(double.IsNaN(Slope.Bilinear(4.1, 8)));
        // Beyond the middles of the outermost cells there is still their half.
        Assert.Equal(3 * 4 - 2 * 10 + 1, Slope.Nearest(4.7, 10.9));
    }

    [Fact]
    public void Longitudes_may_be_of_any_turn()
    {
        var globe = GridPlane.Of([.. Enumerable.Range(0, 36).Select(i => i * 10.0)], [-45, 45], [.. Enumerable.Range(0, 72).Select(i => (double)(i % 36))], true).Value;
        Assert.Equal((35, 35, 12), (globe.Nearest(-10, 45), globe.Nearest(350, 45), globe.Nearest(120 - 720, 45)));
        Assert.Equal(0, globe.Nearest(358, -45));
    }

    [Fact]
    public void A_polygon_and_the_rest_make_up_the_whole() =>
        Gen.Select(Gen.Double[0, 3.9], Gen.Double[7, 9.9], Gen.Int[0, 100]).Sample((cutX, cutY, seed) =>
        {
            var random = new Random(seed);
            var plane = GridPlane.Of(X, Y, [.. Enumerable.Range(0, 12).Select(_ => random.NextDouble() * 50)], false).Value;
            var whole = Box(-0.5, 4.75, 6.5, 11);
            var part = Box(-0.5, cutX + 0.1, 6.5, cutY + 0.1);
            var (all, inner, outer) = (plane.Within(whole).Value, plane.Within(part).Value, plane.Within(whole.Difference(part)).Value);
            Assert.Equal(all.Area, inner.Area + outer.Area, 9);
            Assert.Equal(all.Mean * all.Area, inner.Mean * inner.Area + outer.Mean * outer.Area, 6);
            Assert.Equal(plane.Values.Max(), all.Max);
            Assert.InRange(inner.Mean, inner.Min - 1e-9, inner.Max + 1e-9);
        });

    [Fact]
    public void A_missing_neighbour_harms_only_where_it_has_weight_and_coordinates_that_turn_are_said()
    {
        var plane = GridPlane.Of([0, 1], [0, 1], [1, 2, double.NaN, 4], false).Value;
        Assert.Equal(1.5, plane.Bilinear(0.5, 0));
        Assert.True(double.IsNaN(plane.Bilinear(0.5, 0.5)));
        Assert.Equal(0.75, plane.Within(Box(-0.5, 1.5, -0.5, 1.5)).Value.Covered);
        Assert.Equal(ProblemKind.TooFew, plane.Within(Box(50, 51, 50, 51)).Problem!.Kind);
        Assert.Equal(ProblemKind.Shape, GridPlane.Of([0, 2, 1], [0, 1], new double[6], false).Problem!.Kind);
        Assert.Equal(ProblemKind.TooFew, GridPlane.Of([0], [0, 1], new double[2], false).Problem!.Kind);
    }

    [Fact]
    public void Indices_are_within_one_and_turn_with_their_bands() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0, 0.3]).Where(b => b.Item1 + b.Item2 > 0.01).Sample((a, b, blue) =>
        {
            Assert.InRange(BandIndex.Vegetation(a, b), -1, 1);
            Assert.Equal(-BandIndex.Water(b, a), BandIndex.Vegetation(a, b), 12);
            Assert.Equal(Math.Sign(a - b), Math.Sign(BandIndex.VegetationOverSoil(a, b)));
            // Where the index has a pole there is nothing to say.
            if (Math.Abs(7 * a - 7.5 * blue + 1) > 1e-3) Assert.Equal(0, BandIndex.DenseVegetation(a, a, blue), 12);
        });

    [Theory]
    [InlineData("grid-contents", "", false)]
    [InlineData("grid-map", "index=1", true)]
    [InlineData("grid-sample", "method=nearest", true)]
    [InlineData("grid-zonal", "polygon=POLYGON ((115 38, 117 38, 117 40, 115 40, 115 38))", false)]
    public void A_method_runs_by_its_name(string name, string option, bool draws)
    {
        var found = Run(name, option, "Data/tiny.nc").Value;
        Assert.True(found.Numbers.Length + found.Tables.Length > 0);
        Assert.Equal(draws, found.Figure is not null);
        if (found.Figure is { } figure) Assert.DoesNotContain("NaN", figure.ToSvg(FigureLanguage.Zh), StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_has_the_value_of_every_step_at_every_place()
    {
        var series = Run("grid-series", "method=nearest", "Data/tiny.nc").Value.Tables[0];
        Assert.Equal([new DateTime(2024, 1, 1), new(2024, 1, 1, 6, 0, 0)], series.Columns[0].Times!);
        // The packed numbers 4 and 16 of 115 to 116 E, 39 N: 10 + 0.5 × number; the third place is outside.
        Assert.Equal([12.0, 18], series.Columns[1].Numbers!);
        Assert.All(series.Columns[3].Numbers!, v => Assert.True(double.IsNaN(v)));
    }

    [Fact]
    public void Wrong_indices_polygons_and_files_are_said()
    {
        Assert.Equal(ProblemKind.Option, Run("grid-map", "index=7", "Data/tiny.nc").Problem!.Kind);
        Assert.Equal(ProblemKind.Option, Run("grid-map", "index=a", "Data/tiny.nc").Problem!.Kind);
        Assert.Equal(ProblemKind.Option, Run("grid-zonal", "polygon=POINT (1 1)", "Data/tiny.nc").Problem!.Kind);
        Assert.Equal(ProblemKind.Shape, Run("grid-map", "", "Data/none.nc").Problem!.Kind);
        Assert.Equal(ProblemKind.Shape, Run("grid-map", "", null).Problem!.Kind);
    }

    [Fact]
    public void Trajectories_through_the_winds_of_a_file_end_where_it_says()
    {
        SharedData.Path("data/gridded_samples/eraint_uvz.nc");
        var table = Run("back-trajectories", "latitude=40;longitude=116;level=850;hours=-48", SharedData.Path("data/gridded_samples/eraint_uvz.nc")).Value.Tables[0];
        Assert.Equal(49, table.Rows);
        // A mean January wind from the north-west: air came from there.
        Assert.True(table.Columns.Single(c => c.Name == "lon").Numbers![48] < 116 && table.Columns.Single(c => c.Name == "lat").Numbers![48] > 40);
        Assert.Equal(ProblemKind.Shape, Run("back-trajectories", "latitude=40;longitude=116", "Data/tiny.nc").Problem!.Kind);
    }

    private static Polygon Box(double west, double east, double south, double north) => (Polygon)new GeometryFactory().ToGeometry(new Envelope(west, east, south, north));

    private static Analysed<MethodResult> Run(string name, string options, string? path)
    {
        var set = options.Split(';', StringSplitOptions.RemoveEmptyEntries).ToDictionary(o => o.Split('=', 2)[0], o => o.Split('=', 2)[1]);
        var full = path?.StartsWith("Data/", StringComparison.Ordinal) == true ? Path.Combine(AppContext.BaseDirectory, path) : path;
        return MethodList.Run(MethodList.Find(name)!, new(new MethodTable([("x", new("lon", [115.5, 116, 200])), ("y", new("lat", [39, 38.5, 39]))]), set, GridPath: full), MethodWork.Quiet);
    }
}
