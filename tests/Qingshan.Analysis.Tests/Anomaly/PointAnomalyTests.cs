using CsCheck;
using Qingshan.Analysis.Anomaly;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Space;

namespace Qingshan.Analysis.Tests.Anomaly;

public sealed class PointAnomalyTests
{
    private static readonly Gen<double[]> Points = Gen.Int[0, 200].Select(i => i / 8.0).Array[40, 120].Select(v => v[..(v.Length / 2 * 2)]);

    private static double[][] Iris => [.. Space.ClusterTests.Iris().Chunk(4)];

    // R dbscan 1.1-11, lof(minPts = 10 and 21, which count the point itself), and scikit-learn 1.2.1 with 9 and 20 neighbours. Irises are measured to
    // a millimetre, and tools differ in which of equally far neighbours they take: a thousandth of a sine parts them.
    [Fact]
    public void The_local_outlier_factor_is_that_of_R_and_of_scikit_learn()
    {
        double[] points = [.. Space.ClusterTests.Iris().Select((v, i) => v + 0.001 * Math.Sin(1.7 * (i / 4 + 1) + i % 4 + 1))];
        var nine = LocalOutlierFactor.Of(new(points, 4), 9).Value.Factors;
        Oracle.Equal("0.990179380", nine[0]);
        Oracle.Equal("2.157566121", nine[41]);
        Oracle.Equal("1.750371710", nine[106]);
        Oracle.Equal("1.235310950", nine[131]);
        var twenty = LocalOutlierFactor.Of(new(points, 4), 20).Value.Factors;
        Oracle.Equal("1.373061882", twenty[106]);
        Oracle.Equal("1.780199015", twenty.Max());
    }

    [Fact]
    public void The_local_outlier_factor_is_what_the_definition_says() =>
        Gen.Select(Points, Gen.Int[2, 6]).Sample((points, k) =>
        {
            var n = points.Length / 2;
            var found = LocalOutlierFactor.Of(new(points, 2), k).Value.Factors;
            double D(int i, int j) => Math.Sqrt((points[2 * i] - points[2 * j]) * (points[2 * i] - points[2 * j]) + (points[2 * i + 1] - points[2 * j + 1]) * (points[2 * i + 1] - points[2 * j + 1]));
            double[] reach = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Where(j => j != i).Select(j => D(i, j)).Order().ElementAt(k - 1))];
            int[][] near = [.. Enumerable.Range(0, n).Select(i => (int[])[.. Enumerable.Range(0, n).Where(j => j != i && D(i, j) <= reach[i] * (1 + 1e-12))])];
            double[] density = [.. Enumerable.Range(0, n).Select(i => 1 / near[i].Average(j => Math.Max(reach[j], D(i, j))))];
            for (var i = 0; i < n; i++)
                if (double.IsFinite(density[i])) Assert.Equal(near[i].Average(j => density[j]) / density[i], found[i], 1e-9);
        });

    // scikit-learn 1.2.1: the mean over 20 seeds of the scores of IsolationForest(n_estimators = 100).
    [Fact]
    public void The_forest_ranks_irises_as_scikit_learn_does()
    {
        var oracle = Oracle.Numbers("Data/iris_isolation_forest.csv", "score");
        var found = IsolationForest.Of(Iris, trees: 400).Value.Scores;
        Assert.InRange(MathNet.Numerics.Statistics.Correlation.Spearman(oracle, found), 0.97, 1);
        Assert.Equal(0, oracle.Zip(found, (o, f) => o - f).Average(), 0.02);
        int[] Highest(IReadOnlyList<double> of) => [.. Enumerable.Range(0, 150).OrderByDescending(i => of[i]).Take(5)];
        Assert.InRange(Highest(oracle).Intersect(Highest(found)).Count(), 4, 5);
    }

    [Fact]
    public void A_point_far_out_has_the_highest_score_in_any_units_and_a_seed_gives_the_same_again() =>
        Gen.Int[0, 10_000].Sample(seed =>
        {
            var random = new Random(seed);
            double[][] points = [.. Enumerable.Range(0, 80).Select(_ => (double[])[random.NextDouble(), random.NextDouble()]), [9, -9]];
            var found = IsolationForest.Of(points, seed: seed).Value.Scores;
            Assert.Equal(80, found.IndexOf(found.Max()));
            Assert.All(found, s => Assert.InRange(s, 0, 1));
            Assert.Equal(found, IsolationForest.Of([.. points.Select(p => (double[])[1024 * p[0], p[1]])], seed: seed).Value.Scores);
        }, iter: 10);

    [Fact]
    public void What_cannot_be_scored_is_said()
    {
        Assert.Equal((ProblemKind.TooFew, 16.0, 2.0), IsolationForest.Of([[1, 2], [2, 3]]) is { Problem: { } few } ? (few.Kind, few.Needed!.Value, few.Found!.Value) : default);
        Assert.Equal(ProblemKind.TooFew, LocalOutlierFactor.Of(new KdTree([1, 2, 3], 1), 3).Problem!.Kind);
        Assert.All(LocalOutlierFactor.Of(new KdTree([5, 5, 5, 5], 1), 2).Value.Factors, f => Assert.Equal(1, f));
    }

    [Fact]
    public void The_offers_leave_out_rows_with_gaps()
    {
        var columns = Enumerable.Range(0, 4).Select(c => Iris.Select(p => p[c]).ToArray()).ToArray();
        columns[2][10] = double.NaN;
        var table = new MethodTable(columns.Select((c, i) => ("feature", new TableColumn($"c{i}", c))));
        foreach (var name in (string[])["isolation-forest", "local-outlier-factor"])
        {
            var found = MethodList.Run(MethodList.Find(name)!, new(table, new Dictionary<string, string> { ["share"] = "0.02" }), MethodWork.Quiet).Value;
            Assert.Equal((149.0, 3.0), (found.Numbers[0].Value, found.Numbers[1].Value));
            Assert.True(double.IsNaN(found.Tables.Single(t => t.Name == "scores").Columns[0].Numbers![10]));
            Assert.Single(found.Notes);
        }
    }
}
