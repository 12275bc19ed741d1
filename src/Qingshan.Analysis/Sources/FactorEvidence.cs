using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Receptor;

namespace Qingshan.Analysis.Sources;

/// <summary>What a receptor model says of which classes of sources a pollutant comes from.</summary>
public static class FactorEvidence
{
    /// <summary>Shares of factors in a species (such as the mass of PM2.5), with the ends of their bootstrap.</summary>
    /// <param name="found">The factors.</param>
    /// <param name="spread">Their bootstrap; null where there is none, and no uncertainty then.</param>
    /// <param name="species">The place of the species among the columns that were factored.</param>
    /// <param name="classes">For each factor the class that somebody read out of its profile; factors of one class add up, their uncertainties in squares.</param>
    /// <returns>The view; a problem where there are not as many classes as factors, or no factor has any of the species.</returns>
    public static Analysed<SourceView> Of(Pmf found, PmfBootstrap? spread, int species, IReadOnlyList<string> classes)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(classes);
        if (classes.Count != found.Factors)
            return AnalysisProblem.Shape($"有 {found.Factors} 个因子，却给了 {classes.Count} 个源类：每个因子指定一个。", $"There are {found.Factors} factors and {classes.Count} classes: name one for each factor.");
        var all = found.Profiles.Sum(p => p[species]);
        if (!(all > 0)) return AnalysisProblem.NoAnswer("所有因子都不含该物种，无法算占比。", "No factor has any of the species, so that there are no shares.");
        return new SourceView(EvidenceKind.Factors, new("受体模型（PMF）", "Receptor model (PMF)"), [],
            [.. classes.Select((name, k) => (name, k)).GroupBy(c => c.name, c => c.k, StringComparer.Ordinal).Select(g => new ClassShare(g.Key, Add([.. g])))]);

        ShareEstimate Add(int[] factors)
        {
            var share = factors.Sum(k => found.Profiles[k][species]) / all;
            if (spread is null) return new(share);
            double Away(Func<int, double> end) => Math.Sqrt(factors.Sum(k => Math.Pow((end(k) - found.Profiles[k][species]) / all, 2)));
            return new(share, Math.Max(0, share - Away(k => Math.Min(spread.Low[k][species], found.Profiles[k][species]))), Math.Min(1, share + Away(k => Math.Max(spread.High[k][species], found.Profiles[k][species]))));
        }
    }
}
