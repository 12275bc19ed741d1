using System.Text;

namespace Qingshan.Hj212.Tests;

/// <summary>The deviations of real devices, most frequent first: accepted with a note, or, not tolerated, refused by the rule that they break.</summary>
public sealed class ToleranceTests
{
    private const string Mn = "010000A8900016F000169DC0";
    private const string Header = $"QN=20160801085857223;ST=32;CN=2011;PW=123456;MN={Mn};Flag=5;";
    private const string Values = "CP=&&DataTime=20160801085857;w01001-Rtd=7.1,w01001-Flag=N&&";
    private static readonly string Good = Wire.Frame(Header + Values);

    [Fact]
    public void A_packet_by_the_book_passes_the_strictest_reader() =>
        Assert.Equal((FrameVerdict.Accepted, FrameNotes.None, "none"), Outcome(Judged.One(Good, Tolerances.Strict)));

    [Fact]
    public void D01_Sticky_packets_come_apart_and_half_packets_are_told_in_every_mode()
    {
        foreach (var tolerances in (Tolerances[])[Tolerances.All, Tolerances.Strict])
        {
            Assert.Equal([Good, Good, Good], Judged.Stream(Good + Good + Good, tolerances).Select(j => j.Bytes));
            Assert.Equal(["truncated", "none"], Judged.Stream(Good[..70] + Good, tolerances).Select(j => j.Reason));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("noise\r\n#12x")]
    public void D01_Lost_first_hash(string before)
    {
        var stream = before + Good[1..] + Good;
        var tolerated = Judged.Stream(stream);
        Assert.Equal((FrameVerdict.AcceptedWithNotes, FrameNotes.HashLost, "none"), Outcome(tolerated[^2]));
        Assert.Equal(FrameVerdict.Accepted, tolerated[^1].Verdict);
        Assert.Equal(stream, string.Concat(tolerated.Select(j => j.Bytes)));
        var refused = Judged.Stream(stream, Tolerances.All & ~Tolerances.LostHash);
        Assert.Equal((FrameVerdict.Damaged, FrameNotes.HashLost, "breaks-head"), Outcome(refused[^2]));
        // A short head is believed only where everything else holds.
        Assert.Equal("not-a-frame", Judged.Stream(Good[1..].Replace("7.1", "7.2", StringComparison.Ordinal) + Good)[0].Reason);
    }

    [Theory]
    [InlineData("", FrameNotes.TailMissing)]
    [InlineData("\n", FrameNotes.TailLfOnly)]
    [InlineData("\r", FrameNotes.TailCrOnly)]
    public void D02_Missing_or_short_tail(string tail, FrameNotes note) => Told(Good[..^2] + tail, Tolerances.Tail, note);

    [Theory]
    [InlineData("0100")]
    [InlineData("0900")]
    [InlineData("0000")]
    public void D03_Wrong_declared_length(string length)
    {
        Told("##" + length + Good[6..], Tolerances.WrongLength, FrameNotes.LengthWrong);
        Assert.Equal("length-mismatch", Judged.One("##" + length + Good[6..].Replace("7.1", "7.2", StringComparison.Ordinal)).Reason);
    }

    [Fact]
    public void D04_Lower_case_check_value()
    {
        // A check value with a letter in it.
        var frame = Wire.Frame(Header + "CP=&&DataTime=20160801085857;w01001-Rtd=7.3,w01001-Flag=N&&");
        Assert.NotEqual(frame, Lower(frame));
        Told(Lower(frame), Tolerances.LowerCaseCrc, FrameNotes.CrcLowerCase);
    }

    [Fact]
    public void D05_Modbus_check_value()
    {
        var swapped = HjCrc.ComputeModbusSwapped(Wire.Bytes(Header + Values));
        Told(FormattableString.Invariant($"{Good[..^6]}{swapped:X4}\r\n"), Tolerances.ModbusCrc, FrameNotes.CrcModbusSwapped);
    }

    [Theory]
    [InlineData("ST=32;CN=2011;PW=123456;MN=88888880000001;", "011-Rtd=7.1,011-Flag=N", FrameNotes.QnMissing | FrameNotes.FlagMissing)]
    [InlineData("QN=20160801085857223;ST=32;CN=2011;PW=123456;MN=88888880000001;", "011-Rtd=7.1,011-Flag=N", FrameNotes.FlagMissing)]
    [InlineData("ST=32;CN=2011;PW=123456;MN=88888880000001;Flag=1;", "011-Rtd=7.1", FrameNotes.QnMissing)]
    [InlineData(Header, "011-Rtd=7.1,011-Flag=N", FrameNotes.FactorCodeEdition)]
    [InlineData(Header, "w01018-Rtd=1;B01-Rtd=7.1", FrameNotes.FactorCodeEdition)]
    [InlineData("QN=20160801085857223;ST=32;CN=2011;PW=123456;MN=88888880000001;Flag=1;", "011-Rtd=1;w01001-Rtd=7.1", FrameNotes.FactorCodeEdition)]
    public void D06_Style_of_2005_and_mixed_codes(string header, string items, FrameNotes notes) =>
        Told(Wire.Frame($"{header}CP=&&DataTime=20160801085857;{items}&&"), Tolerances.OldStyle, notes);

    [Theory]
    [InlineData("ST=32;CN=2011;QN=20160801085857223;PW=123456;MN=" + Mn + ";Flag=5;", Values, FrameNotes.HeaderOrder)]
    [InlineData("QN=20160801085857223;ST=32;CN=2011;PW=123456;MN=" + Mn + ";FLAG=5;", Values, FrameNotes.HeaderKeyCase)]
    [InlineData("QN=20160801085857223;ST=32;CN=2011;PW=123456;,MN=" + Mn + ";Flag=5;", Values, FrameNotes.HeaderSeparator)]
    [InlineData("QN=20160801085857223;ST=32;CN=2011;PW=123456;MN=" + Mn + ";Flag=5", Values, FrameNotes.HeaderSeparator)]
    [InlineData("QN=20160801085857223;ST=32;CN=2011;PW=;MN=" + Mn + ";Flag=5;", Values, FrameNotes.PwMissing)]
    [InlineData("QN=20160801085857223;ST=32;CN=2011;PW=1234;MN=" + Mn + ";Flag=5;", Values, FrameNotes.PwForm)]
    [InlineData("QN=20160801085857223;ST=32;CN=2011;PW=123456;MN=" + Mn + ";Flag=7;PNO=1;PNUM=2;", Values, FrameNotes.HeaderOrder)]
    [InlineData("ST=32;CN=9012;PW=123456;MN=" + Mn + ";Flag=4;", "CP=&&QN=20160801085857223;ExeRtn=1&&", FrameNotes.QnInCp)]
    [InlineData(Header, "CP=&&DataTime=20160801085857;w01001-Rtd=7.1;&&", FrameNotes.CpTrailingSeparator)]
    [InlineData(Header, "CP=&&Datatime=20160801085857;w01001-Rtd=7.1&&", FrameNotes.CpKeyCase)]
    [InlineData(Header, "CP=&&DataTime=20160801085857,w01001-Rtd=7.1&&", FrameNotes.CpSeparator)]
    [InlineData("QN=20160801085857223;ST=32;CN=2061;PW=123456;MN=" + Mn + ";Flag=5;", "CP=&&BeginTime=20160801000000,EndTime=20160801000000&&", FrameNotes.CpSeparator)]
    [InlineData(Header, "CP=&&DataTime=20160801085857;w01001-Rtd=7.1;OK&&", FrameNotes.FieldWithoutValue)]
    public void D07_Order_case_and_typos(string header, string cp, FrameNotes note) => Told(Wire.Frame(header + cp), Tolerances.HeaderForm, note);

    [Theory]
    [InlineData("20160801085857223", "201608010858571", FrameNotes.DataTimeDigits)]
    [InlineData("20160801085857223", "2016080108585700", FrameNotes.DataTimeDigits)]
    [InlineData("20160801085857223", "20160801085857000", FrameNotes.DataTimeDigits)]
    [InlineData("201608010858572230", "20160801085857", FrameNotes.QnDigits)]
    [InlineData("20160801085857", "20160801085857", FrameNotes.QnDigits)]
    [InlineData("1470013137223", "20160801085857", FrameNotes.QnNoTime)]
    public void D08_Digits_of_times(string qn, string dataTime, FrameNotes note)
    {
        var frame = Wire.Frame((Header + Values).Replace("20160801085857223", qn, StringComparison.Ordinal)
            .Replace("DataTime=20160801085857", "DataTime=" + dataTime, StringComparison.Ordinal));
        Told(frame, Tolerances.TimeDigits, note);
        using var sets = Measurements.Read(Wire.Bytes(Judged.One(frame).Cp));
        Assert.Equal(new DateTime(2016, 8, 1, 0, 58, 57, DateTimeKind.Utc), sets.DataTime!.Value.AddTicks(-(sets.DataTime.Value.Ticks % TimeSpan.TicksPerSecond)));
    }

    [Theory]
    [InlineData("DataTime=20161301085857;")]
    [InlineData("DataTime=today;")]
    [InlineData("")]
    public void Values_of_no_moment_are_accepted_in_no_mode(string dataTime) =>
        Assert.Equal("data-time-missing", Judged.One(Wire.Frame($"{Header}CP=&&{dataTime}w01001-Rtd=7.1&&")).Reason);

    [Fact]
    public void D11_Unsplit_over_1024()
    {
        var items = string.Join(';', Enumerable.Range(0, 60).Select(i => FormattableString.Invariant($"w{i:D5}-Rtd=7.1,w{i:D5}-Flag=N")));
        Told(Wire.Frame($"{Header}CP=&&DataTime=20160801085857;{items}&&"), Tolerances.LongSegment, FrameNotes.SegmentOver1024);
    }

    [Theory]
    [InlineData("SD000001", 5)]
    [InlineData("MYHJ00000000000080011128", 5)]
    [InlineData("88888880000001", 9)]
    [InlineData("010000A8900016F000169DC0", 1)]
    public void D12_Other_forms_of_MN(string mn, int flag)
    {
        var frame = Wire.Frame(FormattableString.Invariant($"QN=20160801085857223;ST=32;CN=2081;PW=123456;MN={mn};Flag={flag};CP=&&DataTime=20160801085857&&")
            .Replace("CN=2081", flag == 1 ? "CN=2011" : "CN=2081", StringComparison.Ordinal));
        Told(frame, Tolerances.FreeMn, FrameNotes.MnForm);
        Assert.Equal(mn, Judged.One(frame).Mn);
    }

    [Theory]
    [InlineData("CN=9014", "Flag=5;", FrameNotes.ReplyWantsAnswer)]
    [InlineData("CN=2011", "Flag=6;", FrameNotes.PartNumbersMissing)]
    [InlineData("CN=2011", "Flag=6;PNUM=2;PNO=3;", FrameNotes.PartNumbersMissing)]
    [InlineData("CN=2011", "Flag=4;PNUM=2;PNO=1;", FrameNotes.PartNumbersUnannounced)]
    [InlineData("CN=2011", "Flag=13;", FrameNotes.FlagVersionUnknown)]
    public void D13_Wrong_bits_of_flag(string cn, string flag, FrameNotes note) =>
        Told(Wire.Frame($"QN=20160801085857223;ST=32;{cn};PW=123456;MN={Mn};{flag}CP=&&&&"), Tolerances.FlagBits, note);

    [Theory]
    [InlineData("w00000-Avg=1;w00000-Avg=2", FrameNotes.KeyTwice)]
    [InlineData("w01018-Avg=1,w01018-ZsFlag=N", FrameNotes.SuffixUnknown)]
    [InlineData("w01018-Avg=1,w01018-ZsCou=3", FrameNotes.SuffixUnknown)]
    [InlineData("w01018-Avg=1,w01018-ValidNum=10", FrameNotes.SuffixUnknown)]
    [InlineData("W01018-Avg=1", FrameNotes.FieldCase)]
    [InlineData("w01018-avg=1", FrameNotes.FieldCase)]
    [InlineData("w01018-Avg=1,w01018-Flag=d", FrameNotes.FieldCase)]
    [InlineData("w01018-Avg=1,w01018-Flag=Q", FrameNotes.DataFlagUnknown)]
    [InlineData("w01018-Avg=1;Flag=N", FrameNotes.PacketFlag)]
    [InlineData("w01018-Avg=1,w01001-Avg=7", FrameNotes.ItemFactorsDiffer)]
    [InlineData("p99101-Rtd=St", FrameNotes.ValueNoNumber)]
    [InlineData("w01018-Avg=", FrameNotes.ValueNoNumber)]
    public void D14_Odd_fields(string items, FrameNotes note)
    {
        var frame = Wire.Frame($"{Header}CP=&&DataTime=20160801085857;{items}&&");
        Told(frame, Tolerances.OddFields, note);
        // Every text is kept exactly and can be shown, whatever it is and however often it stands there.
        var texts = new List<string>();
        foreach (var field in new CpFields(Wire.Bytes(Judged.One(frame).Cp))) texts.Add($"{Wire.Text(field.Key)}={Wire.Text(field.Value)}");
        Assert.Equal(items.Split(';', ','), texts.Skip(1));
    }

    [Theory]
    [InlineData("ST=101", "CN=2011", FrameNotes.StUnknown)]
    [InlineData("ST=32", "CN=9021", FrameNotes.CnUnknown)]
    [InlineData("ST=32", "CN=3044", FrameNotes.CnUnknown)]
    [InlineData("ST=32", "CN=9015", FrameNotes.CnUnknown)]
    public void D15_Vendor_codes(string st, string cn, FrameNotes note) =>
        Told(Wire.Frame($"QN=20160801085857223;{st};{cn};PW=123456;MN={Mn};Flag=5;CP=&&&&"), Tolerances.VendorCodes, note);

    [Fact]
    public void D15_Length_of_six_digits()
    {
        var frame = "##00" + Good[2..];
        Told(frame, Tolerances.VendorCodes, FrameNotes.LengthSixDigits);
        Assert.Equal([frame, Good], Judged.Stream(frame + Good).Select(j => j.Bytes));
        Assert.Equal("length-mismatch", Judged.One(frame.Replace("7.1", "7.2", StringComparison.Ordinal)).Reason);
    }

    [Fact]
    public void D16_Text_in_GBK()
    {
        // 校准完成 in GBK.
        byte[] text = [0xD0, 0xA3, 0xD7, 0xBC, 0xCD, 0xEA, 0xB3, 0xC9];
        var frame = Wire.Frame($"{Header.Replace("2011", "3020", StringComparison.Ordinal)}CP=&&DataTime=20160801085857;PolId=w01018;i11001-Info=//{Wire.Text(text)}//&&");
        Told(frame, Tolerances.GbkText, FrameNotes.TextNotUtf8);
        Assert.True(new CpFields(Wire.Bytes(Judged.One(frame).Cp)).TryFind("i11001-Info"u8, out var field));
        Assert.Equal("校准完成", HjText.DecodeLog(field.Value));
        Assert.Equal("校准完成", HjText.Decode(Encoding.UTF8.GetBytes("校准完成")));
    }

    [Theory]
    [InlineData("CP=DataTime=20160801085857;w01001-Rtd=7.1&&", FrameNotes.CpOpeningMissing)]
    [InlineData("CP=&&DataTime=20160801085857;w01001-Rtd=7.1", FrameNotes.CpClosingMissing)]
    [InlineData("CP=&&DataTime=20160801085857;w01001-Rtd=7.1*&", FrameNotes.CpClosingMissing)]
    [InlineData("", FrameNotes.CpMissing)]
    public void D18_Damaged_closing(string cp, FrameNotes note)
    {
        // Written so by the device: the check value is over what it wrote. Damaged on the way it is another one, and no mode accepts it.
        var expected = cp.EndsWith("*&", StringComparison.Ordinal) ? note | FrameNotes.ValueNoNumber : note;
        var frame = Wire.Frame(Header + cp);
        Assert.Equal((FrameVerdict.AcceptedWithNotes, expected, "none"), Outcome(Judged.One(frame)));
        Assert.Equal((FrameVerdict.Damaged, expected, "breaks-cp"), Outcome(Judged.One(frame, Tolerances.All & ~Tolerances.DamagedCp)));
        foreach (var damaged in (string[])[Good.Replace("N&&", "N*&", StringComparison.Ordinal), Good.Replace("N&&", "N&", StringComparison.Ordinal)])
            Assert.Equal(FrameVerdict.Damaged, Judged.One(damaged).Verdict);
    }

    [Theory]
    [InlineData("//cleaned, and; calibrated=1//", FrameNotes.LogTextSeparators, "cleaned, and; calibrated=1")]
    [InlineData("//E6A0A1E58786//", FrameNotes.LogTextHex, "校准")]
    public void D19_Log_text_with_separators_or_as_hexadecimal(string log, FrameNotes note, string text)
    {
        var frame = Wire.Frame($"{Header.Replace("2011", "3020", StringComparison.Ordinal)}CP=&&DataTime=20160801085857;PolId=w01018;i11001-Info={log};i12001-Info=1&&");
        Told(frame, Tolerances.LogText, note);
        var fields = new CpFields(Wire.Bytes(Judged.One(frame).Cp));
        Assert.True(fields.TryFind("i11001-Info"u8, out var field));
        Assert.Equal((log, text), (Wire.Text(field.Value), HjText.DecodeLog(field.Value)));
        Assert.True(fields.TryFind("i12001-Info"u8, out _));
    }

    [Theory]
    [InlineData("////", "")]
    [InlineData("//a//b//", "a//b")]
    [InlineData("//20160801//", "20160801")]
    [InlineData("plain", "plain")]
    [InlineData("///", "///")]
    public void A_log_text_by_the_book_has_no_note(string log, string text)
    {
        var frame = Wire.Frame($"{Header.Replace("2011", "3020", StringComparison.Ordinal)}CP=&&DataTime=20160801085857;PolId=w01018;i11001-Info={log}&&");
        Assert.Equal(FrameVerdict.Accepted, Judged.One(frame, Tolerances.Strict).Verdict);
        Assert.Equal(text, HjText.DecodeLog(Wire.Bytes(log)));
    }

    /// <summary>On: accepted with exactly this note, by this tolerance alone. Off: refused by the name of its rule, whatever else is on.</summary>
    private static void Told(string frame, Tolerances tolerance, FrameNotes notes)
    {
        var rule = Assert.Single(StandardRule.All, r => r.Tolerance == tolerance);
        Assert.Equal((FrameVerdict.AcceptedWithNotes, notes, "none"), Outcome(Judged.One(frame)));
        Assert.Equal((FrameVerdict.AcceptedWithNotes, notes, "none"), Outcome(Judged.One(frame, tolerance)));
        foreach (var tolerances in (Tolerances[])[Tolerances.All & ~tolerance, Tolerances.Strict])
        {
            var refused = Judged.One(frame, tolerances);
            Assert.Equal((FrameVerdict.Damaged, notes, rule.Reason), Outcome(refused));
            // Refused, but read: what it says can be shown beside the reason.
            Assert.Equal((tolerance, Judged.One(frame).Cp), (refused.Broken, refused.Cp));
        }
    }

    private static (FrameVerdict, FrameNotes, string) Outcome(Judged judged) => (judged.Verdict, judged.Notes, judged.Reason);

    private static string Lower(string frame) => frame[..^6] + new string([.. frame[^6..].Select(c => c is >= 'A' and <= 'F' ? (char)(c + 32) : c)]);
}
