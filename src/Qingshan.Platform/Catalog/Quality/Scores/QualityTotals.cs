namespace Qingshan.Platform.Catalog;

/// <summary>What was checked and what failed of it. Sums of these are as good as the parts: a score over any span is that of its sums.</summary>
public readonly record struct QualityCount(long Checked, long Failed)
{
    /// <summary>100 × (1 − failed ÷ checked); NaN where nothing was checked.</summary>
    public double Score => Checked == 0 ? double.NaN : 100 * (1 - (double)Failed / Checked);

    public static QualityCount operator +(QualityCount a, QualityCount b) => new(a.Checked + b.Checked, a.Failed + b.Failed);

    public static QualityCount Sum(IEnumerable<QualityCount> counts) => counts.Aggregate(default(QualityCount), (a, b) => a + b);
}

/// <summary>Counts by class, and the score of all of them.</summary>
public sealed record QualityTotals(IReadOnlyDictionary<QualityClass, QualityCount> Classes)
{
    public static QualityTotals Of(IEnumerable<(string Rule, QualityCount Count)> counts) =>
        new(counts.Select(c => (Rule: QualityRules.Find(c.Rule), c.Count)).Where(c => c.Rule is not null).GroupBy(c => c.Rule!.Facts.Class).ToDictionary(g => g.Key, g => QualityCount.Sum(g.Select(c => c.Count))));

    public static QualityTotals Sum(IEnumerable<QualityTotals> parts) =>
        new(parts.SelectMany(p => p.Classes).GroupBy(c => c.Key).ToDictionary(g => g.Key, g => QualityCount.Sum(g.Select(c => c.Value))));

    public QualityCount All => QualityCount.Sum(Classes.Values);

    /// <summary>
    /// The weighted mean of the classes in which something was checked (<see cref="QualityWeights"/>): otherwise the class with most values, range, would
    /// drown the others. NaN where nothing was checked.
    /// </summary>
    public double Score
    {
        get
        {
            var there = Classes.Where(c => c.Value.Checked > 0).ToList();
            return there.Sum(c => QualityWeights.Of(c.Key) * c.Value.Score) / there.Sum(c => QualityWeights.Of(c.Key));
        }
    }
}
