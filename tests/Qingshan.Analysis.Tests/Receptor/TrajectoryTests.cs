using CsCheck;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Receptor;

namespace Qingshan.Analysis.Tests.Receptor;

public sealed class TrajectoryTests
{
    /// <summary>Straight paths from the receptor at 116.4° E, 39.9° N: direction in degrees from the east, degrees in an hour, and the value.</summary>
    private static MethodTable Straight(params (double Direction, double Speed, double Value)[] paths)
    {
        var rows = paths.SelectMany((p, t) => Enumerable.Range(0, 25).Select(h => (Name: $"t{t}", Hours: -(double)h,
            Lon: 116.4 + h * p.Speed * Math.Cos(p.Direction * Math.PI / 180), Lat: 39.9 + h * p.Speed * Math.Sin(p.Direction * Math.PI / 180), p.Value))).ToList();
        return new MethodTable([("trajectory", new("id", Texts: [.. rows.Select(r => r.Name)])), ("hours", new("hours", [.. rows.Select(r => r.Hours)])), ("lon", new("lon", [.. rows.Select(r => r.Lon)])), ("lat", new("lat", [.. rows.Select(r => r.Lat)])), ("value", new("PM2.5", [.. rows.Select(r => r.Value)]))]);
    }

    private static Trajectories Read(MethodTable t) => Trajectories.Of(t.Texts("trajectory"), t.Numbers("hours"), t.Numbers("lon"), t.Numbers("lat"), t.Numbers("value")).Value;

    private static readonly Gen<MethodTable> Tables = Gen.Select(Gen.Double[0, 360], Gen.Double[0.05, 0.5], Gen.Frequency((6, Gen.Double[0, 200]), (1, Gen.Const(double.NaN)))).Array[14, 30].Select(p => Straight(p));

    [Fact]
    public void Air_from_the_south_with_high_values_points_to_the_south()
    {
        var grid = TrajectoryGrid.Of(Read(Straight([.. Enumerable.Range(0, 30).Select(i => (i % 3 == 0 ? 270.0 : 90, 0.2, i % 3 == 0 ? 180.0 + i : 20 + i))])), percentile: 66, weighted: false).Value;
        Assert.All(grid.Cells, c =>
        {
            if (c.South + 1 <= 39.5) Assert.Equal((1.0, 193.5, 100.0 / 3), (c.Pscf, Math.Round(c.Cwt, 6), c.Frequency));
            if (c.South > 40) Assert.Equal((0.0, 200.0 / 3), (c.Pscf, c.Frequency));
        });
        Assert.InRange(grid.Threshold, 50, 180);
        Assert.Equal(100, TrajectoryGrid.Of(Read(Straight([.. Enumerable.Range(0, 12).Select(i => (30.0 * i, 0.2, 20.0 * i))])), limit: 100).Value.Threshold);
    }

    [Fact]
    public void Cells_hold_what_counting_every_endpoint_gives() =>
        Gen.Select(Tables, Gen.Double[0.3, 2], Gen.Double[10, 90]).Sample((table, side, percentile) =>
        {
            var (lon, lat, value, id) = (table.Numbers("lon"), table.Numbers("lat"), table.Numbers("value"), table.Texts("trajectory"));
            if (!TrajectoryGrid.Of(Read(table), side, percentile, weighted: false).TryGet(out var grid, out _)) return;
            Assert.Equal(value.Count(v => !double.IsNaN(v)), grid.Cells.Sum(c => c.Endpoints));
            foreach (var cell in grid.Cells.Where((_, i) => i % 5 == 0))
            {
                int[] inside = [.. Enumerable.Range(0, lon.Length).Where(i => Math.Floor(lon[i] / side + 0.5) == Math.Round(cell.West / side + 0.5) && Math.Floor(lat[i] / side + 0.5) == Math.Round(cell.South / side + 0.5))];
                double[] there = [.. inside.Select(i => value[i]).Where(v => !double.IsNaN(v))];
                Assert.Equal(100.0 * inside.Select(i => id[i]).Distinct().Count() / id.Distinct().Count(), cell.Frequency, 1e-9);
                if (there.Length == 0) continue;
                Assert.Equal((double)there.Count(v => v > grid.Threshold) / there.Length, cell.Pscf, 1e-12);
                Assert.Equal(there.Average(), cell.Cwt, 1e-9);
            }
            var weighted = TrajectoryGrid.Of(Read(table), side, percentile).Value;
            Assert.All(grid.Cells.Zip(weighted.Cells).Where(p => p.First.Endpoints > 0), p => Assert.Equal(p.First.Cwt * p.Second.Weight, p.Second.Cwt, 1e-9));
            Assert.All(weighted.Cells, c => Assert.Contains(c.Weight, (double[])[1, 0.75, 0.5, 0.15]));
        }, iter: 40);

