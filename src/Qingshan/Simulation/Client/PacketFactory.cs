using System.Buffers;
using Qingshan.Hj212;

namespace Qingshan.Simulation;

/// <summary>A frame to be sent, with what is to go wrong on its way.</summary>
internal readonly ref struct OutgoingFrame(ReadOnlySpan<byte> bytes, FaultKind? fault)
{
    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    public FaultKind? Fault { get; } = fault;
}

/// <summary>Makes a device's packets into frames, one at a time, each with a QN of its own.</summary>
internal sealed class PacketFactory(SimulatedDevice device, DeviceFeed feed, SimulatorFaults faults, SimulatorMeter meter, TimeProvider time)
{
    private readonly PacketWriter _writer = new(device.St, device.Pw, device.Mn, device.Edition);
    private readonly ArrayBufferWriter<byte> _frames = new(512);
    private readonly TimeSpan _skew = faults.SkewOf(device);
    private DataPacket? _again;
    private DateTime _qn;
    private int _at;
    private long _made;

    /// <summary>A packet in several parts is under way.</summary>
    public bool HasFrame => _at < _frames.WrittenCount;

    public bool IsDue => _again is not null || feed.IsDue;

    private TimeSpan Skew => feed.ClockIsSet ? TimeSpan.Zero : _skew;

    public bool TryTake(out OutgoingFrame frame)
    {
        frame = default;
        if (!HasFrame && !TryMake()) return false;
        var rest = _frames.WrittenSpan[_at..];
        var length = FrameCutter.LengthOf(rest);
        _at += length;
        frame = new(rest[..length], FaultOfNext());
        return true;
    }

    private bool TryMake()
    {
        if (_again is { } again) _again = null;
        else if (feed.TryNext(out again)) Correct(again);
        else return false;

        // Two packets in one millisecond have two QNs: the later one runs ahead of the clock.
        var now = time.GetUtcNow().UtcDateTime + Skew;
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        _qn = now > _qn ? now : _qn.AddMilliseconds(1);
        feed.Write(_writer, again, _qn);
        _frames.ResetWrittenCount();
        _at = 0;
        var parts = _writer.WriteTo(_frames);
        _qn = _qn.AddMilliseconds(parts - 1);

        if (again.Again) meter.Made(FaultKind.Reupload);
        if (Skew != TimeSpan.Zero) meter.Made(FaultKind.ClockSkew);
        if (feed.FaultOf(again) is { } lasting) meter.Made(lasting);
        return true;
    }

    private void Correct(DataPacket packet)
    {
        if ((packet.IsPeriod || feed.CorrectsRealtime) && Hits(faults.Reupload, FaultKind.Reupload)) _again = packet with { Again = true };
    }

    private FaultKind? FaultOfNext()
    {
        _made++;
        return Hits(faults.WrongCrc, FaultKind.WrongCrc) ? FaultKind.WrongCrc
            : Hits(faults.Duplicate, FaultKind.Duplicate) ? FaultKind.Duplicate
            : Hits(faults.HalfPacket, FaultKind.HalfPacket) ? FaultKind.HalfPacket
            : null;
    }

    private bool Hits(FaultRule? rule, FaultKind kind) => rule is not null && rule.Hits(device.Mn, Chance.Mix(device.Seed, 920 + (int)kind), _made);
}
