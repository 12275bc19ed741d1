using System.Buffers;
using System.Globalization;
using System.Text;
using Qingshan.Hj212;
using WireHeader = Qingshan.Hj212.SegmentHeader;

namespace Qingshan.Applications.Monitoring;

/// <summary>One field of a packet as it came, and how it is read.</summary>
/// <param name="Factor">The factor's code where the key names one; empty otherwise.</param>
public sealed record PacketField(string Key, string Text, string Factor, double? Number, DateTime? Time);

/// <summary>An HJ 212 packet taken apart for reading; the bytes stay what they are.</summary>
/// <param name="Answer">CN of the answer that is due where it is accepted: 9013, 9014; null for none.</param>
public sealed record PacketParts(IReadOnlyList<PacketField> Header, IReadOnlyList<PacketField> Fields, int? Answer)
{
    /// <summary>Null where the extent of the segment cannot be told.</summary>
    public static PacketParts? Of(ReadOnlyMemory<byte> bytes)
    {
        var rest = new ReadOnlySequence<byte>(bytes);
        if (!new FrameScanner().TryRead(ref rest, FeedState.Closed, out var frame) || frame.SegmentLength is 0 or > FrameScanner.DefaultMaxSegment) return null;
        var header = WireHeader.Parse(frame.GetSegment(new byte[FrameScanner.DefaultMaxSegment]));
        return new(HeaderOf(header), FieldsOf(header), AnswerTo(header));
    }

    private static int? AnswerTo(in WireHeader header) =>
        !header.WantsAnswer || header.Command is not { } command ? null : CommandCatalogue.Find(command, MessageDirection.Up)?.Kind switch
        {
            CommandKind.Notice => CommandNumbers.NotificationAck,
            CommandKind.Upload => CommandNumbers.DataAck,
            _ => null,
        };

    /// <summary>Bytes as text of one line: control characters show as their escapes.</summary>
    public static string Printable(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        foreach (var c in Encoding.UTF8.GetString(bytes))
        {
            if (c == '\r') text.Append("\\r");
            else if (c == '\n') text.Append("\\n");
            else if (char.IsControl(c)) text.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
            else text.Append(c);
        }
        return text.ToString();
    }

    private static List<PacketField> HeaderOf(in WireHeader header)
    {
        var fields = new List<PacketField>();
        Add(fields, "QN", header.Qn);
        Add(fields, "ST", header.St);
        Add(fields, "CN", header.Cn);
        Add(fields, "PW", header.Pw);
        Add(fields, "MN", header.Mn);
        Add(fields, "Flag", header.FlagText);
        Add(fields, "PNUM", header.Pnum);
        Add(fields, "PNO", header.Pno);
        Add(fields, "RF", header.Rf);
        return fields;
    }

    private static void Add(List<PacketField> fields, string key, ReadOnlySpan<byte> value)
    {
        if (!value.IsEmpty) fields.Add(new(key, Printable(value), "", null, key == "QN" && HjTime.TryParse(value, out var at) ? at : null));
    }

    private static List<PacketField> FieldsOf(in WireHeader header)
    {
        var fields = new List<PacketField>();
        foreach (var field in header.Fields)
        {
            var time = field.Suffix is FieldSuffix.None or FieldSuffix.SampleTime && field.TryGetTime(out var at) ? at : (DateTime?)null;
            fields.Add(new(Printable(field.Key), Printable(field.Value), Printable(field.Factor),
                time is null && field.TryGetNumber(out var number) ? number : null, time));
        }
        return fields;
    }
}
