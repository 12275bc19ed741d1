using Qingshan.Analysis.Evaluation;

namespace Qingshan.Analysis.Figures;

/// <summary>The diagram of Taylor (2001): distance from the corner is the standard deviation, the angle the correlation, distance from the observed point the centred error.</summary>
internal static class TaylorFigure
{
    private const double Top = 60, Side = 430;

    private static readonly double[] Correlations = [0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99];

    /// <summary>Draws it.</summary>
    /// <param name="models">Names and what was found for each.</param>
    /// <param name="observed">What was observed, with the unit.</param>
    /// <param name="normalise">Whether all is divided by the observed standard deviation.</param>
    public static Figure Of(IReadOnlyList<(string Name, TaylorStatistics Found)> models, string observed, bool normalise)
    {
        var wide = models.Any(m => m.Found.R < 0);
        var by = normalise ? models[0].Found.ObservedDeviation : 1;
        var centre = models[0].Found.ObservedDeviation / by;
        var scale = Scale.Linear(0, 1.15 * models.Max(m => Math.Max(m.Found.ModelledDeviation, m.Found.ObservedDeviation) / by), 5, true);
        // With negative correlations the diagram is a half circle, and everything half as large.
        var side = wide ? Side / 2 * 1.15 : Side;
        var (left, bottom) = (wide ? 76 + side : 76, Top + side);
        var drawing = new Drawing(720, bottom + 60, new("泰勒图", "Taylor diagram"));
        foreach (var r in (wide ? Correlations.Skip(1).Select(r => -r).Reverse().Concat(Correlations) : Correlations))
        {
            drawing.Add(new LineMark([At(0, r), At(scale.Max, r)], Palette.Grid));
            var (x, y) = At(scale.Max * 1.03, r);
            drawing.Text(x, y + 3, r.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture), 11, r < -0.05 ? Anchor.End : Math.Abs(r) <= 0.05 ? Anchor.Middle : Anchor.Start);
        }
        // Circles of equal centred error around what was observed, cut off at the edge.
        for (var step = 1; step <= 4; step++) Arc(angle => (centre + step * scale.Max / 5 * Math.Cos(angle), step * scale.Max / 5 * Math.Sin(angle)), Palette.Groups[7], "3 4");
        foreach (var tick in scale.Ticks)
        {
            if (tick.Value > 0) Arc(angle => (tick.Value * Math.Cos(angle), tick.Value * Math.Sin(angle)), "#b8c4cd", "");
            drawing.Text(left + side * scale.Share(tick.Value), bottom + 16, tick.Words, 11, Anchor.Middle);
        }
        Arc(angle => (scale.Max * Math.Cos(angle), scale.Max * Math.Sin(angle)), Palette.Muted, "");
        Arc(angle => (centre * Math.Cos(angle), centre * Math.Sin(angle)), Palette.Ink, "6 4");
        drawing.Add(new LineMark([(wide ? left - side : left, bottom), (left + side, bottom)], Palette.Muted));
        if (!wide) drawing.Add(new LineMark([(left, Top), (left, bottom)], Palette.Muted));
        drawing.Add(new DotsMark([(left + side * scale.Share(centre), bottom)], 6, Palette.Ink));
        for (var m = 0; m < models.Count; m++) drawing.Add(new DotsMark([At(models[m].Found.ModelledDeviation / by, models[m].Found.R)], 6, Palette.Group(m)));
        drawing.Text(left + (wide ? 0 : side / 2), bottom + 38, normalise ? new Label("标准差 / 观测标准差", "Standard deviation over the observed") : new("标准差", "Standard deviation"), 12, Anchor.Middle);
        drawing.Add(new TextMark(left + side * (wide ? 0.87 : 0.8), bottom - side * (wide ? 0.87 : 0.8), new("相关系数", "Correlation"), 12, Anchor.Middle, 45));
        drawing.Legend(580, 62,
        [
            (new($"观测 {observed}", $"observed {observed}"), Palette.Ink), .. models.Select((m, i) => ((Label)m.Name, Palette.Group(i))), (new("中心化误差（虚线）", "centred error (dotted)"), Palette.Groups[7]),
        ]);
        return drawing.Done();

        (double X, double Y) At(double deviation, double r) => (left + side * scale.Share(deviation) * r, bottom - side * scale.Share(deviation) * Math.Sqrt(1 - r * r));

        void Arc(Func<double, (double X, double Y)> of, string colour, string dash) => drawing.Add(new LineMark([.. Enumerable.Range(0, 181).Select(i => of(i * Math.PI / 180)).Select(p =>
            Math.Sqrt(p.X * p.X + p.Y * p.Y) > scale.Max * 1.0001 || (!wide && p.X < -1e-9) ? (double.NaN, double.NaN) : (left + side * p.X / scale.Max, bottom - side * p.Y / scale.Max))], colour, 1, dash));
    }
}
