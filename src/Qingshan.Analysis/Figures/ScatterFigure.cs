using Qingshan.Analysis.Distribution;

namespace Qingshan.Analysis.Figures;

/// <summary>Two columns against each other, in hexagons coloured by how many points fall into them, with the straight line.</summary>
internal static class ScatterFigure
{
    /// <summary>Draws it.</summary>
    public static Figure Of(ScatterDensity found, string x, string y)
    {
        var drawing = new Drawing(700, 520, new($"{y} 与 {x}", $"{y} against {x}"));
        var hexes = found.Hexagons;
        var panel = new Panel(drawing, 70, 52, 500, 400, Scale.Linear(hexes.Min(h => h.X), hexes.Max(h => h.X)), Scale.Linear(hexes.Min(h => h.Y), hexes.Max(h => h.Y)));
        panel.Axes(x, y);
        var most = hexes.Max(h => h.Count);
        var scale = Scale.Log(1, Math.Max(10, most));
        foreach (var hex in hexes)
        {
            var (wide, tall) = (found.Width / 2, found.Height * 2 / 3);
            drawing.Add(new AreaMark(
                [
                    panel.At(hex.X, hex.Y + tall), panel.At(hex.X + wide, hex.Y + tall / 2), panel.At(hex.X + wide, hex.Y - tall / 2),
                    panel.At(hex.X, hex.Y - tall), panel.At(hex.X - wide, hex.Y - tall / 2), panel.At(hex.X - wide, hex.Y + tall / 2),
                ], Palette.Sequential(scale.Share(hex.Count)), 1, Palette.Sequential(scale.Share(hex.Count))));
        }
        var (from, to) = Within(panel, found);
        panel.Segment((from, found.Intercept + found.Slope * from), (to, found.Intercept + found.Slope * to), Palette.Alarm, 2);
        drawing.Text(70, 44, FormattableString.Invariant($"y = {found.Slope:G4} x {(found.Intercept < 0 ? '−' : '+')} {Math.Abs(found.Intercept):G4}   r² = {found.R * found.R:0.000}   n = {found.Count}"), 12);
        drawing.ColourBar(600, 90, 300, scale, Palette.Sequential, new("点数", "points"));
        return drawing.Done();
    }

    /// <summary>Where the line is inside of the panel.</summary>
    private static (double From, double To) Within(Panel panel, ScatterDensity found)
    {
        if (found.Slope == 0) return (panel.X.Min, panel.X.Max);
        var (a, b) = ((panel.Y.Min - found.Intercept) / found.Slope, (panel.Y.Max - found.Intercept) / found.Slope);
        return (Math.Max(panel.X.Min, Math.Min(a, b)), Math.Min(panel.X.Max, Math.Max(a, b)));
    }
}
