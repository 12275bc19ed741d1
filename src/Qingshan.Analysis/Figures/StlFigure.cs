using Qingshan.Analysis.Trend;

namespace Qingshan.Analysis.Figures;

/// <summary>A series and its three parts under each other, each on its own axis; the bars at the right are equally tall in units of the values.</summary>
public static class StlFigure
{
    /// <summary>Draws the parts.</summary>
    /// <param name="name">What the values are, with their unit.</param>
    /// <param name="times">When they are of; empty where only their order is known.</param>
    /// <param name="values">The values that were taken apart.</param>
    /// <param name="parts">The parts.</param>
    /// <returns>The figure, 720 by 620.</returns>
    public static Figure Of(string name, DateTime[] times, double[] values, Stl parts)
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(parts);
        var drawing = new Drawing(720, 620, new($"{name} 的 STL 分解", $"STL decomposition of {name}"));
        var x = times.Length > 1 ? Scale.Time(times[0], times[^1]) : Scale.Linear(0, values.Length - 1, tight: true);
        double[] across = times.Length > 1 ? [.. times.Select(t => (double)t.Ticks)] : [.. Enumerable.Range(0, values.Length).Select(i => (double)i)];
        (Label Words, double[] Values)[] rows =
        [
            (new("数据", "Data"), values), (new("季节", "Seasonal"), [.. parts.Seasonal]), (new("趋势", "Trend"), [.. parts.Trend]), (new("余项", "Remainder"), [.. parts.Remainder]),
        ];
        Scale[] scales = [.. rows.Select(r => Scale.Linear(r.Values.Min(), r.Values.Max(), 4))];
        var bar = scales.Min(s => s.Max - s.Min);
        for (var i = 0; i < rows.Length; i++)
        {
            double top = 40 + i * 134, height = 120;
            var last = i == rows.Length - 1;
            foreach (var tick in x.Ticks)
            {
                var at = 76 + 610 * x.Share(tick.Value);
                drawing.Add(new LineMark([(at, top), (at, top + height)], Palette.Grid));
                if (last) drawing.Text(at, top + height + 16, tick.Words, 11, Anchor.Middle);
            }
            var panel = new Panel(drawing, 76, top, 610, height, Bare(x), scales[i]);
            panel.Axes("", rows[i].Words);
            var (places, heights) = LineThinning.Of(across, rows[i].Values);
            if (last)
            {
                // One line that goes to 0 and breaks off between: a needle for each value.
                double[] needles = [.. heights.SelectMany(h => (double[])[0, h, double.NaN])];
                panel.Line([.. places.SelectMany(p => (double[])[p, p, p])], needles, Palette.Muted, across.Length > 300 ? 0.7 : 1.3);
            }
            else panel.Line(places, heights, Palette.Group(i), 1.3);
            var tall = height * bar / (scales[i].Max - scales[i].Min);
            drawing.Add(new BoxMark(692, top + (height - tall) / 2, 8, tall, "#b6c2cc", "none", new("同一长度", "Of equal length in every panel")));
        }
        drawing.Text(76 + 305, 610, times.Length > 1 ? new("时间", "Time") : new("序号", "Step"), 12, Anchor.Middle);
        return drawing.Done();
    }

    /// <summary>The axis without its labels, which stand at the bottom only.</summary>
    private static Scale Bare(Scale x) => x with { Ticks = [] };
}
