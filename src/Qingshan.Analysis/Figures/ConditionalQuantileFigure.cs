using Qingshan.Analysis.Evaluation;

namespace Qingshan.Analysis.Figures;

/// <summary>Bands of what was observed over what was modelled, with both histograms below.</summary>
internal static class ConditionalQuantileFigure
{
    /// <summary>Draws it.</summary>
    public static Figure Of(ConditionalQuantiles found, string observed, string modelled)
    {
        var drawing = new Drawing(720, 620, new("条件分位数", "Conditional quantiles"));
        var intervals = found.Intervals;
        var scale = Scale.Linear(intervals[0].Modelled - found.Width / 2, intervals[^1].Modelled + found.Width / 2, 6);
        var panel = new Panel(drawing, 70, 46, 470, 390, scale, scale);
        panel.Axes("", observed);
        double[] across = [.. intervals.Select(q => q.Modelled)];
        panel.Band(across, [.. intervals.Select(q => q.P10)], [.. intervals.Select(q => q.P90)], Palette.Groups[4], 0.35);
        panel.Band(across, [.. intervals.Select(q => q.P25)], [.. intervals.Select(q => q.P75)], Palette.First, 0.45);
        panel.Segment((found.Least, found.Least), (found.Most, found.Most), Palette.Muted, 1.5, "5 4");
        panel.Line(across, [.. intervals.Select(q => q.Median)], Palette.Alarm, 2.2);
        var most = intervals.Max(q => Math.Max(q.Count, q.Observed));
        var below = new Panel(drawing, 70, 470, 470, 90, scale, Scale.Linear(0, most, 2));
        below.Axes(modelled, new("样本数", "Count"));
        foreach (var q in intervals)
        {
            below.Bar(q.Modelled - found.Width / 4, q.Count, found.Width / 2.2, Palette.First);
            below.Bar(q.Modelled + found.Width / 4, q.Observed, found.Width / 2.2, Palette.Groups[5]);
        }
        drawing.Legend(556, 52, [(new("观测中位数", "median observed"), Palette.Alarm), (new("25–75 百分位", "25th–75th percentile"), "#7fb0d6"),
            (new("10–90 百分位", "10th–90th percentile"), "#c5e3f6"), (new("理想（虚线）", "perfect (dashed)"), Palette.Muted)]);
        drawing.Legend(556, 476, [(new("模拟", "modelled"), Palette.First), (new("观测", "observed"), Palette.Groups[5])]);
        return drawing.Done();
    }
}
