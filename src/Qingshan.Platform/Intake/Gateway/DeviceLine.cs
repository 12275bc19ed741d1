using Qingshan.Hj212;

namespace Qingshan.Platform.Intake;

/// <summary>What is counted of one device while the program runs. Several connections may speak for it at once.</summary>
internal sealed class DeviceLine
{
    private readonly Lock _one = new();
    private readonly Dictionary<string, DateTime> _open = [];
    private DateTime? _lastFrame;
    private string? _lastAddress;
    private TimeSpan? _clock;
    private long _accepted, _noted, _damaged;
    private FrameNotes _notes;

    public DeviceTraffic Traffic
    {
        get
        {
            lock (_one)
                return new([.. _open.Select(c => new OpenConnection(c.Key, c.Value)).OrderBy(c => c.Since)], _lastFrame, _lastAddress, _clock, _accepted, _noted, _damaged, _notes);
        }
    }

    /// <summary>A frame came over a connection from an address.</summary>
    /// <param name="qn">When the device says it sent it; empty where it does not.</param>
    public void Heard(string address, DateTime at, FrameFault fault, FrameNotes notes, ReadOnlySpan<byte> qn)
    {
        lock (_one)
        {
            _open.TryAdd(address, at);
            (_lastFrame, _lastAddress) = (at, address);
            if (fault != FrameFault.None)
            {
                _damaged++;
                return;
            }
            if (HjTime.TryParse(qn, out var sent)) _clock = sent - at;
            if (notes == FrameNotes.None) _accepted++;
            else _noted++;
            _notes |= notes;
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
/// <param name="Accepted">Frames by the book.</param>
/// <param name="Noted">Frames that were accepted with notes.</param>
/// <param name="Damaged">Frames that could not be used.</param>
/// <param name="Notes">All deviations that were seen.</param>
public sealed record DeviceTraffic(
    IReadOnlyList<OpenConnection> Open, DateTime? LastFrame, string? LastAddress, TimeSpan? Clock, long Accepted, long Noted, long Damaged, FrameNotes Notes)
{
    /// <summary>A clock that is out by more than this puts values into another minute than they belong to.</summary>
    public static TimeSpan ClockTolerance { get; } = TimeSpan.FromMinutes(5);

    public bool IsConnected => Open.Count > 0;

    public bool ClockIsOut => Clock is { } clock && clock.Duration() > ClockTolerance;
}
