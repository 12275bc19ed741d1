using CsCheck;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Space;
using Qingshan.Analysis.Space.Autocorrelation;

namespace Qingshan.Analysis.Tests.Space;

/// <summary>Crime in 49 districts of Columbus with the neighbours of spdep 1.2-7 (COL.nb), and the numbers that it gives for them.</summary>
public sealed class AutocorrelationTests
{
    private static readonly double[] Crime = Oracle.Numbers("Data/oldcol.csv", "crime");
    private static readonly double[] From = Oracle.Numbers("Data/oldcol_neighbours.csv", "from");
    private static readonly double[] To = Oracle.Numbers("Data/oldcol_neighbours.csv", "to");
    private static readonly SpatialWeights Weights = SpatialWeights.Of(49, From.Zip(To, (f, t) => ((int)f - 1, (int)t - 1, 1.0)));

    private static readonly Gen<(Places Places, double[] Values)> Fields = Gen.Select(Gen.Double[0, 10], Gen.Double[0, 10], Gen.Double[-5, 5]).Array[12, 40].Where(r => r.Select(p => p.Item3).Distinct().Count() > 3)
        .Select(rows => (Places.Plane([.. rows.Select(r => r.Item1)], [.. rows.Select(r => r.Item2)]), rows.Select(r => r.Item3).ToArray()));

    [Fact]
    public void Moran_and_Geary_are_those_of_spdep()
    {
        var found = GlobalAutocorrelation.Of(Crime, Weights.Standardised()).Value;
        Oracle.Equal("0.51095126", found.MoranI.Value);
        Oracle.Equal("5.6341329", found.MoranI.Z);
        Oracle.Equal("0.00890876155988", found.MoranI.Variance);
        Oracle.Equal("0.00877983145686", found.MoranNormalVariance);
        Oracle.Equal("0.52986993", found.GearyC.Value);
        Oracle.Equal("0.00975277962264", found.GearyC.Variance);
        Oracle.Equal("-4.76051375144", found.GearyC.Z);
    }

    [Fact]
    public void Hot_and_cold_spots_are_those_of_spdep()
    {
        var scores = HotSpots.Of(Crime, Weights).Value.Scores;
        Oracle.Equal("3.475051", scores.Max());
        Oracle.Equal("-2.851023", scores.Min());
        Assert.Equal((36, 13), (scores.IndexOf(scores.Max()) + 1, scores.IndexOf(scores.Min()) + 1));
        Oracle.Equal("1.01302395062", scores[2]);
    }

    // spdep 1.2-7: localmoran() with its default, the conditional variance.
    [Fact]
    public void The_local_statistic_is_that_of_spdep()
    {
        var places = LocalMoran.Of(Crime, Weights.Standardised()).Value.Places;
        Oracle.Equal("0.52877701326597", places[0].I);
        Oracle.Equal("-0.02025021398939", places[0].Expected);
        Oracle.Equal("0.31026606329230", places[0].Variance);
        Oracle.Equal("3.2824331372084", places[35].Z);
        Oracle.Equal("0.00102915389191", places[35].P);
        Assert.Equal(Quadrant.HighHigh, places[35].Quadrant);
    }

    [Fact]
    public void Local_statistics_average_to_the_global_one_and_units_do_not_matter() =>
        Fields.Sample((places, values) =>
        {
            var weights = SpatialWeights.Nearest(places, 4).Value.Standardised();
            var found = GlobalAutocorrelation.Of(values, weights).Value;
            Assert.Equal(found.MoranI.Value, LocalMoran.Of(values, weights).Value.Places.Average(p => p.I), 1e-9);
            var other = GlobalAutocorrelation.Of([.. values.Select(v => 3 * v - 100)], weights).Value;
            Assert.Equal(found.MoranI.Z, other.MoranI.Z, 1e-6);
            Assert.Equal(found.GearyC.Value, other.GearyC.Value, 1e-6);
        });

