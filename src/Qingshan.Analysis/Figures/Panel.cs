using System.Collections.Immutable;

namespace Qingshan.Analysis.Figures;

/// <summary>A rectangle of a drawing with an axis to the right and one upwards, into which values are drawn.</summary>
/// <param name="drawing">The drawing.</param>
/// <param name="left">Pixels from the left edge of the drawing to that of the panel.</param>
/// <param name="top">Pixels from the top.</param>
/// <param name="width">Pixels.</param>
/// <param name="height">Pixels.</param>
/// <param name="x">The axis to the right.</param>
/// <param name="y">The axis upwards.</param>
public sealed class Panel(Drawing drawing, double left, double top, double width, double height, Scale x, Scale y)
{
    /// <summary>The axis to the right.</summary>
    public Scale X => x;

    /// <summary>The axis upwards.</summary>
    public Scale Y => y;

    /// <summary>Where two values are drawn.</summary>
    /// <param name="across">The value to the right.</param>
    /// <param name="up">The value upwards.</param>
    /// <returns>Pixels; NaN for a missing value.</returns>
    public (double X, double Y) At(double across, double up) => (left + width * x.Share(across), top + height * (1 - y.Share(up)));

    /// <summary>Draws the grid, the axes and their labels.</summary>
    /// <param name="xWords">What the axis to the right is, with the unit.</param>
    /// <param name="yWords">What the axis upwards is, with the unit.</param>
    /// <param name="slant">Whether the labels of the axis to the right are turned, for long names.</param>
    public void Axes(Label xWords, Label yWords, bool slant = false)
    {
        foreach (var tick in x.Ticks)
        {
            var at = left + width * x.Share(tick.Value);
            drawing.Add(new LineMark([(at, top), (at, top + height)], Palette.Grid));
            if (slant) drawing.Add(new TextMark(at + 4, top + height + 14, tick.Words, 11, Anchor.End, -40));
            else drawing.Text(at, top + height + 16, tick.Words, 11, Anchor.Middle);
        }
        foreach (var tick in y.Ticks)
        {
            var at = top + height * (1 - y.Share(tick.Value));
            drawing.Add(new LineMark([(left, at), (left + width, at)], Palette.Grid));
            drawing.Text(left - 6, at + 4, tick.Words, 11, Anchor.End);
        }
        drawing.Add(new BoxMark(left, top, width, height, "none", Palette.Muted));
        if (!slant) drawing.Text(left + width / 2, top + height + 36, xWords, 12, Anchor.Middle);
        drawing.Add(new TextMark(left - 46, top + height / 2, yWords, 12, Anchor.Middle, -90));
    }

    /// <summary>Draws a line; it breaks off where a value is missing.</summary>
    /// <param name="across">Values to the right.</param>
    /// <param name="up">As many values upwards.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="thick">Its width.</param>
    /// <param name="dash">Lengths of dash and gap; empty for a whole line.</param>
    public void Line(ReadOnlySpan<double> across, ReadOnlySpan<double> up, string colour, double thick = 1.5, string dash = "") => drawing.Add(new LineMark(Places(across, up), colour, thick, dash));

    /// <summary>Draws dots.</summary>
    /// <param name="across">Values to the right.</param>
    /// <param name="up">As many values upwards.</param>
    /// <param name="colour">Their colour.</param>
    /// <param name="radius">Their radius.</param>
    /// <param name="opacity">0 to 1.</param>
    public void Dots(ReadOnlySpan<double> across, ReadOnlySpan<double> up, string colour, double radius = 2, double opacity = 0.7) => drawing.Add(new DotsMark(Places(across, up), radius, colour, opacity));

    /// <summary>Fills the band between two lines; where an end is missing it breaks off.</summary>
    /// <param name="across">Values to the right.</param>
    /// <param name="low">The lower ends.</param>
    /// <param name="high">The upper ends.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="opacity">0 to 1.</param>
    public void Band(ReadOnlySpan<double> across, ReadOnlySpan<double> low, ReadOnlySpan<double> high, string colour, double opacity = 0.25)
    {
        for (var start = 0; start < across.Length;)
        {
            var end = start;
            while (end < across.Length && double.IsFinite(low[end]) && double.IsFinite(high[end])) end++;
            if (end > start)
            {
                var lower = Places(across[start..end], low[start..end]);
                var upper = Places(across[start..end], high[start..end]);
                drawing.Add(new AreaMark([.. upper, .. lower.Reverse()], colour, opacity));
            }
            start = end + 1;
        }
    }

    /// <summary>Draws a bar from the bottom of the panel, or from 0 where the axis goes below it.</summary>
    /// <param name="across">Its middle.</param>
    /// <param name="up">Its end; nothing is drawn where it is missing.</param>
    /// <param name="share">How wide it is, in units of the axis.</param>
    /// <param name="colour">Its colour.</param>
    public void Bar(double across, double up, double share, string colour)
    {
        if (!double.IsFinite(up)) return;
        var (x0, y0) = At(across - share / 2, Math.Max(0, y.Min));
        var (x1, y1) = At(across + share / 2, up);
        drawing.Add(new BoxMark(x0, Math.Min(y0, y1), x1 - x0, Math.Abs(y1 - y0), colour));
    }

    /// <summary>Draws a straight line between two places.</summary>
    /// <param name="from">Values at the beginning.</param>
    /// <param name="to">Values at the end.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="thick">Its width.</param>
    /// <param name="dash">Lengths of dash and gap; empty for a whole line.</param>
    public void Segment((double Across, double Up) from, (double Across, double Up) to, string colour, double thick = 1.5, string dash = "") =>
        drawing.Add(new LineMark([At(from.Across, from.Up), At(to.Across, to.Up)], colour, thick, dash));

    private ImmutableArray<(double X, double Y)> Places(ReadOnlySpan<double> across, ReadOnlySpan<double> up)
    {
        var places = ImmutableArray.CreateBuilder<(double, double)>(across.Length);
        for (var i = 0; i < across.Length; i++) places.Add(At(across[i], up[i]));
        return places.MoveToImmutable();
    }
}
