using System.Runtime.InteropServices;

namespace Qingshan.Platform.Intake;

/// <summary>
/// A factor code as received, the command and the repetition within the packet, packed into one number, so that finding
/// the series of a value neither allocates nor decodes text.
/// </summary>
internal static class FactorKey
{
    public const int LongestCode = 12;

    public static bool TryPack(ReadOnlySpan<byte> factor, int command, int repetition, out UInt128 key)
    {
        key = default;
        if (factor.Length is 0 or > LongestCode || repetition > byte.MaxValue) return false;
        Span<byte> bytes = stackalloc byte[16];
        factor.CopyTo(bytes);
        bytes[12] = (byte)factor.Length;
        bytes[13] = (byte)repetition;
        bytes[14] = (byte)command;
        bytes[15] = (byte)(command >> 8);
        key = MemoryMarshal.Read<UInt128>(bytes);
        return true;
    }
}
