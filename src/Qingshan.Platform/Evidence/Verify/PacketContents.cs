using System.Buffers;
using System.Globalization;
using System.Text;
using Qingshan.Hj212;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Observations;
using Header = Qingshan.Hj212.SegmentHeader;

namespace Qingshan.Platform.Evidence;

/// <summary>A value as a packet says it.</summary>
/// <param name="Point">Code of the point; null where the packet names its device only.</param>
/// <param name="Kind">Null for the minutes of a device, whose length its configuration says.</param>
/// <param name="Unit">Null where the packet names none.</param>
/// <param name="Where">Where in the packet's payload it is written, for people.</param>
/// <param name="Sent">The factor's code as it stands there; empty where it is the factor's.</param>
internal sealed record PacketValue(
    string? Point, string Factor, SeriesKind? Kind, string Channel, DateTime Start, double Value, double Min, double Max, double Total, double Converted, char Flag, string? Unit, string Where, string Sent = "");

/// <summary>Reads the values of a packet again from its bytes, without the ledger.</summary>
internal sealed class PacketContents(IReadOnlyList<IImportFormat> formats, IReadOnlyList<DeviceKeys> keys)
{
    /// <param name="pointKind">Kind of the point: an old code means one thing in water and another in air.</param>
    /// <returns>Null where the bytes are none that values can be read from.</returns>
    public IReadOnlyList<PacketValue>? Of(in JournalEntry entry, string pointKind) => entry.Channel switch
    {
        PacketChannel.Hj212 or PacketChannel.Shadow => OfFrame(entry.Payload, pointKind),
        PacketChannel.Again => AgainEntry.TryRead(entry.Payload, out _, out var frame) ? OfFrame(frame, pointKind) : null,
        PacketChannel.Import => OfChunk(entry),
        _ => OfDocument(entry),
    };

    private List<PacketValue>? OfFrame(ReadOnlyMemory<byte> payload, string pointKind)
    {
        var rest = new ReadOnlySequence<byte>(payload);
        new FrameScanner().TryRead(ref rest, FeedState.Closed, out var frame);
        foreach (var key in keys)
        {
            if (!Decryption.TryDecipher(frame, key, out var plain)) continue;
            frame = plain;
            break;
        }
        if (frame.Fault != FrameFault.None || frame.SegmentLength == 0) return null;
        var header = Header.Parse(frame.GetSegment([]));
        if (header.Command is not (CommandNumbers.Realtime or CommandNumbers.Minute or CommandNumbers.Hour or CommandNumbers.Day)) return null;
        var kind = KindOf(header.Command.Value);
        using var measurements = Measurements.Read(header.Cp);
        if (measurements.DataTime is not { } start) return null;
        var (values, repetitions) = (new List<PacketValue>(), new Repetitions());
        foreach (var m in measurements)
        {
            if (m.Value is null && m.Total is null) continue;
            var repetition = repetitions.Next(m.Factor);
            var sent = Encoding.UTF8.GetString(m.Factor);
            values.Add(new(null, DeviceSeries.FactorOf(sent, pointKind).Code, kind,
                repetition == 0 ? "" : (repetition + 1).ToString(CultureInfo.InvariantCulture), start, m.Value ?? double.NaN, m.Min ?? double.NaN, m.Max ?? double.NaN,
                m.Total ?? double.NaN, m.Converted ?? double.NaN, m.Flag, null, Where(payload.Span, m), sent));
        }
        return values;
    }

    private static SeriesKind? KindOf(int command) => command switch
    {
        CommandNumbers.Realtime => SeriesKind.Instant,
        CommandNumbers.Hour => SeriesKind.HourlyMean,
        CommandNumbers.Day => SeriesKind.DailyMean,
        _ => null,
    };

    private static string Where(ReadOnlySpan<byte> payload, scoped in Measurement m)
    {
        foreach (var suffix in (FieldSuffix[])[FieldSuffix.Rtd, FieldSuffix.Avg, FieldSuffix.Data, FieldSuffix.Cou])
            if (m.Has(suffix) && payload.Overlaps(m.Text(suffix), out var at)) return $"{Encoding.UTF8.GetString(m.Factor)}-{suffix} @ {at}–{at + m.Text(suffix).Length - 1}";
        return Encoding.UTF8.GetString(m.Factor);
    }

    private static List<PacketValue>? OfDocument(in JournalEntry entry)
    {
        if (!ObservationDocument.Read(entry.Channel, entry.Payload).TryGet(out var rows, out _)) return null;
        var values = new List<PacketValue>();
        foreach (var row in rows)
        {
            var kind = SeriesKind.Instant;
            if ((row.Kind.Length > 0 && !SeriesKind.TryParse(row.Kind, out kind)) || !DocumentJudge.TryTime(row.Start, entry.Channel == PacketChannel.Manual, out var start)
                || !double.TryParse(row.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) continue;
            values.Add(Plain(row.Point, DocumentJudge.CodeOf(row.Factor), kind, row.Channel, start, value, row.Flag.Length == 0 ? '\0' : char.ToUpperInvariant(row.Flag[0]), row.Unit, $"row {row.Number}"));
        }
        return values;
    }

    private List<PacketValue>? OfChunk(in JournalEntry entry)
    {
        var sender = entry.Sender;
        return formats.FirstOrDefault(f => f.Name == sender.Split(':')[0])?.Decode(entry.Payload)
            .Select(v => Plain(v.Point, v.Factor, v.Kind, "", v.Start, v.Value, v.Flag, v.Unit, sender)).ToList();
    }

    private static PacketValue Plain(string point, string factor, SeriesKind kind, string channel, DateTime start, double value, char flag, string unit, string where) =>
        new(point, factor, kind, channel, start, value, double.NaN, double.NaN, double.NaN, double.NaN, flag, unit, where);
}
