using Qingshan.Analysis.Correlation;

namespace Qingshan.Analysis.Figures;

/// <summary>A matrix of correlations as coloured cells with their numbers; variables that are alike stand side by side.</summary>
public static class CorrelationFigure
{
    /// <summary>Draws a matrix.</summary>
    /// <param name="names">The names of the variables.</param>
    /// <param name="matrix">Their correlations.</param>
    /// <returns>The figure, square but for the bar of colours.</returns>
    public static Figure Of(IReadOnlyList<string> names, CorrelationMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(matrix);
        var m = names.Count;
        // Names take about seven pixels a letter, fourteen a Chinese character.
        var room = Math.Clamp(names.Max(n => n.Sum(c => c > 0x2E80 ? 12.0 : 7.0)) + 14, 50, 150);
        var cell = Math.Clamp(440.0 / m, 16, 64);
        var kind = matrix.Kind switch { CorrelationKind.Spearman => "Spearman", CorrelationKind.Kendall => "Kendall", _ => "Pearson" };
        var drawing = new Drawing(Math.Ceiling(room + m * cell + 96), Math.Ceiling(44 + m * cell + room * 0.75 + 12), new($"相关矩阵（{kind}）", $"Correlation matrix ({kind})"));
        for (var row = 0; row < m; row++)
        {
            var i = matrix.Order[row];
            drawing.Text(room - 8, 44 + (row + 0.5) * cell + 4, names[i], 12, Anchor.End);
            drawing.Add(new TextMark(room + (row + 0.5) * cell + 4, 44 + m * cell + 14, names[i], 12, Anchor.End, -45));
            for (var column = 0; column < m; column++)
            {
                var j = matrix.Order[column];
                var (r, p, n) = (matrix.Values[i, j], matrix.P[i, j], matrix.Counts[i, j]);
                var there = !double.IsNaN(r);
                var (x, y) = (room + column * cell, 44 + row * cell);
                var words = there ? FormattableString.Invariant($"{names[i]} – {names[j]}: r = {r:0.000}, n = {n}, p = {p:G2}") : FormattableString.Invariant($"{names[i]} – {names[j]}: n = {n}");
                drawing.Add(new BoxMark(x + 0.5, y + 0.5, cell - 1, cell - 1, there ? Palette.Diverging((r + 1) / 2) : "#eef1f4", "none", words));
                if (cell < 24 || !there) continue;
                var strong = Math.Abs(r) > 0.6;
                // What chance may have made is written pale.
                drawing.Add(new TextMark(x + cell / 2, y + cell / 2 + 4, FormattableString.Invariant($"{r:0.00}"), cell < 36 ? 9.5 : 12, Anchor.Middle, Colour: strong ? "#ffffff" : p < 0.05 ? Palette.Ink : "#94a1ac"));
            }
        }
        drawing.ColourBar(room + m * cell + 22, 64, Math.Min(260, m * cell - 30), Scale.Linear(-1, 1, 4), Palette.Diverging, "r");
        return drawing.Done();
    }
}
