using System.Net.Sockets;

namespace Qingshan.Simulation;

/// <summary>
/// Bytes on their way into a socket. They are gathered and written at once; what the socket does not take, or what a fault
/// holds back, waits here.
/// </summary>
internal sealed class Outbox
{
    private byte[] _bytes = new byte[1024];
    private int _length, _cut = -1;

    public bool IsEmpty => _length == 0;

    /// <summary>Until when (timestamp) the second half of a packet is held back.</summary>
    public long HeldUntil { get; private set; }

    public Span<byte> Add(ReadOnlySpan<byte> frame)
    {
        if (_length + frame.Length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + frame.Length));
        var place = _bytes.AsSpan(_length, frame.Length);
        frame.CopyTo(place);
        _length += frame.Length;
        return place;
    }

    /// <summary>Of what was added last, only the first half goes out before a moment.</summary>
    public void CutLast(int frameLength, long until) => (_cut, HeldUntil) = (_length - frameLength / 2, until);

    public void Clear() => (_length, _cut, HeldUntil) = (0, -1, 0);

    /// <summary>Writes what may be written. False where the connection is broken.</summary>
    public bool Flush(Socket socket, long now)
    {
        if (HeldUntil != 0 && _cut <= 0)
        {
            if (now < HeldUntil) return true;
            HeldUntil = 0;
        }
        var end = _cut > 0 ? _cut : _length;
        if (end == 0) return true;
        var taken = socket.Send(_bytes.AsSpan(0, end), SocketFlags.None, out var error);
        if (error is not (SocketError.Success or SocketError.WouldBlock)) return false;
        if (taken < _length) _bytes.AsSpan(taken, _length - taken).CopyTo(_bytes);
        _length -= taken;
        if (_cut > 0) _cut -= taken;
        return true;
    }
}
