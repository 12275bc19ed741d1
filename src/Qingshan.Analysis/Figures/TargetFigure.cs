using Qingshan.Analysis.Effect;

namespace Qingshan.Analysis.Figures;

/// <summary>Years on the way to a target: as measured and with average weather with its interval, beside the straight line of the plan.</summary>
public static class TargetFigure
{
    /// <summary>Draws a progress.</summary>
    /// <param name="name">Of what, with its unit, in Chinese and English.</param>
    /// <param name="progress">The progress.</param>
    /// <returns>The figure, 720 by 380.</returns>
    public static Figure Of((string Zh, string En) name, TargetProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var (start, last) = (progress.Base.Year, progress.Target.Year);
        TargetYear[] years = [progress.Base, .. progress.Steps.Select(s => s.Value)];
        double[] ends = [0, progress.Goal, .. years.SelectMany(y => (double[])[y.Measured, y.Deweathered, y.High]).Where(double.IsFinite)];
        var drawing = new Drawing(720, 380, new($"{name.Zh}：向 {last} 年目标", $"{name.En}: on the way to {last}"));
        var x = Scale.Linear(start - 0.4, last + 0.4, tight: true).Labelled(Enumerable.Range(start, last - start + 1).Select(y => new Tick(y, FormattableString.Invariant($"{y}"))));
        var panel = new Panel(drawing, 66, 66, 636, 254, x, Scale.Linear(0, ends.Max()));
        panel.Axes(new("年", "Year"), name.Zh == name.En ? name.Zh : new Label(name.Zh, name.En));
        panel.Segment((start, progress.Base.Measured), (last, progress.Goal), Palette.Muted, 1.6, "6 4");
        panel.Dots([last], [progress.Goal], Palette.Muted, 5, 1);
        foreach (var year in years)
        {
            var at = year.Year + 0.09;
            if (double.IsFinite(year.Low) && double.IsFinite(year.High)) panel.Segment((at, year.Low), (at, year.High), Palette.Group(5), 2);
        }
        panel.Line([.. years.Select(y => (double)y.Year)], [.. years.Select(y => y.Measured)], Palette.First, 1.4);
        panel.Dots([.. years.Select(y => (double)y.Year)], [.. years.Select(y => y.Measured)], Palette.First, 4.5, 1);
        panel.Dots([.. years.Select(y => y.Year + 0.09)], [.. years.Select(y => y.Deweathered)], Palette.Group(5), 4.5, 1);
        (Label Words, string Colour)[] keys = [(new("实测", "Measured"), Palette.First), (new("平均天气下（含区间）", "With average weather (and interval)"), Palette.Group(5)), (new("到目标的直线", "Straight line to the target"), Palette.Muted)];
        double[] places = [66, 160, 390];
        for (var k = 0; k < keys.Length; k++) drawing.Legend(places[k], 40, [keys[k]]);
        return drawing.Done();
    }
}
