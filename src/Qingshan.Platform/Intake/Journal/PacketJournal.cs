using System.Buffers;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Qingshan.Platform.Intake;

public enum JournalState
{
    /// <summary>Appends are taken and synced.</summary>
    Accepting,

    /// <summary>The disk failed; see <see cref="PacketJournal.LastFailure"/>. An append now and then tries again.</summary>
    Refusing,
    Closed,
}

/// <summary>
/// The first thing that happens to every byte that reaches the platform: append-only segments on local disk. Many
/// producers append, one writer syncs them together, and only then may a device be acknowledged. Everything later
/// reads from here by sequence. This file takes entries in; the other parts open, commit and read.
/// </summary>
public sealed partial class PacketJournal : IAsyncDisposable
{
    private readonly object _gate = new();
    private readonly JournalOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly FileStream _lock;
    private readonly SegmentList _segments;
    private readonly SegmentWriter _writer;
    private readonly Queue<BlockedAppend> _blocked = new();
    private PendingBatch _pending;
    private PendingBatch _spare;
    private PendingBatch? _writing;
    private Epoch _epoch;
    private long _lastAppended;
    private bool _closing;

    /// <summary>
    /// Copies an entry into the pending buffer and gives its sequence; it is not synced yet. When the buffer is full
    /// this waits, and <paramref name="payload"/> has to stay as it is until it returns.
    /// </summary>
    /// <param name="head">What is known beside the bytes.</param>
    /// <param name="payload">The bytes as they came.</param>
    /// <param name="after">
    /// An earlier append of the same producer. With it a producer that appends several entries may wait for the last
    /// one only: this append fails if the earlier one has failed, so that the last one speaks for all.
    /// </param>
    /// <param name="cancel">Gives up waiting for room; then nothing was appended.</param>
    public ValueTask<JournalAppend> AppendAsync(
        PacketHead head, ReadOnlySequence<byte> payload, JournalAppend after = default, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        if (head.Received.Kind != DateTimeKind.Utc)
            throw new ArgumentException("The time of receipt must be UTC.", nameof(head));
        var senderBytes = Encoding.UTF8.GetByteCount(head.Sender);
        if (TooLarge(senderBytes, payload.Length) is { } tooLarge)
            return new(new JournalAppend(tooLarge));
        var size = EntryFormat.HeaderBytes + senderBytes + (int)payload.Length;
        BlockedAppend blocked;
        lock (_gate)
        {
            if (Refusal(after) is { } refusal)
                return new(new JournalAppend(refusal));
            if (_blocked.Count == 0 && _pending.HasRoom(size))
            {
                _pending.Add(++_lastAppended, head, senderBytes, payload, size);
                Monitor.Pulse(_gate);
                return new(new JournalAppend(_lastAppended, _epoch));
            }
            blocked = new BlockedAppend(head, senderBytes, payload, size, after);
            _blocked.Enqueue(blocked);
        }
        return new(blocked.WaitAsync(_gate, cancel));
    }

    /// <summary>The same for bytes in one piece.</summary>
    public ValueTask<JournalAppend> AppendAsync(
        PacketHead head, ReadOnlyMemory<byte> payload, JournalAppend after = default, CancellationToken cancel = default) =>
        AppendAsync(head, new ReadOnlySequence<byte>(payload), after, cancel);

    /// <summary>
    /// Waits until an append is on disk: null when it is, else why it never will be (then send it again). An append
    /// that was not taken gives its own failure. Giving up the wait does not take the entry back.
    /// </summary>
    public ValueTask<JournalFailure?> WhenSyncedAsync(JournalAppend append, CancellationToken cancel = default)
    {
        if (append.Epoch is not { } epoch)
            return new(append.Failure);
        if (epoch.SyncedThrough >= append.Sequence)
            return default;
        cancel.ThrowIfCancellationRequested();
        SyncWaiter waiter;
        lock (_gate)
        {
            if (epoch.SyncedThrough >= append.Sequence)
                return default;
            if (epoch.Failure is { } failure)
                return new(failure);
            waiter = SyncWaiter.Rent(append.Sequence);
            (_writing is { } writing && append.Sequence <= writing.Last ? writing : _pending).Waiters.Add(waiter);
        }
        return waiter.Start(cancel);
    }

    private JournalFailure? TooLarge(int senderBytes, long payloadBytes)
    {
        if (senderBytes > EntryFormat.MaxSenderBytes)
            return Fail(JournalFailureKind.TooLarge, $"The sender takes {senderBytes} bytes; {EntryFormat.MaxSenderBytes} is the limit.");
        return payloadBytes > _options.MaxEntryBytes
            ? Fail(JournalFailureKind.TooLarge, $"The payload has {payloadBytes} bytes; {_options.MaxEntryBytes} is the limit.")
            : null;
    }

    // Under the gate.
    private JournalFailure? Refusal(JournalAppend after)
    {
        if (_closing)
            return Fail(JournalFailureKind.Closed, "The journal is closed.");
        if (after.Failure is not null)
            return after.Failure;
        if (after.Epoch is { } epoch && epoch.Lost(after.Sequence))
            return epoch.Failure;
        if (State != JournalState.Refusing || _trying)
            return null;
        if (_time.GetElapsedTime(_failedAt) < RetryAfter)
            return LastFailure;
        // This append is the one that tries the disk again; those that come meanwhile share its fate.
        _trying = true;
        return null;
    }

    private JournalFailure Fail(JournalFailureKind kind, string message) => new(kind, message, _time.GetUtcNow().UtcDateTime);
}
