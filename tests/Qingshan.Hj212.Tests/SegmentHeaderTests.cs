namespace Qingshan.Hj212.Tests;

public sealed class SegmentHeaderTests
{
    private const string Book = "QN=20160801085857223;ST=32;CN=2051;PW=123456;MN=010000A8900016F000169DC0;Flag=7;PNUM=2;PNO=1;CP=&&A=1&&";

    [Fact]
    public void A_header_by_the_book_is_read_without_notes()
    {
        var header = SegmentHeader.Parse(Wire.Bytes(Book));
        Assert.Equal("20160801085857223", Wire.Text(header.Qn));
        Assert.Equal("32", Wire.Text(header.St));
        Assert.Equal(2051, header.Command);
        Assert.Equal("123456", Wire.Text(header.Pw));
        Assert.Equal("010000A8900016F000169DC0", Wire.Text(header.Mn));
        Assert.Equal((byte)7, header.Flag);
        Assert.Equal((2, 1), (header.PacketCount, header.PacketNumber));
        Assert.Equal((true, true, Edition.V2017), (header.WantsAnswer, header.IsSplit, header.Edition));
        Assert.Equal("A=1", Wire.Text(header.Cp));
        Assert.Equal(FrameNotes.None, header.Notes);
    }

    [Theory]
    [InlineData("Flag=0;", Edition.V2005, FrameNotes.None)]
    [InlineData("Flag=3;", Edition.V2005, FrameNotes.None)]
    [InlineData("Flag=4;", Edition.V2017, FrameNotes.None)]
    [InlineData("Flag=9;", Edition.V2025, FrameNotes.None)]
    [InlineData("Flag=13;", Edition.V2025, FrameNotes.FlagVersionUnknown)]
    [InlineData("Flag=x;", Edition.V2005, FrameNotes.FlagUnreadable)]
    [InlineData("Flag=256;", Edition.V2005, FrameNotes.FlagUnreadable)]
    [InlineData("", Edition.V2005, FrameNotes.FlagMissing)]
    public void The_edition_follows_from_the_flag(string flag, Edition edition, FrameNotes notes)
    {
        var header = SegmentHeader.Parse(Wire.Bytes($"QN=1;ST=32;CN=2011;PW=1;MN=1;{flag}CP=&&&&"));
        Assert.Equal(edition, header.Edition);
        Assert.Equal(notes, header.Notes);
    }

    [Theory]
    [InlineData("ST=32;CN=2011;QN=1;PW=1;MN=1;Flag=5;CP=&&&&", FrameNotes.HeaderOrder)]
    [InlineData("QN=1,ST=32;CN=2011;PW=1;MN=1;Flag=5;CP=&&&&", FrameNotes.HeaderSeparator)]
    [InlineData("QN=1;ST=32;CN=2011;PW=1;MN=1;Flag=5CP=&&&&", FrameNotes.HeaderSeparator)]
    [InlineData("QN=1;ST=32;CN=2011;PW=1;,MN=1;Flag=5;CP=&&&&", FrameNotes.HeaderSeparator)]
    [InlineData("QN=1;ST=32;CN=2011;PW=1;MN=1;FLAG=5;CP=&&&&", FrameNotes.HeaderKeyCase)]
    [InlineData("qn=1;st=32;cn=2011;pw=1;mn=1;flag=5;cp=&&&&", FrameNotes.HeaderKeyCase)]
    [InlineData("ST=32;CN=2011;PW=1;MN=1;Flag=5;CP=&&QN=1;RS=1&&", FrameNotes.QnInCp)]
    [InlineData("QN=1;ST=32;CN=2011;PW=1;MN=1;Flag=5;XX=7;CP=&&&&", FrameNotes.HeaderKeyUnknown)]
    [InlineData("QN=1;QN=2;ST=32;CN=2011;PW=1;MN=1;Flag=5;CP=&&&&", FrameNotes.HeaderKeyTwice)]
    [InlineData("QN=1;ST=32;CN=2011;PW=1;MN=1;Flag=5;CP=&&A=1;&&", FrameNotes.CpTrailingSeparator)]
    [InlineData("QN=1;ST=32;CN=2011;PW=1;MN=1;Flag=5;CP=A=1&&", FrameNotes.CpOpeningMissing)]
    [InlineData("QN=1;ST=32;CN=2011;PW=1;MN=1;Flag=5;CP=&&A=1", FrameNotes.CpClosingMissing)]
    public void Deviations_of_the_header_are_read_and_named(string segment, FrameNotes notes)
    {
        var header = SegmentHeader.Parse(Wire.Bytes(segment));
        Assert.Equal(notes, header.Notes);
        Assert.Equal(("1", "32", "1", "1"), (Wire.Text(header.Qn), Wire.Text(header.St), Wire.Text(header.Pw), Wire.Text(header.Mn)));
        Assert.Equal((2011, (byte)5), (header.Command, header.Flag));
    }

    [Fact]
    public void What_is_missing_is_empty_and_named()
    {
        var header = SegmentHeader.Parse("ST=;CN=abc;PW=;MN="u8);
        Assert.Equal(FrameNotes.QnMissing | FrameNotes.StMissing | FrameNotes.CnMissing | FrameNotes.PwMissing
            | FrameNotes.MnMissing | FrameNotes.FlagMissing | FrameNotes.CpMissing, header.Notes);
        Assert.True(header.Qn.IsEmpty && header.Cp.IsEmpty);
        Assert.Equal((null, null, null), (header.Command, header.Flag, header.PacketCount));
    }

    [Fact]
    public void The_re_upload_mark_of_2025_is_kept()
    {
        var header = SegmentHeader.Parse("QN=1;ST=31;CN=2051;PW=1;MN=1;Flag=11;PNUM=2;PNO=1;RF=1;CP=&&&&"u8);
        Assert.True(header.IsReupload);
        Assert.Equal(FrameNotes.None, header.Notes);
        Assert.False(SegmentHeader.Parse("QN=1;RF=0;CP=&&&&"u8).IsReupload);
    }
}
