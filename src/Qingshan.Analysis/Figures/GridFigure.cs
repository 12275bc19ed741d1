using Qingshan.Analysis.Grids;

namespace Qingshan.Analysis.Figures;

/// <summary>A plane of a grid as a map of colours.</summary>
internal static class GridFigure
{
    /// <summary>Draws it.</summary>
    /// <param name="plane">The plane.</param>
    /// <param name="name">What the values are, with the unit.</param>
    /// <param name="x">Places to mark, to the right.</param>
    /// <param name="y">Places to mark, upwards.</param>
    public static Figure Of(GridPlane plane, string name, double[]? x = null, double[]? y = null)
    {
        var (left, right, low, high) = (plane.X[0], plane.X[^1], plane.Y[0], plane.Y[^1]);
        // Degrees of longitude are as wide as they are in the middle of the map.
        var shape = (right - left) / (high - low) * (plane.IsGeographic ? Math.Max(0.2, Math.Cos((low + high) / 2 * Math.PI / 180)) : 1);
        var (wide, tall) = shape > 1.25 ? (600.0, Math.Max(120, 600 / shape)) : (Math.Max(120, 480 * shape), 480.0);
        var drawing = new Drawing(wide + 220, tall + 120, name);
        var panel = new Panel(drawing, 76, 54, wide, tall, Scale.Linear(left, right, (int)(wide / 100) + 1, true), Scale.Linear(low, high, (int)(tall / 80) + 1, true));
        panel.Axes(plane.IsGeographic ? new Label("经度", "Longitude") : "x", "");
        // Coordinates of projections have seven digits: what the axis is stands outside of them.
        drawing.Add(new TextMark(14, 54 + tall / 2, plane.IsGeographic ? new Label("纬度", "Latitude") : "y", 12, Anchor.Middle, -90));
        var values = plane.Values.Where(v => !double.IsNaN(v)).ToArray();
        var scale = Scale.Linear(values.DefaultIfEmpty(0).Min(), values.DefaultIfEmpty(1).Max(), 6, true);
        var (columns, rows) = (Math.Min(plane.X.Length, 120), Math.Min(plane.Y.Length, 120));
        drawing.Add(new CellsMark(76, 54, wide / columns, tall / rows, columns, [.. Enumerable.Range(0, columns * rows).Select(i =>
            Palette.Sequential(scale.Share(plane.Nearest(left + (right - left) * (i % columns + 0.5) / columns, high - (high - low) * (i / columns + 0.5) / rows))))]));
        if (x is not null && y is not null)
        {
            var inside = x.Select((e, i) => (X: e, Y: y[i])).Where(p => p.X >= left && p.X <= right && p.Y >= low && p.Y <= high).ToArray();
            panel.Dots([.. inside.Select(p => p.X)], [.. inside.Select(p => p.Y)], "#ffffff", 5, 1);
            panel.Dots([.. inside.Select(p => p.X)], [.. inside.Select(p => p.Y)], Palette.Alarm, 3.5, 1);
        }
        drawing.ColourBar(wide + 106, 74, Math.Min(300, tall - 20), scale, Palette.Sequential, "");
        return drawing.Done();
    }
}
