namespace Qingshan.Platform.Intake;

/// <summary>What was overheard since the program started.</summary>
public sealed class ShadowBoard
{
    /// <summary>Whoever claims ever new names does not fill the memory.</summary>
    private const int MostUnknown = 10_000;

    private readonly Lock _one = new();
    private readonly Dictionary<string, UnknownDevice> _unknown = new(StringComparer.Ordinal);
    private readonly long[] _frames = new long[4];
    private int _connections;
    private long _lost;
    private DateTime? _last;

    public ShadowState Now
    {
        get
        {
            lock (_one)
                return new(_connections, _frames[(int)Admission.Admitted], _frames[(int)Admission.UnknownDevice], _frames[(int)Admission.Damaged], _lost, _last,
                    [.. _unknown.Values.OrderByDescending(u => u.Frames).ThenBy(u => u.Mn, StringComparer.Ordinal)]);
        }
    }

    internal void Opened()
    {
        lock (_one) _connections++;
    }

    internal void Closed()
    {
        lock (_one) _connections--;
    }

    /// <summary>A connection was given up because nothing could be kept.</summary>
    internal void Lost()
    {
        lock (_one) _lost++;
    }

    internal void Heard(Admission admission, string sender, DateTime at)
    {
        lock (_one)
        {
            _frames[(int)admission]++;
            _last = at;
            if (admission != Admission.UnknownDevice) return;
            var mn = sender.Split(" @ ")[0];
            if (_unknown.TryGetValue(mn, out var known)) _unknown[mn] = known with { Frames = known.Frames + 1, Last = at };
            else if (_unknown.Count < MostUnknown) _unknown[mn] = new(mn, 1, at, at);
        }
    }
}

/// <summary>A device that the other platform hears and ours does not know.</summary>
public sealed record UnknownDevice(string Mn, long Frames, DateTime First, DateTime Last);

/// <summary>What was overheard since the program started.</summary>
/// <param name="Connections">Open now.</param>
/// <param name="Admitted">Frames of devices that are known.</param>
/// <param name="Unknown">Frames of devices that are not; kept as refused.</param>
/// <param name="Damaged">Frames that could not be used.</param>
/// <param name="Lost">Connections that were given up because the journal could not keep what came.</param>
/// <param name="Last">UTC; null: nothing yet.</param>
/// <param name="UnknownDevices">Which they are, the busiest first.</param>
public sealed record ShadowState(int Connections, long Admitted, long Unknown, long Damaged, long Lost, DateTime? Last, IReadOnlyList<UnknownDevice> UnknownDevices);
