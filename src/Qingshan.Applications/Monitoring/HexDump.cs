using System.Globalization;
using System.Text;

namespace Qingshan.Applications.Monitoring;

/// <summary>Bytes for the eye: offset, sixteen bytes, what is printable of them.</summary>
public static class HexDump
{
    private const int Width = 16;

    /// <param name="most">No more than this many bytes.</param>
    public static string Of(ReadOnlySpan<byte> bytes, int most)
    {
        var shown = bytes[..Math.Min(bytes.Length, most)];
        var text = new StringBuilder();
        for (var at = 0; at < shown.Length; at += Width)
        {
            var line = shown[at..Math.Min(at + Width, shown.Length)];
            text.Append(CultureInfo.InvariantCulture, $"{at:x6}  ");
            for (var i = 0; i < Width; i++) text.Append(i < line.Length ? $"{line[i]:x2} " : "   ");
            text.Append(' ');
            foreach (var b in line) text.Append(b is >= 0x20 and < 0x7F ? (char)b : '.');
            text.Append('\n');
        }
        return text.ToString();
    }
}
