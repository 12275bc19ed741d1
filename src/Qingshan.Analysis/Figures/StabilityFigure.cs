using Qingshan.Analysis.Distribution;
using Qingshan.Analysis.Statistics;
using Qingshan.Analysis.Weather;

namespace Qingshan.Analysis.Figures;

/// <summary>Stability and mixing height over the hours of the day.</summary>
internal static class StabilityFigure
{
    // Half classes are drawn with their more stable neighbour.
    private static readonly (string Name, StabilityClass[] Classes)[] Groups =
        [("A", [StabilityClass.A]), ("B", [StabilityClass.AB, StabilityClass.B]), ("C", [StabilityClass.BC, StabilityClass.C]), ("D", [StabilityClass.CD, StabilityClass.D]),
            ("E", [StabilityClass.E]), ("F", [StabilityClass.F])];

    /// <summary>The share of each class by hour.</summary>
    public static Figure Of(DateTime[] times, StabilityClass?[] classes)
    {
        var drawing = new Drawing(720, 420, new("稳定度等级随小时的分布", "Stability classes by hour"));
        var panel = new Panel(drawing, 70, 50, 560, 300, Hours(), Scale.Linear(0, 100, 5));
        panel.Axes(new("小时", "Hour"), new("占比（%）", "Share, %"));
        var hours = times.Select((t, i) => (t.Hour, Class: classes[i])).Where(r => r.Class is not null).ToLookup(r => r.Hour, r => r.Class!.Value);
        foreach (var hour in hours)
        {
            double from = 0;
            for (var g = 0; g < Groups.Length; g++)
            {
                var to = from + 100.0 * hour.Count(Groups[g].Classes.Contains) / hour.Count();
                var ((left, low), (right, high)) = (panel.At(hour.Key - 0.45, from), panel.At(hour.Key + 0.45, to));
                if (to > from) drawing.Add(new BoxMark(left, high, right - left, low - high, Colour(g)));
                from = to;
            }
        }
        drawing.Legend(645, 56, Groups.Select((g, i) => ((Label)g.Name, Colour(i))).Reverse());
        return drawing.Done();

        static string Colour(int group) => Palette.Diverging(1 - (group + 0.5) / Groups.Length);
    }

    /// <summary>The median of the mixing height by hour, with its quartiles.</summary>
    public static Figure Of(DateTime[] times, double[] heights)
    {
        var drawing = new Drawing(720, 420, new("混合层高度随小时的变化", "Mixing height by hour"));
        var binned = Binned.Of(heights, times.Select((t, i) => double.IsNaN(heights[i]) ? -1 : t.Hour).ToArray(), 24);
        double[] Quarter(double share) => [.. Enumerable.Range(0, 24).Select(h => { var here = binned[h]; here.Sort(); return Quantile.OfSorted(here, share); })];
        var (low, middle, high) = (Quarter(0.25), Quarter(0.5), Quarter(0.75));
        var panel = new Panel(drawing, 80, 50, 600, 300, Hours(), Scale.Linear(0, high.Where(h => !double.IsNaN(h)).Max(), 5));
        panel.Axes(new("小时", "Hour"), new("混合层高度（m）", "Mixing height, m"));
        double[] across = [.. Enumerable.Range(0, 24).Select(h => (double)h)];
        panel.Band(across, low, high, Palette.First);
        panel.Line(across, middle, Palette.First, 2);
        panel.Dots(across, middle, Palette.First, 3, 1);
        drawing.Text(670, 44, new("中位数与四分位数", "median and quartiles"), 11, Anchor.End);
        return drawing.Done();
    }

    private static Scale Hours() => Scale.Names(Enumerable.Range(0, 24).Select(h => (Label)(h % 3 == 0 ? h.ToString(System.Globalization.CultureInfo.InvariantCulture) : "")));
}
