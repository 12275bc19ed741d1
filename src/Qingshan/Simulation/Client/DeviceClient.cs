using System.Buffers;
using System.Net.Sockets;
using Qingshan.Hj212;

namespace Qingshan.Simulation;

/// <summary>
/// One device on one connection. Sending is driven from two sides, by what the platform answers and by the ticker, under
/// one gate; no task or timer exists per packet.
/// </summary>
internal sealed class DeviceClient
{
    private readonly Lock _gate = new();
    private readonly SimulatedDevice _device;
    private readonly ClientOptions _options;
    private readonly SimulatorMeter _meter;
    private readonly TimeProvider _time;
    private readonly PacketFactory _packets;
    private readonly AcknowledgementReader _answers;
    private readonly Flight[] _flights;
    private readonly DeviceFeed _feed;
    private readonly ArrayBufferWriter<byte> _said = new();
    private readonly Outbox _outbox = new();
    private Socket? _socket;
    private int _waiting;
    private bool _acknowledgedHere;
    private volatile bool _open, _closing;

    public DeviceClient(SimulatedDevice device, DeviceFeed feed, ClientOptions options, SimulatorMeter meter, AcknowledgedLog? log, TimeProvider time)
    {
        (_device, _feed, _options, _meter, _time) = (device, feed, options, meter, time);
        _packets = new(device, feed, options.Faults, meter, time);
        _answers = new(device.Mn, log);
        _flights = [.. Enumerable.Range(0, Math.Max(1, options.Window)).Select(_ => new Flight())];
    }

    /// <summary>Everything that was sent has its answer. Under the gate: a packet just taken from the feed is not yet counted as waiting.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_gate) return _waiting == 0 && !_packets.HasFrame;
        }
    }

    /// <summary>Whether the last connection got an acknowledgement: then the next attempt need not wait long.</summary>
    public bool WasAcknowledged => _acknowledgedHere;

    public SimulatedDevice Device => _device;

    /// <summary>No new packets from now on; those on their way are still waited for.</summary>
    public void StopSending() => _closing = true;

    /// <summary>A cheap look, without the gate, whether <see cref="Pump"/> has something to do.</summary>
    public bool NeedsPump(long now)
    {
        if (!_open) return false;
        if (!_outbox.IsEmpty) return now >= _outbox.HeldUntil;
        if (Volatile.Read(ref _waiting) < _flights.Length && HasWork) return true;
        foreach (var flight in _flights)
            if (!flight.IsFree && _time.GetElapsedTime(flight.SentAt, now) >= _options.Timeout) return true;
        return false;
    }

    private bool HasWork => _packets.HasFrame || (!_closing && _packets.IsDue);

    /// <summary>Takes a connection into use: what was not acknowledged on the last one goes out first.</summary>
    public void Open(Socket socket)
    {
        lock (_gate)
        {
            (_socket, _acknowledgedHere) = (socket, false);
            _answers.Clear();
            _outbox.Clear();
            var now = _time.GetTimestamp();
            foreach (var flight in _flights)
                if (!flight.IsFree) Resend(flight, now, fromTheBeginning: true);
            _open = true;
            Pump();
        }
    }

    /// <summary>The connection has ended.</summary>
    /// <param name="byPlatform">It was not this side that ended it.</param>
    public void Close(bool byPlatform)
    {
        lock (_gate)
        {
            if (byPlatform && !_acknowledgedHere && _waiting > 0) _meter.WasRefused();
            _open = false;
            _socket = null;
        }
    }

    /// <summary>Resends what is overdue and sends what is due, as far as the window goes.</summary>
    public void Pump()
    {
        lock (_gate)
        {
            if (_socket is null) return;
            var now = _time.GetTimestamp();
            if (_outbox.IsEmpty)
            {
                if (!ResendOverdue(now))
                {
                    _socket.Dispose();
                    return;
                }
                while (_waiting < _flights.Length && _outbox.HeldUntil == 0 && HasWork && _packets.TryTake(out var frame)) Send(frame, now);
            }
            if (!_outbox.Flush(_socket, now)) _socket.Dispose();
        }
    }

    /// <summary>Takes what has arrived, and sends what may follow.</summary>
    public async Task ReceiveAsync(Socket socket)
    {
        while (true)
        {
            var count = await socket.ReceiveAsync(_answers.Room, SocketFlags.None);
            if (count == 0) return;
            lock (_gate)
            {
                if (_answers.Received(count, this)) Pump();
            }
        }
    }

    /// <summary>An acknowledgement with this QN. True where it is of a packet that waits for it.</summary>
    public bool Acknowledge(long qn)
    {
        foreach (var flight in _flights)
        {
            if (flight.Qn != qn || qn == 0) continue;
            _meter.AcknowledgedAfter(_time.GetElapsedTime(flight.SentAt));
            flight.End();
            _waiting--;
            _acknowledgedHere = true;
            return true;
        }
        _meter.UnmatchedOne();
        return false;
    }

    /// <summary>Answers what the platform says, where it is a request. True where there is something to send.</summary>
    public bool Answer(scoped in SegmentHeader header)
    {
        if (_feed.Answers is not { } answers) return false;
        _said.ResetWrittenCount();
        answers.Write(_said, header);
        if (_said.WrittenCount > 0) _ = _outbox.Add(_said.WrittenSpan);
        return _said.WrittenCount > 0;
    }

    private void Send(in OutgoingFrame frame, long now)
    {
        var flight = Array.Find(_flights, f => f.IsFree)!;
        flight.Begin(frame.Bytes, FrameCutter.Number(FrameCutter.QnOf(frame.Bytes)), now);
        _waiting++;
        _meter.SentOne();
        var placed = _outbox.Add(frame.Bytes);
        if (frame.Fault is not { } fault) return;
        _meter.Made(fault);
        if (fault == FaultKind.WrongCrc) FrameCutter.SpoilCrc(placed);
        else if (fault == FaultKind.Duplicate) _ = _outbox.Add(frame.Bytes);
        else _outbox.CutLast(frame.Bytes.Length, now + (long)(_options.Faults.HalfPacketPause.TotalSeconds * _time.TimestampFrequency));
    }

    /// <summary>False where a packet was given up: a platform that keeps silent for that long is not there.</summary>
    private bool ResendOverdue(long now)
    {
        foreach (var flight in _flights)
        {
            if (flight.IsFree || _time.GetElapsedTime(flight.SentAt, now) < _options.Timeout) continue;
            _meter.TimedOut();
            if (flight.Sendings <= _options.Resends)
            {
                Resend(flight, now, fromTheBeginning: false);
                continue;
            }
            flight.End();
            _waiting--;
            _meter.GaveUp();
            return false;
        }
        return true;
    }

    private void Resend(Flight flight, long now, bool fromTheBeginning)
    {
        flight.Again(now, fromTheBeginning);
        _meter.ResentOne();
        _ = _outbox.Add(flight.Bytes);
    }
}
