using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using Qingshan.Analysis.Distribution;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Space;

namespace Qingshan.Analysis.Sources;

/// <summary>A source of an emission inventory. A list of outlets without amounts is none.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Class">The class of sources that it counts to; empty where it is not known.</param>
/// <param name="Place">Where it is, in the datum of the receptor.</param>
/// <param name="Tonnes">What it emits of the factor in question, t a year; not below 0.</param>
/// <param name="Uncertainty">The standard uncertainty of that as a share of it, such as 0.3; 0 where it is known exactly.</param>
public sealed record InventorySource(string Name, string Class, LonLat Place, double Tonnes, double Uncertainty);

/// <summary>How what is emitted far away counts at a receptor.</summary>
public enum DistanceWeight
{
    /// <summary>By one over the distance: what spreads sideways is thinned; within a kilometre all counts alike.</summary>
    Inverse,

    /// <summary>As much as what is near.</summary>
    None,
}

/// <summary>
/// An inventory as a receptor sees it: what is emitted by sector and distance, and the share of each sector and class when it counts by how
/// often wind comes from there. No dispersion model: neither stack heights nor chemistry are in it.
/// </summary>
/// <param name="Rings">The outer ends of the rings, km; what lies beyond the last counts to none of the tonnes, yet to the shares.</param>
/// <param name="Tonnes">For each sector what is emitted in each ring, t a year.</param>
/// <param name="Shares">For each sector its weighted share; they add up to 1.</param>
/// <param name="Classes">For each class its weighted share; they add up to 1.</param>
public sealed record InventoryEvidence(ImmutableArray<double> Rings, ImmutableArray<ImmutableArray<double>> Tonnes, ImmutableArray<ShareEstimate> Shares, ImmutableArray<ClassShare> Classes)
{
    private const int Draws = 400;

    /// <summary>The rings by custom, km.</summary>
    public static ImmutableArray<double> CustomaryRings { get; } = [5, 20, 50, 100, 300];

    /// <summary>Looks at an inventory from a receptor, in O(sources × draws).</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="receptor">The receptor, in their datum.</param>
    /// <param name="frequency">For each sector, clockwise from north, how often wind comes from there; 8 or 16, see <see cref="PolarEvidence.Frequency"/>.</param>
    /// <param name="weight">How distance counts.</param>
    /// <param name="seed">Where the draws of the uncertainty come from: each source's amount is log-normal around what is given.</param>
    /// <returns>What is seen; a problem without sources, with amounts below 0, or where no wind comes from any.</returns>
    public static Analysed<InventoryEvidence> Of(IReadOnlyList<InventorySource> sources, LonLat receptor, IReadOnlyList<double> frequency, DistanceWeight weight = DistanceWeight.Inverse, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(frequency);
        if (sources.Count == 0) return AnalysisProblem.TooFew(1, 0, "有位置与排放量的源", "sources with place and amount");
        if (sources.FirstOrDefault(s => !(s.Tonnes >= 0) || !(s.Uncertainty >= 0) || !s.Place.IsOnEarth) is { } wrong)
            return AnalysisProblem.Shape($"源“{wrong.Name}”的排放量、不确定度或坐标不可用：须不小于 0，经纬度为度。", $"The amount, uncertainty or place of the source \"{wrong.Name}\" cannot be used: they have to be 0 or more, and in degrees.");
        var around = new WindSectors(frequency.Count);
        int[] sector = [.. sources.Select(s => around.Of(GreatCircle.BearingDegrees(receptor, s.Place)))];
        double[] away = [.. sources.Select(s => GreatCircle.DistanceMetres(receptor, s.Place) / 1000)];
        double[] factor = [.. sources.Select((_, i) => frequency[sector[i]] * (weight == DistanceWeight.Inverse ? 1 / Math.Max(1, away[i]) : 1))];
        double[] given = [.. sources.Select(s => s.Tonnes)];
        if (!(given.Zip(factor, (t, f) => t * f).Sum() > 0)) return AnalysisProblem.NoAnswer("没有风从任何有排放的方向吹来，无法算占比。", "No wind comes from where anything is emitted, so that there are no shares.");
        string[] classes = [.. sources.Select(s => s.Class).Distinct(StringComparer.Ordinal)];
        int[] ofClass = [.. sources.Select(s => Array.IndexOf(classes, s.Class))];
        var random = new Random(seed);
        double[][] drawn = [.. Enumerable.Range(0, Draws).Select(_ => (double[])[.. sources.Select(s => Draw(s, random))])];
        var byClass = Shares(ofClass, classes.Length);
        return new InventoryEvidence(CustomaryRings, Emitted(sector, away, given, frequency.Count), Shares(sector, frequency.Count),
            classes is [""] ? [] : [.. classes.Select((c, k) => new ClassShare(c, byClass[k]))]);

        ImmutableArray<ShareEstimate> Shares(int[] of, int count)
        {
            return ShareEstimate.Of(Of(given), [.. drawn.Select(Of)]);

            double[] Of(double[] tonnes)
            {
                var sums = new double[count];
                for (var i = 0; i < tonnes.Length; i++) sums[of[i]] += tonnes[i] * factor[i];
                return ShareEstimate.Normalised(sums);
            }
        }
    }

    /// <summary>The evidence as it is laid beside others.</summary>
    /// <returns>The view.</returns>
    public SourceView View() => new(EvidenceKind.Inventory, new("排放清单（按风频）", "Inventory (by wind)"), Shares, Classes);

    private static ImmutableArray<ImmutableArray<double>> Emitted(int[] sector, double[] away, double[] tonnes, int sectors)
    {
        var sums = Enumerable.Range(0, sectors).Select(_ => new double[CustomaryRings.Length]).ToArray();
        for (var i = 0; i < sector.Length; i++)
            if (CustomaryRings.ToList().FindIndex(r => away[i] <= r) is >= 0 and var ring) sums[sector[i]][ring] += tonnes[i];
        return [.. sums.Select(s => s.ToImmutableArray())];
    }

    /// <summary>An amount whose mean is that given and whose logarithm is normal, as factors and not sums make emissions wrong.</summary>
    private static double Draw(InventorySource source, Random random)
    {
        var spread = Math.Sqrt(Math.Log(1 + source.Uncertainty * source.Uncertainty));
        return source.Tonnes * Math.Exp(spread * Normal.Sample(random, 0, 1) - spread * spread / 2);
    }
}
