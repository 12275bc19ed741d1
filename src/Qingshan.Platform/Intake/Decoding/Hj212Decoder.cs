using System.Buffers;
using Qingshan.Hj212;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Header = Qingshan.Hj212.SegmentHeader;

namespace Qingshan.Platform.Intake;

/// <summary>
/// Turns a journalled HJ 212 frame into observations and a verdict. What it says follows from the bytes, the admission at
/// the door and the ledger, so that the journal can be decoded again. Used by one thread.
/// </summary>
internal sealed class Hj212Decoder(LedgerBook ledger)
{
    private readonly FrameScanner _scanner = new();
    private readonly byte[] _scratch = new byte[FrameScanner.DefaultMaxSegment];
    private readonly Dictionary<string, DeviceSeries> _devices = [];
    private readonly Repetitions _repetitions = new();
    private LedgerSnapshot? _asked;

    public void Decode(in JournalEntry entry, DecodedBatch into)
    {
        var rest = new ReadOnlySequence<byte>(entry.Payload);
        _scanner.TryRead(ref rest, FeedState.Closed, out var frame);
        var row = new PacketRow(entry.Sequence, entry.Received, entry.Channel == PacketChannel.Shadow ? "shadow" : "hj212", entry.Sender, 0, Verdict.Accepted, "", entry.Payload.Length, 0);

        if (entry.Admission == Admission.UnknownDevice) row = row with { Verdict = Verdict.Refused, Reason = "unknown-device", Command = CommandOf(frame) };
        else if (frame.Fault != FrameFault.None) row = row with { Verdict = Verdict.Quarantined, Reason = WireName.Of(frame.Fault), Command = CommandOf(frame) };
        else if (DeviceOf(row.Sender) is not { } device) row = row with { Verdict = Verdict.Quarantined, Reason = "device-no-longer-in-ledger", Command = CommandOf(frame) };
        else row = Values(frame, device, row, into);
        into.Packets.Add(row);
    }

    private PacketRow Values(in Frame frame, DeviceSeries device, PacketRow row, DecodedBatch into)
    {
        var header = Header.Parse(frame.GetSegment(_scratch));
        var notes = frame.Notes | header.Notes;
        row = row with
        {
            Command = header.Command ?? 0,
            Verdict = notes == FrameNotes.None ? Verdict.Accepted : Verdict.AcceptedWithNotes,
            Reason = notes == FrameNotes.None ? "" : WireName.Of(notes),
        };
        if (header.Command is not (CommandNumbers.Realtime or CommandNumbers.Minute or CommandNumbers.Hour or CommandNumbers.Day)) return row;

        using var measurements = Measurements.Read(header.Cp);
        if (measurements.DataTime is not { } start) return row with { Verdict = Verdict.Quarantined, Reason = "data-time-missing" };
        var before = into.Rows;
        _repetitions.Clear();
        foreach (var measurement in measurements)
        {
            // Text such as "St" is no observation; it stays in the packet, where the device's page shows it.
            if (measurement.Value is null && measurement.Total is null) continue;
            Add(measurement, device, header.Command.Value, new(0, start,
                measurement.Value ?? double.NaN, measurement.Min ?? double.NaN, measurement.Max ?? double.NaN, measurement.Total ?? double.NaN,
                measurement.Converted ?? double.NaN, Qualifier.Equal, FlagOf(measurement.Flag), row.Received, row.Sequence), into);
        }
        return row with { Observations = into.Rows - before };
    }

    private void Add(scoped in Measurement measurement, DeviceSeries device, int command, Observation value, DecodedBatch into)
    {
        // The same factor twice in one packet is two instruments: flow and totaliser under one code, for example.
        var repetition = _repetitions.Next(measurement.Factor);
        var packed = FactorKey.TryPack(measurement.Factor, command, repetition, out var key);
        if (packed && device.TryFind(key, out var known))
        {
            into.Add(known.Fit.Of(value) with { Series = known.Series });
            return;
        }
        var (wanted, unit) = device.Describe(measurement.Factor, command, repetition);
        into.Add(wanted, unit, value, packed ? (id, fit) => device.Learn(key, id, fit) : null);
    }

    private DeviceSeries? DeviceOf(string mn)
    {
        var now = ledger.Now;
        if (!ReferenceEquals(now, _asked))
        {
            _asked = now;
            _devices.Clear();
        }
        if (_devices.TryGetValue(mn, out var held)) return held;
        if (!now.Devices.TryGetValue(mn, out var device) || !now.Points.TryGetValue(device.PointId, out var point)) return null;
        return _devices[mn] = new DeviceSeries(device, point);
    }

    private int CommandOf(in Frame frame) =>
        frame.SegmentLength is 0 or > FrameScanner.DefaultMaxSegment ? 0 : Header.Parse(frame.GetSegment(_scratch)).Command ?? 0;

    private static char FlagOf(char flag) => flag <= 'z' ? flag : '?';
}
