using System.Text;

namespace Qingshan.Hj212.Tests;

public sealed class MessageReaderTests
{
    private static readonly DateTime At = new(2004, 5, 5, 17, 1, 1, DateTimeKind.Utc);

    public static TheoryData<string, Message> SecondHand() => new()
    {
        { "CN=1021;Flag=0;CP=&&PolId=101;PolId=102&&", new AskAlarmLimits(["101", "102"]) },
        { "CN=1021;Flag=0;CP=&&101-LowValue=1.1,101-UpValue=9.9;102-UpValue=9.90&&", new AlarmLimits([new("101", 1.1m, 9.9m), new("102", null, 9.90m)]) },
        { "CN=1022;Flag=0;CP=&&101-LowValue=1.1,101-UpValue=9.9&&", new SetAlarmLimits([new("101", 1.1m, 9.9m)]) },
        { "CN=2071;Flag=0;CP=&&BeginTime=20040506010101;EndTime=20040506010101&&", new AskHistory(2071, new(At, At)) },
        { "CN=2072;Flag=0;CP=&&AlarmTime=20040506010101;101-Ala=1.1,AlarmType=1&&", new AlarmReport(2072, At, [MessageItem.Of(new("101-Ala", "1.1"), new("AlarmType", "1"))]) },
        { "CN=1072;Flag=0;CP=&&PW=654321&&", new SetPassword("654321") },
        { "CN=1001;Flag=9;CP=&&i23005-Info=6970;i23006-Info=A8;i23007-Info=E8;i23008-Info=A7&&", new HardwareSerials("6970", "A8", "E8", "A7") },
        { "CN=1002;Flag=9;CP=&&i23005-Info=6970&&", new SetMn("6970") },
        { "CN=1014;Flag=9;CP=&&SKCreateTime=20040506010101223,NewSK=0000000000000000&&", new SetKey(At.AddMilliseconds(223), "0000000000000000") },
        { "CN=1014;Flag=9;CP=&&SKCreateTime=&&", new KeyWanted(null) },
        { "CN=2011;Flag=9;CP=&&BeginTime=20040506010101;EndTime=20040506010101&&", new StartRealtime(new(At, At)) },
        { "CN=3011;Flag=9;CP=&&PolId=w01018,CalibrationType=0&&", new Calibrate("w01018", CalibrationPoint.Zero) },
        { "CN=3022;Flag=9;CP=&&PolId=w01018&&", new InstrumentCommand(3022, "w01018") },
        { "CN=3024;Flag=9;CP=&&PolId=w01018&&", new InstrumentCommand(3024, "w01018") },
        { "CN=2111;Flag=9;CP=&&DataTime=20040506010101;a01901-Avg=868&&", new DataReport(2111, At, [new("a01901-Avg", "868")]) },
        { "CN=9015;Flag=9;CP=&&&&", new Heartbeat() },
    };

    [Theory]
    [MemberData(nameof(SecondHand))]
    public void Commands_of_2005_and_2025_are_read_as_public_examples_write_them(string segment, Message message) =>
        Assert.Equal(new MessageReading(message, MessageNotes.None), Read(segment));

    [Theory]
    [InlineData("CN=1021;Flag=4;CP=&&PolId=101&&", typeof(AskAlarmLimits), MessageNotes.CommandNotInEdition)]
    [InlineData("CN=9015;Flag=5;CP=&&&&", typeof(Heartbeat), MessageNotes.CommandNotInEdition)]
    [InlineData("CN=2081;CP=&&DataTime=20160801085857;RestartTime=20160801085624&&", typeof(BootReport), MessageNotes.CommandNotInEdition)]
    [InlineData("CN=9021;Flag=4;CP=&&Data=0BBE&&", typeof(OpaqueMessage), MessageNotes.CommandUnknown)]
    [InlineData("CP=&&Data=0BBE&&", typeof(OpaqueMessage), MessageNotes.CommandUnknown)]
    [InlineData("CN=1000;Flag=4;CP=&&OverTime=5&&", typeof(OpaqueMessage), MessageNotes.FieldMissing)]
    [InlineData("CN=1062;Flag=4;CP=&&RtdInterval=half&&", typeof(OpaqueMessage), MessageNotes.FieldUnreadable)]
    [InlineData("CN=1062;Flag=4;CP=&&RtdInterval=30;More=1&&", typeof(SetRealtimeInterval), MessageNotes.FieldsLeft)]
    [InlineData("CN=2011;Flag=4;CP=&&w01018-Rtd=1&&", typeof(DataReport), MessageNotes.DataTimeMissing)]
    [InlineData("CN=2011;Flag=4;CP=&&DataTime=yesterday;w01018-Rtd=1&&", typeof(DataReport), MessageNotes.DataTimeMissing)]
    public void What_deviates_is_noted_and_nothing_of_it_is_lost(string segment, Type type, MessageNotes notes)
    {
        var reading = Read(segment);
        Assert.IsType(type, reading.Message);
        Assert.Equal(notes, reading.Notes);
        if (reading.Message is not OpaqueMessage opaque) return;
        Assert.Equal(segment[(segment.IndexOf("CP=&&", StringComparison.Ordinal) + 5)..^2], string.Join(';', opaque.Items));
    }

