using System.Buffers;
using CsCheck;

namespace Qingshan.Hj212.Tests;

public sealed class PacketWriterTests
{
    private const string Mn = "010000A8900016F000169DC0";
    private static readonly DateTime Qn = new(2016, 8, 1, 1, 0, 0, 1, DateTimeKind.Utc);
    private static readonly DateTime Hour = new(2016, 8, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void An_hour_packet_equals_annex_C_but_for_its_last_separator()
    {
        var writer = new PacketWriter("32", "123456", Mn, Edition.V2017).Begin(CommandNumbers.Hour, Qn, Hour)
            .AddPeriod("w00000", 16.4m, 17.5m, 20.1m, 63.0m)
            .AddPeriod("w01001", 7.1m, 7.5m, 7.8m)
            .AddPeriod("w01018", 40.1m, 40.1m, 40.1m, 63.0m);
        var expected = "QN=20160801090000001;ST=32;CN=2061;PW=123456;MN=010000A8900016F000169DC0;Flag=5;CP=&&DataTime=20160801080000;"
            + "w00000-Cou=63.0,w00000-Min=16.4,w00000-Avg=17.5,w00000-Max=20.1,w00000-Flag=N;"
            + "w01001-Min=7.1,w01001-Avg=7.5,w01001-Max=7.8,w01001-Flag=N;"
            + "w01018-Cou=63.0,w01018-Min=40.1,w01018-Avg=40.1,w01018-Max=40.1,w01018-Flag=N&&";
        Assert.Equal([Wire.Frame(expected)], Frames(writer));
    }

    [Fact]
    public void State_and_boot_packets_equal_annex_C()
    {
        var writer = new PacketWriter("32", "123456", Mn, Edition.V2017);
        var at = new DateTime(2016, 8, 1, 0, 58, 57, 223, DateTimeKind.Utc);
        _ = writer.Begin(CommandNumbers.State, at, at).Add("SB1", FieldSuffix.RS, 1).Add("SB2", FieldSuffix.RS, 0);
        Assert.Equal(["##0128QN=20160801085857223;ST=32;CN=2021;PW=123456;MN=010000A8900016F000169DC0;Flag=5;CP=&&DataTime=20160801085857;SB1-RS=1;SB2-RS=0&&F141\r\n"], Frames(writer));
        _ = writer.Begin(CommandNumbers.Boot, at, at).Add("RestartTime", new DateTime(2016, 8, 1, 0, 56, 24, DateTimeKind.Utc));
        Assert.Equal(["##0137QN=20160801085857223;ST=32;CN=2081;PW=123456;MN=010000A8900016F000169DC0;Flag=5;CP=&&DataTime=20160801085857;RestartTime=20160801085624&&9AC1\r\n"], Frames(writer));
    }

    [Theory]
    [InlineData(Edition.V2005, "ST=31;CN=2011;PW=1;MN=2;Flag=0;CP=&&DataTime=20160801080000;01-Rtd=1.50,01-Flag=N&&")]
    [InlineData(Edition.V2017, "ST=31;CN=2011;PW=1;MN=2;Flag=4;CP=&&DataTime=20160801080000;01-Rtd=1.50,01-Flag=N&&")]
    [InlineData(Edition.V2025, "ST=31;CN=2011;PW=1;MN=2;Flag=8;RF=1;CP=&&DataTime=20160801080000;01-Rtd=1.50,01-Flag=N&&")]
    public void Each_edition_has_its_flag_and_only_2025_the_re_upload_mark(Edition edition, string segment)
    {
        var writer = new PacketWriter("31", "1", "2", edition).Begin(CommandNumbers.Realtime, null, Hour, ack: false, isReupload: true)
            .AddRealtime("01", 1.50m);
        Assert.Equal([Wire.Frame(segment)], Frames(writer));
    }

    [Fact]
    public void A_segment_of_1024_bytes_stays_whole_and_one_more_byte_splits_it()
    {
        var writer = new PacketWriter("31", "123456", Mn, Edition.V2017);
        var fixedLength = "QN=20160801090000001;ST=31;CN=2011;PW=123456;MN=010000A8900016F000169DC0;Flag=5;CP=&&DataTime=20160801080000;a=1;b=&&".Length;
        _ = writer.Begin(2011, Qn, Hour).Add("a", "1").Add("b", new string('x', 1024 - fixedLength));
        Assert.StartsWith("##1024", Assert.Single(Frames(writer)), StringComparison.Ordinal);
        _ = writer.Begin(2011, Qn, Hour).Add("a", "1").Add("b", new string('x', 1025 - fixedLength));
        Assert.Equal(2, Frames(writer).Count);
    }

    [Fact]
    public void A_text_that_would_be_read_as_something_else_is_refused()
    {
        var writer = new PacketWriter("31", "1", "2", Edition.V2017).Begin(2011, Qn, Hour);
        Assert.Throws<ArgumentException>(() => writer.Add("a;b", "1"));
        Assert.Throws<ArgumentException>(() => writer.Add("a", FieldSuffix.Info, "x&&1C80"));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Add("a", FieldSuffix.Other, 1m));
        Assert.Throws<ArgumentException>(() => new PacketWriter("31", "1", "2;ST=1", Edition.V2017));
        Assert.Throws<InvalidOperationException>(() => Frames(writer.Add("i11001", FieldSuffix.Info, new string('x', 10_000))));
    }

