using Qingshan.Analysis.Weather;

namespace Qingshan.Analysis.Figures;

/// <summary>Ways of air on a plane of longitude and latitude, a dot at every sixth hour.</summary>
internal static class TrajectoryFigure
{
    /// <summary>Draws them.</summary>
    public static Figure Of(IReadOnlyList<Trajectory> trajectories)
    {
        var start = trajectories[0].Points[0].Place;
        // Longitudes in the turn around the start, so that no line jumps at the date line.
        var ways = trajectories.Select(t => t.Points.Select(p => (X: start.Longitude + Math.IEEERemainder(p.Place.Longitude - start.Longitude, 360), Y: p.Place.Latitude)).ToArray()).ToArray();
        var all = ways.SelectMany(w => w).ToArray();
        var (x, y) = (Scale.Linear(all.Min(p => p.X) - 1, all.Max(p => p.X) + 1, 7), Scale.Linear(Math.Max(-90, all.Min(p => p.Y) - 1), Math.Min(90, all.Max(p => p.Y) + 1), 5));
        var back = trajectories[0].Points[^1].Hours < 0;
        var drawing = new Drawing(720, 500, back ? new Label("后向轨迹", "Back trajectories") : new("前向轨迹", "Forward trajectories"));
        var panel = new Panel(drawing, 70, 50, 600, 380, x, y);
        panel.Axes(new("经度", "Longitude"), new("纬度", "Latitude"));
        for (var t = 0; t < ways.Length; t++)
        {
            var colour = Palette.Sequential(ways.Length == 1 ? 0.4 : 0.05 + 0.8 * t / (ways.Length - 1));
            panel.Line([.. ways[t].Select(p => p.X)], [.. ways[t].Select(p => p.Y)], colour, 1.6);
            var marked = ways[t].Where((_, i) => i > 0 && i % 6 == 0).ToArray();
            panel.Dots([.. marked.Select(p => p.X)], [.. marked.Select(p => p.Y)], colour, 2.5, 1);
        }
        panel.Dots([start.Longitude], [start.Latitude], Palette.Alarm, 5, 1);
        return drawing.Done();
    }
}
