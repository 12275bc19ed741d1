using System.Globalization;
using System.Text;

namespace Qingshan.Analysis.Figures;

/// <summary>Marks as SVG.</summary>
internal static class SvgWriter
{
    // Families that have both scripts, on the systems where they come with it.
    private const string Fonts = "Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, sans-serif";

    public static string Write(Figure figure, FigureLanguage language)
    {
        var svg = new StringBuilder();
        var title = Escape(figure.Title.In(language));
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {N(figure.Width)} {N(figure.Height)}\" width=\"{N(figure.Width)}\" height=\"{N(figure.Height)}\" role=\"img\" aria-label=\"{title}\" font-family=\"{Fonts}\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title>{title}</title><rect width=\"{N(figure.Width)}\" height=\"{N(figure.Height)}\" fill=\"#ffffff\"/>");
        foreach (var mark in figure.Marks) Append(svg, mark, language);
        return svg.Append("</svg>").ToString();
    }

    private static void Append(StringBuilder svg, Mark mark, FigureLanguage language)
    {
        switch (mark)
        {
            case LineMark line:
                svg.Append("<path d=\"");
                AppendPath(svg, line.Points);
                svg.Append(CultureInfo.InvariantCulture, $"\" fill=\"none\" stroke=\"{line.Colour}\" stroke-width=\"{N(line.Width)}\" stroke-linejoin=\"round\"");
                if (line.Dash.Length > 0) svg.Append(CultureInfo.InvariantCulture, $" stroke-dasharray=\"{line.Dash}\"");
                svg.Append("/>");
                break;
            case AreaMark area:
                svg.Append("<path d=\"");
                AppendPath(svg, area.Points);
                svg.Append(CultureInfo.InvariantCulture, $"Z\" fill=\"{area.Fill}\" fill-opacity=\"{N(area.Opacity)}\" stroke=\"{area.Stroke}\" stroke-width=\"0.5\"/>");
                break;
            case BoxMark box:
                svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{N(box.X)}\" y=\"{N(box.Y)}\" width=\"{N(box.Width)}\" height=\"{N(box.Height)}\" fill=\"{box.Fill}\" stroke=\"{box.Stroke}\"");
                if (box.Tip is { } tip) svg.Append(CultureInfo.InvariantCulture, $"><title>{Escape(tip.In(language))}</title></rect>");
                else svg.Append("/>");
                break;
            case DotsMark dots:
                // A line of no length with round ends is a dot: one element for thousands of them.
                svg.Append("<path d=\"");
                foreach (var (x, y) in dots.Centres)
                    if (double.IsFinite(x) && double.IsFinite(y)) svg.Append(CultureInfo.InvariantCulture, $"M{N(x)} {N(y)}h0");
                svg.Append(CultureInfo.InvariantCulture, $"\" fill=\"none\" stroke=\"{dots.Fill}\" stroke-width=\"{N(2 * dots.Radius)}\" stroke-linecap=\"round\" stroke-opacity=\"{N(dots.Opacity)}\"/>");
                break;
            case RingMark ring:
                svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{N(ring.X)}\" cy=\"{N(ring.Y)}\" r=\"{N(ring.Radius)}\" fill=\"none\" stroke=\"{ring.Colour}\"");
                if (ring.Dash.Length > 0) svg.Append(CultureInfo.InvariantCulture, $" stroke-dasharray=\"{ring.Dash}\"");
                svg.Append("/>");
                break;
            case CellsMark cells:
                AppendCells(svg, cells);
                break;
            case TextMark text:
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(text.X)}\" y=\"{N(text.Y)}\" font-size=\"{N(text.Size)}\" fill=\"{text.Colour}\"");
                if (text.At != Anchor.Start) svg.Append(text.At == Anchor.Middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"");
                if (text.Bold) svg.Append(" font-weight=\"bold\"");
                if (text.Turn != 0) svg.Append(CultureInfo.InvariantCulture, $" transform=\"rotate({N(text.Turn)} {N(text.X)} {N(text.Y)})\"");
                svg.Append('>').Append(Escape(text.Words.In(language))).Append("</text>");
                break;
            default:
                throw new NotSupportedException($"A mark of kind {mark.GetType().Name}.");
        }
    }

    private static void AppendPath(StringBuilder svg, IEnumerable<(double X, double Y)> points)
    {
        var pen = false;
        foreach (var (x, y) in points)
        {
            if (!double.IsFinite(x) || !double.IsFinite(y))
            {
                pen = false;
                continue;
            }
            svg.Append(CultureInfo.InvariantCulture, $"{(pen ? 'L' : 'M')}{N(x)} {N(y)}");
            pen = true;
        }
    }

    /// <summary>One path a colour; cells of the same colour side by side are one box.</summary>
    private static void AppendCells(StringBuilder svg, CellsMark cells)
    {
        var paths = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        for (var start = 0; start < cells.Colours.Length;)
        {
            var end = start + 1;
            while (end < cells.Colours.Length && end % cells.Columns != 0 && cells.Colours[end] == cells.Colours[start]) end++;
            if (cells.Colours[start] is { Length: > 0 } colour)
            {
                if (!paths.TryGetValue(colour, out var path)) paths[colour] = path = new();
                var (x, y, width) = (cells.X + start % cells.Columns * cells.CellWidth, cells.Y + start / cells.Columns * cells.CellHeight, (end - start) * cells.CellWidth);
                path.Append(CultureInfo.InvariantCulture, $"M{N(x)} {N(y)}h{N(width)}v{N(cells.CellHeight)}h{N(-width)}z");
            }
            start = end;
        }
        foreach (var (colour, path) in paths) svg.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" fill=\"{colour}\" stroke=\"{colour}\" stroke-width=\"0.4\"/>");
    }

    private static string N(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}
