using Qingshan.Platform.Catalog;

namespace Qingshan.Applications.Catalog;

/// <summary>Where the boxes and lines of a lineage graph stand, in pixels of the drawing: a column a step, the boxes of a column below one another.</summary>
internal sealed class LineageLayout
{
    public const int BoxWidth = 210, BoxHeight = 40, Gap = 14, Between = 70, Margin = 8;

    public LineageLayout(LineageGraph graph)
    {
        var columns = graph.Nodes.GroupBy(n => n.Column).OrderBy(g => g.Key).Select(g => g.ToList()).ToList();
        var tallest = columns.Count == 0 ? 0 : columns.Max(c => c.Count);
        Height = 2 * Margin + tallest * (BoxHeight + Gap) - Gap;
        Width = 2 * Margin + columns.Count * (BoxWidth + Between) - Between;
        for (var column = 0; column < columns.Count; column++)
        {
            var top = Margin + (tallest - columns[column].Count) * (BoxHeight + Gap) / 2;
            for (var row = 0; row < columns[column].Count; row++)
                Places[columns[column][row].Id] = (Margin + column * (BoxWidth + Between), top + row * (BoxHeight + Gap));
        }
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Upper left corner of the box of each node.</summary>
    public Dictionary<string, (int X, int Y)> Places { get; } = new(StringComparer.Ordinal);

    /// <summary>A line from the right side of one box to the left side of another, as the path of an SVG.</summary>
    public string Line(LineageEdge edge)
    {
        var (from, to) = (Places[edge.From], Places[edge.To]);
        var (x1, y1, x2, y2) = (from.X + BoxWidth, from.Y + BoxHeight / 2, to.X - 6, to.Y + BoxHeight / 2);
        var bend = Math.Max(24, (x2 - x1) / 2);
        return FormattableString.Invariant($"M{x1} {y1} C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}");
    }

    /// <summary>As much of a name as a box holds; Chinese signs are about twice as wide as letters.</summary>
    public static string Fitting(string name)
    {
        const int most = 30;
        var width = 0;
        for (var i = 0; i < name.Length; i++)
        {
            width += name[i] > '\u2e80' ? 2 : 1;
            if (width > most) return name[..i] + "…";
        }
        return name;
    }
}
