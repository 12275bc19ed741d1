using System.Text;
using ImageMagick;

namespace Qingshan.Applications.Analyses;

/// <summary>A figure as a picture of pixels, twice as fine as on the screen; what is drawn is the SVG, so that both show the same.</summary>
public static class FigurePng
{
    private const double DotsPerInch = 192;

    static FigurePng()
    {
        // The bundled font library looks for its settings beside itself, and would warn on every first use.
        if (Directory.Exists("/etc/fonts")) MagickNET.SetEnvironmentVariable("FONTCONFIG_PATH", "/etc/fonts");
    }

    public static byte[] Of(string svg)
    {
        using var image = new MagickImage(Encoding.UTF8.GetBytes(svg), new MagickReadSettings { Format = MagickFormat.Svg, Density = new Density(DotsPerInch) });
        image.Strip();
        return image.ToByteArray(MagickFormat.Png);
    }
}
