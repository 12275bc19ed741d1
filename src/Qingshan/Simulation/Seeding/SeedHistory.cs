using System.Buffers;
using Qingshan.Hj212;
using Qingshan.Platform.Intake;

namespace Qingshan.Simulation;

/// <summary>
/// What the devices of a made-up province have reported hour by hour: frames as they would have come over the line, with gaps, faults and
/// values above limits. The frames of the devices are made side by side; each device's models ask for nothing but the time.
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

    /// <summary>
    /// The packets of a stretch of hours, device after device: what belongs together stands together in the store. Of hours in which a device
    /// was silent there are none.
    /// </summary>
    /// <param name="from">Start of the first hour (UTC).</param>
    /// <param name="until">End of the last.</param>
    /// <param name="wanted">Which hours of which devices, these by their place in <see cref="Points"/>.</param>
    public IReadOnlyList<(PacketHead Head, ReadOnlyMemory<byte> Frame)> Hours(DateTime from, DateTime until, Func<int, DateTime, bool> wanted)
    {
        var made = new List<(PacketHead Head, ReadOnlyMemory<byte> Frame)>[_reporters.Count];
        Parallel.For(0, _reporters.Count, i =>
        {
            made[i] = [];
            for (var hour = from; hour < until; hour = hour.AddHours(1))
                if (wanted(i, hour)) _reporters[i].Hour(hour, made[i]);
        });
        return [.. made.SelectMany(m => m)];
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

        public void Hour(DateTime start, List<(PacketHead, ReadOnlyMemory<byte>)> into)
        {
            if (Faults.IsSilent(Device, start)) return;
            var at = start.AddHours(1) + _late;
            _packets.Write(_writer, new(CommandNumbers.Hour, start), at);
            _frames.ResetWrittenCount();
            _ = _writer.WriteTo(_frames);
            var bytes = _frames.WrittenSpan.ToArray();
            for (var from = 0; from < bytes.Length; at = at.AddMilliseconds(1))
            {
                var length = FrameCutter.LengthOf(bytes.AsSpan(from));
                into.Add((new(at, PacketChannel.Hj212, Admission.Admitted, Device.Mn), bytes.AsMemory(from, length)));
                from += length;
            }
        }
    }
}
