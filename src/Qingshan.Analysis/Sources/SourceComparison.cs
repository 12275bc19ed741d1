using System.Collections.Immutable;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Sources;

/// <summary>What each kind of evidence says of one sector or class.</summary>
/// <param name="Name">The sector or class.</param>
/// <param name="Estimates">For each of the views that tell of it, its place among them and its share.</param>
public sealed record SourceRow(Label Name, ImmutableArray<(int View, ShareEstimate Estimate)> Estimates);

/// <summary>
/// Kinds of evidence on one receptor, laid beside each other: per sector and per class what each says, and where two disagree by more than
/// their uncertainties. They are not merged into one answer: they look at different things, and where they part is where one has to look.
/// </summary>
/// <param name="Views">The kinds of evidence.</param>
/// <param name="Sectors">Row by row for the sectors, clockwise from north; empty where fewer than one view tells directions.</param>
/// <param name="Classes">Row by row for the classes that any view names.</param>
/// <param name="Disagreements">What does not go together, the widest gap first.</param>
public sealed record SourceComparison(ImmutableArray<SourceView> Views, ImmutableArray<SourceRow> Sectors, ImmutableArray<SourceRow> Classes, ImmutableArray<SourceDisagreement> Disagreements)
{
    /// <summary>Lays views beside each other.</summary>
    /// <param name="views">The kinds of evidence, on one receptor, pollutant and span of time.</param>
    /// <returns>The rows and what disagrees.</returns>
    /// <exception cref="ArgumentException">Views differ in how many sectors they have.</exception>
    public static SourceComparison Of(IReadOnlyList<SourceView> views)
    {
        ArgumentNullException.ThrowIfNull(views);
        var counts = views.Select(v => v.BySector.Length).Where(n => n > 0).Distinct().ToArray();
        if (counts.Length > 1) throw new ArgumentException("All views have to have equally many sectors.", nameof(views));
        ImmutableArray<SourceRow> sectors =
        [
            .. Enumerable.Range(0, counts.SingleOrDefault()).Select(s => new SourceRow(Name(s, counts[0]),
                [.. views.Index().Where(v => v.Item.BySector.Length > 0).Select(v => (v.Index, v.Item.BySector[s]))])),
        ];
        ImmutableArray<SourceRow> classes =
        [
            .. views.SelectMany(v => v.ByClass).Select(c => c.Class).Distinct(StringComparer.Ordinal).Select(name => new SourceRow(name,
                [.. views.Index().SelectMany(v => v.Item.ByClass.Where(c => c.Class == name).Select(c => (v.Index, c.Estimate)))])),
        ];
        return new([.. views], sectors, classes, [.. sectors.Concat(classes).SelectMany(r => Between(r, views)).OrderByDescending(d => d.Gap)]);
    }

    /// <summary>The point of the compass of a sector.</summary>
    /// <param name="sector">Its number, clockwise from north.</param>
    /// <param name="count">8 or 16.</param>
    /// <returns>Such as 东北 · NE.</returns>
    internal static Label Name(int sector, int count) => new(Compass.PointsZh[sector * 16 / count], Compass.Points[sector * 16 / count]);

    private static IEnumerable<SourceDisagreement> Between(SourceRow row, IReadOnlyList<SourceView> views)
    {
        for (var a = 0; a < row.Estimates.Length; a++)
            for (var b = a + 1; b < row.Estimates.Length; b++)
            {
                var (one, other) = (row.Estimates[a], row.Estimates[b]);
                if (!one.Estimate.Disagrees(other.Estimate)) continue;
                var (more, less) = one.Estimate.Share >= other.Estimate.Share ? (one, other) : (other, one);
                yield return new(row.Name, views[more.View], more.Estimate, views[less.View], less.Estimate);
            }
    }
}
