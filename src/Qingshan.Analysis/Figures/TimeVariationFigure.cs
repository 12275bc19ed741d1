using System.Collections.Immutable;
using Qingshan.Analysis.Distribution;

namespace Qingshan.Analysis.Figures;

/// <summary>Means with their intervals by hour of each weekday, by hour, weekday and month: four panels.</summary>
internal static class TimeVariationFigure
{
    /// <summary>Draws several columns in one figure.</summary>
    /// <param name="columns">Names and what was found for each.</param>
    /// <param name="words">What runs upwards.</param>
    public static Figure Of(IReadOnlyList<(string Name, TimeVariation Found)> columns, Label words)
    {
        var drawing = new Drawing(900, 660, new("时间变化：" + string.Join("、", columns.Select(c => c.Name)), "By time: " + string.Join(", ", columns.Select(c => c.Name))));
        var days = Enumerable.Range(0, 7).Select(d => TimeParts.Name(TimePart.Weekday, d, 0)).ToArray();
        // The middle of an hour, so that a day begins and ends on its line.
        var week = new Panel(drawing, 66, 60, 810, 240, Scale.Linear(0, 168, 7, true).Labelled(days.Select((d, i) => new Tick(24 * i + 12, d))), Up(columns.SelectMany(c => c.Found.WeekdayHour)));
        week.Axes(new("星期 × 小时", "Weekday and hour"), words);
        for (var d = 1; d < 7; d++) week.Segment((24 * d, week.Y.Min), (24 * d, week.Y.Max), Palette.Muted, 0.7);
        for (var c = 0; c < columns.Count; c++)
            for (var d = 0; d < 7; d++) Draw(week, columns[c].Found.WeekdayHour.AsSpan(24 * d, 24), [.. Enumerable.Range(0, 24).Select(h => 24 * d + h + 0.5)], Palette.Group(c));

        Part(66, Scale.Linear(0, 23, 6, true), TimePart.Hour, v => v.Hour);
        Part(360, Names(12, m => (m + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)), TimePart.Month, v => v.Month);
        Part(654, Names(7, d => days[d]), TimePart.Weekday, v => v.Weekday);
        if (columns.Count > 1)
            for (var c = 0; c < columns.Count; c++) drawing.Legend(560 + c % 4 * 85, 12 + c / 4 * 18, [(columns[c].Name, Palette.Group(c))]);
        return drawing.Done();

        void Part(double left, Scale across, TimePart part, Func<TimeVariation, ImmutableArray<MeanInterval>> of)
        {
            var panel = new Panel(drawing, left, 365, 222, 230, across, Up(columns.SelectMany(c => of(c.Found))));
            panel.Axes(TimeParts.Title(part), left < 100 ? words : "");
            for (var c = 0; c < columns.Count; c++) Draw(panel, of(columns[c].Found).AsSpan(), [.. Enumerable.Range(0, of(columns[c].Found).Length).Select(i => (double)i)], Palette.Group(c));
        }

        static Scale Names(int count, Func<int, Label> name) => Scale.Names(Enumerable.Range(0, count).Select(name));
    }

    private static Scale Up(IEnumerable<MeanInterval> means)
    {
        var ends = means.SelectMany(m => new[] { m.Mean, m.Low, m.High }).Where(double.IsFinite).ToArray();
        return Scale.Linear(ends.Min(), ends.Max(), 5);
    }

    private static void Draw(Panel panel, ReadOnlySpan<MeanInterval> means, double[] across, string colour)
    {
        var all = means.ToArray();
        panel.Band(across, [.. all.Select(m => m.Low)], [.. all.Select(m => m.High)], colour);
        panel.Line(across, [.. all.Select(m => m.Mean)], colour, 1.8);
        if (all.Length < 24) panel.Dots(across, [.. all.Select(m => m.Mean)], colour, 3, 1);
    }
}
