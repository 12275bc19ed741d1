using CsCheck;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Space;
using Qingshan.Analysis.Space.Autocorrelation;
using Qingshan.Analysis.Space.Clusters;

namespace Qingshan.Analysis.Tests.Space;

public sealed class ClusterTests
{
    private static readonly string[] Measures = ["sepal_length", "sepal_width", "petal_length", "petal_width"];

    private static readonly Gen<double[]> Points = Gen.Int[0, 60].Select(i => i / 6.0).Array[24, 120].Select(v => v[..(v.Length / 2 * 2)]);

    internal static double[] Iris()
    {
        double[][] columns = [.. Measures.Select(m => Oracle.Numbers("Data/iris.csv", m))];
        return [.. Enumerable.Range(0, 150).SelectMany(i => columns.Select(c => c[i]))];
    }

    [Fact]
    public void The_irises_fall_into_the_clusters_of_R()
    {
        var found = Dbscan.Of(new(Iris(), 4), 0.42, 5).Value;
        Assert.Equal([29, 48, 37, 36], Enumerable.Range(0, 4).Select(c => found.Labels.Count(l => l == c)));
        Assert.Equal(3, found.Clusters);
    }

    // R dbscan 1.1-11: dbscan(quakes[, 1:2], eps = .7, minPts = 6).
    [Fact]
    public void Quakes_fall_into_the_dense_clusters_of_R()
    {
        var (lat, lon) = (Quakes("lat"), Quakes("long"));
        var labels = Dbscan.Of(new([.. lat.SelectMany((v, i) => (double[])[v, lon[i]])], 2), 0.7, 6).Value.Labels;
        Assert.Equal([60, 725, 120, 46, 10, 11, 6, 7, 15], Enumerable.Range(0, 9).Select(c => labels.Count(l => l == c)));
    }

    // R dbscan 1.1-11: hdbscan(iris[, 1:4], minPts = 5) has clusters of 100 and 50.
    [Fact]
    public void At_all_distances_the_irises_are_two_clusters_as_R_says()
    {
        var found = Hdbscan.Of(new(Iris(), 4), 5).Value;
        Assert.Equal([50, 100], Enumerable.Range(1, found.Clusters).Select(c => found.Labels.Count(l => l == c)).Order());
        Assert.Single(found.Labels.Take(50).Distinct());
        Assert.All(found.Membership, m => Assert.InRange(m, 0, 1));
    }

    // R dbscan 1.1-11: hdbscan(minPts = 8) of latitude, longitude and depth / 100 of the quakes near Fiji, 18 clusters. Equal reaches, of which there
    // are many as core distances are shared, may be merged in any order: R sheds a cluster of exactly eight, and three points change sides.
    [Fact]
    public void All_but_a_few_quakes_fall_into_the_clusters_of_R()
    {
        var (lat, lon, depth, expected) = (Quakes("lat"), Quakes("long"), Quakes("depth"), Quakes("cluster"));
        var found = Hdbscan.Of(new([.. lat.SelectMany((v, i) => (double[])[v, lon[i], depth[i] / 100])], 3), 8).Value;
        Assert.Equal(19, found.Clusters);
        Assert.Equal(989, expected.Zip(found.Labels).GroupBy(p => p.First).Sum(g => g.GroupBy(p => p.Second).Max(s => s.Count())));
    }

    [Fact]
    public void The_tree_finds_what_looking_at_all_points_finds() =>
        Gen.Select(Points, Gen.Int[1, 6], Gen.Double[0.1, 4]).Sample((points, k, distance) =>
        {
            var tree = new KdTree(points, 2);
            for (var i = 0; i < tree.Count; i += 7)
            {
                var all = Enumerable.Range(0, tree.Count).Where(j => j != i).Select(j => (Square: Sq(points, i, j), j)).Order().ToList();
                Assert.Equal(all.Take(k), tree.Nearest(points.AsSpan(2 * i, 2), k, i));
                var within = new List<int>();
                tree.Within(points.AsSpan(2 * i, 2), distance, within);
                Assert.Equal(all.Where(a => a.Square <= distance * distance).Select(a => a.j).Append(i).Order(), within.Order());
            }
        });

    [Fact]
    public void Clusters_by_density_are_what_the_definition_says() =>
        Gen.Select(Points, Gen.Double[0.3, 2], Gen.Int[2, 5]).Sample((points, distance, least) =>
        {
            var labels = Dbscan.Of(new(points, 2), distance, least).Value.Labels;
            int[][] near = [.. Enumerable.Range(0, labels.Length).Select(i => (int[])[.. Enumerable.Range(0, labels.Length).Where(j => Sq(points, i, j) <= distance * distance)])];
            for (var i = 0; i < labels.Length; i++)
            {
                // A core point shares its cluster with all core points near it, and noise is what no core point is near to.
                if (near[i].Length >= least) Assert.All(near[i].Where(j => near[j].Length >= least), j => Assert.Equal(labels[i], labels[j]));
                Assert.Equal(near[i].Any(j => near[j].Length >= least), labels[i] > 0);
            }
        });

    [Fact]
    public void Moving_turning_and_scaling_all_points_changes_no_cluster() =>
        Points.Where(p => p.Length >= 40).Sample(points =>
        {
            // Halves and eighths, so that rounding cannot part equal distances.
            var found = Hdbscan.Of(new([.. points.Select(p => Math.Round(p * 8) / 8)], 2), 4).Value;
            var moved = Hdbscan.Of(new([.. points.Select(p => 4 * Math.Round(p * 8) / 8 + 64)], 2), 4).Value;
            Assert.Equal(found.Labels, moved.Labels);
        });

