using Microsoft.Win32.SafeHandles;

namespace Qingshan.Platform.Intake;

/// <summary>
/// Walks the synced part block by block, across segments and around damage. Reads synchronously: the runtime would
/// only send a file read to another pool thread to block there.
/// </summary>
internal sealed class TailReader(SegmentList segments, long from, Action<JournalDamage> report) : IDisposable
{
    private readonly BlockReader _block = new();
    private JournalBatch? _batch;
    private Segment? _segment;
    private SafeFileHandle? _file;
    private long _offset;
    private long _expected;

    /// <summary>The next sequence to give.</summary>
    public long Next { get; private set; } = from;

    /// <returns>The next entries up to <paramref name="synced"/>, or a place that cannot be read; null at the end.</returns>
    public JournalBatch? Read(long synced)
    {
        while (Next <= synced)
        {
            var segment = segments.Find(Next);
            if (segment is null)
            {
                var first = segments.All[0].First;
                return Unreadable(new JournalDamage("", 0, Next, first - 1, "the journal begins later; these segments are not in the folder"));
            }
            var last = Math.Min(segment.Last, synced);
            try
            {
                Locate(segment);
                if (ReadBlock(segment, last) is { } batch)
                    return batch;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Leave();
                return Known(new JournalDamage(segment.Name, _offset, Next, last, e.Message));
            }
        }
        return null;
    }

    private void Locate(Segment segment)
    {
        if (_segment == segment && _expected <= Next)
            return;
        Leave();
        (_offset, _expected) = segment.Index is { } index && index.TryFloor(Next, out var point)
            ? (point.Offset, point.Sequence)
            : (SegmentHeader.Bytes, segment.First);
        _file = segment.OpenToRead();
        _segment = segment;
    }

    private JournalBatch? ReadBlock(Segment segment, long last)
    {
        var end = segment.End;
        var stop = _block.Read(_file!, _offset, end, _expected, last);
        (_offset, _expected) = (_block.NextOffset, _block.NextSequence);
        // From an index point or the head of a segment on, the first ones may be from before what is asked for.
        var early = (int)Math.Min(_block.Entries.Count, Math.Max(0, Next - (_block.NextSequence - _block.Entries.Count)));
        _block.Entries.RemoveRange(0, early);
        if (_block.Entries.Count > 0)
            return Give(_expected);
        if (stop is BlockStop.More or BlockStop.Limit)
            return null;
        var (offset, first) = (_offset, Math.Max(_expected, Next));
        var reason = BlockReader.Describe(stop);
        if (Resync.TryFind(_file!, _offset, end, _expected, last, out var nextOffset, out var nextSequence))
            (_offset, _expected) = (nextOffset, nextSequence);
        else
        {
            Leave();
            nextSequence = last + 1;
        }
        return first < nextSequence ? Known(new JournalDamage(segment.Name, offset, first, nextSequence - 1, reason)) : null;
    }

    private JournalBatch Known(JournalDamage damage)
    {
        report(damage);
        return Unreadable(damage);
    }

    private JournalBatch Unreadable(JournalDamage damage)
    {
        _block.Entries.Clear();
        var batch = Give(damage.LastSequence + 1);
        batch.Damage = damage;
        return batch;
    }

    private JournalBatch Give(long next)
    {
        _batch ??= new JournalBatch(_block.Entries);
        _batch.Damage = null;
        _batch.NextSequence = Next = next;
        return _batch;
    }

    private void Leave()
    {
        _file?.Dispose();
        (_file, _segment) = (null, null);
    }

    public void Dispose()
    {
        Leave();
        _block.Dispose();
    }
}