    [Fact]
    public void A_DataTime_that_cannot_be_read_stays_among_the_items() =>
        Assert.Equal([new("DataTime", "yesterday"), new("w01018-Rtd", "1")], Assert.IsType<DataReport>(Read("CN=2011;Flag=4;CP=&&DataTime=yesterday;w01018-Rtd=1&&").Message).Items);

    [Theory]
    [InlineData("CN=1001;CP=&&WarnTime=5&&")]
    [InlineData("CN=3014;Flag=1;CP=&&PolId=101,CTime=04,CTime=10&&")]
    public void A_number_that_2005_used_for_something_else_is_not_read_as_what_it_means_today(string segment) =>
        Assert.IsType<OpaqueMessage>(Read(segment).Message);

    [Fact]
    public void The_QN_that_2005_puts_into_CP_belongs_to_the_envelope()
    {
        var bytes = Wire.Bytes("ST=91;CN=9011;PW=123456;MN=88888880000001;Flag=0;CP=&&QN=20040516010101001;QnRtn=1&&");
        var header = SegmentHeader.Parse(bytes);
        Assert.Equal("20040516010101001", Envelope.Of(header).Qn);
        Assert.Equal(new MessageReading(new RequestAck(QnRtn.Ready), MessageNotes.None), MessageReader.Read(header));
    }

    [Fact]
    public void Text_in_GB18030_is_read_and_noted()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes("ST=32;CN=3020;MN=1;Flag=5;CP=&&DataTime=20160801085857;PolId=w01018;i11001-Info=//清洗管路//&&");
        var reading = MessageReader.Read(SegmentHeader.Parse(gb));
        Assert.Equal("//清洗管路//", Assert.IsType<SiteInfo>(reading.Message).Values[0].Text);
        Assert.Equal(MessageNotes.TextGb18030, reading.Notes);
    }

    [Fact]
    public void The_profiles_edition_comes_before_Flags()
    {
        var header = SegmentHeader.Parse("ST=32;CN=1063;MN=1;Flag=5;CP=&&&&"u8);
        Assert.Equal(MessageNotes.None, MessageReader.Read(header, MessageDirection.Down).Notes);
        Assert.Equal(MessageNotes.CommandNotInEdition, MessageReader.Read(header, MessageDirection.Down, Edition.V2005).Notes);
    }

    [Fact]
    public void A_command_that_goes_the_other_way_is_kept_as_its_fields() =>
        Assert.Equal(MessageNotes.CommandUnknown, MessageReader.Read(SegmentHeader.Parse("ST=32;CN=1000;MN=1;Flag=5;CP=&&OverTime=5;ReCount=3&&"u8), MessageDirection.Up).Notes);

    [Fact]
    public void Passwords_and_keys_are_not_printed()
    {
        Assert.DoesNotContain("654321", new SetPassword("654321").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ABCDEFGH", new SetKey(At, "ABCDEFGHABCDEFGH").ToString(), StringComparison.Ordinal);
    }

    private static MessageReading Read(string segment) => MessageReader.Read(SegmentHeader.Parse(Encoding.UTF8.GetBytes($"ST=32;MN=1;{segment}")));
}
