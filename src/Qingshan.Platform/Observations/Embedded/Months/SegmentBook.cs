namespace Qingshan.Platform.Observations.Embedded;

/// <summary>
/// Which files of closed months are in force. A reader takes the list, asks the database and the files, and looks whether
/// the list is still the same: if not, rows have moved between the two while it read, and it reads again. So that nobody
/// misses the moment, the list is away while the database commits the move.
/// </summary>
internal sealed class SegmentBook(IReadOnlyList<Segment> atStart)
{
    private volatile IReadOnlyList<Segment>? _current = atStart;
    private volatile TaskCompletionSource _back = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The list in force; waits while it is being changed, which takes as long as a commit.</summary>
    public async ValueTask<IReadOnlyList<Segment>> CurrentAsync(CancellationToken cancel)
    {
        while (true)
        {
            var back = _back;
            if (_current is { } current) return current;
            await back.Task.WaitAsync(cancel);
        }
    }

    public bool IsCurrent(IReadOnlyList<Segment> taken) => ReferenceEquals(taken, _current);

    /// <summary>Takes the list away for a change. Only one change at a time, under the writer's lock.</summary>
    public IReadOnlyList<Segment> BeginChange()
    {
        var before = _current ?? throw new InvalidOperationException("The list of segments is being changed already.");
        _back = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _current = null;
        return before;
    }

    /// <summary>Puts the new list in force, or the one before it where the change failed.</summary>
    public void EndChange(IReadOnlyList<Segment> now)
    {
        _current = now;
        _back.SetResult();
    }
}
