using System.Collections.Immutable;
using Qingshan.Analysis.Distribution;

namespace Qingshan.Analysis.Figures;

/// <summary>Values over wind direction and wind speed, or direction and time, as colours in a circle.</summary>
internal static class PolarFigure
{
    private const double X = 270, Y = 275, Radius = 205;

    /// <summary>A polar surface.</summary>
    public static Figure Of(PolarSurface surface, string name, Label statistic) =>
        Surface(surface.Reach, surface.Size, surface.Values, new($"{name} 极坐标图", $"{name} by wind"), statistic, false);

    /// <summary>One surface less another, in colours that part at 0.</summary>
    public static Figure Of(PolarDifference difference, string name, string before, string after) =>
        Surface(difference.Before.Reach, difference.Before.Size, difference.Values, new($"{name}：{after} 减 {before}", $"{name}: {after} less {before}"), new("差值", "difference"), true);

    /// <summary>Clusters of a surface.</summary>
    public static Figure Of(PolarClusters clusters, string name)
    {
        var drawing = new Drawing(660, 540, new($"{name} 极坐标聚类", $"Clusters of {name} by wind"));
        Cells(drawing, clusters.Surface.Size, [.. clusters.Cells.Select(c => c < 0 ? "" : Palette.Group(c))]);
        new PolarPanel(drawing, X, Y, Radius, Scale.Linear(0, clusters.Surface.Reach, 4, true)).Rings(new("风速（m/s）", "Wind speed, m/s"), 315);
        drawing.Text(520, 90, new("类：平均值（小时占比）", "cluster: mean (rows)"), 11);
        var all = Math.Max(1, clusters.Clusters.Sum(c => c.Rows));
        drawing.Legend(520, 102, clusters.Clusters.Select((c, i) => ((Label)FormattableString.Invariant($"{i + 1}: {c.Mean:G4} ({100.0 * c.Rows / all:0} %)"), Palette.Group(i))));
        return drawing.Done();
    }

    /// <summary>Cells of speed and direction without smoothing.</summary>
    public static Figure Of(PolarFrequency cells, string name, Label statistic)
    {
        var drawing = new Drawing(660, 540, new($"{name} 风速-风向分布", $"{name} by wind speed and direction"));
        var around = new WindSectors(cells.Sectors);
        var panel = new PolarPanel(drawing, X, Y, Radius, Scale.Linear(0, cells.Rings * cells.Step, 4, true));
        var drawn = cells.Values.Where(v => !double.IsNaN(v)).ToArray();
        // Counts spread over powers of ten: their square roots are coloured, as openair does.
        var scale = Scale.Linear(0, drawn.Max(), 6, true);
        for (var s = 0; s < cells.Sectors; s++)
            for (var r = 0; r < cells.Rings; r++)
                if (cells.Value(s, r) is var value && !double.IsNaN(value))
                    panel.Wedge(around.Middle(s) - around.Width / 2, around.Middle(s) + around.Width / 2, r * cells.Step, (r + 1) * cells.Step, Palette.Sequential(Root(value)), Palette.Sequential(Root(value)));
        panel.Rings(new("风速（m/s）", "Wind speed, m/s"), 315);
        drawing.ColourBar(580, 110, 300, scale, share => Palette.Sequential(Math.Sqrt(share)), statistic);
        return drawing.Done();

        double Root(double value) => Math.Sqrt(Math.Max(0, scale.Share(value)));
    }

