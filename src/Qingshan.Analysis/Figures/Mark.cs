using System.Collections.Immutable;

namespace Qingshan.Analysis.Figures;

/// <summary>One thing that is drawn. Coordinates are pixels, x to the right, y downwards; colours are <c>#rrggbb</c> or <c>none</c>.</summary>
public abstract record Mark;

/// <summary>A line through points; where a coordinate is NaN it breaks off and begins again.</summary>
/// <param name="Points">The points.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="Width">Its width.</param>
/// <param name="Dash">Lengths of dash and gap such as <c>4 3</c>; empty for a whole line.</param>
public sealed record LineMark(ImmutableArray<(double X, double Y)> Points, string Colour, double Width = 1, string Dash = "") : Mark;

/// <summary>An area inside of points.</summary>
/// <param name="Points">Its corners.</param>
/// <param name="Fill">Its colour.</param>
/// <param name="Opacity">0 to 1.</param>
/// <param name="Stroke">The colour of its edge.</param>
public sealed record AreaMark(ImmutableArray<(double X, double Y)> Points, string Fill, double Opacity = 1, string Stroke = "none") : Mark;

/// <summary>A rectangle.</summary>
/// <param name="X">Left.</param>
/// <param name="Y">Top.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="Fill">Its colour.</param>
/// <param name="Stroke">The colour of its edge.</param>
/// <param name="Tip">What is said when the mouse rests on it; null for nothing.</param>
public sealed record BoxMark(double X, double Y, double Width, double Height, string Fill, string Stroke = "none", Label? Tip = null) : Mark;

/// <summary>Dots of one size and colour.</summary>
/// <param name="Centres">Where.</param>
/// <param name="Radius">Their radius.</param>
/// <param name="Fill">Their colour.</param>
/// <param name="Opacity">0 to 1.</param>
public sealed record DotsMark(ImmutableArray<(double X, double Y)> Centres, double Radius, string Fill, double Opacity = 1) : Mark;

/// <summary>A circle that is not filled.</summary>
/// <param name="X">Its centre.</param>
/// <param name="Y">Its centre.</param>
/// <param name="Radius">Its radius.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="Dash">Lengths of dash and gap; empty for a whole line.</param>
public sealed record RingMark(double X, double Y, double Radius, string Colour, string Dash = "") : Mark;

/// <summary>
/// Cells of a regular grid in few colours: many equal neighbours become one stroke, so that a surface of ten thousand cells stays a small file.
/// </summary>
/// <param name="X">Left of the grid.</param>
/// <param name="Y">Top of the grid.</param>
/// <param name="CellWidth">The width of a cell.</param>
/// <param name="CellHeight">The height of a cell.</param>
/// <param name="Columns">How many cells stand side by side; the colours are row by row from the top.</param>
/// <param name="Colours">The colour of each cell; empty for a cell that is not drawn.</param>
public sealed record CellsMark(double X, double Y, double CellWidth, double CellHeight, int Columns, ImmutableArray<string> Colours) : Mark;

/// <summary>Where a text is held.</summary>
public enum Anchor
{
    /// <summary>At its beginning.</summary>
    Start,

    /// <summary>In its middle.</summary>
    Middle,

    /// <summary>At its end.</summary>
    End,
}

/// <summary>Words.</summary>
/// <param name="X">Where it is held.</param>
/// <param name="Y">The line on which it stands.</param>
/// <param name="Words">The words.</param>
/// <param name="Size">Height of the letters.</param>
/// <param name="At">Where it is held.</param>
/// <param name="Turn">Degrees clockwise around that place.</param>
/// <param name="Bold">Whether it is heavy.</param>
/// <param name="Colour">Its colour.</param>
public sealed record TextMark(double X, double Y, Label Words, double Size = 12, Anchor At = Anchor.Start, double Turn = 0, bool Bold = false, string Colour = Palette.Ink) : Mark;
