using Qingshan.Analysis.Episodes;

namespace Qingshan.Analysis.Figures;

/// <summary>How one similar situation of the past went on, over the fan of the forecast: both from the same origin.</summary>
public static class SimilarCourseFigure
{
    private const int Before = 24;

    /// <summary>Draws one.</summary>
    /// <param name="hours">The hours of the city.</param>
    /// <param name="origin">The last hour that was known when the forecast was made.</param>
    /// <param name="past">The situation.</param>
    /// <param name="quantiles">Of the forecast: for each level the quantile of each hour ahead, the least level first.</param>
    /// <param name="most">The value at the top, so that several can be compared.</param>
    /// <returns>The figure, 340 by 210.</returns>
    public static Figure Of(EpisodeHours hours, DateTime origin, SimilarSituation past, IReadOnlyList<double[]> quantiles, double most)
    {
        ArgumentNullException.ThrowIfNull(hours);
        ArgumentNullException.ThrowIfNull(past);
        ArgumentNullException.ThrowIfNull(quantiles);
        var ahead = quantiles[0].Length;
        var drawing = new Drawing(340, 210, new($"{past.At:yyyy-MM-dd HH:mm} 之后", $"After {past.At:yyyy-MM-dd HH:mm}"));
        var x = Scale.Linear(-Before, ahead, tight: true).Labelled(Enumerable.Range(-1, 1 + (ahead / 24) + 1).Select(d => new Tick(24 * d, FormattableString.Invariant($"{24 * d}"))));
        var panel = new Panel(drawing, 56, 34, 274, 128, x, Scale.Linear(0, most, 4));
        panel.Axes(new("小时", "Hours"), "µg/m³");
        double[] coming = [.. Enumerable.Range(1, ahead).Select(h => (double)h)], across = [.. Enumerable.Range(-Before, Before + ahead + 1).Select(h => (double)h)];
        panel.Band(coming, quantiles[0], quantiles[^1], Palette.First, 0.18);
        panel.Line(coming, quantiles[quantiles.Count / 2], Palette.First, 1.4);
        panel.Line([.. across.Take(Before + 1)], Course(hours, origin, -Before, 0), Palette.Ink, 1.6);
        panel.Line(across, Course(hours, past.At, -Before, ahead), Palette.Alarm, 1.8);
        panel.Segment((0, 0), (0, panel.Y.Max), Palette.Muted, 1, "4 3");
        return drawing.Done();
    }

    /// <summary>The highest hour that is drawn of any of them.</summary>
    /// <param name="hours">The hours of the city.</param>
    /// <param name="origins">The hours from which courses are drawn.</param>
    /// <param name="ahead">How many hours behind each.</param>
    /// <returns>µg/m³; 1 where nothing is known.</returns>
    public static double Most(EpisodeHours hours, IEnumerable<DateTime> origins, int ahead) =>
        origins.SelectMany(o => Course(hours, o, -Before, ahead)).Where(double.IsFinite).DefaultIfEmpty(1).Max();

    private static double[] Course(EpisodeHours hours, DateTime at, int from, int to)
    {
        var origin = (int)(at - hours.Start).TotalHours;
        return [.. Enumerable.Range(from, to - from + 1).Select(h => origin + h >= 0 && origin + h < hours.Count ? hours.CityMean[origin + h] : double.NaN)];
    }
}
