namespace Qingshan.Platform.Identity;

/// <summary>
/// 记录时刻 · When the ledger is said to have come to know something: by the clock, but never before what it has said already. A clock that
/// was set back would otherwise end versions before they began, and put new ones into days whose roots are signed.
/// </summary>
public sealed class RecordedTime(TimeProvider time)
{
    private long _floor;

    /// <summary>From here on nothing is recorded before a moment (UTC).</summary>
    public void NotBefore(DateTime moment)
    {
        for (var held = Volatile.Read(ref _floor); held < moment.Ticks; held = Volatile.Read(ref _floor))
            if (Interlocked.CompareExchange(ref _floor, moment.Ticks, held) == held) return;
    }

    /// <summary>The moment of a write that happens now.</summary>
    public DateTime Now
    {
        get
        {
            NotBefore(time.GetUtcNow().UtcDateTime);
            return new(Volatile.Read(ref _floor), DateTimeKind.Utc);
        }
    }
}
