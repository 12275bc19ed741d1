using Qingshan.Analysis.Space;

namespace Qingshan.Analysis.Figures;

/// <summary>Places onto a panel so that a length is the same in both directions; on the earth, degrees of longitude are shortened by the latitude.</summary>
internal sealed class PlaceFrame
{
    private readonly Drawing _drawing;
    private readonly (double Left, double Top, double Width, double Height) _box;

    public PlaceFrame(Drawing drawing, double left, double top, double width, double height, double minX, double maxX, double minY, double maxY, bool earth)
    {
        _drawing = drawing;
        var shrink = earth ? Math.Max(0.1, Math.Cos((minY + maxY) / 2 * Math.PI / 180)) : 1;
        var (wide, tall) = (Math.Max(maxX - minX, 1e-9) * shrink, Math.Max(maxY - minY, 1e-9));
        var (padX, padY) = (wide * 0.03 / shrink, tall * 0.03);
        (minX, maxX, minY, maxY, wide, tall) = (minX - padX, maxX + padX, minY - padY, maxY + padY, wide * 1.06, tall * 1.06);
        var pixels = Math.Min(width / wide, height / tall);
        var (across, up) = (pixels * wide, pixels * tall);
        // Held at the top, where the words above belong to it.
        _box = (left + (width - across) / 2, top, across, up);
        Panel = new(drawing, _box.Left, _box.Top, across, up, Scale.Linear(minX, maxX, Math.Max(2, (int)(across / 60)), tight: true), Scale.Linear(minY, maxY, Math.Max(2, (int)(up / 50)), tight: true));
    }

    public Panel Panel { get; }

    public double Right => _box.Left + _box.Width;

    public double Top => _box.Top;

    public double Height => _box.Height;

    public void Axes(bool earth)
    {
        Panel.Axes(earth ? new Label("经度 (°)", "Longitude (°)") : new Label("东西向坐标", "Easting"), earth ? new Label("纬度 (°)", "Latitude (°)") : new Label("南北向坐标", "Northing"));
    }

    public static PlaceFrame Around(Drawing drawing, double left, double top, double width, double height, Places places) =>
        new(drawing, left, top, width, height, places.X.Min(), places.X.Max(), places.Y.Min(), places.Y.Max(), places.AreOnEarth);

    /// <summary>Draws values: as cells where the places lie on a regular grid, else as dots.</summary>
    public void Values(Places places, ReadOnlySpan<double> values, Scale scale, Func<double, string> colour)
    {
        if (Cells(places) is var (left, bottom, sideX, sideY, across, up))
        {
            var colours = new string[across * up];
            Array.Fill(colours, "");
            for (var i = 0; i < values.Length; i++)
            {
                var (column, row) = ((int)Math.Round((places.X[i] - left) / sideX), (int)Math.Round((places.Y[i] - bottom) / sideY));
                colours[(up - 1 - row) * across + column] = colour(scale.Share(values[i]));
            }
            var (x, y) = Panel.At(left - sideX / 2, bottom + (up - 0.5) * sideY);
            var (right, low) = Panel.At(left + (across - 0.5) * sideX, bottom - sideY / 2);
            _drawing.Add(new CellsMark(x, y, (right - x) / across, (low - y) / up, across, [.. colours]));
            return;
        }
        // One mark a colour: thousands of dots stay a small file.
        var groups = new Dictionary<string, List<(double, double)>>(StringComparer.Ordinal);
        for (var i = 0; i < values.Length; i++)
        {
            var name = colour(scale.Share(values[i]));
            if (name.Length == 0) continue;
            if (!groups.TryGetValue(name, out var group)) groups[name] = group = [];
            group.Add(Panel.At(places.X[i], places.Y[i]));
        }
        var radius = values.Length > 2000 ? 1.5 : values.Length > 300 ? 2.5 : 4;
        foreach (var (name, group) in groups) _drawing.Add(new DotsMark([.. group], radius, name));
    }

    private static (double Left, double Bottom, double SideX, double SideY, int Across, int Up)? Cells(Places places)
    {
        if (places.Count < 9 || Step(places.X) is not { } x || Step(places.Y) is not { } y) return null;
        var (across, up) = ((int)Math.Round((places.X.Max() - places.X.Min()) / x) + 1, (int)Math.Round((places.Y.Max() - places.Y.Min()) / y) + 1);
        // Scattered places lie on some fine grid too; a map has cells when a good part of them is filled.
        return (double)across * up > 6.0 * places.Count ? null : (places.X.Min(), places.Y.Min(), x, y, across, up);
    }

    private static double? Step(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Distinct().Order()];
        if (sorted.Length < 2) return null;
        var span = sorted[^1] - sorted[0];
        var step = sorted.Skip(1).Select((v, i) => v - sorted[i]).Where(d => d > 1e-9 * span).Min();
        return sorted.All(v => Math.Abs((v - sorted[0]) / step - Math.Round((v - sorted[0]) / step)) < 0.01) ? step : null;
    }
}
