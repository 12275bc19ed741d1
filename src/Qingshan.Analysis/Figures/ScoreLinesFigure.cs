using System.Collections.Immutable;

namespace Qingshan.Analysis.Figures;

/// <summary>A line of a figure of scores.</summary>
/// <param name="Zh">What it is, in Chinese.</param>
/// <param name="En">In English.</param>
/// <param name="Values">For each place; NaN is missing.</param>
public sealed record ScoreLine(string Zh, string En, ImmutableArray<double> Values);

/// <summary>Scores against hours ahead, with levels that they ought to have.</summary>
public static class ScoreLinesFigure
{
    /// <summary>Draws lines.</summary>
    /// <param name="title">What they are of.</param>
    /// <param name="up">What the axis upwards is, with its unit.</param>
    /// <param name="hours">Hours ahead, ascending.</param>
    /// <param name="lines">The lines; the first stands out.</param>
    /// <param name="most">Where the axis ends; 0 for what the lines need.</param>
    /// <param name="ought">Levels that are marked, such as the coverage that an interval promises.</param>
    /// <returns>The figure, 720 by 360.</returns>
    public static Figure Of((string Zh, string En) title, (string Zh, string En) up, IReadOnlyList<double> hours, IReadOnlyList<ScoreLine> lines, double most = 0, params double[] ought)
    {
        ArgumentNullException.ThrowIfNull(hours);
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(ought);
        var drawing = new Drawing(720, 360, new(title.Zh, title.En));
        var top = most > 0 ? most : lines.SelectMany(l => l.Values).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        var last = hours.Count == 0 ? 1 : hours[^1];
        var x = Scale.Linear(0, last, tight: true).Labelled(Enumerable.Range(0, ((int)last / 12) + 1).Select(t => new Tick(12 * t, FormattableString.Invariant($"{12 * t}"))));
        var panel = new Panel(drawing, 66, 66, 636, 234, x, Scale.Linear(0, top));
        panel.Axes(new("提前小时", "Hours ahead"), new(up.Zh, up.En));
        foreach (var level in ought) panel.Segment((0, level), (last, level), Palette.Muted, 1.2, "5 4");
        for (var l = lines.Count - 1; l >= 0; l--)
        {
            panel.Line([.. hours], [.. lines[l].Values], Colour(l), l == 0 ? 2.4 : 1.6);
            panel.Dots([.. hours], [.. lines[l].Values], Colour(l), 2.4, 1);
            drawing.Legend(66 + (170 * l), 40, [(new(lines[l].Zh, lines[l].En), Colour(l))]);
        }
        return drawing.Done();

        static string Colour(int line) => Palette.Group(line switch { 0 => 0, 1 => 5, 2 => 6, _ => line });
    }
}
