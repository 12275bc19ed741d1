using System.Buffers.Text;

namespace Qingshan.Hj212;

/// <summary>
/// Ciphertext as HJ 212-2025 prints it, <c>{0xE4,0x3E,…}</c>, with the unencrypted rest behind the brace. The standard means the
/// bytes; there are devices that send what it prints.
/// </summary>
internal static class PrintedCiphertext
{
    /// <summary>Writes the bytes that the content of CP means: those that it prints, or itself where it is not printed.</summary>
    /// <returns>How many.</returns>
    public static int Read(ReadOnlySpan<byte> cp, Span<byte> bytes)
    {
        if (cp.StartsWith("{0x"u8) && TryRead(cp, bytes, out var length)) return length;
        cp.CopyTo(bytes);
        return cp.Length;
    }

    private static bool TryRead(ReadOnlySpan<byte> cp, Span<byte> bytes, out int length)
    {
        length = 0;
        var rest = cp[1..];
        while (rest.Length > 4 && rest.StartsWith("0x"u8))
        {
            if (!Utf8Parser.TryParse(rest.Slice(2, 2), out byte value, out var used, 'X') || used != 2) return false;
            bytes[length++] = value;
            rest = rest[4..];
            if (rest[0] == ',') rest = rest[1..];
        }
        if (rest.IsEmpty || rest[0] != '}') return false;
        rest = rest[1..];
        rest.CopyTo(bytes[length..]);
        length += rest.Length;
        return true;
    }
}
