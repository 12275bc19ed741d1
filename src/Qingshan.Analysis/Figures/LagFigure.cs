namespace Qingshan.Analysis.Figures;

/// <summary>Correlations against the lag, as needles from 0, with the band within which they may be chance.</summary>
public static class LagFigure
{
    /// <summary>Draws correlations.</summary>
    /// <param name="title">What is shown.</param>
    /// <param name="lagWords">What a lag is.</param>
    /// <param name="lags">Lags, ascending.</param>
    /// <param name="values">As many correlations; NaN for none.</param>
    /// <param name="band">Half of the width of the band; NaN for none.</param>
    /// <returns>The figure, 720 by 380.</returns>
    public static Figure Of(Label title, Label lagWords, IReadOnlyList<int> lags, IReadOnlyList<double> values, double band)
    {
        ArgumentNullException.ThrowIfNull(lags);
        ArgumentNullException.ThrowIfNull(values);
        var drawing = new Drawing(720, 380, title);
        var (least, most) = (values.Where(double.IsFinite).DefaultIfEmpty(0).Min(), values.Where(double.IsFinite).DefaultIfEmpty(1).Max());
        var reach = double.IsNaN(band) ? 0 : band;
        var panel = new Panel(drawing, 66, 40, 636, 284, Scale.Linear(lags[0] - 0.5, lags[^1] + 0.5, 10, tight: true), Scale.Linear(Math.Min(-reach, least) - 0.02, Math.Max(reach, most), 5));
        panel.Axes(lagWords, new("相关系数", "Correlation"));
        double[] ends = [lags[0] - 0.5, lags[^1] + 0.5];
        if (reach > 0)
        {
            panel.Band(ends, [-reach, -reach], [reach, reach], Palette.Group(4), 0.2);
            foreach (var side in (double[])[-reach, reach]) panel.Segment((ends[0], side), (ends[1], side), Palette.First, 1, "5 4");
        }
        panel.Segment((ends[0], 0), (ends[1], 0), Palette.Ink, 1);
        var thick = Math.Clamp(300.0 / lags.Count, 0.6, 5);
        for (var outside = 0; outside < 2; outside++)
        {
            // Two lines of all needles, one within the band and one beyond it.
            int[] of = [.. Enumerable.Range(0, values.Count).Where(i => double.IsFinite(values[i]) && (Math.Abs(values[i]) > reach) == (outside == 1))];
            panel.Line([.. of.SelectMany(i => (double[])[lags[i], lags[i], lags[i]])], [.. of.SelectMany(i => (double[])[0, values[i], double.NaN])], outside == 1 ? Palette.First : "#9fb2c1", thick);
        }
        return drawing.Done();
    }
}
