using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using Pic = DocumentFormat.OpenXml.Drawing.Pictures;
using Place = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Qingshan.Applications.Cases.Word;

/// <summary>A picture in the line of the text, as Word wants it said.</summary>
internal static class PaperPicture
{
    /// <summary>8 cm in English metric units.</summary>
    private const long Longest = 2_880_000;

    /// <param name="relation">Of the part that holds its bytes.</param>
    /// <param name="number">No other picture of the document has it.</param>
    public static Drawing Of(string relation, uint number, string name, PictureSize size)
    {
        var (width, height) = size.Width >= size.Height ? (Longest, Longest * size.Height / size.Width) : (Longest * size.Width / size.Height, Longest);
        return new(new Place.Inline(
            new Place.Extent { Cx = width, Cy = height }, new Place.DocProperties { Id = number, Name = name },
            new A.Graphic(new A.GraphicData(new Pic.Picture(
                new Pic.NonVisualPictureProperties(new Pic.NonVisualDrawingProperties { Id = number, Name = name }, new Pic.NonVisualPictureDrawingProperties()),
                new Pic.BlipFill(new A.Blip { Embed = relation }, new A.Stretch(new A.FillRectangle())),
                new Pic.ShapeProperties(new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = width, Cy = height }), new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
            { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 });
    }
}
