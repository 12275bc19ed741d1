using Microsoft.Extensions.Logging;

namespace Qingshan.Platform.Intake;

/// <summary>The writer: swaps the double buffer, writes and syncs one half, and tells those who wait.</summary>
public sealed partial class PacketJournal
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<SyncWaiter> _told = [];
    private TaskCompletionSource? _tail;
    private long _lastSynced;
    private long _failedAt;
    private bool _trying;
    private volatile JournalState _state;
    private volatile JournalFailure? _lastFailure;

    /// <summary>Takes no more, syncs what is pending, and closes. Followers get what is left and end.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _closing = true;
            Monitor.Pulse(_gate);
        }
        await _stopped.Task.ConfigureAwait(false);
    }

    // A thread of its own: it sits in fsync most of its life, and the pool has better things to do.
    private void Run()
    {
        while (NextBatch() is { } batch)
            Commit(batch);
        _writer.Dispose();
        _lock.Dispose();
        _state = JournalState.Closed;
        TellFollowers();
        _stopped.SetResult();
    }

    private PendingBatch? NextBatch()
    {
        lock (_gate)
        {
            while (_pending.Used == 0)
            {
                if (_closing)
                    return null;
                Monitor.Wait(_gate);
            }
            (_writing, _pending) = (_pending, _spare);
            _spare = _writing;
            AdmitBlocked();
            return _writing;
        }
    }

    // Under the gate.
    private void AdmitBlocked()
    {
        while (_blocked.TryPeek(out var next))
        {
            if (!next.Done)
            {
                if (!_pending.HasRoom(next.Size))
                    return;
                if (next.After.Epoch is { } epoch && epoch.Lost(next.After.Sequence))
                    next.Fail(epoch.Failure!);
                else
                    next.TakeInto(_pending, ++_lastAppended, _epoch);
            }
            _blocked.Dequeue();
        }
    }

    private void Commit(PendingBatch batch)
    {
        try
        {
            _writer.Commit(batch, Advance);
        }
#pragma warning disable CA1031 // Whatever it was, nobody may be left waiting, and nothing may be called synced.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Fall(error);
            return;
        }
        var resumed = false;
        lock (_gate)
        {
            _writing = null;
            _trying = false;
            _told.AddRange(batch.Waiters);
            batch.Clear();
            if (_state == JournalState.Refusing)
                (_state, resumed) = (JournalState.Accepting, true);
        }
        if (resumed)
            _log.LogInformation("Journal: writing again, from sequence {Sequence}.", batch.First);
        Tell(null, long.MaxValue);
    }

    private void Advance(long sequence)
    {
        _epoch.SyncedThrough = sequence;
        Volatile.Write(ref _lastSynced, sequence);
        TellFollowers();
    }

    /// <summary>The disk failed: all that was not synced fails, and its sequences are given anew.</summary>
    private void Fall(Exception error)
    {
        _writer.CutBack();
        var failure = JournalFailure.From(error, _time.GetUtcNow().UtcDateTime);
        var synced = LastSynced;
        if (_lastFailure is null || _state != JournalState.Refusing)
            _log.LogError(error, "Journal: refusing packets after sequence {Sequence}: {Message}", synced, failure.Message);
        lock (_gate)
        {
            _state = JournalState.Refusing;
            _lastFailure = failure;
            _failedAt = _time.GetTimestamp();
            _trying = false;
            _epoch.Failure = failure;
            _epoch = new Epoch(synced);
            _lastAppended = synced;
            foreach (var blocked in _blocked)
                blocked.Fail(failure);
            _blocked.Clear();
            foreach (var batch in (PendingBatch?[])[_writing, _pending])
            {
                if (batch is null)
                    continue;
                _told.AddRange(batch.Waiters);
                batch.Clear();
            }
            _writing = null;
        }
        Tell(failure, synced);
    }

    private void Tell(JournalFailure? failure, long syncedThrough)
    {
        foreach (var waiter in _told)
            waiter.Complete(waiter.Sequence <= syncedThrough ? null : failure);
        _told.Clear();
    }

    private void TellFollowers()
    {
        TaskCompletionSource? tail;
        lock (_gate)
            (tail, _tail) = (_tail, null);
        tail?.SetResult();
    }
}
