using System.Buffers;
using System.Text;
using Qingshan.Hj212;
using Qingshan.Simulation;
using Qingshan.Standards;
using Header = Qingshan.Hj212.SegmentHeader;

namespace Qingshan.Tests.Simulation;

public sealed class PacketTests
{
    /// <summary>A Monday at 10:00 in Beijing: everything runs.</summary>
    private static readonly DateTime Monday = new(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc);
    private static readonly FrameScanner Scanner = new();
    private static readonly SimulatedDevice[] Devices = [.. DemoPlan.Instance.Points.Select(DemoDevices.Of)];

    [Fact]
    public void Every_packet_of_every_device_is_accepted_without_notes()
    {
        foreach (var device in Devices)
        {
            var packets = new ModelPackets(device, SimulatorFaults.None);
            foreach (var command in new[] { CommandNumbers.Realtime, CommandNumbers.Minute, CommandNumbers.Hour, CommandNumbers.Day })
            {
                var (segments, parts) = Frames(device, packets, new(command, Monday.AddDays(-1)));
                Assert.Equal(parts, segments.Count);
                foreach (var segment in segments)
                {
                    var header = Header.Parse(segment);
                    Assert.Equal((FrameNotes.None, command, device.Edition), (header.Notes, header.Command, header.Edition));
                    Assert.Equal(device.Mn, Encoding.UTF8.GetString(header.Mn));
                    using var sets = Measurements.Read(header.Cp);
                    Assert.Equal(Monday.AddDays(-1), sets.DataTime);
                    Assert.True(sets.Count > 0);
                    foreach (var set in sets) Assert.NotNull(set.Value);
                }
            }
        }
    }

    [Fact]
    public void Factors_are_those_of_the_annex_or_have_a_unit_of_their_own()
    {
        foreach (var point in DemoPlan.Instance.Points)
            foreach (var factor in DemoDevices.Of(point).Factors)
            {
                Assert.True(FactorTable.Hj212Of2017.Find(factor.Code) is not null || DemoUnits.Of(point.Kind)!.Contains($"\"{factor.Code}\"", StringComparison.Ordinal), factor.Code);
                if (factor.OldCode is { } old) Assert.Equal(factor.Code, FactorTable.Hj212Of2017.FindByOldCode(old, point.Kind == "waste-water-outlet" ? Medium.Water : Medium.Air)?.Code);
            }
    }

    [Theory]
    [InlineData(CommandNumbers.Realtime)]
    [InlineData(CommandNumbers.Hour)]
    public void Converted_values_follow_the_formula(int command)
    {
        var device = Devices.First(d => d.Kind == "waste-gas-outlet" && d.Edition == Edition.V2017);
        var packets = new ModelPackets(device, SimulatorFaults.None);
        var converted = 0;
        for (var hour = 0; hour < 72; hour++)
        {
            var values = Values(device, packets, new(command, Monday.AddHours(hour)));
            var oxygen = values["a19001"].Value;
            foreach (var (_, value) in values.Where(v => v.Value.Converted is not null))
            {
                Assert.Equal(value.Value * (21 - 6) / (21 - oxygen), value.Converted!.Value, 0.006);
                converted++;
            }
        }
        Assert.True(converted > 30);
    }

    [Fact]
    public void The_hour_agrees_with_its_minutes()
    {
        var device = Devices.First(d => d.Kind == "waste-water-outlet" && d.Edition == Edition.V2017);
        var packets = new ModelPackets(device, SimulatorFaults.None);
        var hour = Values(device, packets, new(CommandNumbers.Hour, Monday));
        var minutes = Enumerable.Range(0, 6).Select(i => Values(device, packets, new(CommandNumbers.Minute, Monday.AddMinutes(10 * i)))).ToList();

        Assert.Equal(hour["w01018"].Value, minutes.Average(m => m["w01018"].Value), 0.11);
        Assert.Equal(hour["w00000"].Total!.Value, minutes.Sum(m => m["w00000"].Total!.Value), 0.01);
        Assert.Equal(hour["w01018"].Total!.Value, minutes.Sum(m => m["w01018"].Total!.Value), 0.01);
        // The load is the concentration (mg/L) carried by the volume (m³): kilograms.
        Assert.Equal(hour["w01018"].Value * hour["w00000"].Total!.Value / 1000, hour["w01018"].Total!.Value, 0.02 * hour["w01018"].Total!.Value);
    }

