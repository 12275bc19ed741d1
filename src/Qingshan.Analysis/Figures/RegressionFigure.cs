namespace Qingshan.Analysis.Figures;

/// <summary>What was observed against what a regression expects, or y against its one variable with the line.</summary>
public static class RegressionFigure
{
    // More dots than this are a black area.
    private const int Most = 4000;

    /// <summary>Draws dots with a line.</summary>
    /// <param name="title">What is shown.</param>
    /// <param name="xWords">What stands to the right.</param>
    /// <param name="yWords">What stands upwards.</param>
    /// <param name="x">Values to the right.</param>
    /// <param name="y">As many upwards.</param>
    /// <param name="intercept">Where the line begins at x = 0.</param>
    /// <param name="slope">How steep it is.</param>
    /// <param name="words">The line in words.</param>
    /// <returns>The figure, 560 by 500.</returns>
    public static Figure Of(Label title, Label xWords, Label yWords, double[] x, double[] y, double intercept, double slope, Label words)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var drawing = new Drawing(560, 500, title);
        int[] there = [.. Enumerable.Range(0, x.Length).Where(i => double.IsFinite(x[i]) && double.IsFinite(y[i]))];
        var every = Math.Max(1, there.Length / Most);
        int[] shown = [.. there.Where((_, k) => k % every == 0)];
        double Low(double[] of) => there.Length == 0 ? 0 : there.Min(i => of[i]);
        double High(double[] of) => there.Length == 0 ? 1 : there.Max(i => of[i]);
        var (across, up) = (Scale.Linear(Low(x), High(x)), Scale.Linear(Low(y), High(y)));
        var panel = new Panel(drawing, 70, 62, 470, 380, across, up);
        panel.Axes(xWords, yWords);
        panel.Dots([.. shown.Select(i => x[i])], [.. shown.Select(i => y[i])], Palette.First, shown.Length > 500 ? 1.3 : 2.6, shown.Length > 500 ? 0.35 : 0.75);
        // The line ends where it leaves the panel.
        var ends = new List<double> { across.Min, across.Max };
        if (slope != 0) ends.AddRange([(up.Min - intercept) / slope, (up.Max - intercept) / slope]);
        var slack = 1e-9 * (up.Max - up.Min);
        double[] within = [.. ends.Where(e => e >= across.Min && e <= across.Max && intercept + slope * e >= up.Min - slack && intercept + slope * e <= up.Max + slack).Order()];
        if (within.Length > 1) panel.Segment((within[0], intercept + slope * within[0]), (within[^1], intercept + slope * within[^1]), Palette.Alarm, 2.2);
        drawing.Text(70, 48, words, 12);
        return drawing.Done();
    }
}
