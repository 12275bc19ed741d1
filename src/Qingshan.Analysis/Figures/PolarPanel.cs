namespace Qingshan.Analysis.Figures;

/// <summary>A circle of a drawing with the compass around it: directions clockwise from north, distances from the middle.</summary>
/// <param name="drawing">The drawing.</param>
/// <param name="centreX">Pixels from the left edge of the drawing to the middle.</param>
/// <param name="centreY">Pixels from the top to the middle.</param>
/// <param name="radius">Pixels from the middle to the edge.</param>
/// <param name="out">The axis outwards.</param>
public sealed class PolarPanel(Drawing drawing, double centreX, double centreY, double radius, Scale @out)
{
    /// <summary>Where a direction and a distance are drawn.</summary>
    /// <param name="degrees">Clockwise from north.</param>
    /// <param name="distance">In units of the axis.</param>
    /// <returns>Pixels.</returns>
    public (double X, double Y) At(double degrees, double distance)
    {
        var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
        var away = radius * @out.Share(distance);
        return (centreX + away * sine, centreY - away * cosine);
    }

    /// <summary>Fills the piece between two directions and two distances.</summary>
    /// <param name="from">The first direction, degrees.</param>
    /// <param name="to">The last direction, degrees, above the first.</param>
    /// <param name="inner">The inner distance.</param>
    /// <param name="outer">The outer distance.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="stroke">The colour of its edge.</param>
    public void Wedge(double from, double to, double inner, double outer, string colour, string stroke = "#ffffff")
    {
        var steps = Math.Max(2, (int)Math.Ceiling((to - from) / 3));
        var edge = Enumerable.Range(0, steps + 1).Select(i => from + (to - from) * i / steps).ToArray();
        drawing.Add(new AreaMark([.. edge.Select(d => At(d, outer)), .. edge.Reverse().Select(d => At(d, inner))], colour, 1, stroke));
    }

    /// <summary>Draws rings at the labelled distances and the names of the four directions.</summary>
    /// <param name="words">What the distance is, with the unit.</param>
    /// <param name="labelled">In which direction the distances are written, degrees.</param>
    public void Rings(Label words, double labelled = 45)
    {
        foreach (var tick in @out.Ticks)
        {
            if (tick.Value <= @out.Min) continue;
            drawing.Add(new RingMark(centreX, centreY, radius * @out.Share(tick.Value), "#b8c4cd", "3 3"));
            Mark(labelled, tick.Value, tick.Words);
        }
        drawing.Add(new LineMark([(centreX - radius, centreY), (centreX + radius, centreY)], "#b8c4cd"));
        drawing.Add(new LineMark([(centreX, centreY - radius), (centreX, centreY + radius)], "#b8c4cd"));
        drawing.Text(centreX, centreY - radius - 6, new("北", "N"), 13, Anchor.Middle);
        drawing.Text(centreX + radius + 6, centreY + 5, new("东", "E"), 13);
        drawing.Text(centreX, centreY + radius + 16, new("南", "S"), 13, Anchor.Middle);
        drawing.Text(centreX - radius - 6, centreY + 5, new("西", "W"), 13, Anchor.End);
        drawing.Text(centreX, centreY + radius + 34, words, 12, Anchor.Middle);
    }

    /// <summary>Writes words at a place, on a light ground so that they can be read on any colour.</summary>
    /// <param name="degrees">Clockwise from north.</param>
    /// <param name="distance">In units of the axis.</param>
    /// <param name="words">The words; short.</param>
    public void Mark(double degrees, double distance, Label words)
    {
        var (x, y) = At(degrees, distance);
        var wide = 6.2 * words.En.Length + 4;
        drawing.Add(new AreaMark([(x, y - 12), (x + wide, y - 12), (x + wide, y + 1), (x, y + 1)], "#ffffff", 0.75));
        drawing.Text(x + 2, y - 2, words, 10);
    }
}
