using Qingshan.Analysis.Distribution;

namespace Qingshan.Analysis.Figures;

/// <summary>Bars of time, divided into what each group adds to the mean.</summary>
internal static class TimeProportionFigure
{
    /// <summary>Draws it.</summary>
    public static Figure Of(TimeProportion found, string name, string groups)
    {
        var drawing = new Drawing(860, 440, new($"{name} 按 {groups} 的贡献", $"What each {groups} adds to {name}"));
        var (first, last) = (found.Starts[0], found.Starts[^1]);
        var step = found.Starts.Length > 1 ? found.Starts.Zip(found.Starts.Skip(1), (a, b) => (b - a).Ticks).Min() : TimeSpan.FromDays(30).Ticks;
        var panel = new Panel(drawing, 66, 50, 640, 320, Scale.Time(first, last.AddTicks(step)), Scale.Linear(Math.Min(0, found.Parts.Min()), found.Means.Max(), 5));
        panel.Axes(new("时间", "Time"), name);
        for (var s = 0; s < found.Starts.Length; s++)
        {
            double from = 0;
            for (var g = 0; g < found.Groups.Length; g++)
            {
                var to = from + found.Part(s, g);
                var (left, low) = panel.At(found.Starts[s].Ticks, from);
                var (right, high) = panel.At(found.Starts[s].Ticks + step, to);
                if (to != from) drawing.Add(new BoxMark(left, Math.Min(low, high), Math.Max(0.5, right - left - (right - left > 4 ? 0.8 : 0)), Math.Abs(low - high), Palette.Group(g)));
                from = to;
            }
        }
        drawing.Legend(722, 56, found.Groups.Select((g, i) => ((Label)g, Palette.Group(i))).Reverse());
        return drawing.Done();
    }
}