    private sealed record Value(string Factor, decimal Number, char Flag);

    private static readonly Gen<Value> AnyValue =
        from factor in Gen.Char["abcw0123456789"].Array[2, 6]
        from number in Gen.Int
        from scale in Gen.Int[0, 6]
        from flag in Gen.Char["NFMSDCTB"]
        select new Value(new string(factor), new decimal(number & int.MaxValue, 0, 0, number < 0, (byte)scale), flag);

    [Fact]
    public void What_is_written_is_read_back_whatever_the_chunks() =>
        Gen.Select(AnyValue.List[0, 120], Gen.Enum<Edition>(), Gen.Int[1, 300], Gen.Bool).Sample((values, edition, chunk, ack) =>
        {
            var writer = new PacketWriter("31", "123456", Mn, edition).Begin(CommandNumbers.Realtime, Qn, Hour, ack);
            foreach (var v in values) _ = writer.AddRealtime(v.Factor, v.Number, v.Flag);
            var output = new ArrayBufferWriter<byte>();
            var parts = writer.WriteTo(output);
            var stretches = Wire.Read(output.WrittenSpan.ToArray().Chunk(chunk), FeedState.Flowing, out var left);
            Assert.Empty(left);
            Assert.Equal(parts, stretches.Count);
            var read = new List<string>();
            for (var i = 0; i < parts; i++)
            {
                Assert.Equal(FrameVerdict.Accepted, stretches[i].Verdict);
                Assert.True(stretches[i].Segment.Length <= PacketWriter.MaxSegment);
                Collect(stretches[i].Segment, i, parts, edition, ack, read);
            }
            Assert.Equal(values.Select(v => FormattableString.Invariant($"{v.Factor} {v.Number} {v.Flag}")).Order(), read.Order());
        }, iter: 300);

    private static void Collect(string segment, int part, int parts, Edition edition, bool ack, List<string> read)
    {
        var header = SegmentHeader.Parse(Wire.Bytes(segment));
        Assert.Equal(FrameNotes.None, header.Notes);
        Assert.Equal((edition, ack, parts > 1), (header.Edition, header.WantsAnswer, header.IsSplit));
        if (parts > 1) Assert.Equal((parts, part + 1), (header.PacketCount, header.PacketNumber));
        Assert.True(HjTime.TryParse(header.Qn, out var qn));
        Assert.Equal(Qn.AddMilliseconds(part), qn);
        using var sets = Measurements.Read(header.Cp);
        Assert.Equal(Hour, sets.DataTime);
        foreach (var set in sets)
        {
            Assert.True(HjNumber.TryParse(set.Text(FieldSuffix.Rtd), out decimal number));
            Assert.Equal((double)number, set.Value);
            read.Add(FormattableString.Invariant($"{Wire.Text(set.Factor)} {number} {set.Flag}"));
        }
    }

    private static List<string> Frames(PacketWriter writer)
    {
        var output = new ArrayBufferWriter<byte>();
        var count = writer.WriteTo(output);
        var frames = Wire.Read([output.WrittenSpan.ToArray()], FeedState.Flowing, out _).Select(s => s.Bytes).ToList();
        Assert.Equal(count, frames.Count);
        return frames;
    }
}
