using Qingshan.Analysis.Trend;

namespace Qingshan.Analysis.Figures;

/// <summary>The trends of several groups under each other: a dot for the slope, a line for its interval, in colour where it is significant.</summary>
public static class SlopesFigure
{
    /// <summary>Draws slopes.</summary>
    /// <param name="name">What the values are, with their unit.</param>
    /// <param name="groups">For each group its name and trend, the first at the top.</param>
    /// <returns>The figure, 720 wide and as tall as the groups ask for.</returns>
    public static Figure Of(string name, IReadOnlyList<(string Name, TheilSenTrend Trend)> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        const double row = 22;
        var tall = Math.Max(3, groups.Count) * row;
        var drawing = new Drawing(720, 44 + tall + 74, new($"{name} 各组的趋势", $"Trends of {name} by group"));
        double[] ends = [0, .. groups.SelectMany(g => (double[])[g.Trend.Low, g.Trend.High]).Where(double.IsFinite)];
        var room = Math.Clamp(groups.Select(g => g.Name.Sum(c => c > 0x2E80 ? 12.0 : 7.0)).DefaultIfEmpty(0).Max() + 20, 60, 220);
        // Names stand from the top downwards, so the axis upwards begins at the last.
        var panel = new Panel(drawing, room, 44, 700 - room, tall, Scale.Linear(ends.Min(), ends.Max(), 8), Scale.Names(groups.Reverse().Select(g => (Label)g.Name)));
        panel.Axes(new($"{name} 每年变化量及置信区间", $"Change of {name} per year with its interval"), "");
        panel.Segment((0, -0.5), (0, Math.Max(0, groups.Count - 1) + 0.5), Palette.Ink, 1.2);
        for (var i = 0; i < groups.Count; i++)
        {
            var trend = groups[i].Trend;
            var up = groups.Count - 1 - i;
            var colour = trend.P >= 0.05 ? Palette.Muted : trend.Slope > 0 ? Palette.Alarm : Palette.First;
            panel.Segment((trend.Low, up), (trend.High, up), colour, 2);
            panel.Dots([trend.Slope], [(double)up], colour, 4.5, 1);
        }
        (Label Words, string Colour)[] keys = [(new("上升（p < 0.05）", "rising (p < 0.05)"), Palette.Alarm), (new("下降（p < 0.05）", "falling (p < 0.05)"), Palette.First), (new("不显著", "not significant"), Palette.Muted)];
        for (var k = 0; k < keys.Length; k++) drawing.Legend(room + k * 160, 44 + tall + 50, [keys[k]]);
        return drawing.Done();
    }
}
