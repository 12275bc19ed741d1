using System.Globalization;
using System.Text;

namespace Qingshan.Hj212.Tests;

/// <summary>Every packet collected from the wild and every example of HJ 212-2017 Annex C.</summary>
public sealed class SharedPacketsTests
{
    private sealed record Row(string Packet, bool CrcOk, string Cn, string St, string Flag, string Remark);

    [Fact]
    public void Every_packet_from_the_wild_with_a_right_check_value_is_accepted_and_read_whole()
    {
        var rows = Rows("hj212/packets.tsv");
        Assert.NotEmpty(rows);
        foreach (var row in rows.Where(r => r.CrcOk)) AcceptedAndWhole(row);
    }

    [Fact]
    public void Every_example_of_annex_C_is_accepted_and_read_whole()
    {
        var rows = Rows("hj212/annexC_2017_framed.tsv");
        Assert.NotEmpty(rows);
        foreach (var row in rows) AcceptedAndWhole(row);
    }

    [Fact]
    public void Every_packet_from_the_wild_is_a_message_that_is_written_with_all_its_fields()
    {
        foreach (var row in Rows("hj212/packets.tsv").Where(r => r.CrcOk))
        {
            var header = SegmentHeader.Parse(Wire.Bytes(Segment(row.Packet)));
            var items = MessageItem.ParseAll(header.Cp);
            var reading = MessageReader.Read(header);
            Assert.True((reading.Notes & (MessageNotes.FieldMissing | MessageNotes.FieldUnreadable | MessageNotes.TextUnreadable)) == 0, $"{WireName.Of(reading.Notes)}: {row.Packet}");
            var output = new System.Buffers.ArrayBufferWriter<byte>();
            var envelope = Envelope.Of(header) with { Qn = "20160801085857223", Part = null };
            Assert.Null(MessageWriter.Write(output, envelope, new OpaqueMessage(header.Command!.Value, MessageDirection.Up, items)));
            var written = Wire.Read([output.WrittenSpan.ToArray()], FeedState.Flowing, out _);
            // Every part but the first repeats DataTime.
            var back = written.SelectMany((f, part) => MessageItem.ParseAll(SegmentHeader.Parse(Wire.Bytes(f.Segment)).Cp).Skip(part == 0 ? 0 : 1));
            Assert.Equal(items, back);
        }
    }

    [Fact]
    public void Every_packet_from_the_wild_with_a_wrong_check_value_gets_its_fault_or_note()
    {
        foreach (var row in Rows("hj212/packets.tsv").Where(r => !r.CrcOk))
        {
            var stretch = Assert.Single(Wire.Read(row.Packet + "\r\n"));
            if (row.Remark.Contains("modbus-swapped", StringComparison.Ordinal))
            {
                Assert.Equal(FrameVerdict.AcceptedWithNotes, stretch.Verdict);
                Assert.True(stretch.Notes.HasFlag(FrameNotes.CrcModbusSwapped), row.Packet);
                Assert.Equal(Segment(row.Packet), stretch.Segment);
            }
            else
            {
                var length = row.Remark.Contains("len declared", StringComparison.Ordinal);
                Assert.Equal(length ? FrameFault.LengthMismatch : FrameFault.CrcMismatch, stretch.Fault);
            }
        }
    }

    [Fact]
    public void All_packets_as_one_stream_give_the_same_frames_as_one_by_one()
    {
        var packets = Rows("hj212/packets.tsv").Concat(Rows("hj212/annexC_2017_framed.tsv")).Select(r => r.Packet + "\r\n").ToList();
        var single = packets.SelectMany(p => Wire.Read(p)).ToList();
        var stream = Wire.Bytes(string.Concat(packets));
        Assert.Equal(single, Wire.Read([stream], FeedState.Closed, out _));
        Assert.Equal(single, Wire.Read(stream.Chunk(1), FeedState.Closed, out _));
        Assert.Equal(single, Wire.Read(stream.Chunk(97), FeedState.Closed, out _));
    }

    private static void AcceptedAndWhole(Row row)
    {
        var stretch = Assert.Single(Wire.Read(row.Packet + "\r\n"));
        Assert.True(stretch.Fault == FrameFault.None, row.Packet);
        Assert.Equal(Segment(row.Packet), stretch.Segment);
        var header = SegmentHeader.Parse(Wire.Bytes(stretch.Segment));
        Assert.Equal(Value(row.Packet, "QN"), Wire.Text(header.Qn));
        Assert.Equal(Value(row.Packet, "PW"), Wire.Text(header.Pw));
        Assert.Equal(Value(row.Packet, "MN"), Wire.Text(header.Mn));
        Assert.Equal(Value(row.Packet, "ST"), Wire.Text(header.St));
        Assert.Equal(Value(row.Packet, "CN"), Wire.Text(header.Cn));
        Assert.Equal(Value(row.Packet, "PNUM"), Wire.Text(header.Pnum));
        Assert.Equal(Value(row.Packet, "PNO"), Wire.Text(header.Pno));
        if (row.St.Length > 0) Assert.Equal(row.St, Wire.Text(header.St));
        if (row.Cn.Length > 0) Assert.Equal(int.Parse(row.Cn, CultureInfo.InvariantCulture), header.Command);
        // The table leaves FLAG= (upper case) empty; the packet itself says what it is.
        var flag = row.Flag.Length > 0 ? row.Flag : Value(row.Packet, "FLAG") + Value(row.Packet, "Flag");
        Assert.Equal(flag, Wire.Text(header.FlagText));

        var cp = row.Packet[(row.Packet.IndexOf("CP=&&", StringComparison.Ordinal) + 5)..row.Packet.LastIndexOf("&&", StringComparison.Ordinal)];
        var expected = cp.Split(';', ',').Where(f => f.Length > 0).ToList();
        var texts = new List<string>();
        foreach (var field in header.Fields)
        {
            texts.Add(Wire.Text(field.Text));
            Assert.Equal(texts[^1], Wire.Text(field.Key) + "=" + Wire.Text(field.Value));
        }
        Assert.Equal(expected, texts);
    }

    private static string Segment(string packet) => packet[6..^4];

    /// <summary>A header value by plain text search, independent of the parser.</summary>
    private static string Value(string packet, string key)
    {
        var header = packet[6..packet.IndexOf("CP=", StringComparison.Ordinal)];
        foreach (var token in header.Split(';', ','))
            if (token.StartsWith(key + "=", StringComparison.Ordinal)) return token[(key.Length + 1)..];
        return "";
    }

    private static List<Row> Rows(string relative) =>
        [.. File.ReadLines(SharedData.Path(relative), Encoding.UTF8).Skip(1).Select(line =>
        {
            var c = line.Split('\t');
            return new Row(Wire.Text(Encoding.UTF8.GetBytes(c[1])), c[2] == "true",
                c.ElementAtOrDefault(4) ?? "", c.ElementAtOrDefault(5) ?? "", c.ElementAtOrDefault(6) ?? "", c.ElementAtOrDefault(7) ?? "");
        })];
}
