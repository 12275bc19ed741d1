using System.Collections.Concurrent;
using System.Threading.Tasks.Sources;

namespace Qingshan.Platform.Intake;

/// <summary>
/// Somebody who waits for a sync. Pooled, because with thousands of connections there is one for every packet. It
/// goes back to the pool when both the batch and the awaiting side have let go of it.
/// </summary>
internal sealed class SyncWaiter : IValueTaskSource<JournalFailure?>
{
    private const int PoolLimit = 8192;
    private static readonly ConcurrentQueue<SyncWaiter> Pool = new();

    private ManualResetValueTaskSourceCore<JournalFailure?> _core = new() { RunContinuationsAsynchronously = true };
    private CancellationTokenRegistration _registration;
    private int _done;
    private int _holders;

    public long Sequence { get; private set; }

    public static SyncWaiter Rent(long sequence)
    {
        var waiter = Pool.TryDequeue(out var pooled) ? pooled : new SyncWaiter();
        (waiter.Sequence, waiter._done, waiter._holders) = (sequence, 0, 2);
        return waiter;
    }

    public ValueTask<JournalFailure?> Start(CancellationToken cancel)
    {
        var version = _core.Version;
        if (cancel.CanBeCanceled)
            _registration = cancel.UnsafeRegister(static (state, token) => ((SyncWaiter)state!).Cancel(token), this);
        return new ValueTask<JournalFailure?>(this, version);
    }

    public void Complete(JournalFailure? failure)
    {
        if (Interlocked.Exchange(ref _done, 1) == 0)
            _core.SetResult(failure);
        LetGo();
    }

    private void Cancel(CancellationToken token)
    {
        if (Interlocked.Exchange(ref _done, 1) == 0)
            _core.SetException(new OperationCanceledException(token));
    }

    JournalFailure? IValueTaskSource<JournalFailure?>.GetResult(short token)
    {
        try
        {
            return _core.GetResult(token);
        }
        finally
        {
            // Waits for a cancellation that is under way, which must not meet the next owner.
            _registration.Dispose();
            _registration = default;
            LetGo();
        }
    }

    ValueTaskSourceStatus IValueTaskSource<JournalFailure?>.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource<JournalFailure?>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    private void LetGo()
    {
        if (Interlocked.Decrement(ref _holders) != 0)
            return;
        _core.Reset();
        if (Pool.Count < PoolLimit)
            Pool.Enqueue(this);
    }
}