    /// <summary>An annulus: direction around, time outwards.</summary>
    public static Figure Of(PolarAnnulus annulus, string name, Label statistic)
    {
        var drawing = new Drawing(660, 540, new($"{name} 风向-时间环形图", $"{name} by wind direction and time"));
        const double hole = 0.35;
        const int size = 141;
        var scale = Range(annulus.Values);
        var colours = new string[size * size];
        for (var i = 0; i < colours.Length; i++)
        {
            var (east, north) = (2.0 * (i % size) / (size - 1) - 1, 1 - 2.0 * (i / size) / (size - 1));
            var away = Math.Sqrt(east * east + north * north);
            colours[i] = away < hole || away > 1 ? "" : Palette.Sequential(scale.Share(Between(annulus, (away - hole) / (1 - hole), (Math.Atan2(east, north) * 180 / Math.PI + 360) % 360)));
        }
        var cell = 2 * Radius / (size - 1);
        drawing.Add(new CellsMark(X - Radius - cell / 2, Y - Radius - cell / 2, cell, cell, size, [.. colours]));
        drawing.Add(new RingMark(X, Y, hole * Radius, Palette.Muted));
        drawing.Add(new RingMark(X, Y, Radius, Palette.Muted));
        // Distances from the middle as if the hole were time before the beginning.
        var before = (annulus.To - annulus.From) * hole / (1 - hole);
        var panel = new PolarPanel(drawing, X, Y, Radius, Scale.Linear(annulus.From - before, annulus.To, 4, true).Labelled([]));
        panel.Rings(Time(annulus.Period));
        for (var t = 0; t <= 4; t++)
        {
            var at = annulus.From + (annulus.To - annulus.From) * t / 4;
            panel.Mark(45, at, annulus.Period == AnnulusPeriod.Trend ? FormattableString.Invariant($"{at:0.0}") : FormattableString.Invariant($"{at:0.#}"));
        }
        drawing.ColourBar(580, 110, 300, scale, Palette.Sequential, statistic);
        return drawing.Done();
    }

    private static Figure Surface(double reach, int size, ImmutableArray<double> values, Label title, Label statistic, bool parts)
    {
        var drawing = new Drawing(660, 540, title);
        var most = values.Where(v => !double.IsNaN(v)).DefaultIfEmpty(0).Max(Math.Abs);
        var scale = parts ? Scale.Linear(-most, most, 6, true) : Range(values);
        Func<double, string> colour = parts ? Palette.Diverging : Palette.Sequential;
        Cells(drawing, size, [.. values.Select(v => colour(scale.Share(v)))]);
        new PolarPanel(drawing, X, Y, Radius, Scale.Linear(0, reach, 4, true)).Rings(new("风速（m/s）", "Wind speed, m/s"), 315);
        drawing.ColourBar(580, 110, 300, scale, colour, statistic);
        return drawing.Done();
    }

    private static Scale Range(ImmutableArray<double> values)
    {
        var drawn = values.Where(v => !double.IsNaN(v)).ToArray();
        return Scale.Linear(drawn.Min(), drawn.Max(), 6, true);
    }

    /// <summary>Draws a grid whose rows come from the south, every second cell of a fine one: finer the eye does not see, and the file stays small.</summary>
    private static void Cells(Drawing drawing, int size, ImmutableArray<string> colours)
    {
        var half = (size + 1) / 2;
        var cell = 2 * Radius / (half - 1);
        drawing.Add(new CellsMark(X - Radius - cell / 2, Y - Radius - cell / 2, cell, cell, half,
            [.. Enumerable.Range(0, half * half).Select(i => colours[(size - 1 - 2 * (i / half)) * size + 2 * (i % half)])]));
    }

    private static double Between(PolarAnnulus annulus, double outwards, double degrees)
    {
        var (time, direction) = (Math.Clamp(outwards * annulus.Times - 0.5, 0, annulus.Times - 1), degrees / 360 * annulus.Directions);
        var (t, d) = (Math.Min((int)time, annulus.Times - 2), (int)direction % annulus.Directions);
        var (along, across, next) = (time - t, direction - (int)direction, (d + 1) % annulus.Directions);
        return (1 - along) * ((1 - across) * annulus.Value(t, d) + across * annulus.Value(t, next)) + along * ((1 - across) * annulus.Value(t + 1, d) + across * annulus.Value(t + 1, next));
    }

    private static Label Time(AnnulusPeriod period) => period switch
    {
        AnnulusPeriod.Hour => new("由内向外：小时", "Outwards: hour of the day"),
        AnnulusPeriod.Weekday => new("由内向外：星期（0 为周一零时）", "Outwards: day of the week (0 is Monday 0:00)"),
        AnnulusPeriod.Season => new("由内向外：月（0 为年初）", "Outwards: month (0 is the beginning of the year)"),
        _ => new("由内向外：年", "Outwards: year"),
    };
}
