using System.Buffers.Binary;
using System.Globalization;

namespace Qingshan.Platform.Intake;

/// <summary>The first bytes and the name of a segment. The layout is in the README of this folder.</summary>
internal readonly record struct SegmentHeader(long FirstSequence, DateTime Created)
{
    public const int Bytes = 40;
    public const ushort Version = 1;
    public const string Extension = ".qsj";

    // The line ends in the magic show a transfer that "corrected" them.
    private static ReadOnlySpan<byte> Magic => "QSJRNL\r\n"u8;

    // Nineteen digits hold every long, so names sort as the sequences do.
    public static string NameOf(long first) => first.ToString("D19", CultureInfo.InvariantCulture) + Extension;

    public static bool TryParseName(string name, out long first)
    {
        first = 0;
        return name.Length == 19 + Extension.Length && name.EndsWith(Extension, StringComparison.Ordinal)
            && long.TryParse(name.AsSpan(0, 19), NumberStyles.None, CultureInfo.InvariantCulture, out first) && first > 0;
    }

    public void Write(Span<byte> to)
    {
        to[..Bytes].Clear();
        Magic.CopyTo(to);
        BinaryPrimitives.WriteUInt16LittleEndian(to[8..], Version);
        BinaryPrimitives.WriteUInt32LittleEndian(to[12..], Bytes);
        BinaryPrimitives.WriteInt64LittleEndian(to[16..], FirstSequence);
        BinaryPrimitives.WriteInt64LittleEndian(to[24..], (Created - DateTime.UnixEpoch).Ticks);
        BinaryPrimitives.WriteUInt32LittleEndian(to[36..], Crc32C.Of(to[..36]));
    }

    public static HeaderState Read(ReadOnlySpan<byte> from, long first)
    {
        if (from.Length < Bytes || !from.StartsWith(Magic)
            || BinaryPrimitives.ReadUInt32LittleEndian(from[36..]) != Crc32C.Of(from[..36]))
            return HeaderState.Bad;
        if (BinaryPrimitives.ReadUInt16LittleEndian(from[8..]) != Version)
            return HeaderState.OtherVersion;
        return BinaryPrimitives.ReadInt64LittleEndian(from[16..]) == first ? HeaderState.Good : HeaderState.Bad;
    }
}

internal enum HeaderState
{
    Good,
    Bad,
    OtherVersion,
}
