using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace Qingshan.Bench;

/// <summary>
/// A journal without entries that begins at a later sequence, as where its old segments were moved away. Written by the
/// description of the format in the journal's README.
/// </summary>
internal static class LaterJournal
{
    private const int HeaderBytes = 40;

    public static string PathOf(string folder, long first) => Path.Combine(folder, first.ToString("D19", CultureInfo.InvariantCulture) + ".qsj");

    public static void Begin(string folder, long first)
    {
        var header = new byte[HeaderBytes];
        "QSJRNL\r\n"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), 1);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(12), HeaderBytes);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(16), first);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(24), (DateTime.UtcNow - DateTime.UnixEpoch).Ticks);
        var crc = uint.MaxValue;
        foreach (var b in header.AsSpan(0, 36)) crc = BitOperations.Crc32C(crc, b);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(36), ~crc);
        File.WriteAllBytes(PathOf(folder, first), header);
    }
}
