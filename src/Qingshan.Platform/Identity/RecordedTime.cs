using System.Collections.Concurrent;

namespace Qingshan.Platform.Identity;

/// <summary>
/// 记录时刻 · When the ledger is said to have come to know something: by the clock, but never before what it has said already. A clock that
/// was set back would otherwise end versions before they began, and put new ones into days whose roots are signed.
/// </summary>
public sealed class RecordedTime(TimeProvider time)
{
    private readonly ConcurrentDictionary<Type, bool> _known = new();
    private long _floor;

    /// <summary>From here on nothing is recorded before a moment (UTC).</summary>
    public void NotBefore(DateTime moment)
    {
        for (var held = Volatile.Read(ref _floor); held < moment.Ticks; held = Volatile.Read(ref _floor))
            if (Interlocked.CompareExchange(ref _floor, moment.Ticks, held) == held) return;
    }

    /// <summary>Whether it has been asked already what was recorded last of a kind, before the program was started.</summary>
    public bool Knows(Type kind) => _known.ContainsKey(kind);

    public void Learn(Type kind, DateTime? last)
    {
        if (last is { } moment) NotBefore(moment);
        _known[kind] = true;
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