    // Cliff and Ord give mean and variance over all orders of the values; a thousand of them come near.
    [Fact]
    public void Shuffled_values_have_the_expected_mean_and_variance()
    {
        var random = new Random(1);
        var values = (double[])Crime.Clone();
        var found = GlobalAutocorrelation.Of(Crime, Weights.Standardised()).Value;
        double[] shuffled = [.. Enumerable.Range(0, 4000).Select(_ =>
        {
            random.Shuffle(values);
            return GlobalAutocorrelation.Of(values, Weights.Standardised()).Value.GearyC.Value;
        })];
        Assert.Equal(1, shuffled.Average(), 0.01);
        Assert.Equal(found.GearyC.Variance, MathNet.Numerics.Statistics.Statistics.Variance(shuffled), 0.001);
    }

    [Fact]
    public void Neighbours_by_the_tree_are_those_that_looking_at_all_finds() =>
        Gen.Select(Fields, Gen.Double[0.5, 5], Gen.Bool).Sample((field, distance, earth) =>
        {
            var places = earth ? Places.Earth([.. field.Places.X.Select(x => x + 175)], [.. field.Places.Y.Select(y => 8 * y)]) : field.Places;
            // Not a round distance, which generated places like to have exactly: there the last digit decides.
            distance = earth ? 200_000 * distance : distance + 0.000123456;
            if (!SpatialWeights.Within(places, distance).TryGet(out var weights, out _)) return;
            var all = Enumerable.Range(0, places.Count).Sum(i => Enumerable.Range(0, places.Count).Count(j => j != i && places.Distance(i, j) <= distance));
            Assert.Equal(all, weights.Links);
            var nearest = SpatialWeights.Nearest(places, 3).Value;
            Assert.Equal(3 * places.Count, nearest.Links);
        });

    [Fact]
    public void Distances_on_the_earth_are_along_great_circles() =>
        Gen.Select(Gen.Double[-180, 180], Gen.Double[-90, 90]).Array[2].Sample(p =>
        {
            var places = Places.Earth([p[0].Item1, p[1].Item1], [p[0].Item2, p[1].Item2]);
            Assert.Equal(GreatCircle.DistanceMetres(new(p[0].Item1, p[0].Item2), new(p[1].Item1, p[1].Item2)), places.Distance(0, 1), 1);
        });

    [Fact]
    public void The_offer_takes_a_list_of_neighbours()
    {
        var table = new MethodTable([("x", new("x", Oracle.Numbers("Data/oldcol.csv", "x"))), ("y", new("y", Oracle.Numbers("Data/oldcol.csv", "y"))), ("value", new("crime", Crime))]);
        var list = new MethodTable([("from", new("from", Texts: Oracle.Texts("Data/oldcol_neighbours.csv", "from"))), ("to", new("to", Texts: Oracle.Texts("Data/oldcol_neighbours.csv", "to")))]);
        var none = new Dictionary<string, string>();
        var found = MethodList.Run(MethodList.Find("moran-geary")!, new(table, none, list), MethodWork.Quiet).Value;
        Oracle.Equal("0.51095126", found.Numbers.Single(n => n.Name == "moranI").Value);
        Assert.Equal("clustered", found.Words[0].Value);
        var hot = MethodList.Run(MethodList.Find("hot-spots")!, new(table, none, list), MethodWork.Quiet).Value;
        Oracle.Equal("3.475051", hot.Numbers.Single(n => n.Name == "greatestScore").Value);
        Assert.NotNull(MethodList.Run(MethodList.Find("local-moran")!, new(table, none), MethodWork.Quiet).Value.Figure);
        var unknown = new MethodTable([("from", new("from", Texts: ["50"])), ("to", new("to", Texts: ["1"]))]);
        Assert.Equal(ProblemKind.Shape, MethodList.Run(MethodList.Find("hot-spots")!, new(table, none, unknown), MethodWork.Quiet).Problem!.Kind);
    }

    [Fact]
    public void What_cannot_be_analysed_is_said()
    {
        Assert.Equal(ProblemKind.Constant, GlobalAutocorrelation.Of(new double[49], Weights).Problem!.Kind);
        Assert.Equal(ProblemKind.NoAnswer, HotSpots.Of(Crime, SpatialWeights.Of(49, [])).Problem!.Kind);
        Assert.Equal(ProblemKind.TooFew, SpatialWeights.Nearest(Places.Plane([0, 1], [0, 1]), 2).Problem!.Kind);
        Assert.Equal(ProblemKind.NoAnswer, SpatialWeights.Within(Places.Plane([0, 9], [0, 9]), 1).Problem!.Kind);
    }
}
