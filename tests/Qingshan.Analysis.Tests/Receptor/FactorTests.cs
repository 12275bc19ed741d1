using CsCheck;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Receptor;

namespace Qingshan.Analysis.Tests.Receptor;

public sealed class FactorTests
{
    private static readonly string[] Species = ["Cd", "Cu", "Fe", "Mn", "Ni", "Pb", "Se", "Zn", "SO4", "NO3", "OC", "EC"];

    private static readonly Gen<(double[][] Data, int Factors)> Products = Gen.Select(Gen.Int[1, 3], Gen.Int[8, 15], Gen.Int[4, 6], Gen.Int[0, 1_000_000]).Select((k, n, m, seed) =>
    {
        var random = new Random(seed);
        double[][] g = [.. Enumerable.Range(0, n).Select(_ => (double[])[.. Enumerable.Range(0, k).Select(_ => random.NextDouble())])], f = [.. Enumerable.Range(0, k).Select(_ => (double[])[.. Enumerable.Range(0, m).Select(_ => 0.05 + random.NextDouble())])];
        return ((double[][])[.. g.Select(row => (double[])[.. Enumerable.Range(0, m).Select(j => row.Select((v, a) => v * f[a][j]).Sum())])], k);
    });

    // Mass is the sum of what the other twelve are parts of, and is left out.
    private static double[][] StLouis(string kind)
    {
        double[][] columns = [.. Species.Select(s => Oracle.Numbers($"data/pmf_receptor/Dataset-StLouis-{kind}.csv", s))];
        return [.. Enumerable.Range(0, columns[0].Length).Select(i => (double[])[.. columns.Select(c => c[i])])];
    }

    private static double[][] Iris()
    {
        var points = Space.ClusterTests.Iris();
        return [.. points.Chunk(4)];
    }

    // scikit-learn 1.2.1, NMF(init = "nndsvd", tol = 1e-10): reconstruction_err_.
    [Theory]
    [InlineData(2, "3.9408899")]
    [InlineData(3, "1.8848263")]
    public void Irises_are_factored_to_the_error_of_scikit_learn(int factors, string error)
    {
        var found = Nmf.Of(Iris(), factors).Value;
        Oracle.Equal(error, found.Error);
        Assert.True(found.Settled);
        Assert.Equal(1, Enumerable.Range(0, 150).Average(i => found.Contributions[i][0]), 1e-9);
    }

    // The least Q of eight starts of another program is 12277.4, 6527.6 and 2375.0.
    [Theory]
    [InlineData(5, 10, 12277.4, 12276.7)]
    [InlineData(6, 20, 6527.6, 6526.9)]
    [InlineData(7, 3, 2375.0, 2372.3)]
    public void Saint_Louis_is_factored_to_a_Q_not_above_the_best_that_is_known(int factors, int starts, double known, double reached)
    {
        var found = Pmf.Of(StLouis("con"), StLouis("unc"), factors, starts).Value;
        Assert.InRange(found.Q, reached * 0.999, known);
        Assert.Equal(418 * 12 - factors * (418 + 12), found.QExpected);
        Assert.Equal(found.Q, found.ScaledResiduals.Sum(r => r.Sum(v => v * v)), 1e-6 * found.Q);
        Assert.Equal(starts, found.Starts.Length);
        Assert.Equal(found.Q, found.Starts.Min(), 1e-9 * found.Q);
    }

    [Fact]
    public void What_is_a_product_is_found_again_and_units_of_species_do_not_matter() =>
        Products.Sample((data, factors) =>
        {
            var size = Math.Sqrt(data.Sum(r => r.Sum(v => v * v)));
            Assert.InRange(Nmf.Of(data, factors).Value.Error, 0, 0.02 * size);
            double[][] ones = [.. data.Select(r => (double[])[.. r.Select(_ => 0.1)])];
            var one = Pmf.Of(data, ones, factors, 2).Value;
            var other = Pmf.Of(Scaled(data), Scaled(ones), factors, 2).Value;
            Assert.Equal(one.Q, other.Q, 1e-3 + 1e-3 * one.Q);
            Assert.All(one.Profiles.SelectMany(p => p).Concat(one.Contributions.SelectMany(c => c)), v => Assert.True(v >= 0));

            static double[][] Scaled(double[][] rows) => [.. rows.Select(r => (double[])[.. r.Select((v, j) => v * (j % 2 == 0 ? 1000 : 1))])];
        }, iter: 20);

    [Fact]
    public void A_missing_value_counts_as_little_as_one_with_a_boundless_uncertainty()
    {
        var (data, sigma) = (StLouis("con")[..60], StLouis("unc")[..60]);
        var (gap, wide) = (data.Select(r => (double[])r.Clone()).ToArray(), sigma.Select(r => (double[])r.Clone()).ToArray());
        gap[7][3] = double.NaN;
        wide[7][3] = 1e9;
        var (missing, unsure) = (Pmf.Of(gap, sigma, 3, 1).Value, Pmf.Of(data, wide, 3, 1).Value);
        Assert.Equal(missing.QExpected + 1, unsure.QExpected);
        Assert.True(double.IsNaN(missing.ScaledResiduals[7][3]));
        Assert.Equal(missing.Q, unsure.Q, 0.02 * missing.Q);
    }

