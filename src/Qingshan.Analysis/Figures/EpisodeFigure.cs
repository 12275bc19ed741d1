using System.Collections.Immutable;
using Qingshan.Analysis.Episodes;
using Qingshan.Analysis.Weather;

namespace Qingshan.Analysis.Figures;

/// <summary>One episode: PM2.5 of all stations with the mean of the city, its phases shaded; below it the wind as sticks that point where the air goes, and temperature and dew point.</summary>
public static class EpisodeFigure
{
    private const double Left = 66, Wide = 640;

    private static readonly (Label Words, string Colour)[] Phases = [(new("增长", "Growth"), "#dbe9f6"), (new("污染", "Haze"), "#fde3c8"), (new("消散", "Clearing"), "#dcf0e2")];

    /// <summary>Draws it from 12 hours before its onset to 12 hours behind its clearing.</summary>
    /// <param name="hours">The hours of the city.</param>
    /// <param name="episode">One of its episodes.</param>
    /// <param name="threshold">The threshold by which it was found, µg/m³.</param>
    /// <returns>The figure, 720 by 640.</returns>
    public static Figure Of(EpisodeHours hours, HazeEpisode episode, double threshold)
    {
        ArgumentNullException.ThrowIfNull(hours);
        ArgumentNullException.ThrowIfNull(episode);
        var end = episode.Clearing.Cleared ?? episode.To.AddHours(12);
        var first = Math.Max(0, (int)(episode.Growth.Onset - hours.Start).TotalHours - 12);
        var last = Math.Min(hours.Count - 1, (int)(end - hours.Start).TotalHours + 12);
        double[] across = [.. Enumerable.Range(first, last - first + 1).Select(h => (double)hours.TimeOf(h).Ticks)];
        var days = FormattableString.Invariant($"{episode.From:yyyy-MM-dd} – {episode.To:yyyy-MM-dd}");
        var drawing = new Drawing(720, 640, new($"污染过程 {days}", $"Haze episode {days}"));
        var x = Scale.Time(hours.TimeOf(first), hours.TimeOf(last));

        var shown = hours.Pm25.SelectMany(s => s[first..(last + 1)]).Where(v => !double.IsNaN(v));
        var top = new Panel(drawing, Left, 62, Wide, 270, x, Scale.Linear(0, shown.DefaultIfEmpty(1).Max()));
        Shade(drawing, x, 62, 270, episode, end);
        top.Axes("", "PM2.5 (µg/m³)");
        foreach (var station in hours.Pm25.Length > 1 ? hours.Pm25 : []) top.Line(across, station.AsSpan(first, across.Length), "#8fb4cc", 0.7);
        top.Segment((x.Min, threshold), (x.Max, threshold), Palette.Alarm, 1, "5 4");
        top.Line(across, hours.City.AsSpan(first, across.Length), Palette.Ink, 2.2);
        top.Dots([episode.PeakAt.Ticks], [episode.Peak], Palette.Alarm, 4, 1);
        drawing.Text(top.At(episode.PeakAt.Ticks, 0).X + 7, top.At(0, episode.Peak).Y - 5, FormattableString.Invariant($"{episode.Peak:0}"), 12);
        Legend(drawing, hours.Pm25.Length > 1);

        Wind(drawing, hours, x, first, last);
        var (temperature, dew) = (hours.Columns.Temperature!.AsSpan(first, across.Length).ToArray(), hours.Columns.DewPoint!.AsSpan(first, across.Length).ToArray());
        var known = temperature.Concat(dew).Where(v => !double.IsNaN(v)).DefaultIfEmpty(0);
        var bottom = new Panel(drawing, Left, 486, Wide, 100, x, Scale.Linear(known.Min(), known.Max(), 4));
        bottom.Axes(new("时间", "Time"), new("温度（℃）", "Temperature (°C)"));
        bottom.Line(across, temperature, Palette.Alarm, 1.5);
        bottom.Line(across, dew, Palette.First, 1.5);
        drawing.Add(new BoxMark(Left + 480, 472, 12, 3, Palette.Alarm));
        drawing.Text(Left + 496, 478, new("气温", "Temperature"), 11);
        drawing.Add(new BoxMark(Left + 570, 472, 12, 3, Palette.First));
        drawing.Text(Left + 586, 478, new("露点", "Dew point"), 11);
        return drawing.Done();
    }

    private static void Shade(Drawing drawing, Scale x, double top, double tall, HazeEpisode episode, DateTime end)
    {
        (DateTime From, DateTime To)[] spans = [(episode.Growth.Onset, episode.From), (episode.From, episode.To), (episode.To, end)];
        for (var i = 0; i < spans.Length; i++)
        {
            var (x0, x1) = (At(spans[i].From), At(spans[i].To));
            if (x1 > x0) drawing.Add(new BoxMark(x0, top, x1 - x0, tall, Phases[i].Colour));
        }

        double At(DateTime time) => Left + Wide * Math.Clamp(x.Share(time.Ticks), 0, 1);
    }

    private static void Legend(Drawing drawing, bool stations)
    {
        var at = Left;
        foreach (var (words, colour) in Phases)
        {
            drawing.Add(new BoxMark(at, 40, 12, 12, colour, Palette.Muted));
            drawing.Text(at + 17, 50, words, 11);
            at += 76;
        }
        drawing.Add(new BoxMark(at, 45, 14, 3, Palette.Ink));
        drawing.Text(at + 19, 50, new("全市平均", "City mean"), 11);
        if (!stations) return;
        drawing.Add(new BoxMark(at + 100, 46, 14, 1.5, "#8fb4cc"));
        drawing.Text(at + 119, 50, new("各站点", "Stations"), 11);
    }

    /// <summary>A stick an hour: to the right is air that goes east, upwards air that goes north; a north wind points down.</summary>
    private static void Wind(Drawing drawing, EpisodeHours hours, Scale x, int first, int last)
    {
        var winds = Enumerable.Range(first, last - first + 1).Select(h => WindVector.Of(hours.Columns.WindSpeed![h], hours.Columns.WindDirection![h])).ToArray();
        var most = Math.Max(1, winds.Select(w => w.Speed).Where(double.IsFinite).DefaultIfEmpty(1).Max());
        var y = Scale.Linear(-most, most, 4);
        new Panel(drawing, Left, 358, Wide, 100, x with { Ticks = [] }, y).Axes("", new("风（m/s）", "Wind (m/s)"));
        const double middle = 408;
        var pixels = 100 / (y.Max - y.Min);
        var sticks = ImmutableArray.CreateBuilder<(double, double)>();
        for (var i = 0; i < winds.Length; i++)
        {
            var at = Left + Wide * x.Share(hours.TimeOf(first + i).Ticks);
            if (!double.IsFinite(winds[i].Speed)) continue;
            sticks.Add((at, middle));
            sticks.Add((Math.Clamp(at + winds[i].U * pixels, Left, Left + Wide), middle - winds[i].V * pixels));
            sticks.Add((double.NaN, double.NaN));
        }
        drawing.Add(new LineMark([(Left, middle), (Left + Wide, middle)], Palette.Muted));
        drawing.Add(new LineMark(sticks.ToImmutable(), Palette.Group(2), 1));
        drawing.Text(Left + 6, 453, new("棒指向风吹去的方向，向下为北风", "Sticks point where the air goes; down is a north wind"), 10);
    }
}
