using Qingshan.Analysis.Anomaly;

namespace Qingshan.Analysis.Figures;

/// <summary>Control charts with their limits and alarms.</summary>
public static class ControlChartFigure
{
    /// <summary>Draws a chart of cumulative sums below the values that they are of; the sum below is drawn downwards.</summary>
    /// <param name="chart">The sums.</param>
    /// <param name="values">The values.</param>
    /// <param name="times">Their times; null to number them.</param>
    /// <param name="name">What the values are.</param>
    /// <returns>720 × 560.</returns>
    public static Figure Of(Cusum chart, ReadOnlySpan<double> values, DateTime[]? times, string name)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var drawing = new Drawing(720, 560, new($"累积和控制图：{name}", $"Cumulative sum chart of {name}"));
        double[] all = [.. values], at = AnomalyFigure.At(times, all.Length), low = [.. chart.Low.Select(v => -v)];
        var across = AnomalyFigure.Across(times, all.Length);
        double[] seen = [.. all.Where(double.IsFinite), chart.Target];
        var top = new Panel(drawing, 74, 44, 626, 170, across, Scale.Linear(seen.Min(), seen.Max(), 4));
        top.Axes("", name);
        top.Segment((across.Min, chart.Target), (across.Max, chart.Target), Palette.Muted, 1, "5 4");
        top.Line(at, all, Palette.First, 1.2);
        top.Dots([.. chart.Alarms.Select(i => at[i])], [.. chart.Alarms.Select(i => all[i])], Palette.Alarm, 3, 0.9);
        var (above, below) = (Math.Max(chart.Limit, chart.High.Where(double.IsFinite).Max()), Math.Max(chart.Limit, chart.Low.Where(double.IsFinite).Max()));
        var sums = new Panel(drawing, 74, 262, 626, 230, across, Scale.Linear(-1.05 * below, 1.05 * above, 6));
        sums.Axes(times is null ? new("序号", "Number") : new("时间", "Time"), new("累积和", "Cumulative sum"));
        foreach (var limit in (double[])[chart.Limit, -chart.Limit]) sums.Segment((across.Min, limit), (across.Max, limit), Palette.Alarm, 1.2, "6 4");
        sums.Line(at, [.. chart.High], Palette.Group(0));
        sums.Line(at, low, Palette.Group(2));
        sums.Dots([.. chart.Alarms.Select(i => at[i])], [.. chart.Alarms.Select(i => chart.High[i] > chart.Limit ? chart.High[i] : low[i])], Palette.Alarm, 3, 0.9);
        if (chart.Began >= 0) sums.Segment((at[Math.Min(chart.Began, at.Length - 1)], sums.Y.Min), (at[Math.Min(chart.Began, at.Length - 1)], sums.Y.Max), Palette.Muted, 1, "2 3");
        Keys(drawing, 544, [(new("向上累积", "Above"), Palette.Group(0)), (new("向下累积", "Below"), Palette.Group(2)), (new("报警与判定限", "Alarms and limits"), Palette.Alarm), (new("偏移约始于（点线）", "Shift began about here (dotted)"), Palette.Muted)]);
        return drawing.Done();
    }

    /// <summary>Draws a chart of weighted averages over the values that they are of.</summary>
    /// <param name="chart">The averages.</param>
    /// <param name="values">The values.</param>
    /// <param name="times">Their times; null to number them.</param>
    /// <param name="name">What the values are.</param>
    /// <returns>720 × 440.</returns>
    public static Figure Of(Ewma chart, ReadOnlySpan<double> values, DateTime[]? times, string name)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var drawing = new Drawing(720, 440, new($"EWMA 控制图：{name}", $"EWMA chart of {name}"));
        double[] all = [.. values], at = AnomalyFigure.At(times, all.Length);
        var across = AnomalyFigure.Across(times, all.Length);
        double[] seen = [.. all.Where(double.IsFinite), chart.Lower.Min(), chart.Upper.Max()];
        var panel = new Panel(drawing, 74, 44, 626, 318, across, Scale.Linear(seen.Min(), seen.Max()));
        panel.Axes(times is null ? new("序号", "Number") : new("时间", "Time"), name);
        panel.Segment((across.Min, chart.Target), (across.Max, chart.Target), Palette.Muted, 1, "5 4");
        panel.Dots(at, all, Palette.Muted, all.Length > 2000 ? 1 : 2.2, 0.6);
        panel.Line(at, [.. chart.Upper], Palette.Alarm, 1.2, "6 4");
        panel.Line(at, [.. chart.Lower], Palette.Alarm, 1.2, "6 4");
        panel.Line(at, [.. chart.Averages], Palette.First, 1.8);
        panel.Dots([.. chart.Alarms.Select(i => at[i])], [.. chart.Alarms.Select(i => chart.Averages[i])], Palette.Alarm, 3.5, 0.9);
        Keys(drawing, 418, [(new("移动平均", "Average"), Palette.First), (new("各值", "Values"), Palette.Muted), (new("报警与控制限", "Alarms and limits"), Palette.Alarm)]);
        return drawing.Done();
    }

    private static void Keys(Drawing drawing, double y, (Label Words, string Colour)[] keys)
    {
        for (var i = 0; i < keys.Length; i++) drawing.Legend(74 + i * 145, y - 10, [keys[i]]);
    }
}
