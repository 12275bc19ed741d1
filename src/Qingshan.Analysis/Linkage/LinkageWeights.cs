using System.Collections.Frozen;
using System.Globalization;

namespace Qingshan.Analysis.Linkage;

/// <summary>The weight of a trait and the words for it. Immutable.</summary>
/// <param name="Trait">The trait.</param>
/// <param name="Feature">The feature it is a trait of: <c>trade</c>, <c>region</c>, ….</param>
/// <param name="Zh">What was found, in Chinese.</param>
/// <param name="En">The same in English.</param>
/// <param name="Bits">log2 of how much more often it is found among same pairs than among different ones; below 0 it speaks against.</param>
/// <param name="Same">Among how many same pairs it was counted; null where the weight was set by hand.</param>
/// <param name="Different">Among how many different pairs it was counted; null where the weight was set by hand.</param>
public sealed record TraitWeight(Trait Trait, string Feature, string Zh, string En, double Bits, int? Same, int? Different)
{
    /// <summary>True when it was counted, false when it was set by hand.</summary>
    public bool Learnt => Same is not null;
}

/// <summary>
/// The table of weights (<c>weights.tsv</c>), from counts over the making part of docs/linkage.md. Read once; a malformed row throws
/// <see cref="InvalidDataException"/> on first use.
/// </summary>
public static class LinkageWeights
{
    private static readonly FrozenDictionary<Trait, TraitWeight> ByTrait;

    static LinkageWeights()
    {
        var rows = Tables.Read("Linkage/weights.tsv", "trait\tfeature\tzh\ten\tsame\tdifferent\tbits\torigin", 8).ToList();
        double Number(string[] row, int cell) => double.Parse(row[cell], NumberStyles.Float, CultureInfo.InvariantCulture);
        var weights = new List<TraitWeight>();
        foreach (var row in rows.Where(r => r[7] == "set")) weights.Add(new(Enum.Parse<Trait>(row[0]), row[1], row[2], row[3], Number(row, 6), null, null));
        foreach (var feature in rows.Where(r => r[7] == "learnt").GroupBy(r => r[1]))
        {
            var counts = feature.Select(r => (Same: Number(r, 4) + Half, Different: Number(r, 5) + Half)).ToArray();
            if (feature.Key == "prior")
            {
                PriorBits = Math.Log2(counts[0].Same / counts[0].Different);
                continue;
            }
            var (same, different) = (counts.Sum(c => c.Same), counts.Sum(c => c.Different));
            foreach (var (row, pooled) in feature.Zip(Pool(counts)))
                weights.Add(new(Enum.Parse<Trait>(row[0]), row[1], row[2], row[3], Math.Log2(pooled.Same / same / (pooled.Different / different)), (int)Number(row, 4), (int)Number(row, 5)));
        }
        ByTrait = weights.ToFrozenDictionary(w => w.Trait);
        foreach (var trait in Enum.GetValues<Trait>())
            if (!ByTrait.ContainsKey(trait)) throw new InvalidDataException($"Linkage/weights.tsv has no row for {trait}.");
    }

    /// <summary>Added to every count, so that what was never seen is not impossible.</summary>
    private const double Half = 0.5;

    /// <summary>
    /// Less likeness may not speak more for the two being the same; where few pairs say so, neighbours are counted together (pool adjacent violators, Ayer and
    /// others 1955). Traits of a feature stand in the table from like to unlike.
    /// </summary>
    private static IEnumerable<(double Same, double Different)> Pool((double Same, double Different)[] counts)
    {
        var pools = new List<(double Same, double Different, int Rows)>();
        foreach (var (same, different) in counts)
        {
            pools.Add((same, different, 1));
            while (pools.Count > 1 && pools[^1].Same / pools[^1].Different > pools[^2].Same / pools[^2].Different)
            {
                var (last, before) = (pools[^1], pools[^2]);
                pools.RemoveRange(pools.Count - 2, 2);
                pools.Add((last.Same + before.Same, last.Different + before.Different, last.Rows + before.Rows));
            }
        }
        return pools.SelectMany(p => Enumerable.Repeat((p.Same, p.Different), p.Rows));
    }

    /// <summary>log2 of the odds that a pair is the same before anything was looked at, among pairs that the index proposes.</summary>
    public static double PriorBits { get; }

    /// <summary>All weights in the order of the traits.</summary>
    public static IEnumerable<TraitWeight> All => ByTrait.Values.OrderBy(w => w.Trait);

    /// <summary>The weight of a trait.</summary>
    /// <param name="trait">The trait.</param>
    /// <returns>Its weight.</returns>
    public static TraitWeight Of(Trait trait) => ByTrait[trait];
}
