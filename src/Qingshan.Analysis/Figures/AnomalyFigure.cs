namespace Qingshan.Analysis.Figures;

/// <summary>A series in which anomalies are marked, in the band of what is usual where there is one.</summary>
public static class AnomalyFigure
{
    /// <summary>Draws it.</summary>
    /// <param name="name">What the values are.</param>
    /// <param name="times">Their times; null to number them from 1.</param>
    /// <param name="values">The values; NaN is missing.</param>
    /// <param name="marked">The numbers, from 0, of those that are marked.</param>
    /// <param name="low">The lower end of what is usual; empty without.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="title">What is shown.</param>
    /// <returns>720 × 420.</returns>
    public static Figure Series(Label name, DateTime[]? times, ReadOnlySpan<double> values, IReadOnlyList<int> marked, ReadOnlySpan<double> low, ReadOnlySpan<double> high, Label title)
    {
        ArgumentNullException.ThrowIfNull(marked);
        var drawing = new Drawing(720, 420, title);
        double[] all = [.. values], at = At(times, all.Length);
        double[] seen = [.. all.Where(double.IsFinite).DefaultIfEmpty(0)];
        var panel = new Panel(drawing, 74, 62, 626, 300, Across(times, all.Length), Scale.Linear(seen.Min(), seen.Max()));
        panel.Axes(times is null ? new("行", "Row") : new("时间", "Time"), name);
        if (!low.IsEmpty) panel.Band(at, Within(low, panel.Y), Within(high, panel.Y), Palette.Muted, 0.18);
        panel.Line(at, all, Palette.First, all.Length > 2000 ? 0.7 : 1.2);
        panel.Dots([.. marked.Select(i => at[i])], [.. marked.Select(i => all[i])], Palette.Alarm, 4, 0.9);
        drawing.Legend(74, 38, [(new($"异常（{marked.Count}）", $"Anomalies ({marked.Count})"), Palette.Alarm)]);
        if (!low.IsEmpty) drawing.Legend(200, 38, [(new("正常范围", "Usual range"), "#d5dade")]);
        return drawing.Done();
    }

    internal static double[] At(DateTime[]? times, int count) => times is null ? [.. Enumerable.Range(1, count).Select(i => (double)i)] : [.. times.Select(t => (double)t.Ticks)];

    internal static Scale Across(DateTime[]? times, int count) => times is null ? Scale.Linear(1, count, 8, tight: true) : Scale.Time(times.Min(), times.Max());

    private static double[] Within(ReadOnlySpan<double> values, Scale scale)
    {
        double[] within = [.. values];
        for (var i = 0; i < within.Length; i++) within[i] = Math.Clamp(within[i], scale.Min, scale.Max);
        return within;
    }
}
