using Qingshan.Analysis.Effect;

namespace Qingshan.Analysis.Figures;

/// <summary>How far windows without measures lie from what was predicted for them, and the window with measures among them.</summary>
public static class PlaceboFigure
{
    private const int Wide = 10;

    /// <summary>Draws the placebos of an effect as a histogram of their change in percent.</summary>
    /// <param name="effect">The effect.</param>
    /// <returns>The figure, 720 by 340.</returns>
    public static Figure Of(WindowEffect effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        double[] changes = [.. effect.Placebos.Select(p => 100 * (p.Ratio - 1))];
        double[] ends = [effect.Percent, effect.Detectable, .. changes];
        var (least, most) = ((int)Math.Floor(ends.Min() / Wide) * Wide, (int)Math.Ceiling((ends.Max() + 1e-9) / Wide) * Wide);
        var counts = Enumerable.Range(0, (most - least) / Wide).Select(b => (At: least + (b * Wide), Count: changes.Count(c => c >= least + (b * Wide) && c < least + ((b + 1) * Wide)))).ToList();
        var drawing = new Drawing(720, 340, new($"{changes.Length} 个无管控的对照时段：实测与预测相差多少", $"{changes.Length} windows without measures: how far measured lies from predicted"));
        var panel = new Panel(drawing, 66, 66, 636, 214, Scale.Linear(least, most, 10), Scale.Linear(0, Math.Max(1, counts.Max(c => c.Count)), 4));
        panel.Axes(new("相差（%）", "Difference, %"), new("时段数", "Windows"));
        foreach (var (at, count) in counts)
            if (count > 0) panel.Bar(at + (Wide / 2.0), count, Wide * 0.92, "#a3c9e0");
        panel.Segment((0, 0), (0, panel.Y.Max), Palette.Muted, 1, "4 3");
        panel.Segment((effect.Detectable, 0), (effect.Detectable, panel.Y.Max), Palette.Ink, 1.4, "2 3");
        panel.Segment((effect.Percent, 0), (effect.Percent, panel.Y.Max), Palette.Alarm, 2.6);
        drawing.Legend(66, 40, [(new("对照时段", "Placebo windows"), "#a3c9e0")]);
        drawing.Legend(210, 40, [(new("管控时段", "The window with measures"), Palette.Alarm)]);
        drawing.Legend(420, 40, [(new("能与偶然分开的最小降幅（点线）", "Least fall told from chance (dotted)"), Palette.Ink)]);
        return drawing.Done();
    }
}
