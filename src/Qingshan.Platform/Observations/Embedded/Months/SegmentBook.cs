namespace Qingshan.Platform.Observations.Embedded;

/// <summary>
/// Which files of closed months are in force. A reader takes the list, asks the database and the files, and looks whether
/// the list is still the same: if not, rows have moved from the database to a file while it read, and it reads again. So that
/// nobody misses the moment, the list is away while the database commits the move.
/// </summary>
internal sealed class SegmentBook(SegmentList atStart)
{
    private volatile SegmentList? _current = atStart;
    private volatile TaskCompletionSource _back = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The list in force; waits while it is being changed, which takes as long as a commit.</summary>
    public async ValueTask<SegmentList> CurrentAsync(CancellationToken cancel)
    {
        while (true)
        {
            var back = _back;
            if (_current is { } current) return current;
            await back.Task.WaitAsync(cancel);
        }
    }

    public bool IsCurrent(SegmentList taken) => ReferenceEquals(taken, _current);

    /// <summary>Takes the list away for a change. Only one change at a time, under the writer's lock.</summary>
    public SegmentList BeginChange()
    {
        var before = _current ?? throw new InvalidOperationException("The list of segments is being changed already.");
        _back = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _current = null;
        return before;
    }

    /// <summary>Puts the files in force after a change, or those before it where it failed. The list is a new one in any case.</summary>
    public void EndChange(IReadOnlyList<Segment> now)
    {
        _current = new(now);
        _back.SetResult();
    }
}

/// <summary>The files in force at one time. Two lists are the same only where they are one object: nothing has moved in between.</summary>
internal sealed class SegmentList(IReadOnlyList<Segment> all)
{
    public IReadOnlyList<Segment> All => all;
}
