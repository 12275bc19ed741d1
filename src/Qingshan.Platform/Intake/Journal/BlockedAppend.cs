using System.Buffers;

namespace Qingshan.Platform.Intake;

/// <summary>
/// An append that found the buffer full. The writer takes it in, first come first served, when it swaps the buffers,
/// so a large entry is not overtaken for ever by small ones. All changes happen under the journal's gate, so after a
/// cancellation nobody looks at the caller's bytes any more.
/// </summary>
internal sealed class BlockedAppend(PacketHead head, int senderBytes, ReadOnlySequence<byte> payload, int size, JournalAppend after)
{
    private readonly TaskCompletionSource<JournalAppend> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Size => size;

    public JournalAppend After => after;

    public bool Done => _result.Task.IsCompleted;

    public Task<JournalAppend> Result => _result.Task;

    public void TakeInto(PendingBatch batch, long sequence, Epoch epoch)
    {
        batch.Add(sequence, head, senderBytes, payload, size);
        _result.TrySetResult(new JournalAppend(sequence, epoch));
    }

    public void Fail(JournalFailure failure) => _result.TrySetResult(new JournalAppend(failure));

    public async Task<JournalAppend> WaitAsync(object gate, CancellationToken cancel)
    {
        using var registration = cancel.UnsafeRegister((_, token) =>
        {
            lock (gate)
                _result.TrySetCanceled(token);
        }, null);
        return await _result.Task.ConfigureAwait(false);
    }
}
