using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Qingshan.Platform.Intake;

internal enum BlockStop
{
    /// <summary>The block is used up; ask again from <see cref="BlockReader.NextOffset"/>.</summary>
    More,

    /// <summary>The last byte was the end of an entry.</summary>
    End,

    /// <summary>The last wanted sequence was reached.</summary>
    Limit,
    Short,
    BadLength,
    BadChecksum,
    WrongSequence,
}

/// <summary>
/// Reads a block of a segment and checks the entries in it, one after the other, until something ends that. All who
/// read go through here: followers, random access, recovery, checks. The buffer is pooled and used again.
/// </summary>
internal sealed class BlockReader(int blockBytes = BlockReader.DefaultBytes) : IDisposable
{
    public const int DefaultBytes = 1 << 20;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(blockBytes);

    public List<JournalEntry> Entries { get; } = [];

    /// <summary>For each entry where it stands, and the last sequence that it proves to have been synced.</summary>
    public List<(long Offset, long ProvesSynced)> Places { get; } = [];

    public long NextOffset { get; private set; }

    public long NextSequence { get; private set; }

    public BlockStop Read(SafeFileHandle file, long offset, long end, long expected, long last)
    {
        Entries.Clear();
        Places.Clear();
        NextOffset = offset;
        NextSequence = expected;
        var filled = Fill(file, offset, (int)Math.Min(blockBytes, end - offset), ref end);
        for (var at = 0; ;)
        {
            if (NextSequence > last)
                return BlockStop.Limit;
            var left = end - NextOffset;
            if (left == 0)
                return BlockStop.End;
            if (left < EntryFormat.HeaderBytes)
                return BlockStop.Short;
            if (filled - at < EntryFormat.HeaderBytes)
                return BlockStop.More;
            var length = EntryFormat.LengthOf(_buffer.AsSpan(at));
            if (length is < EntryFormat.HeaderBytes or > JournalOptions.EntryCeiling)
                return BlockStop.BadLength;
            if (length > left)
                return BlockStop.Short;
            if (filled - at < length)
            {
                if (at > 0)
                    return BlockStop.More;
                // A single entry larger than a block: read again with room for it.
                filled = Fill(file, offset, (int)length, ref end);
                continue;
            }
            var entry = _buffer.AsMemory(at, (int)length);
            if (!EntryFormat.Sound(entry.Span))
                return BlockStop.BadChecksum;
            if (EntryFormat.SequenceOf(entry.Span) != NextSequence)
                return BlockStop.WrongSequence;
            Entries.Add(EntryFormat.Parse(entry));
            Places.Add((NextOffset, EntryFormat.ProvesSynced(entry.Span)));
            at += (int)length;
            NextOffset += length;
            NextSequence++;
        }
    }

    // A file that is shorter than we were told ends where it ends.
    private int Fill(SafeFileHandle file, long offset, int want, ref long end)
    {
        if (want > _buffer.Length)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
            _buffer = ArrayPool<byte>.Shared.Rent(want);
        }
        var filled = ReadFully(file, _buffer.AsSpan(0, Math.Max(want, 0)), offset);
        if (filled < want)
            end = offset + filled;
        return filled;
    }

    public static int ReadFully(SafeFileHandle file, Span<byte> into, long offset)
    {
        var filled = 0;
        while (filled < into.Length)
        {
            var got = RandomAccess.Read(file, into[filled..], offset + filled);
            if (got == 0)
                break;
            filled += got;
        }
        return filled;
    }

    public static string Describe(BlockStop stop) => stop switch
    {
        BlockStop.End => "the segment ends too early",
        BlockStop.Short => "an entry reaches beyond the end of the segment",
        BlockStop.BadLength => "an entry has an impossible length",
        BlockStop.BadChecksum => "the checksum of an entry does not match",
        BlockStop.WrongSequence => "an entry has another sequence than its place demands",
        _ => stop.ToString(),
    };

    public void Dispose()
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }
}
