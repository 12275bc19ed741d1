using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;

namespace Qingshan.Platform.Intake;

/// <summary>Reading, while it is being written: followers by sequence, and single entries.</summary>
public sealed partial class PacketJournal
{
    /// <summary>
    /// Gives all entries from a sequence on and then follows the tail: synced entries only, in order, none twice. A
    /// place that cannot be read comes as a batch of its own that says so, and the next batch goes on behind it. Ends
    /// when the journal is closed and everything was given.
    /// </summary>
    public async IAsyncEnumerable<JournalBatch> ReadFrom(long sequence, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sequence);
        using var reader = new TailReader(_segments, sequence, Report);
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            if (reader.Read(LastSynced) is { } batch)
                yield return batch;
            else if (!await MoreThan(reader.Next, cancel).ConfigureAwait(false))
                yield break;
        }
    }

    /// <summary>One entry by its sequence, in memory of its own; or why it is not to be had.</summary>
    public JournalRead TryRead(long sequence)
    {
        if (_state == JournalState.Closed)
            return new(null, Fail(JournalFailureKind.Closed, "The journal is closed."));
        var segment = _segments.Find(sequence);
        if (segment is null || sequence > LastSynced)
            return new(null, Fail(JournalFailureKind.NotFound, $"There is no entry {sequence}; the last one is {LastSynced}."));
        if (segment.Index is null)
            ScanClosed(segment, CancellationToken.None);
        // The blocks of the sparse index are small, and so is what has to be read around one entry.
        using var file = TryOpen(segment, out var failure);
        if (file is null)
            return new(null, failure);
        using var block = new BlockReader(80 << 10);
        var (expected, offset) = segment.Index is { } index && index.TryFloor(sequence, out var point)
            ? point
            : (segment.First, SegmentHeader.Bytes);
        try
        {
            BlockStop stop;
            do
            {
                stop = block.Read(file, offset, segment.End, expected, sequence);
                (offset, expected) = (block.NextOffset, block.NextSequence);
            }
            while (stop == BlockStop.More);
            if (stop == BlockStop.Limit && block.Entries is [.., var found])
                return new(Own(found), null);
            // Index points are frequent enough that a sound entry may stand behind a damaged one here.
            if (Resync.TryFind(file, offset, segment.End, sequence, sequence, out var at, out _)
                && block.Read(file, at, segment.End, sequence, sequence) == BlockStop.Limit)
                return new(Own(block.Entries[0]), null);
            return new(null, Fail(JournalFailureKind.Damaged,
                $"Entry {sequence} cannot be read, segment {segment.Name} from byte {offset}: {BlockReader.Describe(stop)}."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(null, JournalFailure.From(e, _time.GetUtcNow().UtcDateTime));
        }
    }

    private SafeFileHandle? TryOpen(Segment segment, out JournalFailure? failure)
    {
        try
        {
            failure = null;
            return segment.OpenToRead();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            failure = JournalFailure.From(e, _time.GetUtcNow().UtcDateTime);
            return null;
        }
    }

    private static JournalEntry Own(JournalEntry entry) => EntryFormat.Parse(entry.Stored.ToArray());

    private async ValueTask<bool> MoreThan(long next, CancellationToken cancel)
    {
        Task tail;
        lock (_gate)
        {
            if (LastSynced >= next)
                return true;
            if (_state == JournalState.Closed)
                return false;
            tail = (_tail ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
        await tail.WaitAsync(cancel).ConfigureAwait(false);
        return true;
    }
}
