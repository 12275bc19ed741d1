using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Qingshan.Platform.Intake;

/// <summary>
/// 重新解读 · What the journal holds of a packet that is read again: a line that names the packet it was, then its bytes as they came. So
/// that what was read and when stays readable from the journal alone, and nothing of before is altered.
/// </summary>
internal static class AgainEntry
{
    private static ReadOnlySpan<byte> Word => "AGAIN "u8;

    public static byte[] Of(long original, ReadOnlySpan<byte> frame) =>
        [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"AGAIN {original}\n")), .. frame];

    /// <summary>The packet that is read again, and its bytes; false where the entry is none.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> payload, out long original, out ReadOnlyMemory<byte> frame)
    {
        (original, frame) = (0, default);
        var bytes = payload.Span;
        if (!bytes.StartsWith(Word) || !Utf8Parser.TryParse(bytes[Word.Length..], out original, out var digits)) return false;
        var end = Word.Length + digits;
        if (end >= bytes.Length || bytes[end] != '\n') return false;
        frame = payload[(end + 1)..];
        return true;
    }
}
