using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace Qingshan.Platform.Intake;

/// <summary>
/// What is written to one connection: acknowledgements and requests, one after the other. Whoever does not read makes only those wait who
/// write to this connection, and requests not for long.
/// </summary>
internal sealed class DeviceLink : IAsyncDisposable
{
    private readonly DeviceLinks _links;
    private readonly PipeWriter _output;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationToken _ending;
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<LinkSlot> _slots = [];
    private string? _mn;
    private LinkSlot? _slot;
    private bool _over;

    public DeviceLink(DeviceLinks links, PipeWriter output, TimeProvider time)
    {
        (_links, _output, _time) = (links, output, time);
        // Taken once: whoever sends may come after the end.
        _ending = _closing.Token;
    }

    /// <summary>Ends when the connection does.</summary>
    public Task Closed => _closed.Task;

    /// <summary>A known device has just spoken here: from now on this is where it is spoken to.</summary>
    public void SpeaksFor(string mn)
    {
        // Asked for every packet: a connection nearly always carries the same device.
        if (_mn != mn) _slots.Add(_slot = _links.SlotOf(_mn = mn));
        if (!ReferenceEquals(_slot!.Link, this)) _slot.Link = this;
    }

    /// <summary>Acknowledges; waits as long as the connection lives.</summary>
    public async ValueTask AnswerAsync(ReadOnlyMemory<byte> frames, CancellationToken closed)
    {
        await _one.WaitAsync(closed);
        try
        {
            await _output.WriteAsync(frames, closed);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Sends a request.</summary>
    /// <returns>Whether the connection took it: not where it is closed, or where nothing of what was written before is being read.</returns>
    public async Task<LinkSend> TrySendAsync(ReadOnlyMemory<byte> frame, TimeSpan patience, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(patience, _time);
        using var until = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _ending, cancel);
        var (entered, written) = (false, false);
        try
        {
            await _one.WaitAsync(until.Token);
            entered = true;
            if (_over) return LinkSend.Closed;
            written = true;
            var flushed = await _output.WriteAsync(frame, until.Token);
            return flushed.IsCompleted ? LinkSend.Lost : LinkSend.Taken;
        }
        catch (Exception e) when (e is ConnectionResetException or ConnectionAbortedException)
        {
            return LinkSend.Lost;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (_ending.IsCancellationRequested, written) switch { (true, true) => LinkSend.Lost, (true, false) => LinkSend.Closed, (false, true) => LinkSend.Stuck, _ => LinkSend.Busy };
        }
        finally
        {
            if (entered) _one.Release();
        }
    }

    /// <summary>The connection has ended: nothing is written any more once this returns.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var slot in _slots) slot.Leave(this);
        await _closing.CancelAsync();
        await _one.WaitAsync();
        _over = true;
        _one.Release();
        _closed.TrySetResult();
        _closing.Dispose();
    }
}

internal enum LinkSend
{
    /// <summary>On its way.</summary>
    Taken,

    /// <summary>Nothing was written: what was written before is not being read.</summary>
    Busy,

    /// <summary>It stands behind what is not being read, and may still go out.</summary>
    Stuck,

    /// <summary>Nothing was written: the connection has ended.</summary>
    Closed,

    /// <summary>The connection ended while it was written; whether it went out is not known.</summary>
    Lost,
}
