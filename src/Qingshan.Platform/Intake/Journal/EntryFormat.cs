using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Qingshan.Platform.Intake;

/// <summary>The bytes of one entry. The layout is in the README of this folder.</summary>
internal static class EntryFormat
{
    public const int HeaderBytes = 32;
    public const int MaxSenderBytes = byte.MaxValue;

    /// <summary>Everything but the two fields that are known at the write only; see <see cref="Seal"/>.</summary>
    public static void Write(Span<byte> to, long sequence, in PacketHead head, int senderBytes, in ReadOnlySequence<byte> payload)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(to[4..], (uint)to.Length);
        BinaryPrimitives.WriteInt64LittleEndian(to[8..], sequence);
        BinaryPrimitives.WriteInt64LittleEndian(to[16..], (head.Received - DateTime.UnixEpoch).Ticks);
        to[28] = (byte)head.Channel;
        to[29] = (byte)head.Admission;
        to[30] = (byte)senderBytes;
        to[31] = 0;
        Encoding.UTF8.GetBytes(head.Sender, to.Slice(HeaderBytes, senderBytes));
        payload.CopyTo(to[(HeaderBytes + senderBytes)..]);
    }

    /// <summary>
    /// Sets how far back the synced part ended when this was written, then the checksum. Done by the writer, so that
    /// producers hold the gate for a copy only.
    /// </summary>
    public static void Seal(Span<byte> entry, uint behind)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(entry[24..], behind);
        BinaryPrimitives.WriteUInt32LittleEndian(entry, Crc32C.Of(entry[4..]));
    }

    public static uint LengthOf(ReadOnlySpan<byte> entry) => BinaryPrimitives.ReadUInt32LittleEndian(entry[4..]);

    public static long SequenceOf(ReadOnlySpan<byte> entry) => BinaryPrimitives.ReadInt64LittleEndian(entry[8..]);

    /// <summary>The last sequence that was certainly synced when this entry was written.</summary>
    public static long ProvesSynced(ReadOnlySpan<byte> entry) =>
        SequenceOf(entry) - BinaryPrimitives.ReadUInt32LittleEndian(entry[24..]);

    /// <summary>Whether a whole entry of this length is what was written.</summary>
    public static bool Sound(ReadOnlySpan<byte> entry) =>
        entry.Length >= HeaderBytes + entry[30] && BinaryPrimitives.ReadUInt32LittleEndian(entry) == Crc32C.Of(entry[4..]);

    public static JournalEntry Parse(ReadOnlyMemory<byte> entry)
    {
        var span = entry.Span;
        var payload = HeaderBytes + span[30];
        return new JournalEntry(
            SequenceOf(span),
            DateTime.UnixEpoch.AddTicks(BinaryPrimitives.ReadInt64LittleEndian(span[16..])),
            (PacketChannel)span[28],
            (Admission)span[29],
            entry[HeaderBytes..payload],
            entry[payload..]) { Stored = entry };
    }
}