    [Fact]
    public void Bundles_of_paths_are_found_again_by_place_and_by_direction()
    {
        (double, double, double)[] paths = [.. Enumerable.Range(0, 60).Select(i => (120.0 * (i % 3) + i % 7, i % 2 == 0 ? 0.3 : 0.25, 10.0 * (i % 3)))];
        foreach (var distance in Enum.GetValues<TrajectoryDistance>())
        {
            var found = TrajectoryClusters.Of(Read(Straight(paths)), 3, distance).Value;
            Assert.Equal(3, found.Labels.Select((l, i) => (l, i % 3)).Distinct().Count());
            Assert.Equal([20, 20, 20], found.Groups.Select(g => g.Count));
            Assert.Equal([0, 10, 20], found.Groups.Select(g => g.MeanValue).Order());
            Assert.InRange(found.Explained, 0.9, 1);
        }
        // By direction, twice as fast is the same way; by place it is not.
        (double, double, double)[] speeds = [.. Enumerable.Range(0, 40).Select(i => (i < 20 ? 0.0 : 8, i % 2 == 0 ? 0.1 : 1.0, 1.0))];
        Assert.Equal(2, TrajectoryClusters.Of(Read(Straight(speeds)), 2, TrajectoryDistance.Angle).Value.Labels.Select((l, i) => (l, i < 20)).Distinct().Count());
        Assert.Equal(2, TrajectoryClusters.Of(Read(Straight(speeds)), 2).Value.Labels.Select((l, i) => (l, i % 2)).Distinct().Count());
    }

    [Fact]
    public void The_order_of_endpoints_does_not_matter() =>
        Tables.Sample(table =>
        {
            int[] back = [.. Enumerable.Range(0, table.Rows).Reverse()];
            var turned = Trajectories.Of([.. back.Select(i => table.Texts("trajectory")[i])], [.. back.Select(i => -table.Numbers("hours")[i])], [.. back.Select(i => table.Numbers("lon")[i])], [.. back.Select(i => table.Numbers("lat")[i])], [.. back.Select(i => table.Numbers("value")[i])]).Value;
            Assert.Equal(Read(table).Receptor().Longitude, turned.Receptor().Longitude, 1e-9);
            if (!TrajectoryGrid.Of(Read(table)).TryGet(out var grid, out _)) return;
            var other = TrajectoryGrid.Of(turned).Value.Cells;
            Assert.Equal(grid.Cells.Select(c => c.Endpoints), other.Select(c => c.Endpoints));
            // Sums in another order differ in their last digits.
            Assert.All(grid.Cells.Zip(other), pair => Assert.Equal(pair.First.Cwt, pair.Second.Cwt, 1e-9));
        }, iter: 20);

    [Fact]
    public void What_is_missing_is_said()
    {
        var few = Read(Straight((0, 0.1, 5), (90, 0.1, 6)));
        Assert.Equal((ProblemKind.TooFew, 10.0), TrajectoryGrid.Of(few) is { Problem: { } p } ? (p.Kind, p.Needed!.Value) : default);
        Assert.Equal(ProblemKind.TooFew, TrajectoryClusters.Of(few, 2).Problem!.Kind);
        Assert.Equal(ProblemKind.Shape, Trajectories.Of(["a"], [0], [39.9], [116.4], [1]).Problem!.Kind);
        Assert.Equal(ProblemKind.Constant, TrajectoryGrid.Of(Read(Straight([.. Enumerable.Range(0, 12).Select(i => (30.0 * i, 0.1, 7.0))]))).Problem!.Kind);
    }

    [Fact]
    public void The_offers_draw_a_map()
    {
        var table = Straight([.. Enumerable.Range(0, 30).Select(i => (12.0 * i, 0.1 + 0.01 * i, (double)i))]);
        foreach (var name in (string[])["trajectory-grid", "trajectory-clusters"])
            Assert.NotNull(MethodList.Run(MethodList.Find(name)!, new(table, new Dictionary<string, string>()), MethodWork.Quiet).Value.Figure);
    }
}