    [Fact]
    public void Old_devices_send_old_codes()
    {
        var device = Devices.First(d => d.Kind == "waste-gas-outlet" && d.Edition == Edition.V2005);
        var values = Values(device, new ModelPackets(device, SimulatorFaults.None), new(CommandNumbers.Realtime, Monday));
        Assert.Equal(new[] { "01", "02", "03", "B02", "S01", "S02", "S03", "S05" }.Order(StringComparer.Ordinal), values.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_stopped_line_is_flagged()
    {
        var stopped = Devices.Where(d => d.State is not null).SelectMany(d => Enumerable.Range(0, 24 * 14).Select(h => (Device: d, At: Monday.AddHours(h))))
            .First(x => x.Device.FlagAt(x.At) == 'F');
        var frames = Frames(stopped.Device, new ModelPackets(stopped.Device, SimulatorFaults.None), new(CommandNumbers.Realtime, stopped.At)).Segments;
        Assert.Contains("-Flag=F", Encoding.UTF8.GetString(frames[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void An_exceedance_lies_above_the_limit_and_a_flat_line_does_not_move()
    {
        var device = Devices.First(d => d.Kind == "waste-gas-outlet" && d.Edition == Edition.V2017 && d.FlagAt(Monday) == 'N');
        var above = new ModelPackets(device, new() { Exceedance = new() });
        Assert.Equal(FaultKind.Exceedance, above.FaultOf(new(CommandNumbers.Realtime, Monday)));
        Assert.True(Values(device, above, new(CommandNumbers.Realtime, Monday))["a21026"].Converted > 35);

        var flat = new ModelPackets(device, new() { FlatLine = new(1, new HashSet<string> { device.Mn }) });
        var values = Enumerable.Range(0, 8).Select(i => Values(device, flat, new(CommandNumbers.Realtime, Monday.AddHours(-2 + i / 4.0)))["a21026"].Value);
        Assert.Single(values.Distinct());
    }

    [Fact]
    public void Faults_keep_to_the_chosen_devices()
    {
        var faults = new SimulatorFaults { ClockSkew = new(1, new HashSet<string> { Devices[0].Mn }) };
        Assert.Equal(faults.Skew, faults.SkewOf(Devices[0]));
        Assert.Equal(TimeSpan.Zero, faults.SkewOf(Devices[1]));
    }

    private sealed record Reading(double Value, double? Converted, double? Total);

    private static Dictionary<string, Reading> Values(SimulatedDevice device, ModelPackets packets, DataPacket packet)
    {
        var values = new Dictionary<string, Reading>();
        foreach (var segment in Frames(device, packets, packet).Segments)
        {
            using var sets = Measurements.Read(Header.Parse(segment).Cp);
            foreach (var set in sets) values[Encoding.UTF8.GetString(set.Factor)] = new(set.Value!.Value, set.Converted, set.Total);
        }
        return values;
    }

    private static (List<byte[]> Segments, int Parts) Frames(SimulatedDevice device, ModelPackets packets, DataPacket packet)
    {
        var writer = new PacketWriter(device.St, device.Pw, device.Mn, device.Edition);
        packets.Write(writer, packet, Monday);
        var output = new ArrayBufferWriter<byte>();
        var parts = writer.WriteTo(output);
        var (bytes, segments) = (new ReadOnlySequence<byte>(output.WrittenMemory), new List<byte[]>());
        while (Scanner.TryRead(ref bytes, FeedState.Flowing, out var frame))
        {
            Assert.Equal(FrameVerdict.Accepted, frame.Verdict);
            segments.Add(frame.Segment.ToArray());
        }
        Assert.True(bytes.IsEmpty);
        return (segments, parts);
    }
}
