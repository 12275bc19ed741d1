using Qingshan.Analysis.Episodes;

namespace Qingshan.Analysis.Figures;

/// <summary>The last two days, and those of similar situations with how they went on, all from the same origin.</summary>
public static class SimilarSituationsFigure
{
    private const int Before = 48, After = 120;

    /// <summary>Draws them.</summary>
    /// <param name="hours">The hours of the city.</param>
    /// <param name="found">The situations.</param>
    /// <returns>The figure, 720 by 420.</returns>
    public static Figure Of(EpisodeHours hours, SimilarSituations found)
    {
        ArgumentNullException.ThrowIfNull(hours);
        ArgumentNullException.ThrowIfNull(found);
        var origin = FormattableString.Invariant($"{found.Origin:yyyy-MM-dd HH:mm}");
        var drawing = new Drawing(720, 420, new($"与 {origin} 相似的历史情形", $"Situations like that of {origin}"));
        double[] across = [.. Enumerable.Range(-Before, Before + After + 1).Select(h => (double)h)];
        double[][] lines = [.. found.Situations.Select(s => Line(s.At, (int)Math.Min(After, s.HoursToClearing + 6)))];
        var now = Line(found.Origin, 0);
        var x = Scale.Linear(-Before, After, tight: true).Labelled(Enumerable.Range(-2, 8).Select(d => new Tick(24 * d, FormattableString.Invariant($"{24 * d}"))));
        var panel = new Panel(drawing, 66, 62, 636, 296, x, Scale.Linear(0, lines.Append(now).SelectMany(l => l).Where(double.IsFinite).DefaultIfEmpty(1).Max()));
        panel.Axes(new("相对起报时刻的小时", "Hours from the origin"), "PM2.5 (µg/m³)");
        // The most alike is drawn last, on top of the others, and heaviest.
        for (var i = lines.Length - 1; i >= 0; i--) panel.Line(across, lines[i], Colour(i), i == 0 ? 1.8 : 1.1);
        panel.Line(across, now, Palette.Ink, 2.6);
        panel.Segment((0, 0), (0, panel.Y.Max), Palette.Muted, 1, "4 3");
        (Label Words, string Colour)[] legend = [(new("当前", "Now"), Palette.Ink), (new("最相似", "Most alike"), Colour(0)), (new("其他相似情形", "Others alike"), Colour(1))];
        for (var i = 0; i < legend.Length; i++)
        {
            drawing.Add(new BoxMark(66 + i * 130, 44, 14, 4, legend[i].Colour));
            drawing.Text(66 + i * 130 + 19, 50, legend[i].Words, 11);
        }
        return drawing.Done();

        double[] Line(DateTime at, int until) => [.. Enumerable.Range(-Before, Before + After + 1).Select(h => (int)(at - hours.Start).TotalHours + h is >= 0 and var i && i < hours.Count && h <= until ? hours.CityMean[i] : double.NaN)];

        static string Colour(int i) => i == 0 ? Palette.Alarm : "#9db7c9";
    }
}
