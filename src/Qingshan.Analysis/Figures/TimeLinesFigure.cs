namespace Qingshan.Analysis.Figures;

/// <summary>Values against time, one line a column; a line breaks off where a value is missing.</summary>
public static class TimeLinesFigure
{
    /// <summary>Draws lines.</summary>
    /// <param name="title">What is shown.</param>
    /// <param name="times">Times, ascending.</param>
    /// <param name="lines">For each line its name and as many values; NaN is missing. The first is drawn at the bottom.</param>
    /// <param name="yWords">What the axis upwards is, with the unit; the only line's name when left out.</param>
    /// <param name="firstUnder">Whether the first line is what the others were made of, and is drawn thin and light.</param>
    /// <returns>The figure, 720 by 380.</returns>
    public static Figure Of(Label title, IReadOnlyList<DateTime> times, IReadOnlyList<(Label Name, double[] Values)> lines, Label? yWords = null, bool firstUnder = true)
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(lines);
        var drawing = new Drawing(720, 380, title);
        var present = lines.SelectMany(l => l.Values).Where(double.IsFinite).DefaultIfEmpty(0);
        var (low, high) = (present.Min(), present.Max());
        var x = times.Count == 0 ? Scale.Linear(0, 1) : Scale.Time(times[0], times[^1]);
        var panel = new Panel(drawing, 66, lines.Count > 1 ? 62 : 40, 636, lines.Count > 1 ? 262 : 284, x, Scale.Linear(low, high));
        panel.Axes(new("时间", "Time"), yWords ?? (lines.Count == 1 ? lines[0].Name : new Label("数值", "Value")));
        for (var i = 0; i < lines.Count; i++)
        {
            var (across, up) = LineThinning.Of([.. times.Select(t => (double)t.Ticks)], lines[i].Values);
            panel.Line(across, up, Colour(i), lines.Count == 1 ? 1.3 : Under(i) ? 0.8 : firstUnder ? 2 : 1.3);
            // A value between two gaps has no line to stand on.
            var (alone, height) = Alone(across, up);
            panel.Dots(alone, height, Colour(i), 1.2, 1);
            if (lines.Count == 1) continue;
            drawing.Add(new BoxMark(66 + i * 150 % 600, 36 + i * 150 / 600 * 14, 12, 12, Colour(i)));
            drawing.Text(66 + i * 150 % 600 + 17, 46 + i * 150 / 600 * 14, lines[i].Name, 11);
        }
        return drawing.Done();

        // What lies under other lines is lighter than they are.
        string Colour(int i) => Under(i) ? "#a3c9e0" : Palette.Group(i);

        bool Under(int i) => firstUnder && lines.Count > 1 && i == 0;
    }

    private static (double[] Across, double[] Up) Alone(double[] across, double[] up)
    {
        int[] at = [.. Enumerable.Range(0, up.Length).Where(i => double.IsFinite(up[i]) && (i == 0 || double.IsNaN(up[i - 1])) && (i == up.Length - 1 || double.IsNaN(up[i + 1])))];
        return ([.. at.Select(i => across[i])], [.. at.Select(i => up[i])]);
    }
}
