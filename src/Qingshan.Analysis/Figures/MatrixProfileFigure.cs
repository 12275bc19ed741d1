using Qingshan.Analysis.Anomaly;

namespace Qingshan.Analysis.Figures;

/// <summary>A series with its strangest stretches and those that come again, over its matrix profile.</summary>
public static class MatrixProfileFigure
{
    /// <summary>Draws it.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="values">The series.</param>
    /// <param name="times">Its times; null to number them.</param>
    /// <param name="name">What the values are.</param>
    /// <param name="discords">Where the strangest stretches begin.</param>
    /// <param name="motifs">Where those begin that come again.</param>
    /// <returns>720 × 520.</returns>
    public static Figure Of(MatrixProfile profile, ReadOnlySpan<double> values, DateTime[]? times, string name, IReadOnlyList<int> discords, IReadOnlyList<int> motifs)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(discords);
        ArgumentNullException.ThrowIfNull(motifs);
        var drawing = new Drawing(720, 520, new($"矩阵轮廓：{name}", $"Matrix profile of {name}"));
        double[] all = [.. values], at = AnomalyFigure.At(times, all.Length);
        var across = AnomalyFigure.Across(times, all.Length);
        double[] seen = [.. all.Where(double.IsFinite)];
        var series = new Panel(drawing, 74, 62, 626, 200, across, Scale.Linear(seen.Min(), seen.Max(), 4));
        series.Axes("", name);
        foreach (var d in discords) Stretch(d, Palette.Alarm);
        // Of the first motif only, both ends: more would cover the series.
        if (motifs.Count > 0)
        {
            Stretch(motifs[0], Palette.Group(2));
            Stretch(profile.Nearest[motifs[0]], Palette.Group(2));
        }
        series.Line(at, all, Palette.First, all.Length > 2000 ? 0.6 : 1.1);
        var below = new Panel(drawing, 74, 310, 626, 150, across, Scale.Linear(0, profile.Distances.Where(double.IsFinite).DefaultIfEmpty(1).Max(), 4));
        below.Axes(times is null ? new("序号", "Number") : new("时间", "Time"), new("最近距离", "Nearest"));
        below.Line(at.AsSpan(0, profile.Distances.Length), [.. profile.Distances], Palette.Ink, 0.8);
        below.Dots([.. discords.Select(i => at[i])], [.. discords.Select(i => profile.Distances[i])], Palette.Alarm, 4, 0.9);
        drawing.Legend(74, 38, [(new("最反常的片段", "Strangest stretches"), Palette.Alarm)]);
        drawing.Legend(220, 38, [(new("最相似的一对片段", "The pair most alike"), Palette.Group(2))]);
        return drawing.Done();

        void Stretch(int from, string colour)
        {
            var to = Math.Min(from + profile.Window - 1, at.Length - 1);
            series.Band([at[from], at[to]], [series.Y.Min, series.Y.Min], [series.Y.Max, series.Y.Max], colour, 0.3);
        }
    }
}
