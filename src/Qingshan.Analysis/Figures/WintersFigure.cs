using System.Collections.Immutable;
using Qingshan.Analysis.Episodes;

namespace Qingshan.Analysis.Figures;

/// <summary>A calendar of winters: October to April of each as a row, the daily mean as a line, episodes shaded by how heavy their worst day was.</summary>
public static class WintersFigure
{
    private const double Left = 84, Wide = 640, Tall = 52;

    private static readonly (double From, string Colour, Label Words)[] Severities =
    [
        (0, "#fde3b8", new("重度（最重 24 小时均值 ≤ 250）", "Heavy (worst 24 h mean ≤ 250)")), (250, "#f5a45d", new("严重（250–350）", "Severe (250-350)")), (350, "#d4574e", new("极重（> 350 µg/m³）", "Extreme (> 350 µg/m³)")),
    ];

    /// <summary>Draws them.</summary>
    /// <param name="hours">The hours of the city.</param>
    /// <param name="episodes">Their episodes.</param>
    /// <returns>The figure, 740 wide and as tall as there are winters.</returns>
    public static Figure Of(EpisodeHours hours, ImmutableArray<HazeEpisode> episodes)
    {
        ArgumentNullException.ThrowIfNull(hours);
        var (first, last) = (WinterOf(hours.Start), WinterOf(hours.TimeOf(hours.Count - 1)));
        var drawing = new Drawing(740, 96 + (last - first + 1) * (Tall + 12), new("各冬季 PM2.5 污染过程", "Haze episodes by winter"));
        for (var i = 0; i < Severities.Length; i++)
        {
            drawing.Add(new BoxMark(Left + i * 214, 36, 12, 12, Severities[i].Colour));
            drawing.Text(Left + i * 214 + 17, 46, Severities[i].Words, 11);
        }
        var days = Days(hours);
        var high = Math.Max(100, days.Values.DefaultIfEmpty(0).Max());
        for (var winter = first; winter <= last; winter++) Row(drawing, winter, 60 + (winter - first) * (Tall + 12), days, high, episodes, winter == last);
        return drawing.Done();
    }

    private static int WinterOf(DateTime time) => time.Month >= 7 ? time.Year : time.Year - 1;

    private static Dictionary<DateTime, double> Days(EpisodeHours hours) => Enumerable.Range(0, hours.Count).Where(h => !double.IsNaN(hours.CityMean[h]))
        .GroupBy(h => hours.TimeOf(h).Date).Where(g => g.Count() >= 20).ToDictionary(g => g.Key, g => g.Average(h => hours.CityMean[h]));

    private static void Row(Drawing drawing, int winter, double top, Dictionary<DateTime, double> days, double high, ImmutableArray<HazeEpisode> episodes, bool labelled)
    {
        var (from, to) = (new DateTime(winter, 10, 1), new DateTime(winter + 1, 5, 1));
        drawing.Text(Left - 8, top + Tall / 2 + 4, FormattableString.Invariant($"{winter}-{(winter + 1) % 100:00}"), 12, Anchor.End);
        foreach (var episode in episodes)
        {
            if (episode.From >= to || episode.To < from) continue;
            var (x0, x1) = (X(episode.From < from ? from : episode.From), X(episode.To.AddHours(1) > to ? to : episode.To.AddHours(1)));
            var words = FormattableString.Invariant($"{episode.From:yyyy-MM-dd HH:mm} – {episode.To:MM-dd HH:mm}, {episode.Hours} h, {episode.Peak:0} µg/m³");
            drawing.Add(new BoxMark(x0, top, Math.Max(1, x1 - x0), Tall, Severities.Last(s => !(episode.HighestDay <= s.From)).Colour, Tip: words));
        }
        var line = ImmutableArray.CreateBuilder<(double, double)>();
        for (var day = from; day < to; day = day.AddDays(1)) line.Add((X(day.AddHours(12)), days.TryGetValue(day, out var mean) ? top + Tall * (1 - mean / high) : double.NaN));
        drawing.Add(new LineMark(line.ToImmutable(), Palette.Ink, 1));
        drawing.Add(new BoxMark(Left, top, Wide, Tall, "none", Palette.Grid));
        for (var month = from; month < to; month = month.AddMonths(1))
        {
            drawing.Add(new LineMark([(X(month), top), (X(month), top + Tall)], Palette.Grid));
            if (labelled) drawing.Text((X(month) + X(month.AddMonths(1))) / 2, top + Tall + 18, new(FormattableString.Invariant($"{month.Month} 月"), Month(month)), 11, Anchor.Middle);
        }

        double X(DateTime at) => Left + Wide * (at - from).TotalDays / (to - from).TotalDays;
    }

    private static string Month(DateTime month) => month.ToString("MMM", System.Globalization.CultureInfo.InvariantCulture);
}
