namespace Qingshan.Platform.Intake;

/// <summary>
/// One direction of a TCP connection put together again: what came twice is there once, what came early waits for what is before it. What
/// the capture missed is a hole, which is given up where too much waits behind it.
/// </summary>
internal sealed class TcpStreamSide
{
    private const int MostWaiting = 256 * 1024;

    private readonly SortedList<int, (DateTime At, ReadOnlyMemory<byte> Bytes)> _early = [];
    private uint? _next;
    private int _waiting;

    /// <summary>Bytes that the capture does not hold.</summary>
    public long Missing { get; private set; }

    /// <summary>Begins anew where a connection does.</summary>
    public void Begin(uint sequence)
    {
        _next = sequence + 1;
        _early.Clear();
        _waiting = 0;
    }

    /// <summary>Takes a segment; gives what has become whole by it, in the order of the stream.</summary>
    /// <returns>Bytes with the time at which they were captured; <c>Hole</c>: something is missing before them.</returns>
    public IEnumerable<(DateTime At, ReadOnlyMemory<byte> Bytes, bool Hole)> Take(DateTime at, uint sequence, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length == 0) yield break;
        // A capture that begins inside a connection begins with the first segment that it has.
        _next ??= sequence;
        var ahead = (int)(sequence - _next.Value);
        if (ahead <= 0)
        {
            // The same again, or some of it: nothing, or the part that is new.
            if (bytes.Length <= -ahead) yield break;
            _next += (uint)(bytes.Length + ahead);
            yield return (at, bytes[-ahead..], false);
            Shift(bytes.Length + ahead);
        }
        else
        {
            if (!_early.TryGetValue(ahead, out var held) || held.Bytes.Length < bytes.Length)
            {
                _waiting += bytes.Length - held.Bytes.Length;
                _early[ahead] = (at, bytes);
            }
            if (_waiting <= MostWaiting) yield break;
            foreach (var piece in GiveUpHole()) yield return piece;
        }
        foreach (var piece in Follow(at)) yield return piece;
    }

    /// <summary>What still waits behind holes when the connection or the capture ends.</summary>
    public IEnumerable<(DateTime At, ReadOnlyMemory<byte> Bytes, bool Hole)> End(DateTime at)
    {
        while (_early.Count > 0)
        {
            foreach (var piece in GiveUpHole()) yield return piece;
            foreach (var piece in Follow(at)) yield return piece;
        }
    }

    /// <summary>What waited and now follows. It is known as of now.</summary>
    private IEnumerable<(DateTime, ReadOnlyMemory<byte>, bool)> Follow(DateTime at)
    {
        while (_early.Count > 0 && _early.GetKeyAtIndex(0) is var ahead && ahead <= 0)
        {
            var bytes = _early.GetValueAtIndex(0).Bytes;
            _early.RemoveAt(0);
            _waiting -= bytes.Length;
            if (bytes.Length <= -ahead) continue;
            _next += (uint)(bytes.Length + ahead);
            yield return (at, bytes[-ahead..], false);
            Shift(bytes.Length + ahead);
        }
    }

    private IEnumerable<(DateTime, ReadOnlyMemory<byte>, bool)> GiveUpHole()
    {
        var (ahead, (at, bytes)) = (_early.GetKeyAtIndex(0), _early.GetValueAtIndex(0));
        _early.RemoveAt(0);
        _waiting -= bytes.Length;
        Missing += ahead;
        _next += (uint)(ahead + bytes.Length);
        yield return (at, bytes, true);
        Shift(ahead + bytes.Length);
    }

    /// <summary>Distances are counted from what comes next, because sequences begin again at 0 after 4 GB.</summary>
    private void Shift(int by)
    {
        var held = _early.ToList();
        _early.Clear();
        _waiting = 0;
        foreach (var (ahead, piece) in held)
        {
            // Two that were different distances stay so.
            _early[ahead - by] = piece;
            _waiting += piece.Bytes.Length;
        }
    }
}
