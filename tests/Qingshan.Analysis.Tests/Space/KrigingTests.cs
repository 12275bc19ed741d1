using CsCheck;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Space;
using Qingshan.Analysis.Space.Interpolation;

namespace Qingshan.Analysis.Tests.Space;

public sealed class KrigingTests
{
    private static readonly VariogramModel Model = new(VariogramShape.Exponential, 0.2, 1, 3);

    private static readonly Gen<(Places Places, double[] Values)> Fields = Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40], Gen.Double[-5, 5]).Array[8, 30]
        .Select(rows => rows.DistinctBy(r => (r.Item1, r.Item2)).Select(r => (Item1: r.Item1 / 4.0, Item2: r.Item2 / 4.0, r.Item3)).ToArray()).Where(rows => rows.Length >= 8)
        .Select(rows => (Places.Plane([.. rows.Select(r => r.Item1)], [.. rows.Select(r => r.Item2)]), rows.Select(r => r.Item3).ToArray()));

    [Fact]
    public void Log_zinc_on_the_whole_grid_is_that_of_gstat_with_its_variance()
    {
        var found = Kriging.Of(Meuse.Places, Meuse.LogZinc, Meuse.Spherical, null, Meuse.Grid, null).Value;
        Oracle.Equal("6.499624", found.Estimates[0]);
        Oracle.Equal("5.567393", found.Estimates[999]);
        Oracle.Equal("6.424161", found.Estimates[3102]);
        var (all, variance) = (Meuse.Numbers("oracle_meuse_logzinc_ok_gstat.csv.gz", "var1.pred"), Meuse.Numbers("oracle_meuse_logzinc_ok_gstat.csv.gz", "var1.var"));
        Assert.Equal(3103, all.Length);
        for (var i = 0; i < all.Length; i++)
        {
            Assert.Equal(all[i], found.Estimates[i], 1e-7);
            Assert.Equal(variance[i], found.Variances[i], 1e-7);
        }
    }

    [Fact]
    public void Leaving_one_out_is_that_of_gstat()
    {
        var check = Kriging.LeaveOneOut(Meuse.Places, Meuse.LogZinc, Meuse.Spherical).Value;
        Oracle.Equal("0.3918035", check.Rmse);
        Oracle.Equal("-2.07e-5", check.MeanError);
        Oracle.Equal("0.8185456", check.SquaredRatio);
    }

    [Fact]
    public void With_the_distance_to_the_river_as_a_trend_too()
    {
        var (drift, grid) = (Drift.Of(155, Meuse.Root("meuse.csv")), Drift.Of(3103, Meuse.Root("meuse_grid.csv")));
        var variogram = Variogram.Of(Meuse.Places, drift.Residuals(Meuse.LogZinc).Value).Value;
        var model = VariogramFit.From(variogram, new(VariogramShape.Exponential, 1, 1, 300)).Value.Model;
        var found = Kriging.Of(Meuse.Places, Meuse.LogZinc, model, drift, Meuse.Grid, grid).Value;
        Oracle.Equal("7.041252", found.Estimates[0]);
        Oracle.Equal("5.629633", found.Estimates[999]);
        Oracle.Equal("7.027184", found.Estimates[3102]);
        Oracle.Equal("0.177545", found.Variances[0]);
        Oracle.Equal("0.3776509", Kriging.LeaveOneOut(Meuse.Places, Meuse.LogZinc, model, drift).Value.Rmse);
    }

    // gstat 2.1-0: krige(nmax = 12) and krige(beta = 5.9).
    [Fact]
    public void With_twelve_neighbours_or_a_known_mean_too()
    {
        var rows = Meuse.Grid.Pick([0, 999, 3102]);
        var near = Kriging.Near(Meuse.Places, Meuse.LogZinc, Meuse.Spherical, 12, null, rows, null).Value;
        Oracle.Equal("6.598591", near.Estimates[0]);
        Oracle.Equal("5.548585", near.Estimates[1]);
        Oracle.Equal("0.352354", near.Variances[0]);
        Oracle.Equal("0.391026", Kriging.NearLeaveOneOut(Meuse.Places, Meuse.LogZinc, Meuse.Spherical, 12).Value.Rmse);
        var known = Kriging.Simple(Meuse.Places, Meuse.LogZinc, Meuse.Spherical, 5.9, rows).Value;
        Oracle.Equal("6.452155", known.Estimates[0]);
        Oracle.Equal("6.397430", known.Estimates[2]);
        Oracle.Equal("0.316003", known.Variances[0]);
    }

    // gstat 2.1-0: krige(log(zinc) ~ sqrt(dist), nmax = 20), and ~ x + y and of the second degree (in kilometres from the middle) with vgm(.35, "Sph", 700, .06).
    [Fact]
    public void With_a_trend_from_near_places_and_with_trends_of_the_coordinates_too()
    {
        var (drift, grid) = (Drift.Of(155, Meuse.Root("meuse.csv")), Drift.Of(3103, Meuse.Root("meuse_grid.csv")));
        var fitted = VariogramFit.From(Variogram.Of(Meuse.Places, drift.Residuals(Meuse.LogZinc).Value).Value, new(VariogramShape.Exponential, 1, 1, 300)).Value.Model;
        int[] rows = [0, 999, 3102];
        var near = Kriging.Near(Meuse.Places, Meuse.LogZinc, fitted, 20, drift, Meuse.Grid.Pick(rows), grid.Pick(rows)).Value;
        Oracle.Equal("7.030767", near.Estimates[0]);
        Oracle.Equal("5.602389", near.Estimates[1]);
        Oracle.Equal("0.247714", near.Variances[2]);
        var model = new VariogramModel(VariogramShape.Spherical, 0.06, 0.35, 700);
        foreach (var (degree, first, last, variance) in (ReadOnlySpan<(int, string, string, string)>)[(1, "6.50874243", "6.28468444", "0.27472728"), (2, "7.14028622", "6.53500893", "0.30933255")])
        {
            var found = Kriging.Of(Meuse.Places, Meuse.LogZinc, model, Drift.Of(Meuse.Places, degree, Meuse.Places), Meuse.Grid, Drift.Of(Meuse.Grid, degree, Meuse.Places)).Value;
            Oracle.Equal(first, found.Estimates[0]);
            Oracle.Equal(last, found.Estimates[3102]);
            Oracle.Equal(variance, found.Variances[0]);
        }
        Oracle.Equal("0.455681514", Variogram.Of(Meuse.Places, Drift.Of(Meuse.Places, 1, Meuse.Places).Residuals(Meuse.LogZinc).Value).Value.Lags[14].Gamma);
    }

    // gstat 2.1-0: gamma dose rates at 200 places in Germany, day01, vgm(150, "Exp", 60000, 20).
    [Fact]
    public void Gamma_dose_rates_are_estimated_from_each_other_as_gstat_does()
    {
        const string file = "data/radiation_sic2004/sic.train.csv.gz";
        var (places, dose) = (Places.Plane(Oracle.Numbers(file, "x"), Oracle.Numbers(file, "y")), Oracle.Numbers(file, "day01"));
        var lags = Variogram.Of(places, dose).Value.Lags;
        Assert.Equal((81, 806), (lags[0].Pairs, lags[14].Pairs));
        Oracle.Equal("120.840185185", lags[0].Gamma);
        Oracle.Equal("374.96882134", lags[14].Gamma);
        var check = Kriging.LeaveOneOut(places, dose, new(VariogramShape.Exponential, 20, 150, 60000)).Value;
        Oracle.Equal("12.288334754", check.Rmse);
        Oracle.Equal("2.05517412932", check.SquaredRatio);
    }

    // gstat 2.1-0: vgm(.59, "Sph", 1200, .05, anis = c(45, .4)).
    [Fact]
    public void With_a_longer_reach_to_the_north_east_too()
    {
        var found = Kriging.Of(Meuse.Places.Stretched(45, 0.4), Meuse.LogZinc, new(VariogramShape.Spherical, 0.05, 0.59, 1200), null, Meuse.Grid.Stretched(45, 0.4), null).Value;
        Oracle.Equal("6.656641435", found.Estimates[0]);
        Oracle.Equal("5.610501699", found.Estimates[999]);
        Oracle.Equal("6.360190618", found.Estimates[3102]);
        Oracle.Equal("0.287713357", found.Variances[0]);
        Assert.Throws<InvalidOperationException>(() => Places.Earth([1], [1]).Stretched(45, 0.4));
    }

    [Fact]
    public void Leaving_one_out_at_once_is_leaving_out_one_after_the_other() =>
        Fields.Sample((places, values) =>
        {
            var drift = Drift.Of(places, 1, places);
            if (!Kriging.LeaveOneOut(places, values, Model, drift).TryGet(out var check, out _)) return;
            for (var i = 0; i < values.Length; i += 5)
            {
                int[] others = [.. Enumerable.Range(0, values.Length).Where(j => j != i)];
                var one = Kriging.Of(places.Pick(others), [.. others.Select(j => values[j])], Model, drift.Pick(others), places.Pick([i]), drift.Pick([i])).Value;
                Assert.Equal(one.Estimates[0], check.Predicted[i], 1e-6);
                Assert.Equal(one.Variances[0], check.Variance[i], 1e-6);
            }
        }, iter: 30);

    [Fact]
    public void At_observed_places_the_values_come_back_and_a_plane_is_followed_by_a_trend_of_coordinates() =>
        Fields.Sample((places, values) =>
        {
            var found = Kriging.Of(places, values, Model, null, places, null).Value;
            for (var i = 0; i < values.Length; i++)
            {
                Assert.Equal(values[i], found.Estimates[i], 1e-7);
                Assert.Equal(0, found.Variances[i], 1e-7);
            }
            var target = Places.Plane([-7, 25], [3, 30]);
            double[] plane = [.. Enumerable.Range(0, places.Count).Select(i => 1 + 2 * places.X[i] - places.Y[i])];
            if (!Kriging.Of(places, plane, Model, Drift.Of(places, 1, places), target, Drift.Of(target, 1, places)).TryGet(out var trend, out _)) return;
            Assert.Equal(1 + 2 * -7 - 3, trend.Estimates[0], 1e-4);
            Assert.Equal(1 + 2 * 25 - 30, trend.Estimates[1], 1e-4);
        }, iter: 30);

    [Fact]
    public void What_has_no_answer_is_said()
    {
        var places = Places.Plane([0, 1, 2, 3, 0], [0, 1, 0, 1, 0]);
        var bare = Model with { Nugget = 0 };
        var doubled = Kriging.Of(places, [1, 2, 3, 4, 5], bare, null, places, null).Problem!;
        Assert.Equal(ProblemKind.NoAnswer, doubled.Kind);
        Assert.Contains("1 observations", doubled.En, StringComparison.Ordinal);
        var other = Places.Plane([0, 1, 2, 3, 5], [0, 1, 0, 1, 0]);
        Assert.Equal(ProblemKind.NoAnswer, Kriging.Of(other, [1, 2, 3, 4, 5], bare, Drift.Of(5, [2, 2, 2, 2, 2]), other, Drift.Of(5, [2, 2, 2, 2, 2])).Problem!.Kind);
        Assert.Equal(ProblemKind.TooFew, Kriging.Of(Places.Plane([0, 1], [0, 1]), [1, 2], Model, null, other, null).Problem!.Kind);
        Assert.Equal(ProblemKind.Option, Kriging.Of(other, [1, 2, 3, 4, 5], Model with { Range = 0 }, null, other, null).Problem!.Kind);
    }

    [Fact]
    public void The_offer_krigs_with_trends_at_targets_and_asks_for_them()
    {
        var table = new MethodTable([("x", new("x", [.. Meuse.Places.X])), ("y", new("y", [.. Meuse.Places.Y])), ("value", new("ln zinc", Meuse.LogZinc)), ("trend", new("root", Meuse.Root("meuse.csv")))]);
        var at = new MethodTable([("x", new("x", [.. Meuse.Grid.X])), ("y", new("y", [.. Meuse.Grid.Y])), ("trend", new("root", Meuse.Root("meuse_grid.csv")))]);
        var options = new Dictionary<string, string> { ["model"] = "exponential" };
        var found = MethodList.Run(MethodList.Find("kriging")!, new(table, options, at), MethodWork.Quiet).Value;
        Assert.Equal("universal", found.Words[0].Value);
        Assert.Equal(0.37765, found.Numbers.Single(n => n.Name == "looRmse").Value, 1e-3);
        Assert.Equal(3103, found.Tables.Single(t => t.Name == "estimates").Rows);
        Assert.Equal(ProblemKind.Shape, MethodList.Run(MethodList.Find("kriging")!, new(table, options), MethodWork.Quiet).Problem!.Kind);
    }

    [Fact]
    public void The_offer_averages_what_stands_at_one_place_and_says_so()
    {
        double[] x = [.. Enumerable.Range(0, 40).Select(i => (double)(i % 7)), 3], y = [.. Enumerable.Range(0, 40).Select(i => (double)(i / 7)), 3];
        double[] value = [.. x.Select((v, i) => Math.Sin(v) + y[i] / 5)];
        value[^1] += 2;
        var table = new MethodTable([("x", new("x", x)), ("y", new("y", y)), ("value", new("v", value))]);
        var at = new MethodTable([("x", new("x", [3.0])), ("y", new("y", [3.0]))]);
        var options = new Dictionary<string, string> { ["nugget"] = "0.1", ["sill"] = "1", ["range"] = "4", ["model"] = "exponential" };
        var found = MethodList.Run(MethodList.Find("kriging")!, new(table, options, at), MethodWork.Quiet).Value;
        Assert.Equal(value[^1] - 1, found.Tables.Single(t => t.Name == "estimates").Columns[2].Numbers![0], 1e-9);
        Assert.Contains(found.Notes, n => n.En.StartsWith("1 rows stand", StringComparison.Ordinal));
    }

    [Fact]
    public void The_offer_knows_simple_and_near_kriging_and_what_does_not_go_together()
    {
        double[] x = [.. Enumerable.Range(0, 60).Select(i => (double)(i % 8))], y = [.. Enumerable.Range(0, 60).Select(i => (double)(i / 8))];
        var table = new MethodTable([("x", new("x", x)), ("y", new("y", y)), ("value", new("v", [.. x.Select((v, i) => Math.Sin(v) + y[i] / 5)]))]);
        Analysed<MethodResult> Run(params (string, string)[] options) => MethodList.Run(MethodList.Find("kriging")!, new(table, options.ToDictionary()), MethodWork.Quiet);
        Assert.Equal("simple", Run(("mean", "0.5")).Value.Words[0].Value);
        Assert.Equal("universal", Run(("drift", "1"), ("neighbours", "20"), ("anisotropy-angle", "30"), ("anisotropy-ratio", "0.5")).Value.Words[0].Value);
        Assert.Contains(Run(("neighbours", "12")).Value.Numbers, n => n.Name == "looRmse");
        Assert.Equal(ProblemKind.Option, Run(("mean", "0.5"), ("drift", "1")).Problem!.Kind);
        Assert.Equal(ProblemKind.Option, Run(("mean", "0.5"), ("neighbours", "9")).Problem!.Kind);
        Assert.Equal(ProblemKind.Option, Run(("coordinates", "lonlat"), ("anisotropy-angle", "30")).Problem!.Kind);
    }
}
