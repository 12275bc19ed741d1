using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Qingshan.Platform.Common;

/// <summary>Strict UTF-8: what is not UTF-8 is said with its place, never replaced in silence.</summary>
internal static class Utf8Text
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <param name="badByte">Place of the first byte that is not UTF-8, from 1.</param>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out string? text, out long badByte)
    {
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        try
        {
            text = Strict.GetString(bytes);
            badByte = 0;
            return true;
        }
        catch (DecoderFallbackException e)
        {
            text = null;
            badByte = e.Index + 1;
            return false;
        }
    }
}
