using System.Collections.Immutable;
using MathNet.Numerics.Statistics;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Receptor;

/// <summary>
/// How much profiles depend on which rows happened to be measured: blocks of rows are drawn again and again, factored from the profiles that were
/// found, and each new factor is matched to the one whose contributions it follows best.
/// </summary>
/// <param name="Mapped">For each factor how many of the draws have a factor that is matched to it.</param>
/// <param name="Unmapped">How many factors of all draws follow none, with a correlation below the threshold.</param>
/// <param name="Low">For each factor and species the 5 % quantile of the profile over the draws.</param>
/// <param name="Middle">The median.</param>
/// <param name="High">The 95 % quantile.</param>
public sealed record PmfBootstrap(
    ImmutableArray<int> Mapped, int Unmapped, ImmutableArray<ImmutableArray<double>> Low, ImmutableArray<ImmutableArray<double>> Middle, ImmutableArray<ImmutableArray<double>> High)
{
    /// <summary>Draws and factors again, one start each.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="data">The data it was found in.</param>
    /// <param name="uncertainties">Their uncertainties.</param>
    /// <param name="draws">How many draws.</param>
    /// <param name="seed">Where they come from.</param>
    /// <param name="threshold">The least correlation of a match; 0.6 by the custom of the United States Environmental Protection Agency.</param>
    /// <param name="block">Rows of a block; 0 for the third root of all rows (Künsch 1989).</param>
    /// <param name="work">Progress and cancellation; null for none.</param>
    /// <returns>The spread; a problem with fewer than 10 draws.</returns>
    public static Analysed<PmfBootstrap> Of(Pmf found, double[][] data, double[][] uncertainties, int draws = 100, int seed = 1, double threshold = 0.6, int block = 0, MethodWork? work = null)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(uncertainties);
        if (draws < 10) return AnalysisProblem.Option("bootstrap", draws, "至少 10 的整数", "a whole number of at least 10");
        var (n, columns, factors) = (data.Length, data[0].Length, found.Factors);
        if (block <= 0) block = Math.Max(1, (int)Math.Round(Math.Cbrt(n)));
        var random = new Random(seed);
        var profiles = new List<double>[factors, columns];
        for (var k = 0; k < factors; k++)
            for (var j = 0; j < columns; j++) profiles[k, j] = [];
        var (mapped, unmapped) = (new int[factors], 0);
        double[] start = [.. found.Profiles.SelectMany(p => p)];
        for (var draw = 0; draw < draws; draw++)
        {
            work?.At((double)draw / draws);
            int[] rows = [.. Enumerable.Range(0, (n + block - 1) / block).SelectMany(_ => Enumerable.Range(random.Next(n - block + 1), block)).Take(n)];
            // A species may be absent from the rows drawn: such a draw says nothing of it.
            if (FactorData.Of([.. rows.Select(r => data[r])], [.. rows.Select(r => uncertainties[r])], factors).TryGet(out var of, out _) is false) continue;
            var factoring = new Factoring(of.X, of.W, columns, start);
            factoring.Run(1000, 1e-6, work?.Cancel ?? default);
            var (contributions, drawn) = of.Scaled(factoring);
            for (var k = 0; k < factors; k++)
            {
                var (to, correlation) = Match(contributions, rows, k, found);
                if (!(correlation >= threshold))
                {
                    unmapped++;
                    continue;
                }
                mapped[to]++;
                for (var j = 0; j < columns; j++) profiles[to, j].Add(drawn[k][j]);
            }
        }
        return new PmfBootstrap([.. mapped], unmapped, At(0.05), At(0.5), At(0.95));

        ImmutableArray<ImmutableArray<double>> At(double share) =>
            [.. Enumerable.Range(0, factors).Select(k => (ImmutableArray<double>)[.. Enumerable.Range(0, columns).Select(j => profiles[k, j].Count == 0 ? double.NaN : profiles[k, j].Quantile(share))])];
    }

    private static (int Factor, double Correlation) Match(ImmutableArray<ImmutableArray<double>> contributions, int[] rows, int factor, Pmf found)
    {
        double[] drawn = [.. contributions.Select(c => c[factor])];
        return Enumerable.Range(0, found.Factors).Select(k => (k, MathNet.Numerics.Statistics.Correlation.Pearson(drawn, rows.Select(r => found.Contributions[r][k])))).MaxBy(m => double.IsNaN(m.Item2) ? -2 : m.Item2);
    }
}
