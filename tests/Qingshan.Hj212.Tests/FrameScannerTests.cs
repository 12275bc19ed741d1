namespace Qingshan.Hj212.Tests;

public sealed class FrameScannerTests
{
    private const string Segment = "QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&";
    private const string Good = "##0101" + Segment + "1C80\r\n";
    private const string Ack = "##0077QN=20120416225111069;ST=91;CN=9021;PW=122333;MN=88888880000006;Flag=1;CP=&&&&4100\r\n";

    [Fact]
    public void A_frame_by_the_book_is_accepted()
    {
        var stretch = Assert.Single(Wire.Read(Good));
        Assert.Equal(new Stretch(Good, Segment, FrameNotes.None, FrameFault.None), stretch);
        Assert.Equal(FrameVerdict.Accepted, stretch.Verdict);
    }

    [Fact]
    public void Half_a_packet_waits_for_the_rest()
    {
        for (var cut = 0; cut < Good.Length; cut++)
        {
            Assert.Empty(Wire.Read([Wire.Bytes(Good[..cut])], FeedState.Flowing, out var left));
            Assert.Equal(Good[..cut], left);
            if (cut < Good.Length - 2) Assert.Empty(Wire.Read(Good[..cut], FeedState.Quiet));
        }
    }

    [Fact]
    public void Packets_stuck_together_come_apart() =>
        Assert.Equal([Good, Ack, Good], Wire.Read(Good + Ack + Good).Select(s => s.Bytes));

    [Fact]
    public void Garbage_before_a_frame_is_given_out_and_not_dropped()
    {
        var stretches = Wire.Read("OK#\r\n##12x" + Good);
        Assert.Equal(["OK#\r\n##12x", Good], stretches.Select(s => s.Bytes));
        Assert.Equal([FrameFault.NotAFrame, FrameFault.None], stretches.Select(s => s.Fault));
    }

    [Fact]
    public void Garbage_without_end_comes_out_in_pieces_of_bounded_size()
    {
        var stretches = Wire.Read([Wire.Bytes(new string('x', 10_000))], FeedState.Flowing, out var left);
        Assert.Equal(2, stretches.Count);
        Assert.All(stretches, s => Assert.Equal(4106, s.Bytes.Length));
        Assert.Equal(10_000 - (2 * 4106), left.Length);
    }

    [Theory]
    [InlineData("", FrameNotes.TailMissing)]
    [InlineData("\n", FrameNotes.TailLfOnly)]
    [InlineData("\r", FrameNotes.TailCrOnly)]
    public void A_deviant_tail_is_accepted_with_a_note_once_the_next_frame_or_a_pause_shows_it(string tail, FrameNotes note)
    {
        var frame = Good[..^2] + tail;
        Assert.Equal([frame, Ack], Wire.Read([Wire.Bytes(frame + Ack)], FeedState.Flowing, out _).Select(s => s.Bytes));
        var paused = Assert.Single(Wire.Read(frame, FeedState.Quiet));
        Assert.Equal(new Stretch(frame, Segment, note, FrameFault.None), paused);
    }

    [Fact]
    public void A_lower_case_check_value_is_accepted_with_a_note()
    {
        const string frame = "##0078QN=20201008154743635;ST=91;CN=9014;PW=123456;MN=SD000001;Flag=9;CP=&&QnRtn=1&&71c0\r\n";
        Assert.Equal(FrameNotes.CrcLowerCase, Assert.Single(Wire.Read(frame)).Notes);
    }

    [Fact]
    public void A_byte_swapped_modbus_check_value_is_accepted_with_a_note()
    {
        var swapped = HjCrc.ComputeModbusSwapped(Wire.Bytes(Segment));
        var stretch = Assert.Single(Wire.Read(FormattableString.Invariant($"##0101{Segment}{swapped:X4}\r\n")));
        Assert.Equal((FrameNotes.CrcModbusSwapped, FrameFault.None), (stretch.Notes, stretch.Fault));
    }

    [Theory]
    [InlineData("0099")]
    [InlineData("0111")]
    [InlineData("0000")]
    [InlineData("0300")]
    [InlineData("4000")]
    public void A_wrong_declared_length_is_accepted_with_a_note_where_the_check_value_matches(string declared)
    {
        var frame = "##" + declared + Good[6..];
        var expected = new Stretch(frame, Segment, FrameNotes.LengthWrong, FrameFault.None);
        Assert.Equal(expected, Assert.Single(Wire.Read(frame)));
        Assert.Equal(expected, Assert.Single(Wire.Read(frame, FeedState.Quiet)));
        var among = Wire.Read(Good + frame + string.Concat(Enumerable.Repeat(Good, 40)));
        Assert.Equal(expected, among[1]);
        Assert.Equal(42, among.Count);
    }

