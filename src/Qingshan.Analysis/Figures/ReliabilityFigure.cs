using System.Globalization;
using Qingshan.Analysis.Evaluation;

namespace Qingshan.Analysis.Figures;

/// <summary>Whether probabilities and ensembles mean what they say.</summary>
internal static class ReliabilityFigure
{
    /// <summary>The reliability diagram with the count of forecasts below it, and the ROC curve beside it.</summary>
    public static Figure Of(ProbabilityScores scores)
    {
        var drawing = new Drawing(860, 480, new("可靠性图与 ROC 曲线", "Reliability diagram and ROC curve"));
        var unit = Scale.Linear(0, 1, 5);
        var bins = scores.Bins.Where(b => b.Count > 0).ToArray();
        var panel = new Panel(drawing, 70, 56, 330, 250, unit, unit);
        panel.Axes("", new("实际频率", "Observed frequency"));
        panel.Segment((0, 0), (1, 1), Palette.Muted, 1.2, "5 4");
        var mean = (double)scores.Events / scores.Count;
        panel.Segment((0, mean), (1, mean), Palette.Groups[2], 1, "3 3");
        panel.Line([.. bins.Select(b => b.Forecast)], [.. bins.Select(b => b.Observed)], Palette.First, 2);
        panel.Dots([.. bins.Select(b => b.Forecast)], [.. bins.Select(b => b.Observed)], Palette.First, 4, 1);
        drawing.Text(78, 74, Format($"Brier {scores.Brier:0.0000}"), 12);
        var below = new Panel(drawing, 70, 345, 330, 75, unit, Scale.Linear(0, scores.Bins.Max(b => b.Count), 2));
        below.Axes(new("预报概率", "Forecast probability"), new("次数", "Count"));
        for (var b = 0; b < scores.Bins.Length; b++) below.Bar((b + 0.5) / scores.Bins.Length, scores.Bins[b].Count, 0.9 / scores.Bins.Length, Palette.First);
        var roc = new Panel(drawing, 500, 56, 330, 330, unit, unit);
        roc.Axes(new("空报率 POFD", "False detection"), new("命中率 POD", "Detection"));
        roc.Segment((0, 0), (1, 1), Palette.Muted, 1.2, "5 4");
        roc.Line([.. scores.Curve.Select(c => c.FalseDetection)], [.. scores.Curve.Select(c => c.Detection)], Palette.Alarm, 2);
        drawing.Text(822, 374, Format($"AUC {scores.Area:0.000}"), 12, Anchor.End);
        return drawing.Done();
    }

    /// <summary>The rank histogram, with what a calibrated ensemble would have.</summary>
    public static Figure Of(EnsembleScores scores)
    {
        var drawing = new Drawing(720, 420, new("秩直方图", "Rank histogram"));
        var ranks = scores.Ranks.Length;
        var step = Math.Max(1, ranks / 20);
        var labels = Enumerable.Range(1, ranks).Where(r => (r - 1) % step == 0).Select(r => new Tick(r, r.ToString(CultureInfo.InvariantCulture)));
        var panel = new Panel(drawing, 80, 50, 600, 300, Scale.Linear(0.5, ranks + 0.5, 5, true).Labelled(labels), Scale.Linear(0, scores.Ranks.Max(), 5));
        panel.Axes(new("观测值在成员中的秩", "Rank of the observed value among the members"), new("次数", "Count"));
        for (var r = 0; r < ranks; r++) panel.Bar(r + 1, scores.Ranks[r], 0.9, Palette.First);
        var flat = (double)scores.Count / ranks;
        panel.Segment((0.5, flat), (ranks + 0.5, flat), Palette.Alarm, 1.5, "5 4");
        return drawing.Done();
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
