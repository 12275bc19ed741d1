using System.Collections.Immutable;

namespace Qingshan.Analysis.Figures;

/// <summary>A figure while it is being drawn.</summary>
/// <param name="width">Pixels.</param>
/// <param name="height">Pixels.</param>
/// <param name="title">What it shows; written at the top.</param>
public sealed class Drawing(double width, double height, Label title)
{
    private readonly ImmutableArray<Mark>.Builder _marks = ImmutableArray.CreateBuilder<Mark>();

    /// <summary>Pixels.</summary>
    public double Width => width;

    /// <summary>Pixels.</summary>
    public double Height => height;

    /// <summary>Draws another mark over those before.</summary>
    /// <param name="mark">The mark.</param>
    public void Add(Mark mark) => _marks.Add(mark);

    /// <summary>Writes words.</summary>
    /// <param name="x">Where they are held.</param>
    /// <param name="y">The line on which they stand.</param>
    /// <param name="words">The words.</param>
    /// <param name="size">Height of the letters.</param>
    /// <param name="at">Where they are held.</param>
    public void Text(double x, double y, Label words, double size = 12, Anchor at = Anchor.Start) => Add(new TextMark(x, y, words, size, at));

    /// <summary>Draws a bar of colours with its numbers, top to bottom from the most to the least.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Top.</param>
    /// <param name="tall">Its height.</param>
    /// <param name="scale">Values from bottom to top.</param>
    /// <param name="colour">The colour of a share, such as <see cref="Palette.Sequential"/>.</param>
    /// <param name="words">What the values are, with the unit.</param>
    public void ColourBar(double x, double y, double tall, Scale scale, Func<double, string> colour, Label words)
    {
        ArgumentNullException.ThrowIfNull(scale);
        ArgumentNullException.ThrowIfNull(colour);
        const int steps = 64;
        Add(new CellsMark(x, y, 14, tall / steps, 1, [.. Enumerable.Range(0, steps).Select(i => colour(1 - (i + 0.5) / steps))]));
        foreach (var tick in scale.Ticks)
        {
            var at = y + tall * (1 - scale.Share(tick.Value));
            if (at < y - 1 || at > y + tall + 1) continue;
            Add(new LineMark([(x + 14, at), (x + 18, at)], Palette.Ink));
            Text(x + 21, at + 4, tick.Words, 11);
        }
        Text(x + 14, y - 8, words, 12, Anchor.Middle);
    }

    /// <summary>Draws names with their colours under each other.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Top.</param>
    /// <param name="entries">Names and colours.</param>
    public void Legend(double x, double y, IEnumerable<(Label Words, string Colour)> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var line = 0;
        foreach (var (words, colour) in entries)
        {
            Add(new BoxMark(x, y + line * 18, 12, 12, colour));
            Text(x + 17, y + 10 + line++ * 18, words, 11);
        }
    }

    /// <summary>Ends the drawing.</summary>
    /// <returns>The figure, with its title at the top.</returns>
    public Figure Done() => new(width, height, title, [new TextMark(12, 22, title, 15, Bold: true), .. _marks]);
}
