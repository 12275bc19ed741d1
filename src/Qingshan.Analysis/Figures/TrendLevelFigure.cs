using Qingshan.Analysis.Distribution;

namespace Qingshan.Analysis.Figures;

/// <summary>Heat maps of two parts of the time, side by side by a third.</summary>
internal static class TrendLevelFigure
{
    private const double Left = 60, Top = 62, Wide = 200, Tall = 168, Gap = 16;

    /// <summary>Draws it.</summary>
    public static Figure Of(TrendLevel found, string name, Label statistic)
    {
        var across = Math.Min(4, found.PanelCount);
        var down = (found.PanelCount + across - 1) / across;
        var (wide, tall) = found.PanelCount == 1 ? (560.0, 330.0) : (Wide, Tall);
        var drawing = new Drawing(Left + across * (wide + Gap) + 100, Top + down * (tall + 42), new(
            $"{name}：{TimeParts.Title(found.X).Zh} × {TimeParts.Title(found.Y).Zh}", $"{name}: {TimeParts.Title(found.X).En.ToLowerInvariant()} by {TimeParts.Title(found.Y).En.ToLowerInvariant()}"));
        var drawn = found.Values.Where(v => !double.IsNaN(v)).ToArray();
        var scale = Scale.Linear(drawn.Min(), drawn.Max(), 6, true);
        for (var p = 0; p < found.PanelCount; p++)
        {
            var (left, top) = (Left + p % across * (wide + Gap), Top + p / across * (tall + 42));
            drawing.Add(new BoxMark(left, top, wide, tall, "#f3f5f7"));
            drawing.Add(new CellsMark(left, top, wide / found.Columns, tall / found.Rows, found.Columns,
                [.. Enumerable.Range(0, found.Columns * found.Rows).Select(i => Palette.Sequential(scale.Share(found.Value(p, i % found.Columns, found.Rows - 1 - i / found.Columns))))]));
            drawing.Add(new BoxMark(left, top, wide, tall, "none", Palette.Muted));
            if (found.Panels is { } panels) drawing.Text(left + wide / 2, top - 6, TimeParts.Name(panels, p, found.FirstYear), 12, Anchor.Middle);
            foreach (var x in Places(found.Columns, (int)(wide / 36))) drawing.Text(left + (x + 0.5) * wide / found.Columns, top + tall + 14, TimeParts.Name(found.X, x, found.FirstYear), 10, Anchor.Middle);
            if (p % across > 0) continue;
            foreach (var y in Places(found.Rows, (int)(tall / 20))) drawing.Text(left - 5, top + tall - (y + 0.5) * tall / found.Rows + 4, TimeParts.Name(found.Y, y, found.FirstYear), 10, Anchor.End);
            drawing.Add(new TextMark(16, top + tall / 2, TimeParts.Title(found.Y), 12, Anchor.Middle, -90));
        }
        drawing.Text(Left + across * (wide + Gap) / 2, drawing.Height - 14, TimeParts.Title(found.X), 12, Anchor.Middle);
        drawing.ColourBar(Left + across * (wide + Gap) + 14, Top + 10, Math.Min(260, drawing.Height - Top - 70), scale, Palette.Sequential, statistic);
        return drawing.Done();
    }

    private static IEnumerable<int> Places(int count, int most)
    {
        var step = Math.Max(1, (int)Math.Ceiling((double)count / Math.Max(1, most)));
        // Steps that people count in.
        step = step switch { <= 4 => step, <= 6 => 6, _ => 12 };
        return Enumerable.Range(0, count).Where(i => i % step == 0);
    }
}