    [Fact]
    public void A_wrong_declared_length_is_damaged_where_the_check_value_does_not_match()
    {
        var frame = "##0111" + Good[6..].Replace("1C80", "1C81", StringComparison.Ordinal);
        var stretches = Wire.Read(frame + Ack);
        Assert.Equal([frame, Ack], stretches.Select(s => s.Bytes));
        Assert.Equal(FrameFault.LengthMismatch, stretches[0].Fault);
    }

    [Fact]
    public void A_changed_byte_is_a_mismatch_of_the_check_value_and_the_next_frame_is_whole()
    {
        var frame = Good.Replace("Interval=30", "Interval=31", StringComparison.Ordinal);
        var stretches = Wire.Read([Wire.Bytes(frame + Ack)], FeedState.Flowing, out _);
        Assert.Equal([frame, Ack], stretches.Select(s => s.Bytes));
        Assert.Equal([FrameFault.CrcMismatch, FrameFault.None], stretches.Select(s => s.Fault));
    }

    [Fact]
    public void A_damaged_closing_does_not_hide_where_the_frame_ends()
    {
        var frame = Good.Replace("30&&", "30*&", StringComparison.Ordinal);
        var stretch = Assert.Single(Wire.Read(frame, FeedState.Flowing));
        Assert.Equal((frame, FrameFault.CrcMismatch), (stretch.Bytes, stretch.Fault));
    }

    [Fact]
    public void A_check_value_that_is_no_number_is_damaged()
    {
        var frame = Good.Replace("1C80", "1CX0", StringComparison.Ordinal);
        var stretch = Assert.Single(Wire.Read(frame, FeedState.Flowing));
        Assert.Equal((frame, FrameFault.CrcUnreadable), (stretch.Bytes, stretch.Fault));
    }

    [Fact]
    public void A_packet_cut_off_and_sent_again_leaves_the_second_one_whole()
    {
        var stretches = Wire.Read([Wire.Bytes(Good[..60] + Good)], FeedState.Flowing, out _);
        Assert.Equal([Good[..60], Good], stretches.Select(s => s.Bytes));
        Assert.Equal([FrameFault.Truncated, FrameFault.None], stretches.Select(s => s.Fault));
    }

    [Fact]
    public void A_declared_length_above_the_limit_is_damaged()
    {
        var stretches = Wire.Read("##9000" + Good[6..] + Ack);
        Assert.Equal(["##9000" + Good[6..], Ack], stretches.Select(s => s.Bytes));
        Assert.Equal([FrameFault.LengthOverLimit, FrameFault.None], stretches.Select(s => s.Fault));
        Assert.Equal(FrameFault.LengthOverLimit, Wire.Read(Good, maxSegment: 100)[0].Fault);
    }

    [Fact]
    public void An_unsplit_segment_over_1024_bytes_is_accepted_with_a_note()
    {
        var frame = Wire.Frame("ST=31;CN=2011;CP=&&i11001-Info=" + new string('x', 1700) + "&&");
        Assert.Equal(FrameNotes.SegmentOver1024, Assert.Single(Wire.Read(frame)).Notes);
    }

    [Fact]
    public void A_segment_may_contain_line_ends_heads_and_closings()
    {
        // Ciphertext of the 2025 edition can hold any bytes; only the declared length says where it ends.
        var frame = Wire.Frame("ST=31;CN=2011;CP=&&\r\n&&1C80\r\n##0101QN=1&&FFFF\r\n\0\u00FF&&");
        var stretch = Assert.Single(Wire.Read([Wire.Bytes(frame)], FeedState.Flowing, out _));
        Assert.Equal((frame, FrameVerdict.Accepted), (stretch.Bytes, stretch.Verdict));
    }

    [Fact]
    public void An_empty_segment_is_damaged() =>
        Assert.Equal(FrameFault.SegmentEmpty, Assert.Single(Wire.Read("##0000FFFF\r\n")).Fault);

    [Fact]
    public void The_end_of_the_stream_gives_out_what_is_left()
    {
        Assert.Equal(FrameFault.Truncated, Assert.Single(Wire.Read(Good[..50])).Fault);
        Assert.Equal(FrameFault.NotAFrame, Assert.Single(Wire.Read("##01")).Fault);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_000)]
    public void A_limit_that_four_digits_cannot_declare_is_refused(int limit) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FrameScanner(limit));
}