    [Fact]
    public void Histories_have_the_names_of_what_happened()
    {
        // Nine places far from each other, each its own neighbour only; hot is 20 and more, cold −20.
        double[][] series =
        [
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 25], [0, 0, 0, 0, 0, 0, 0, 25, 25, 25], [21, 22, 23, 24, 25, 26, 27, 28, 29, 30], [25, 25, 25, 25, 25, 25, 25, 25, 25, 25],
            [30, 29, 28, 27, 26, 25, 24, 23, 22, 21], [0, 25, 0, 0, 25, 0, 0, 0, 0, 25], [-25, 0, 0, 0, 25, 0, 0, 0, 0, 25], [25, 25, 25, 25, 25, 25, 25, 25, 25, 0], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        ];
        // Enough quiet places that ten is two standard deviations.
        double[][] all = [.. series, .. series.SelectMany(s => Enumerable.Range(0, 12).Select(_ => new double[10]))];
        double[][] cube = [.. Enumerable.Range(0, 10).Select(t => (double[])[.. all.Select(s => s[t])])];
        var found = EmergingHotSpots.Of(cube, SpatialWeights.Of(all.Length, []), stepsBack: 0).Value.Places;
        Assert.Equal([HotSpotHistory.New, HotSpotHistory.Consecutive, HotSpotHistory.Intensifying, HotSpotHistory.Persistent, HotSpotHistory.Diminishing, HotSpotHistory.Sporadic, HotSpotHistory.Oscillating, HotSpotHistory.Historical, HotSpotHistory.None],
            found.Take(9).Select(p => p.History));
        Assert.All(found.Take(8), p => Assert.True(p.IsHot));
        var cold = EmergingHotSpots.Of([.. cube.Select(r => (double[])[.. r.Select(v => -v)])], SpatialWeights.Of(all.Length, []), stepsBack: 0).Value.Places;
        Assert.Equal(found.Select(p => p.History), cold.Select(p => p.History));
        Assert.All(cold.Take(8), p => Assert.False(p.IsHot));
    }

    // With one step and no look back the scores are those of the map alone.
    [Fact]
    public void Without_looking_back_a_step_scores_as_a_map_of_all_steps_would() =>
        Gen.Double[-5, 5].Array[96].Where(v => v.Distinct().Count() > 3).Sample(values =>
        {
            double[][] cube = [.. values.Chunk(12)];
            var cubeScores = EmergingHotSpots.Of(cube, SpatialWeights.Of(12, Enumerable.Range(0, 11).SelectMany(i => ((int, int, double)[])[(i, i + 1, 1), (i + 1, i, 1)])), 0).Value.Places;
            var links = Enumerable.Range(0, 8).SelectMany(t => Enumerable.Range(0, 11).SelectMany(i => ((int, int, double)[])[(12 * t + i, 12 * t + i + 1, 1), (12 * t + i + 1, 12 * t + i, 1)]));
            var flat = HotSpots.Of(values, SpatialWeights.Of(96, links)).Value.Scores;
            for (var t = 0; t < 8; t++)
                for (var i = 0; i < 12; i++) Assert.Equal(flat[12 * t + i], cubeScores[i].Scores[t], 1e-9);
        });

    [Fact]
    public void What_cannot_be_analysed_is_said()
    {
        Assert.Equal(ProblemKind.TooFew, Hdbscan.Of(new([0, 0, 1, 1], 2), 5).Problem!.Kind);
        Assert.Equal(ProblemKind.Option, Dbscan.Of(new([0, 0, 1, 1], 2), 0, 1).Problem!.Kind);
        Assert.Equal((ProblemKind.TooFew, 8.0), EmergingHotSpots.Of([[1, 2], [2, 3]], SpatialWeights.Of(2, [])) is { Problem: { } p } ? (p.Kind, p.Needed!.Value) : default);
        Assert.Throws<ArgumentException>(() => new KdTree([1, double.NaN], 2));
    }

    [Fact]
    public void The_offers_run_on_the_earth()
    {
        var (lat, lon) = (Quakes("lat"), Quakes("long"));
        DateTime[] times = [.. lat.Select((_, i) => new DateTime(2026, 1, 1).AddHours(7 * i))];
        var table = new MethodTable([("x", new("lon", [.. lon.Select(l => l > 180 ? l - 360 : l)])), ("y", new("lat", lat)), ("time", new("time", Times: times))]);
        var earth = new Dictionary<string, string> { ["coordinates"] = "lonlat" };
        foreach (var name in (string[])["dbscan", "hdbscan", "emerging-hot-spots"])
        {
            var found = MethodList.Run(MethodList.Find(name)!, new(table, earth), MethodWork.Quiet).Value;
            Assert.NotNull(found.Figure);
            Assert.NotEmpty(found.Tables);
        }
        var wrong = new MethodTable([("x", new("lat", lat)), ("y", new("lon", lon))]);
        Assert.Equal(ProblemKind.Shape, MethodList.Run(MethodList.Find("dbscan")!, new(wrong, earth), MethodWork.Quiet).Problem!.Kind);
    }

    private static double[] Quakes(string column) => Oracle.Numbers("Data/quakes.csv", column);

    private static double Sq(double[] p, int i, int j) => (p[2 * i] - p[2 * j]) * (p[2 * i] - p[2 * j]) + (p[2 * i + 1] - p[2 * j + 1]) * (p[2 * i + 1] - p[2 * j + 1]);
}
