using System.Collections.Immutable;

namespace Qingshan.Analysis.Figures;

/// <summary>A finished drawing: what a page shows and what a file holds are the same marks.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Title">What it shows; read aloud where the picture cannot be seen.</param>
/// <param name="Marks">What is drawn, the first at the bottom.</param>
public sealed record Figure(double Width, double Height, Label Title, ImmutableArray<Mark> Marks)
{
    /// <summary>Writes it as SVG 1.1 without scripts and without links.</summary>
    /// <param name="language">In which language it is labelled.</param>
    /// <returns>The document, from <c>&lt;svg</c> on.</returns>
    public string ToSvg(FigureLanguage language) => SvgWriter.Write(this, language);
}
