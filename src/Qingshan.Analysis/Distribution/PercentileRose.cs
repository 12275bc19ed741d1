using System.Collections.Immutable;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Distribution;

/// <summary>Percentiles of a concentration by wind direction: whether high values come from one side only, or all values from there are high.</summary>
/// <param name="Sectors">How many sectors; the first has its middle on north.</param>
/// <param name="Percentiles">Which percentiles, rising.</param>
/// <param name="Values">For the first sector all percentiles, then for the second, in the unit of the values; NaN for a sector with too few.</param>
/// <param name="Means">The mean of each sector; NaN likewise.</param>
/// <param name="Counts">How many values each sector has.</param>
public sealed record PercentileRose(int Sectors, ImmutableArray<double> Percentiles, ImmutableArray<double> Values, ImmutableArray<double> Means, ImmutableArray<int> Counts)
{
    /// <summary>A percentile of a sector.</summary>
    /// <param name="sector">The sector.</param>
    /// <param name="percentile">Its place in <see cref="Percentiles"/>.</param>
    /// <returns>The value, NaN where the sector has too few.</returns>
    public double Value(int sector, int percentile) => Values[sector * Percentiles.Length + percentile];

    /// <summary>Computes it, in O(n log n).</summary>
    /// <param name="direction">Directions, degrees clockwise from north; NaN is missing.</param>
    /// <param name="values">As many values; NaN is missing.</param>
    /// <param name="percentiles">Which, 0 to 100, rising.</param>
    /// <param name="sectors">How many sectors, 4 to 120.</param>
    /// <param name="least">How many values a sector needs.</param>
    /// <returns>The rose; a problem where no sector has enough.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static Analysed<PercentileRose> Of(ReadOnlySpan<double> direction, ReadOnlySpan<double> values, ImmutableArray<double> percentiles, int sectors = 36, int least = 3)
    {
        if (direction.Length != values.Length) throw new ArgumentException("There have to be as many values as directions.", nameof(values));
        if (sectors is < 4 or > 120) return AnalysisProblem.Option("sectors", sectors, " 4 到 120", "from 4 to 120");
        var around = new WindSectors(sectors);
        var bins = new int[values.Length];
        for (var i = 0; i < bins.Length; i++) bins[i] = double.IsFinite(direction[i]) && !double.IsNaN(values[i]) ? around.Of(direction[i]) : -1;
        var binned = Binned.Of(values, bins, sectors);
        var found = new double[sectors * percentiles.Length];
        var means = new double[sectors];
        for (var s = 0; s < sectors; s++)
        {
            var here = binned[s];
            here.Sort();
            means[s] = here.Length < least ? double.NaN : Statistics.Summary.Of(here).Mean;
            for (var p = 0; p < percentiles.Length; p++) found[s * percentiles.Length + p] = here.Length < least ? double.NaN : Quantile.OfSorted(here, percentiles[p] / 100);
        }
        return means.All(double.IsNaN)
            ? AnalysisProblem.TooFew(least, Enumerable.Range(0, sectors).Max(binned.Count), "同一扇区内的有效值", "values in one sector")
            : new PercentileRose(sectors, percentiles, [.. found], [.. means], [.. Enumerable.Range(0, sectors).Select(binned.Count)]);
    }
}
