using Qingshan.Hj212;
using Qingshan.Standards;

namespace Qingshan.Simulation;

/// <summary>
/// The rhythm of a real device: the instant every half minute; minutes, hours and days after their end. What fell due while
/// the platform was away is sent afterwards, except instants: nobody wants an old one.
/// </summary>
internal sealed class RhythmFeed : DeviceFeed
{
    /// <summary>How far back minutes are kept in the device.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromHours(48);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1), Day = TimeSpan.FromDays(1);

    private readonly ModelPackets _packets;
    private readonly SimulatedClock _clock;
    private readonly SimulatedDevice _device;
    private readonly SimulatorFaults _faults;
    private readonly TimeSpan _skew, _every, _minutes, _late;
    private readonly DateTime _began;
    private volatile bool _clockIsSet;
    private DateTime _realtime, _minute, _hour, _day;

    public RhythmFeed(SimulatedDevice device, SimulatorOptions options, SimulatedClock clock)
    {
        (_device, _faults) = (device, options.Faults);
        (_clock, _skew, _every) = (clock, options.Faults.SkewOf(device), options.RealtimeEvery);
        _packets = new(device, options.Faults);
        _minutes = TimeSpan.FromMinutes(device.MinuteInterval);
        // Devices do not all speak in the same second: each has its place within the half minute.
        var place = Chance.Uniform(device.Seed, 931);
        _late = TimeSpan.FromSeconds(2) + place * _every;
        var now = Now;
        _realtime = Floor(now, _every) + place * _every;
        _minute = Floor(now, _minutes);
        _hour = Floor(now, Hour) - options.HistoryHours * Hour;
        _day = BeijingTime.StartOfDay(now);
        _began = Floor(now, Hour);
        Answers = new(device, options.Faults, _every, () => Now, () => _clockIsSet = true);
    }

    public override RequestAnswers? Answers { get; }

    public override bool ClockIsSet => _clockIsSet;

    public override bool IsDue => Now is var now && (IsDown(now) ? IsHistoryDue(now)
        : now >= _realtime || Over(now, _minute, _minutes) || Over(now, _hour, Hour) || Over(now, _day, Day));

    private DateTime Now => _clock.Now + (_clockIsSet ? TimeSpan.Zero : _skew);

    public override bool TryNext(out DataPacket packet)
    {
        var now = Now;
        packet = default;
        if (IsDown(now)) return IsHistoryDue(now) && Take(now, CommandNumbers.Hour, ref _hour, Hour, out packet);
        if (now >= _realtime)
        {
            var last = _realtime + (now - _realtime).Ticks / _every.Ticks * _every;
            _realtime = last + _every;
            // To the second, as DataTime says it.
            packet = new(CommandNumbers.Realtime, Floor(last, TimeSpan.FromSeconds(1)));
            return true;
        }
        if (_minute < now - Memory) _minute = Floor(now - Memory, _minutes);
        return Take(now, CommandNumbers.Minute, ref _minute, _minutes, out packet)
            || Take(now, CommandNumbers.Day, ref _day, Day, out packet)
            || Take(now, CommandNumbers.Hour, ref _hour, Hour, out packet);
    }

    public override void Write(PacketWriter writer, DataPacket packet, DateTime qn) => _packets.Write(writer, packet, qn);

    public override FaultKind? FaultOf(DataPacket packet) => _packets.FaultOf(packet);

    /// <summary>Whether the line is down; what a device has to tell of the time before the run it still gets out.</summary>
    private bool IsDown(DateTime now) => _faults.IsSilent(_device, now);

    private bool IsHistoryDue(DateTime now) => _hour < _began && Over(now, _hour, Hour);

    private bool Over(DateTime now, DateTime start, TimeSpan length) => now >= start + length + _late;

    private bool Take(DateTime now, int command, ref DateTime start, TimeSpan length, out DataPacket packet)
    {
        packet = new(command, start);
        if (!Over(now, start, length)) return false;
        start += length;
        return true;
    }

    private static DateTime Floor(DateTime at, TimeSpan step) => new(at.Ticks / step.Ticks * step.Ticks, DateTimeKind.Utc);
}
