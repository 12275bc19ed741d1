namespace Qingshan.Platform.Intake;

/// <summary>A stretch of a segment that is not as it was written.</summary>
/// <param name="FirstSequence">The first entry that is lost there.</param>
/// <param name="LastSequence">The last; less than the first where none is lost, and bytes were put in.</param>
internal sealed record SegmentFault(string Path, long Offset, long Bytes, long FirstSequence, long LastSequence, string Reason);

/// <summary>
/// Reads a segment from its first byte to its last without opening the journal, and lets nothing pass that is not an entry in its place:
/// for who checks, where readers only have to come through.
/// </summary>
internal static class SegmentWalk
{
    /// <param name="first">Its first sequence, by its name.</param>
    /// <param name="last">The last sequence that has to be there.</param>
    /// <param name="whole">Whether it has to end there; a segment that is being written goes on, and what follows is nobody's business.</param>
    public static void Run(string path, long first, long last, bool whole, Action<JournalEntry, long> entry, Action<SegmentFault> fault, CancellationToken cancel)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var block = new BlockReader();
        var (end, offset, expected, limit) = (RandomAccess.GetLength(file), Begin(file, path, first, last, fault), first, whole ? last : long.MaxValue);
        while (whole || expected <= last)
        {
            cancel.ThrowIfCancellationRequested();
            var stop = block.Read(file, offset, end, expected, limit);
            for (var i = 0; i < block.Entries.Count && block.Entries[i].Sequence <= last; i++) entry(block.Entries[i], block.Places[i].Offset);
            (offset, expected) = (block.NextOffset, block.NextSequence);
            if (stop == BlockStop.More) continue;
            if (stop == BlockStop.Limit)
            {
                if (offset < end) fault(new(path, offset, end - offset, expected, expected - 1, "bytes stand behind the last entry"));
                return;
            }
            if (!whole && expected > last) return;
            var reason = BlockReader.Describe(stop);
            if (!Resync.TryFind(file, offset, end, expected, limit, out var nextOffset, out var nextSequence))
            {
                fault(new(path, offset, end - offset, expected, last, reason));
                return;
            }
            fault(new(path, offset, nextOffset - offset, expected, Math.Min(nextSequence - 1, last), reason));
            (offset, expected) = (nextOffset, nextSequence);
        }
    }

    /// <summary>Where the entries begin: behind the header, or where the first is found if that is damaged.</summary>
    private static long Begin(Microsoft.Win32.SafeHandles.SafeFileHandle file, string path, long first, long last, Action<SegmentFault> fault)
    {
        Span<byte> header = stackalloc byte[SegmentHeader.Bytes];
        if (SegmentHeader.Read(header[..BlockReader.ReadFully(file, header, 0)], first) == HeaderState.Good) return SegmentHeader.Bytes;
        var found = Resync.TryFind(file, 0, RandomAccess.GetLength(file), first, last, out var offset, out var sequence) && sequence == first;
        fault(new(path, 0, found ? offset : SegmentHeader.Bytes, first, first - 1, "the header of the segment is damaged"));
        return found ? offset : Math.Min(SegmentHeader.Bytes, RandomAccess.GetLength(file));
    }
}
