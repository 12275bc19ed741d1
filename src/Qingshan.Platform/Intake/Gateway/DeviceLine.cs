using Qingshan.Hj212;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Intake;

/// <summary>What is counted of one device while the program runs. Several connections may speak for it at once.</summary>
internal sealed class DeviceLine
{
    private readonly Lock _one = new();
    private readonly Dictionary<string, DateTime> _open = [];
    private readonly SortedSet<string> _notes = new(StringComparer.Ordinal);
    private readonly long[] _verdicts = new long[Enum.GetValues<Verdict>().Length];
    private DateTime? _lastFrame;
    private string? _lastAddress, _lastReason;
    private TimeSpan? _clock;

    public DeviceTraffic Traffic
    {
        get
        {
            lock (_one)
            {
                return new([.. _open.Select(c => new OpenConnection(c.Key, c.Value)).OrderBy(c => c.Since)], _lastFrame, _lastAddress, _clock,
                    _verdicts[(int)Verdict.Accepted], _verdicts[(int)Verdict.AcceptedWithNotes], _verdicts[(int)Verdict.Quarantined], _verdicts[(int)Verdict.Refused], [.. _notes]);
            }
        }
    }

    /// <summary>A frame came over a connection from an address.</summary>
    /// <param name="qn">When the device says it sent it; empty where it does not, or where nobody can tell.</param>
    public void Heard(string address, DateTime at, ReadOnlySpan<byte> qn)
    {
        lock (_one)
        {
            _open.TryAdd(address, at);
            (_lastFrame, _lastAddress) = (at, address);
            if (HjTime.TryParse(qn, out var sent)) _clock = sent - at;
        }
    }

    /// <summary>What became of one of its packets.</summary>
    /// <param name="reason">The names of what was found, comma separated.</param>
    public void Judged(Verdict verdict, string reason)
    {
        lock (_one)
        {
            _verdicts[(int)verdict]++;
            // A device does the same again and again.
            if (reason.Length == 0 || reason == _lastReason) return;
            _lastReason = reason;
            foreach (var name in reason.Split(',')) _notes.Add(name);
        }
    }

    public void Left(string address)
    {
        lock (_one) _open.Remove(address);
    }
}

/// <param name="Address">From where, address and port.</param>
/// <param name="Since">Its first frame of this device (UTC).</param>
public readonly record struct OpenConnection(string Address, DateTime Since);

/// <summary>What a device has sent since the program started.</summary>
/// <param name="Open">Its connections, the oldest first; none: it is not connected.</param>
/// <param name="LastFrame">UTC; null: nothing yet.</param>
/// <param name="Clock">
/// By how much the time of its last QN lies ahead of the receipt; what the line takes is in it, so that it is a few seconds behind at best.
/// Null where it has sent none.
/// </param>
/// <param name="Accepted">Packets by the book.</param>
/// <param name="Noted">Packets that were accepted with notes.</param>
/// <param name="Quarantined">Packets that could not be used.</param>
/// <param name="Refused">Packets that it may not send: from another address, or with another password.</param>
/// <param name="Notes">Names of all that was noted or found wrong.</param>
public sealed record DeviceTraffic(
    IReadOnlyList<OpenConnection> Open, DateTime? LastFrame, string? LastAddress, TimeSpan? Clock,
    long Accepted, long Noted, long Quarantined, long Refused, IReadOnlyList<string> Notes)
{
    /// <summary>A clock that is out by more than this puts values into another minute than they belong to.</summary>
    public static TimeSpan ClockTolerance { get; } = TimeSpan.FromMinutes(5);

    public bool IsConnected => Open.Count > 0;

    public bool ClockIsOut => Clock is { } clock && clock.Duration() > ClockTolerance;
}
