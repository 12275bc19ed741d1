namespace Qingshan.Hj212.Tests;

/// <summary>The two parts of HJ 212-2017 table C.49, and what can happen to parts on the way.</summary>
public sealed class SplitReportTests
{
    private const string First = "QN=20160801085857534;ST=32;CN=2061;PW=123456;MN=1;Flag=6;PNUM=2;PNO=1;CP=&&DataTime=20160801080000;w00000-Cou=63.0,w00000-Flag=N;w01001-Avg=7.5&&";
    private const string Second = "QN=20160801085857535;ST=32;CN=2061;PW=123456;MN=1;Flag=6;PNUM=2;PNO=2;CP=&&DataTime=20160801080000;w01018-Avg=40.1&&";

    [Fact]
    public void The_parts_of_table_C_49_come_together()
    {
        var begun = Begin(Second)!;
        Assert.Equal([1], begun.Missing);
        var whole = Add(begun, First)!;
        Assert.False(begun.IsComplete);
        Assert.True(whole.IsComplete);
        Assert.Equal(["w00000-Cou=63.0,w00000-Flag=N", "w01001-Avg=7.5", "w01018-Avg=40.1"], whole.Merged.Items.Select(i => i.ToString()));
        Assert.Equal(new DateTime(2016, 8, 1, 0, 0, 0, DateTimeKind.Utc), whole.Merged.DataTime);
    }

    [Fact]
    public void A_part_that_comes_again_replaces_what_it_was()
    {
        var again = Add(Begin(Second)!, Second.Replace("40.1", "41.0", StringComparison.Ordinal))!;
        Assert.Equal([1], again.Missing);
        Assert.Equal("w01018-Avg=41.0", Assert.Single(again.Merged.Items).ToString());
    }

    [Fact]
    public void A_factor_in_two_parts_keeps_what_differs_and_has_once_what_is_the_same()
    {
        var whole = Add(Begin(First)!, Second.Replace("w01018-Avg=40.1", "w01001-Avg=7.5;w00000-Cou=64.0,w00000-Flag=N", StringComparison.Ordinal))!;
        Assert.Equal(["w00000-Cou=63.0,w00000-Flag=N", "w01001-Avg=7.5", "w00000-Cou=64.0,w00000-Flag=N"], whole.Merged.Items.Select(i => i.ToString()));
    }

    [Theory]
    [InlineData("MN=1", "MN=2")]
    [InlineData("CN=2061", "CN=2051")]
    [InlineData("PNUM=2", "PNUM=3")]
    [InlineData("PNO=2", "PNO=3")]
    [InlineData("DataTime=20160801080000", "DataTime=20160801090000")]
    public void What_differs_in_MN_command_DataTime_or_PNUM_is_no_part_of_it(string what, string other) =>
        Assert.Null(Add(Begin(First)!, Second.Replace(what, other, StringComparison.Ordinal)));

    [Theory]
    [InlineData("PNUM=2;PNO=1;", "")]
    [InlineData("PNO=1", "PNO=0")]
    [InlineData("PNO=1", "PNO=3")]
    [InlineData("PNUM=2", "PNUM=x")]
    public void A_packet_without_sensible_numbers_is_whole(string what, string other) => Assert.Null(Begin(First.Replace(what, other, StringComparison.Ordinal)));

    private static SplitReport? Begin(string segment)
    {
        var header = SegmentHeader.Parse(Wire.Bytes(segment));
        return SplitReport.Begin(header, Assert.IsType<DataReport>(MessageReader.Read(header).Message));
    }

    private static SplitReport? Add(SplitReport to, string segment)
    {
        var header = SegmentHeader.Parse(Wire.Bytes(segment));
        return to.Add(header, Assert.IsType<DataReport>(MessageReader.Read(header).Message));
    }
}
