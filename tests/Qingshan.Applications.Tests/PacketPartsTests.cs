using System.Text;
using Qingshan.Applications.Monitoring;

namespace Qingshan.Applications.Tests;

public class PacketPartsTests
{
    [Fact]
    public void A_frame_is_taken_apart_into_header_and_fields()
    {
        const string segment = "QN=20260301080000000;ST=22;CN=2011;PW=123456;MN=A1;Flag=5;CP=&&DataTime=20260301080000;a34004-Rtd=35.5,a34004-Flag=N&&";
        var parts = PacketParts.Of(Encoding.ASCII.GetBytes($"##{segment.Length:0000}{segment}0000\r\n"))!;
        Assert.Equal(["QN", "ST", "CN", "PW", "MN", "Flag"], parts.Header.Select(f => f.Key));
        Assert.Equal(["DataTime", "a34004-Rtd", "a34004-Flag"], parts.Fields.Select(f => f.Key));
        Assert.Equal(35.5, parts.Fields[1].Number);
        Assert.Equal("a34004", parts.Fields[1].Factor);
        Assert.Equal(new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc), parts.Fields[0].Time);
    }

    [Fact]
    public void Bytes_that_are_no_frame_have_no_parts() => Assert.Null(PacketParts.Of("garbage"u8.ToArray()));

    [Fact]
    public void Control_characters_show_as_escapes() => Assert.Equal("a\\r\\n\\x00b", PacketParts.Printable("a\r\n\0b"u8));

    [Fact]
    public void A_dump_has_offset_bytes_and_what_is_printable()
    {
        var lines = HexDump.Of("0123456789abcdef\n!"u8, 4096).Split('\n');
        Assert.StartsWith("000000  30 31 32", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("0123456789abcdef", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("000010  0a 21", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(".!", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_dump_stops_where_it_is_told() => Assert.Equal(2, HexDump.Of(new byte[100], 32).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
}
