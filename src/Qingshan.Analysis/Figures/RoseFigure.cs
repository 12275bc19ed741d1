using System.Globalization;
using Qingshan.Analysis.Distribution;

namespace Qingshan.Analysis.Figures;

/// <summary>Roses: spokes by direction, divided by intervals or drawn as areas of percentiles.</summary>
internal static class RoseFigure
{
    private const double X = 250, Y = 275, Radius = 195;

    /// <summary>A wind rose or pollution rose.</summary>
    /// <param name="rose">The rose.</param>
    /// <param name="name">What the intervals are of, with the unit.</param>
    /// <param name="title">What it shows.</param>
    public static Figure Of(WindRose rose, string name, Label title)
    {
        var drawing = new Drawing(640, 540, title);
        var around = new WindSectors(rose.Sectors);
        var shares = Enumerable.Range(0, rose.Sectors).Select(s => rose.Share(s)).ToArray();
        var panel = new PolarPanel(drawing, X, Y, Radius, Scale.Linear(0, shares.Max(), 4));
        panel.Rings(new("占比（%）", "Share, %"), Quiet(shares, around));
        var intervals = rose.Edges.Length + 1;
        for (var s = 0; s < rose.Sectors; s++)
        {
            double inner = 0;
            for (var i = 0; i < intervals; i++)
            {
                var outer = inner + rose.Share(s, i);
                if (outer > inner) panel.Wedge(around.Middle(s) - around.Width * 0.45, around.Middle(s) + around.Width * 0.45, inner, outer, Colour(i, intervals));
                inner = outer;
            }
        }
        drawing.Text(500, 90, name, 12);
        drawing.Legend(500, 102, Enumerable.Range(0, intervals).Reverse().Select(i => ((Label)Interval(rose, i), Colour(i, intervals))));
        var below = 102 + intervals * 18 + 24;
        drawing.Text(500, below, new(Format($"静风 {rose.Calm:0.0} %"), Format($"calm {rose.Calm:0.0} %")), 12);
        drawing.Text(500, below + 20, new(Format($"平均 {rose.Mean:G4}"), Format($"mean {rose.Mean:G4}")), 12);
        drawing.Text(500, below + 40, new(Format($"样本 {rose.Count}"), Format($"{rose.Count} rows")), 12);
        return drawing.Done();
    }

    /// <summary>A percentile rose: the areas between percentiles, the highest outside, and the mean as a line.</summary>
    /// <param name="rose">The rose.</param>
    /// <param name="name">What the values are, with the unit.</param>
    public static Figure Of(PercentileRose rose, string name)
    {
        var drawing = new Drawing(640, 540, new($"{name} 百分位数玫瑰图", $"Percentiles of {name} by wind direction"));
        var around = new WindSectors(rose.Sectors);
        var panel = new PolarPanel(drawing, X, Y, Radius, Scale.Linear(0, rose.Values.Where(v => !double.IsNaN(v)).Max(), 4));
        var count = rose.Percentiles.Length;
        for (var p = count - 1; p >= 0; p--)
            for (var s = 0; s < rose.Sectors; s++)
                if (rose.Value(s, p) is > 0 and var value) panel.Wedge(around.Middle(s) - around.Width / 2, around.Middle(s) + around.Width / 2, 0, value, Colour(p, count), Colour(p, count));
        panel.Rings(name, Quiet([.. Enumerable.Range(0, rose.Sectors).Select(s => rose.Value(s, count - 1) is var v && double.IsNaN(v) ? 0 : v)], around));
        drawing.Add(new LineMark([.. Enumerable.Range(0, rose.Sectors + 1).Select(s => panel.At(around.Middle(s % rose.Sectors), rose.Means[s % rose.Sectors]))], Palette.Alarm, 2));
        drawing.Text(500, 90, new("百分位数", "Percentile"), 12);
        drawing.Legend(500, 102, Enumerable.Range(0, count).Reverse()
            .Select(p => ((Label)(p == 0 ? Format($"0–{rose.Percentiles[0]:0.#}") : Format($"{rose.Percentiles[p - 1]:0.#}–{rose.Percentiles[p]:0.#}")), Colour(p, count)))
            .Append((new("平均值", "mean"), Palette.Alarm)));
        return drawing.Done();
    }

    /// <summary>The direction in which least is drawn, where the labels of the rings do not hide anything.</summary>
    private static double Quiet(double[] shares, WindSectors around)
    {
        // Not along the four directions, where their names stand; where there are no others, between two.
        int[] between = [.. Enumerable.Range(0, shares.Length).Where(i => Math.Abs(around.Middle(i) % 90 - 45) < 35)];
        return between.Length == 0 ? 45 : around.Middle(between.MinBy(i => shares[i]));
    }

    private static string Colour(int index, int count) => Palette.Sequential(count == 1 ? 0.5 : 0.12 + 0.82 * index / (count - 1));

    private static string Interval(WindRose rose, int index) =>
        index == 0 ? Format($"≤ {rose.Edges[0]:G6}") : index == rose.Edges.Length ? Format($"> {rose.Edges[^1]:G6}") : Format($"{rose.Edges[index - 1]:G6}–{rose.Edges[index]:G6}");

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
