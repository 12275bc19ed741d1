using CsCheck;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Space;
using Qingshan.Analysis.Space.Interpolation;

namespace Qingshan.Analysis.Tests.Space;

public sealed class InverseDistanceTests
{
    [Fact]
    public void Zinc_on_the_whole_grid_is_that_of_gstat()
    {
        var found = InverseDistance.Of(Meuse.Places, Meuse.Zinc, Meuse.Grid).Value;
        Oracle.Equal("633.68639", found.Estimates[0]);
        Oracle.Equal("473.96856", found.Estimates[999]);
        Oracle.Equal("499.11140", found.Estimates[3102]);
        Oracle.Equal("278.27338", found.Check.Rmse);
        var all = Meuse.Numbers("oracle_meuse_zinc_idw2_gstat.csv.gz", "var1.pred");
        Assert.Equal(3103, all.Length);
        for (var i = 0; i < all.Length; i++) Assert.Equal(all[i], found.Estimates[i], 1e-8);
    }

    // gstat 2.1-0: idw(zinc ~ 1, idp = 3, nmax = 8).
    [Fact]
    public void With_a_third_power_and_eight_neighbours_too()
    {
        var found = InverseDistance.Of(Meuse.Places, Meuse.Zinc, Meuse.Grid, power: 3, neighbours: 8).Value;
        Oracle.Equal("818.280351939", found.Estimates[0]);
        Oracle.Equal("387.289320187", found.Estimates[999]);
        Oracle.Equal("582.027190964", found.Estimates[3102]);
    }

    [Fact]
    public void Estimates_stay_within_the_values_and_are_them_at_their_places() =>
        Gen.Select(Gen.Double[0, 10], Gen.Double[0, 10], Gen.Double[-5, 5]).Array[3, 40].Sample(rows =>
        {
            double[] values = [.. rows.Select(r => r.Item3)];
            var places = Places.Plane([.. rows.Select(r => r.Item1)], [.. rows.Select(r => r.Item2)]);
            var found = InverseDistance.Of(places, values, Places.Plane([5, 20], [5, -3]), 2, 4).Value;
            Assert.All(found.Estimates, e => Assert.InRange(e, values.Min() - 1e-9, values.Max() + 1e-9));
            if (rows.DistinctBy(r => (r.Item1, r.Item2)).Count() == rows.Length) Assert.Equal(values, InverseDistance.Of(places, values, places).Value.Estimates);
        });

    [Fact]
    public void On_the_earth_the_nearest_across_the_date_line_counts_most()
    {
        var places = Places.Earth([179.9, 170, 0], [0, 0, 0]);
        Assert.InRange(InverseDistance.Of(places, [10, 0, 0], Places.Earth([-179.9], [0])).Value.Estimates[0], 9.9, 10);
    }

    [Fact]
    public void Two_values_are_too_few() => Assert.Equal(3, InverseDistance.Of(Places.Plane([0, 1], [0, 1]), [1, 2], Places.Plane([0], [0])).Problem!.Needed);

    [Fact]
    public void The_offer_makes_its_own_grid_and_says_which_rows_were_left_out()
    {
        var table = new MethodTable([("x", new("x", [0, 1, 2, 3])), ("y", new("y", [0, 1, 0, double.NaN])), ("value", new("pm", [1.0, 2, 3, 4]))]);
        var found = MethodList.Run(MethodList.Find("inverse-distance")!, new(table, new Dictionary<string, string> { ["cells"] = "10" }), MethodWork.Quiet).Value;
        Assert.Equal((3, 50), (found.Numbers[0].Value, found.Tables[0].Rows));
        Assert.Contains("1 rows", found.Notes[0].En, StringComparison.Ordinal);
        Assert.NotNull(found.Figure);
    }
}
