using Microsoft.Win32.SafeHandles;

namespace Qingshan.Platform.Intake;

/// <summary>A stretch of a segment that cannot be read.</summary>
internal readonly record struct BadStretch(long Offset, long FirstSequence, long LastSequence, string Reason);

/// <summary>What a walk through a whole segment found.</summary>
internal sealed class SegmentScan
{
    /// <summary>One past the last sound entry.</summary>
    public long End { get; private set; } = SegmentHeader.Bytes;

    /// <summary>The last sound sequence; one less than the first where there is none.</summary>
    public long Last { get; private set; }

    /// <summary>The highest sequence of which a sound entry says that it was synced before.</summary>
    public long ProvenThrough { get; private set; }

    public List<BadStretch> Bad { get; } = [];

    public SparseIndex Index { get; } = new();

    /// <param name="file">The segment.</param>
    /// <param name="first">Its first sequence, by its name.</param>
    /// <param name="end">How far to read.</param>
    /// <param name="last">The last sequence that must be there; long.MaxValue where that is not known (the last segment).</param>
    /// <param name="cancel">Stops between blocks.</param>
    public static SegmentScan Run(SafeFileHandle file, long first, long end, long last, CancellationToken cancel)
    {
        var scan = new SegmentScan { Last = first - 1 };
        using var block = new BlockReader();
        long offset = Math.Min(SegmentHeader.Bytes, end), expected = first;
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var stop = block.Read(file, offset, end, expected, last);
            scan.Take(block);
            (offset, expected) = (block.NextOffset, block.NextSequence);
            if (stop == BlockStop.More)
                continue;
            if (stop == BlockStop.Limit || (stop == BlockStop.End && last == long.MaxValue))
                return scan;
            var reason = BlockReader.Describe(stop);
            if (!Resync.TryFind(file, offset, end, expected, last, out var nextOffset, out var nextSequence))
            {
                scan.Bad.Add(new BadStretch(offset, expected, last, reason));
                return scan;
            }
            scan.Bad.Add(new BadStretch(offset, expected, nextSequence - 1, reason));
            (offset, expected) = (nextOffset, nextSequence);
        }
    }

    private void Take(BlockReader block)
    {
        for (var i = 0; i < block.Entries.Count; i++)
        {
            Index.Add(block.Entries[i].Sequence, block.Places[i].Offset);
            ProvenThrough = Math.Max(ProvenThrough, block.Places[i].ProvesSynced);
        }
        if (block.Entries.Count > 0)
            (End, Last) = (block.NextOffset, block.Entries[^1].Sequence);
    }

    /// <summary>Takes back what lies from here on.</summary>
    public void CutAt(BadStretch stretch)
    {
        (End, Last) = (stretch.Offset, stretch.FirstSequence - 1);
        Index.TrimAfter(Last);
        Bad.RemoveAll(b => b.FirstSequence >= stretch.FirstSequence);
    }
}
