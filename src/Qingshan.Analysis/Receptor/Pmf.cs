using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Receptor;

/// <summary>
/// Positive matrix factorisation (Paatero and Tapper 1994): measured species as profiles of sources times their contributions, none below 0, such that
/// Q, the sum of squared differences over squared uncertainties, is as small as can be. As Q has many low places, it starts many times.
/// </summary>
/// <param name="Factors">How many.</param>
/// <param name="Contributions">For each row the contribution of each factor; each factor's mean is 1.</param>
/// <param name="Profiles">For each factor what it brings of each species on average, in the unit of the data.</param>
/// <param name="Q">The least Q that was found.</param>
/// <param name="QExpected">What is expected of Q where the uncertainties are right: values present less unknowns, k (n + m).</param>
/// <param name="Starts">The Q of each start.</param>
/// <param name="Settled">How many of the starts ended because nothing was gained any more.</param>
/// <param name="ScaledResiduals">For each row and species, measured less fitted over the uncertainty; NaN where missing. Mostly within ±3.</param>
public sealed record Pmf(
    int Factors, ImmutableArray<ImmutableArray<double>> Contributions, ImmutableArray<ImmutableArray<double>> Profiles, double Q, double QExpected, ImmutableArray<double> Starts, int Settled,
    ImmutableArray<ImmutableArray<double>> ScaledResiduals)
{
    /// <summary>The share of Q that a stretch of ten steps has to gain for a start to go on.</summary>
    internal const double Gain = 1e-7;

    /// <summary>How often it starts by custom.</summary>
    public const int CustomaryStarts = 20;

    /// <summary>Near 1 where the uncertainties and the number of factors are right; above where too few factors or too small uncertainties, below where the contrary.</summary>
    public double Ratio => QExpected > 0 ? Q / QExpected : double.NaN;

    /// <summary>Factors data, about O(n m k²) a step and some hundred steps a start, with n rows, m species and k factors.</summary>
    /// <param name="data">For each row the concentrations; NaN is missing and does not count.</param>
    /// <param name="uncertainties">As many standard uncertainties, above 0, in the same unit.</param>
    /// <param name="factors">How many factors.</param>
    /// <param name="starts">How often it starts.</param>
    /// <param name="seed">Where the random starts come from.</param>
    /// <param name="most">The most steps of a start.</param>
    /// <param name="work">Progress and cancellation; null for none.</param>
    /// <returns>The factors of the best start, the largest first; a problem with uncertainties of 0 or more factors than species.</returns>
    public static Analysed<Pmf> Of(double[][] data, double[][] uncertainties, int factors, int starts = CustomaryStarts, int seed = 1, int most = 3000, MethodWork? work = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(uncertainties);
        if (starts < 1) return AnalysisProblem.Option("starts", starts, "至少 1 的整数", "a whole number of at least 1");
        if (FactorData.Of(data, uncertainties, factors).TryGet(out var of, out var problem) is false) return problem!;
        var random = new Random(seed);
        var (all, settled) = (new double[starts], 0);
        Factoring? best = null;
        for (var start = 0; start < starts; start++)
        {
            work?.At((double)start / starts);
            var factoring = new Factoring(of.X, of.W, of.Columns, Profile(of, factors, random));
            factoring.Run(most, Gain, work?.Cancel ?? default);
            all[start] = factoring.Q;
            if (factoring.Settled) settled++;
            if (best is null || factoring.Q < best.Q) best = factoring;
        }
        var (contributions, profiles) = of.Scaled(best!);
        ImmutableArray<ImmutableArray<double>> residuals =
        [
            .. Enumerable.Range(0, of.Rows).Select(i => (ImmutableArray<double>)
            [
                .. Enumerable.Range(0, of.Columns).Select(j => of.W[i * of.Columns + j] == 0 ? double.NaN
                    : (of.X[i * of.Columns + j] - Enumerable.Range(0, factors).Sum(k => contributions[i][k] * profiles[k][j])) * Math.Sqrt(of.W[i * of.Columns + j])),
            ]),
        ];
        return new Pmf(factors, contributions, profiles, best!.Q, of.Present - factors * (of.Rows + of.Columns), [.. all], settled, residuals);
    }

    /// <summary>Profiles by chance around the means of the species.</summary>
    private static double[] Profile(FactorData of, int factors, Random random)
    {
        double[] mean = [.. Enumerable.Range(0, of.Columns).Select(j => Math.Max(1e-12, Enumerable.Range(0, of.Rows).Average(i => Math.Max(0, of.X[i * of.Columns + j]))))];
        return [.. Enumerable.Range(0, factors * of.Columns).Select(i => mean[i % of.Columns] * -Math.Log(1 - random.NextDouble()))];
    }
}
