using Qingshan.Analysis.Receptor;

namespace Qingshan.Analysis.Figures;

/// <summary>A statistic of trajectories on a grid of degrees, with the receptor. No boundaries are drawn: which are right is for a map to say.</summary>
public static class TrajectoryGridFigure
{
    /// <summary>Draws it.</summary>
    /// <param name="grid">The cells.</param>
    /// <param name="values">The value of each cell; NaN is not drawn.</param>
    /// <param name="receptor">Where the air arrived.</param>
    /// <param name="title">What is shown.</param>
    /// <param name="words">What the values are.</param>
    /// <returns>720 × 520.</returns>
    public static Figure Of(TrajectoryGrid grid, IReadOnlyList<double> values, (double Longitude, double Latitude) receptor, Label title, Label words)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(values);
        var drawing = new Drawing(720, 520, title);
        var (west, east) = (grid.Cells.Min(c => c.West), grid.Cells.Max(c => c.West) + grid.Side);
        var (south, north) = (grid.Cells.Min(c => c.South), grid.Cells.Max(c => c.South) + grid.Side);
        var frame = new PlaceFrame(drawing, 70, 50, 530, 410, west, east, south, north, earth: true);
        frame.Axes(earth: true);
        var (across, up) = ((int)Math.Round((east - west) / grid.Side), (int)Math.Round((north - south) / grid.Side));
        var colours = new string[across * up];
        Array.Fill(colours, "");
        var scale = Scale.Linear(0, values.Where(double.IsFinite).DefaultIfEmpty(1).Max(), 6, tight: true);
        for (var i = 0; i < grid.Cells.Length; i++)
        {
            var (column, row) = ((int)Math.Round((grid.Cells[i].West - west) / grid.Side), (int)Math.Round((grid.Cells[i].South - south) / grid.Side));
            colours[(up - 1 - row) * across + column] = Palette.Sequential(scale.Share(values[i]));
        }
        var (x, y) = frame.Panel.At(west, north);
        var (right, low) = frame.Panel.At(east, south);
        drawing.Add(new CellsMark(x, y, (right - x) / across, (low - y) / up, across, [.. colours]));
        // The graticule again, over the cells.
        foreach (var tick in frame.Panel.X.Ticks) frame.Panel.Segment((tick.Value, frame.Panel.Y.Min), (tick.Value, frame.Panel.Y.Max), Palette.Muted, 0.5, "2 4");
        foreach (var tick in frame.Panel.Y.Ticks) frame.Panel.Segment((frame.Panel.X.Min, tick.Value), (frame.Panel.X.Max, tick.Value), Palette.Muted, 0.5, "2 4");
        frame.Panel.Dots([receptor.Longitude], [receptor.Latitude], "#ffffff", 6, 1);
        frame.Panel.Dots([receptor.Longitude], [receptor.Latitude], Palette.Alarm, 4.5, 1);
        drawing.ColourBar(frame.Right + 34, frame.Top + 22, frame.Height - 40, scale, Palette.Sequential, words);
        return drawing.Done();
    }
}
