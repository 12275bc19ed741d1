namespace Qingshan.Hj212.Tests;

/// <summary>The deviations that only show over time: the library finds them, the platform decides.</summary>
public sealed class DeviceWatchTests
{
    private static readonly DateTime Received = new(2016, 8, 1, 1, 0, 30, DateTimeKind.Utc);

    [Theory]
    [InlineData("20160801090000001", -29, false)]
    [InlineData("20160801093000001", 1770, true)]
    [InlineData("20160801080000001", -3629, true)]
    public void D09_Clock_skew(string qn, int seconds, bool skewed)
    {
        var packet = Packet(2061, "20160801080000", qn: qn);
        var finding = Look(new DeviceWatch(), packet);
        Assert.Equal(seconds, (int)finding.Skew!.Value.TotalSeconds);
        Assert.Equal((skewed ? FrameNotes.ClockSkewed : FrameNotes.None, Tolerances.Strict), (finding.Notes, finding.Broken));
        var strict = Look(new DeviceWatch(Tolerances.All & ~Tolerances.ClockSkew), packet);
        Assert.Equal(skewed ? Tolerances.ClockSkew : Tolerances.Strict, strict.Broken);
        // How far is too far is for the caller to say.
        Assert.Equal(FrameNotes.None, Look(new DeviceWatch(clockLimit: TimeSpan.FromHours(2)), packet).Notes);
    }

    [Fact]
    public void The_clock_is_not_read_from_a_reply_nor_from_a_packet_sent_again()
    {
        Assert.Null(Look(new DeviceWatch(), "QN=20160801000000000;ST=91;CN=9012;PW=1;MN=1;Flag=4;CP=&&ExeRtn=1&&").Skew);
        Assert.Null(Look(new DeviceWatch(), Packet(2061, "20160801080000", flag: 9, rf: true)).Skew);
    }

    [Theory]
    [InlineData("20160801090000001")]
    [InlineData("20160801090015001")]
    public void D10_Duplicates_and_re_uploads_without_the_mark(string qn)
    {
        var again = Packet(2061, "20160801080000", qn: qn);
        var changed = Packet(2061, "20160801080000", "7.4", qn: qn);
        foreach (var flag in (int[])[5, 9])
        {
            var watch = new DeviceWatch();
            Assert.Equal(FrameNotes.None, Look(watch, Flagged(Packet(2061, "20160801080000"), flag)).Notes);
            Assert.Equal(FrameNotes.RepeatedSame, Look(watch, Flagged(again, flag)).Notes);
            Assert.Equal(FrameNotes.RepeatedChanged, Look(watch, Flagged(changed, flag)).Notes);
            Assert.Equal(FrameNotes.None, Look(watch, Flagged(Packet(2051, "20160801080000"), flag)).Notes);

            var strict = new DeviceWatch(Tolerances.All & ~Tolerances.UnmarkedRepeats);
            _ = Look(strict, Flagged(Packet(2061, "20160801080000"), flag));
            // Before 2025 there is no mark, so that no rule is broken by leaving it out.
            Assert.Equal(flag == 9 ? Tolerances.UnmarkedRepeats : Tolerances.Strict, Look(strict, Flagged(again, flag)).Broken);
        }
        var marked = new DeviceWatch(Tolerances.Strict);
        _ = Look(marked, Packet(2061, "20160801080000", flag: 9));
        Assert.Equal(FrameNotes.None, Look(marked, Packet(2061, "20160801080000", flag: 9, rf: true)).Notes);
    }

    [Fact]
    public void The_key_of_an_upload_is_device_command_moment_factor_and_which_of_them()
    {
        var header = SegmentHeader.Parse(Wire.Bytes("ST=32;CN=2061;MN=M1;CP=&&DataTime=20160801080000;w00000-Avg=1;w00000-Avg=2;w01018-Avg=3&&"));
        using var sets = Measurements.Read(header.Cp);
        var time = new DateTime(2016, 8, 1, 0, 0, 0, DateTimeKind.Utc);
        Assert.Equal([new("M1", 2061, time, "w00000", 0), new("M1", 2061, time, "w00000", 1), new("M1", 2061, time, "w01018", 0)], UploadKey.Of(header, sets));
    }

    [Fact]
    public void D17_Devices_that_never_retry_leave_spans_that_can_be_asked_for()
    {
        var watch = new DeviceWatch();
        Assert.Null(Look(watch, Packet(2061, "20160801080000")).Missing);
        Assert.Null(Look(watch, Packet(2061, "20160801090000")).Missing);
        var finding = Look(watch, Packet(2061, "20160801130000"));
        Assert.Equal(new MissingSpan(2061, Utc(2), Utc(4), 3), finding.Missing);
        Assert.Equal((FrameNotes.PeriodMissing, Tolerances.Strict), (finding.Notes, finding.Broken));
        // What comes late is no gap; ten minutes are the period of 2051 where nobody says otherwise.
        Assert.Null(Look(watch, Packet(2061, "20160801110000")).Missing);
        _ = Look(watch, Packet(2051, "20160801080000"));
        Assert.Equal(2, Look(watch, Packet(2051, "20160801083000")).Missing!.Value.Periods);

        var strict = new DeviceWatch(Tolerances.All & ~Tolerances.NoResend, minutePeriod: TimeSpan.FromMinutes(5));
        _ = Look(strict, Packet(2051, "20160801080000"));
        Assert.Equal(Tolerances.NoResend, Look(strict, Packet(2051, "20160801081000")).Broken);

        static DateTime Utc(int hour) => new(2016, 8, 1, hour, 0, 0, DateTimeKind.Utc);
    }

    [Fact]
    public void What_is_remembered_is_bounded()
    {
        var watch = new DeviceWatch();
        _ = Look(watch, Packet(2011, "20160801080000"));
        for (var i = 1; i <= DeviceWatch.Remembered; i++)
            _ = Look(watch, Packet(2011, new DateTime(2016, 8, 2).AddSeconds(i).ToString("yyyyMMddHHmmss", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(FrameNotes.None, Look(watch, Packet(2011, "20160801080000")).Notes & FrameNotes.RepeatedSame);
    }

    private static string Packet(int cn, string dataTime, string value = "7.1", string qn = "20160801090000001", int flag = 5, bool rf = false) =>
        FormattableString.Invariant($"QN={qn};ST=32;CN={cn};PW=123456;MN=010000A8900016F000169DC0;Flag={flag};{(rf ? "RF=1;" : "")}CP=&&DataTime={dataTime};w01001-Avg={value},w01001-Flag=N&&");

    private static string Flagged(string packet, int flag) => packet.Replace("Flag=5", FormattableString.Invariant($"Flag={flag}"), StringComparison.Ordinal);

    private static WatchFinding Look(DeviceWatch watch, string segment)
    {
        var header = SegmentHeader.Parse(Wire.Bytes(segment));
        using var sets = Measurements.Read(header.Cp);
        return watch.Look(header, sets, Received);
    }
}
