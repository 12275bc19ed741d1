using ImageMagick;
using Qingshan.Analysis.Figures;
using Qingshan.Applications.Analyses;

namespace Qingshan.Applications.Tests.Analyses;

/// <summary>A picture of pixels is the drawing, twice as fine, with its words in both scripts.</summary>
[Trait("needs", "server")]
public sealed class FigurePngTests
{
    [Fact]
    public void Lines_and_words_of_both_languages_are_in_the_picture()
    {
        var (zh, en, none) = (Ink(new("青山", "Qingshan"), FigureLanguage.Zh), Ink(new("青山", "Qingshan"), FigureLanguage.En), Ink(new("", ""), FigureLanguage.En));
        Assert.True(zh > none + 100 && en > none + 100, $"{zh} {en} {none}");
        Assert.NotEqual(zh, en);
        // Two letters that a font does not have are the same empty box.
        Assert.NotEqual(Ink(new("青", ""), FigureLanguage.Zh), Ink(new("一", ""), FigureLanguage.Zh));
    }

    private static int Ink(Label title, FigureLanguage language)
    {
        var drawing = new Drawing(200, 100, title);
        drawing.Add(new LineMark([(0, 60), (200, 60)], Palette.First, 4));
        using var image = new MagickImage(FigurePng.Of(drawing.Done().ToSvg(language)));
        Assert.Equal((400u, 200u), (image.Width, image.Height));
        using var pixels = image.GetPixels();
        return pixels.Count(p => p.ToColor()!.R < 200);
    }
}
