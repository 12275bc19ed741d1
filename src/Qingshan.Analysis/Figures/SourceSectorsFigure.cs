using System.Collections.Immutable;
using Qingshan.Analysis.Sources;

namespace Qingshan.Analysis.Figures;

/// <summary>What each kind of evidence says, side by side: for each sector (or class) a bar of each with its interval.</summary>
public static class SourceSectorsFigure
{
    /// <summary>Draws the sectors of a comparison; its classes where it has no sectors.</summary>
    /// <param name="name">What was measured, with its unit.</param>
    /// <param name="comparison">The comparison.</param>
    /// <returns>The figure, 720 by 420.</returns>
    public static Figure Of(string name, SourceComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return comparison.Sectors.IsEmpty
            ? Draw(new($"{name} 的来源类别，各种证据并排", $"Classes of sources of {name}, side by side"), new("源类", "Class of source"), comparison.Classes, comparison)
            : Draw(new($"{name} 的来源方向，各种证据并排", $"Where {name} comes from, side by side"), new("方位", "Sector"), comparison.Sectors, comparison);
    }

    private static Figure Draw(Label title, Label words, ImmutableArray<SourceRow> rows, SourceComparison comparison)
    {
        var drawing = new Drawing(720, 420, title);
        double[] ends = [0.01, .. rows.SelectMany(r => r.Estimates).SelectMany(e => (double[])[e.Estimate.Share, e.Estimate.High]).Where(double.IsFinite)];
        // Sixteen points of the compass in Chinese are too long to stand side by side.
        var names = rows.Length > 8 && !comparison.Sectors.IsEmpty ? rows.Select(r => (Label)r.Name.En) : rows.Select(r => r.Name);
        var panel = new Panel(drawing, 66, 70, 636, 296, Scale.Names(names), Scale.Linear(0, 100 * ends.Max()));
        panel.Axes(words, new("占比（%）", "Share, %"));
        int[] shown = [.. rows.SelectMany(r => r.Estimates).Select(e => e.View).Distinct().Order()];
        var wide = 0.8 / Math.Max(1, shown.Length);
        for (var r = 0; r < rows.Length; r++)
            foreach (var (view, estimate) in rows[r].Estimates)
            {
                var at = r - 0.4 + (Array.IndexOf(shown, view) + 0.5) * wide;
                panel.Bar(at, 100 * estimate.Share, 0.9 * wide, Colour(view));
                if (estimate.HasInterval) panel.Segment((at, 100 * estimate.Low), (at, 100 * estimate.High), Palette.Ink, 1.4);
            }
        for (var k = 0; k < shown.Length; k++) drawing.Legend(66 + k * 170, 42, [(comparison.Views[shown[k]].Name, Colour(shown[k]))]);
        return drawing.Done();

        // Blue and ochre first: they differ in lightness too.
        static string Colour(int view) => Palette.Group(view switch { 0 => 0, 1 => 5, 2 => 2, _ => view });
    }
}
