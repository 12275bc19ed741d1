using System.Buffers;
using Qingshan.Hj212;
using Qingshan.Platform.Intake;

namespace Qingshan.Simulation;

/// <summary>
/// What the devices of a made-up province have reported hour by hour: frames as they would have come over the line, with gaps, faults and
/// values above limits. The frames of an hour are made side by side; each device's models ask for nothing but the time.
/// </summary>
internal sealed class SeedHistory
{
    /// <summary>Minutes between two looks at an instrument within an hour: six make a mean, and a tenth of the work.</summary>
    private const int Step = 10;

    private static readonly TimeSpan FaultLength = TimeSpan.FromHours(3);

    /// <summary>A history to find things in, and not one to despair of.</summary>
    private static readonly SimulatorFaults Faults = new() { FlatLine = new(0.004), Exceedance = new(0.008), Silence = new(0.012) };

    private readonly List<Reporter> _reporters;

    public SeedHistory(ProvincePlan plan) => _reporters = [.. plan.Points.Select(p => new Reporter(DemoDevices.Of(p, plan.SkyOf(p))))];

    public IReadOnlyList<string> Points => _reporters.ConvertAll(r => r.Device.PointCode);

    /// <summary>The packets of an hour, by when they came; of devices that were silent there are none.</summary>
    /// <param name="start">Start of the hour (UTC).</param>
    /// <param name="wanted">Which devices, by their place in <see cref="Points"/>.</param>
    public IReadOnlyList<(PacketHead Head, ReadOnlyMemory<byte> Frame)> Hour(DateTime start, Func<int, bool> wanted)
    {
        var made = new List<(PacketHead, ReadOnlyMemory<byte>)>?[_reporters.Count];
        Parallel.For(0, _reporters.Count, i =>
        {
            if (wanted(i)) made[i] = _reporters[i].Hour(start);
        });
        return [.. made.OfType<List<(PacketHead Head, ReadOnlyMemory<byte>)>>().SelectMany(m => m).OrderBy(m => m.Head.Received)];
    }

    private sealed class Reporter
    {
        private readonly PacketWriter _writer;
        private readonly ModelPackets _packets;
        private readonly ArrayBufferWriter<byte> _frames = new(1024);
        private readonly TimeSpan _late;

        public Reporter(SimulatedDevice device)
        {
            var fault = Chance.Mix(device.Seed, 941);
            Device = device with { State = utc => device.FlagAt(utc) is not 'N' and var flag ? flag : Chance.Uniform(fault, utc.Ticks / FaultLength.Ticks) < 0.004 ? 'D' : 'N' };
            (_writer, _packets) = (new(device.St, device.Pw, device.Mn, device.Edition), new(Device, Faults, Step));
            _late = TimeSpan.FromMilliseconds(Math.Round(2_000 + 290_000 * Chance.Uniform(device.Seed, 942)));
        }

        public SimulatedDevice Device { get; }

        public List<(PacketHead, ReadOnlyMemory<byte>)>? Hour(DateTime start)
        {
            if (Faults.IsSilent(Device, start)) return null;
            var at = start.AddHours(1) + _late;
            _packets.Write(_writer, new(CommandNumbers.Hour, start), at);
            _frames.ResetWrittenCount();
            _ = _writer.WriteTo(_frames);
            var (packets, bytes) = (new List<(PacketHead, ReadOnlyMemory<byte>)>(1), _frames.WrittenSpan.ToArray());
            for (var from = 0; from < bytes.Length;)
            {
                var length = FrameCutter.LengthOf(bytes.AsSpan(from));
                packets.Add((new(at.AddMilliseconds(packets.Count), PacketChannel.Hj212, Admission.Admitted, Device.Mn), bytes.AsMemory(from, length)));
                from += length;
            }
            return packets;
        }
    }
}
