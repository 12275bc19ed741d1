using System.IO.Pipelines;

namespace Qingshan.Hj212;

/// <summary>
/// One connection to the equipment under test. Everything that comes is kept, read strictly, and either taken by a check that
/// waited for it or left over; what the other end asks of its own accord is answered at once.
/// </summary>
/// <param name="direction">Which way the other end speaks.</param>
/// <param name="answer">What is answered to a frame of the other end at once; empty for nothing.</param>
internal sealed class ConformanceLine(
    Stream stream, MessageDirection direction, Edition edition, TimeProvider time, Func<ConformanceFrame, ReadOnlyMemory<byte>> answer) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly Lock one = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly CancellationTokenSource end = new();
    private readonly List<ConformanceFrame> came = [];
    private readonly List<ConformanceFrame> left = [];
    private TaskCompletionSource news = New();
    private Task pump = Task.CompletedTask;
    private bool closed;

    /// <summary>Everything that has come.</summary>
    public IReadOnlyList<ConformanceFrame> Came
    {
        get
        {
            lock (one) return [.. came];
        }
    }

    /// <summary>Whether the other end has ended the connection.</summary>
    public bool IsClosed
    {
        get
        {
            lock (one) return closed;
        }
    }

    public void Start() => pump = ReadAsync();

    /// <summary>Sends bytes as they are. Where the other end is gone that shows in what does not come.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        await sending.WaitAsync(cancel);
        try
        {
            await stream.WriteAsync(bytes, cancel);
            await stream.FlushAsync(cancel);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            Closed();
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>Takes the first that came, or comes in time, and that nobody has taken; null where none does.</summary>
    public async Task<ConformanceFrame?> TakeAsync(Func<ConformanceFrame, bool> wanted, TimeSpan patience, CancellationToken cancel)
    {
        var since = time.GetTimestamp();
        while (true)
        {
            Task next;
            lock (one)
            {
                if (left.FindIndex(f => wanted(f)) is >= 0 and var at)
                {
                    var found = left[at];
                    left.RemoveAt(at);
                    return found;
                }
                if (closed) return null;
                next = news.Task;
            }
            var rest = patience - time.GetElapsedTime(since);
            if (rest <= TimeSpan.Zero) return null;
            // Time being up is told by the look at the clock above.
            await Task.WhenAny(next, Task.Delay(rest, time, cancel));
            cancel.ThrowIfCancellationRequested();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await pump;
        end.Dispose();
        sending.Dispose();
    }

    private async Task ReadAsync()
    {
        var scanner = new FrameScanner(tolerances: Tolerances.Strict);
        var input = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
        try
        {
            var feed = FeedState.Flowing;
            Task<ReadResult>? reading = null;
            var waiting = false;
            while (feed != FeedState.Closed)
            {
                reading ??= input.ReadAsync(end.Token).AsTask();
                if (waiting && await Task.WhenAny(reading, Task.Delay(Pause, time, end.Token)) != reading) input.CancelPendingRead();
                var read = await reading;
                reading = null;
                feed = read.IsCompleted ? FeedState.Closed : read.IsCanceled ? FeedState.Quiet : FeedState.Flowing;
                var buffer = read.Buffer;
                while (scanner.TryRead(ref buffer, feed, out var frame))
                {
                    var taken = Take(frame);
                    if (answer(taken) is { IsEmpty: false } bytes) await SendAsync(bytes, end.Token);
                }
                waiting = !buffer.IsEmpty;
                input.AdvanceTo(buffer.Start, buffer.End);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The connection broke, or the test is over: either way nothing more comes, which is all that is told.
        }
        Closed();
    }

    private ConformanceFrame Take(in Frame frame)
    {
        lock (one)
        {
            var taken = ConformanceFrame.Of(came.Count, frame, direction, edition);
            came.Add(taken);
            left.Add(taken);
            Tell();
            return taken;
        }
    }

    private void Closed()
    {
        lock (one)
        {
            closed = true;
            Tell();
        }
    }

    private void Tell()
    {
        var told = news;
        news = New();
        told.TrySetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
