namespace Qingshan.Platform.Intake;

/// <summary>Wakes the runner where something has to be sent, so that nobody waits for its next look.</summary>
public sealed class CommandBell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    public void Ring()
    {
        lock (_rung)
        {
            if (_rung.CurrentCount == 0) _rung.Release();
        }
    }

    /// <summary>Until it rings, or for the time given.</summary>
    internal Task WaitAsync(TimeSpan longest, CancellationToken cancel) => _rung.WaitAsync(longest, cancel);

    public void Dispose() => _rung.Dispose();
}
