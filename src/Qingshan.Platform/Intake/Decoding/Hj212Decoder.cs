using System.Buffers;
using Qingshan.Hj212;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Header = Qingshan.Hj212.SegmentHeader;

namespace Qingshan.Platform.Intake;

/// <summary>
/// Turns a journalled HJ 212 frame into observations and a verdict. What it says follows from the bytes, the admission at
/// the door, the ledger and the device's keys, so that the journal can be decoded again. Used by one thread.
/// </summary>
internal sealed class Hj212Decoder(LedgerBook ledger, DeviceSecrets secrets)
{
    private readonly FrameScanner _scanner = new();
    private readonly byte[] _scratch = new byte[FrameScanner.DefaultMaxSegment];
    private readonly Dictionary<string, DeviceSeries> _devices = [];
    private readonly Repetitions _repetitions = new();
    private LedgerSnapshot? _asked;
    private FrameNotes _named;
    private string _names = "";

    public void Decode(in JournalEntry entry, DecodedBatch into)
    {
        var (channel, bytes, received) = (entry.Channel == PacketChannel.Shadow ? "shadow" : "hj212", entry.Payload, (DateTime?)entry.Received);
        if (entry.Channel == PacketChannel.Again && AgainEntry.TryRead(entry.Payload, out var original, out var frame))
        {
            (channel, bytes, received) = ("again", frame, null);
            into.ReadAgain(entry.Sequence, original);
        }
        var row = new PacketRow(entry.Sequence, entry.Received, channel, entry.Sender, 0, Verdict.Accepted, "", bytes.Length, 0);
        into.Packets.Add(Judge(new(bytes), entry.Admission, received, row, into));
    }

    private PacketRow Judge(ReadOnlySequence<byte> bytes, Admission admission, DateTime? received, PacketRow row, DecodedBatch into)
    {
        _scanner.TryRead(ref bytes, FeedState.Closed, out var frame);
        if (DeviceOf(row.Sender) is not { } device)
        {
            var command = CommandOf(frame);
            return admission == Admission.UnknownDevice ? row with { Verdict = Verdict.Refused, Reason = "unknown-device", Command = command }
                : frame.Fault != FrameFault.None ? row with { Verdict = Verdict.Quarantined, Reason = WireName.Of(frame.Fault), Command = command }
                : row with { Verdict = Verdict.Quarantined, Reason = "device-no-longer-in-ledger", Command = command };
        }
        var known = secrets.Of(device.Device);
        if (known.TryDecipher(frame, out var plain)) frame = plain;
        // A stretch without an extent has no segment; of bytes outside any frame there is nothing to read.
        if (frame.SegmentLength is 0 or > FrameScanner.DefaultMaxSegment) return row with { Verdict = Verdict.Quarantined, Reason = WireName.Of(frame.Fault) };
        var packet = device.Rules.Reader.Read(frame, _scratch);
        row = row with { Command = packet.Header.Command ?? 0 };
        if (admission is Admission.WrongAddress or Admission.WrongPassword)
            return row with { Verdict = Verdict.Refused, Reason = admission == Admission.WrongAddress ? "wrong-address" : "wrong-password" };
        if (packet.Fault != FrameFault.None) return row with { Verdict = Verdict.Quarantined, Reason = packet.Reason };
        return Take(packet, device, known, received, row, into);
    }

    private PacketRow Take(in Packet packet, DeviceSeries device, KnownSecrets known, DateTime? received, PacketRow row, DecodedBatch into)
    {
        var header = packet.Header;
        // That the ledger has the device under this MN is what allows its form.
        var notes = packet.Notes & ~FrameNotes.MnForm;
        if (header.Command is not (CommandNumbers.Realtime or CommandNumbers.Minute or CommandNumbers.Hour or CommandNumbers.Day))
            return Noted(row, notes | SkewOf(header, null, received), device, known, header);

        using var measurements = Measurements.Read(header.Cp);
        if (measurements.DataTime is not { } start) return row with { Verdict = Verdict.Quarantined, Reason = WireName.Of(FrameFault.DataTimeMissing) };
        row = Noted(row, notes | SkewOf(header, start, received), device, known, header);
        if (row.Verdict == Verdict.Quarantined) return row;
        if (header.IsReupload) into.Marked.Add(row.Sequence);
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

    /// <summary>The row with what was noted; quarantined where the device is not forgiven it.</summary>
    private PacketRow Noted(PacketRow row, FrameNotes notes, DeviceSeries device, KnownSecrets known, scoped in Header header)
    {
        var broken = StandardRule.Broken(notes & FrameNotes.ClockSkewed, device.Rules.Reader.Tolerances);
        if (broken != Tolerances.Strict) return row with { Verdict = Verdict.Quarantined, Reason = WireName.Of(FrameFault.RuleBroken, broken) };
        var names = NamesOf(notes);
        if (device.Rules.Password == PasswordPolicy.Note && !DeviceDoor.IsPassword(header.Pw, known)) names = names.Length == 0 ? "wrong-password" : names + ",wrong-password";
        return names.Length == 0 ? row : row with { Verdict = Verdict.AcceptedWithNotes, Reason = names };
    }

    /// <summary>A packet that is read again says nothing of the clock of now.</summary>
    private static FrameNotes SkewOf(scoped in Header header, DateTime? dataTime, DateTime? received) =>
        received is { } at && DeviceWatch.SkewOf(header, dataTime, at) is { } skew && skew.Duration() > DeviceTraffic.ClockTolerance ? FrameNotes.ClockSkewed : FrameNotes.None;

    /// <summary>Devices do the same again and again: the names of the last notes are kept.</summary>
    private string NamesOf(FrameNotes notes)
    {
        if (notes == FrameNotes.None) return "";
        if (notes != _named) (_named, _names) = (notes, WireName.Of(notes));
        return _names;
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
        return _devices[mn] = new DeviceSeries(device, point, DeviceRules.Of(now, mn));
    }

    private int CommandOf(in Frame frame) =>
        frame.SegmentLength is 0 or > FrameScanner.DefaultMaxSegment ? 0 : Header.Parse(frame.GetSegment(_scratch)).Command ?? 0;

    private static char FlagOf(char flag) => flag <= 'z' ? flag : '?';
}