    [Fact]
    public void The_bootstrap_finds_the_factors_again_and_brackets_most_profiles()
    {
        var (data, sigma) = (StLouis("con"), StLouis("unc"));
        var found = Pmf.Of(data, sigma, 5, 10).Value;
        var spread = PmfBootstrap.Of(found, data, sigma, draws: 12).Value;
        Assert.All(spread.Mapped, m => Assert.InRange(m, 8, 16));
        Assert.Equal(12 * 5, spread.Mapped.Sum() + spread.Unmapped);
        Assert.All(Enumerable.Range(0, 5), k => Assert.All(Enumerable.Range(0, 12), j => Assert.True(spread.Low[k][j] <= spread.Middle[k][j] && spread.Middle[k][j] <= spread.High[k][j])));
        var again = PmfBootstrap.Of(found, data, sigma, draws: 12).Value;
        Assert.Equal(spread.High[4], again.High[4]);
    }

    [Fact]
    public void What_cannot_be_factored_is_said()
    {
        double[][] data = [[1, 2], [2, 1], [1, 1], [3, 1]];
        Assert.Equal((ProblemKind.TooFew, 3.0, 2.0), Nmf.Of(data, 3) is { Problem: { } few } ? (few.Kind, few.Needed!.Value, few.Found!.Value) : default);
        Assert.Equal(ProblemKind.Shape, Nmf.Of([[1, -2], [2, 1], [1, 1], [3, 1]], 2).Problem!.Kind);
        Assert.Equal(ProblemKind.Shape, Pmf.Of(data, [[1, 1], [1, 0], [1, 1], [1, 1]], 2).Problem!.Kind);
        Assert.Equal(ProblemKind.Constant, Nmf.Of([[1, 0], [2, 0], [1, 0], [3, 0]], 2).Problem!.Kind);
        Assert.Throws<ArgumentException>(() => Pmf.Of(data, [[1, 1]], 2));
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => Pmf.Of(data, [[1, 1], [1, 1], [1, 1], [1, 1]], 2, work: new(null, stop.Token)));
    }

    [Fact]
    public void The_offer_matches_uncertainties_by_name_and_tells_how_far_it_is()
    {
        var (data, sigma) = (StLouis("con")[..80], StLouis("unc")[..80]);
        var table = new MethodTable(Species.Select((s, j) => ("species", new TableColumn(s, [.. data.Select(r => r[j])]))));
        var second = new MethodTable(Species.Select((s, j) => ("uncertainty", new TableColumn(s, [.. sigma.Select(r => r[j])]))).Reverse());
        var options = new Dictionary<string, string> { ["factors"] = "3", ["starts"] = "2", ["bootstrap"] = "10" };
        var shares = new List<double>();
        var found = MethodList.Run(MethodList.Find("pmf")!, new(table, options, second), new(new Told(shares), CancellationToken.None)).Value;
        Assert.Equal(Pmf.Of(data, sigma, 3, 2).Value.Q, found.Numbers.Single(n => n.Name == "q").Value, 1e-6);
        Assert.Equal(shares.Order(), shares);
        Assert.InRange(shares[^1], 0.9, 1);
        Assert.NotNull(found.Figure);
        var fit = found.Tables.Single(t => t.Name == "fit");
        Assert.All(fit.Columns.Single(c => c.Name == "r2").Numbers!, r => Assert.InRange(r, 0, 1));
        // Most sulphate is measured to a tenth of itself, and so lies nine uncertainties above 0.
        Assert.InRange(fit.Columns.Single(c => c.Name == "signalToNoise").Numbers![8], 7, 9);
        Assert.NotNull(MethodList.Run(MethodList.Find("nmf")!, new(table, new Dictionary<string, string>()), MethodWork.Quiet).Value.Figure);
    }

    [Fact]
    public void A_weak_species_and_extra_uncertainty_lower_Q()
    {
        var (data, sigma) = (StLouis("con")[..80], StLouis("unc")[..80]);
        var table = new MethodTable(Species.Select((s, j) => ("species", new TableColumn(s, [.. data.Select(r => r[j])]))));
        var second = new MethodTable(Species.Select((s, j) => ("uncertainty", new TableColumn(s, [.. sigma.Select(r => r[j])]))));
        double Q(params (string, string)[] options) => MethodList.Run(MethodList.Find("pmf")!, new(table, options.Append(("factors", "3")).Append(("starts", "4")).ToDictionary(), second), MethodWork.Quiet).Value.Numbers.Single(n => n.Name == "q").Value;
        Assert.True(Q(("weak", "Zn, Cu")) < Q());
        Assert.True(Q(("extra", "10")) < Q());
        Assert.Equal(ProblemKind.Option, MethodList.Run(MethodList.Find("pmf")!, new(table, new Dictionary<string, string> { ["weak"] = "Xx" }, second), MethodWork.Quiet).Problem!.Kind);
    }

    private sealed class Told(List<double> shares) : IProgress<double>
    {
        public void Report(double value) => shares.Add(value);
    }
}
