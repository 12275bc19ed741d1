using System.Text;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

/// <summary>The text of a file, plain or gzip, read whole and checked before anything is done with it.</summary>
internal static class ImportText
{
    private const long Largest = 1L << 30;

    static ImportText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Result<string> Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > Largest) return ImportErrors.TooLarge.Of(path);
            var bytes = File.ReadAllBytes(path);
            if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) bytes = WholeGzip.Unpack(bytes).ToArray();
            if (bytes.Length > Largest) return ImportErrors.TooLarge.Of(path);
            if (Utf8Text.TryDecode(bytes, out var text, out var badByte)) return text;
            return IsGb18030(bytes) ? ImportErrors.Gb18030.Of(path, badByte) : ImportErrors.NotUtf8.Of(path, badByte);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return ImportErrors.Truncated.Of(path, e.Message);
        }
        catch (UnauthorizedAccessException)
        {
            return ImportErrors.NotAllowed.Of(path);
        }
    }

    private static bool IsGb18030(byte[] bytes)
    {
        // Most pictures and workbooks would do as GB18030; no text holds a zero.
        if (bytes.AsSpan().Contains((byte)0)) return false;
        try
        {
            return Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetCharCount(bytes) > 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
