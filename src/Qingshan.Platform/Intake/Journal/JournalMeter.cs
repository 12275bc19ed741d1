namespace Qingshan.Platform.Intake;

/// <summary>What the writer did, for health and metrics. One thread writes, any may read.</summary>
public sealed class JournalMeter
{
    private long _bytesWritten, _syncs, _syncTicks, _longestTicks, _lastTicks;

    /// <summary>Bytes written to segments since open, headers included.</summary>
    public long BytesWritten => Interlocked.Read(ref _bytesWritten);

    /// <summary>How often the disk was asked to sync.</summary>
    public long Syncs => Interlocked.Read(ref _syncs);

    public TimeSpan SyncTime => new(Interlocked.Read(ref _syncTicks));

    public TimeSpan LongestSync => new(Interlocked.Read(ref _longestTicks));

    public TimeSpan LastSync => new(Interlocked.Read(ref _lastTicks));

    internal void Wrote(long bytes) => Interlocked.Add(ref _bytesWritten, bytes);

    internal void Synced(TimeSpan took)
    {
        Interlocked.Increment(ref _syncs);
        Interlocked.Add(ref _syncTicks, took.Ticks);
        Interlocked.Exchange(ref _lastTicks, took.Ticks);
        if (took.Ticks > Interlocked.Read(ref _longestTicks))
            Interlocked.Exchange(ref _longestTicks, took.Ticks);
    }
}
