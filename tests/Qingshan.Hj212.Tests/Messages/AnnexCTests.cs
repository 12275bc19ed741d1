using System.Buffers;
using System.Text;

namespace Qingshan.Hj212.Tests;

/// <summary>Every example of HJ 212-2017 Annex C, read as what it is an example of.</summary>
public sealed class AnnexCTests
{
    private const string Mn = "010000A8900016F000169DC0";
    private static readonly DateTime At = new(2016, 8, 1, 0, 58, 57, DateTimeKind.Utc);

    [Fact]
    public void Every_example_is_a_typed_message()
    {
        var examples = File.ReadLines(SharedData.Path("hj212/annexC_2017_framed.tsv")).Skip(1).Select(l => l.Split('\t')[1]).ToList();
        Assert.Equal(76, examples.Count);
        foreach (var example in examples)
        {
            var segment = Encoding.UTF8.GetBytes(example[6..^4]);
            var reading = MessageReader.Read(SegmentHeader.Parse(segment));
            Assert.False(reading.Message is OpaqueMessage, example);
            Assert.True(reading.Notes == MessageNotes.None, $"{WireName.Of(reading.Notes)}: {example}");
        }
    }

    public static TheoryData<string, Message> Examples() => new()
    {
        { "32;CN=1000;Flag=5;CP=&&OverTime=5;ReCount=3&&", new SetTimeouts(5, 3) },
        { "91;CN=9011;Flag=4;CP=&&QnRtn=1&&", new RequestAck(QnRtn.Ready) },
        { "91;CN=9012;Flag=4;CP=&&ExeRtn=1&&", new ExecutionResult(ExeRtn.Done) },
        { "32;CN=1011;Flag=5;CP=&&PolId=w01018&&", new AskTime("w01018") },
        { "32;CN=1011;Flag=4;CP=&&PolId=w01018;SystemTime=20160801085857&&", new DeviceTime("w01018", At) },
        { "32;CN=1012;Flag=5;CP=&&PolId=w01018;SystemTime=20160801085857&&", new SetTime("w01018", At) },
        { "32;CN=1013;Flag=5;CP=&&PolId=w01018&&", new TimeWanted("w01018") },
        { "91;CN=9013;Flag=4;CP=&&&&", new NotificationAck() },
        { "32;CN=1061;Flag=5;CP=&&&&", new AskRealtimeInterval() },
        { "32;CN=1061;Flag=4;CP=&&RtdInterval=30&&", new RealtimeInterval(30) },
        { "32;CN=1062;Flag=5;CP=&&RtdInterval=30&&", new SetRealtimeInterval(30) },
        { "32;CN=1063;Flag=5;CP=&&&&", new AskMinuteInterval() },
        { "32;CN=1063;Flag=4;CP=&&MinInterval=10&&", new MinuteInterval(10) },
        { "32;CN=1064;Flag=5;CP=&&MinInterval=10&&", new SetMinuteInterval(10) },
        { "32;CN=1072;Flag=5;CP=&&NewPW=654321&&", new SetPassword("654321") },
        { "32;CN=2011;Flag=5;CP=&&&&", new StartRealtime() },
        { "32;CN=2012;Flag=5;CP=&&&&", new StopRealtime() },
        { "32;CN=2021;Flag=5;CP=&&&&", new StartStates() },
        { "32;CN=2022;Flag=5;CP=&&&&", new StopStates() },
        { "32;CN=2021;Flag=5;CP=&&DataTime=20160801085857;SB1-RS=1;SB2-RS=0&&", new DataReport(2021, At, [new("SB1-RS", "1"), new("SB2-RS", "0")]) },
        { "32;CN=2051;Flag=5;CP=&&BeginTime=20160801085857;EndTime=20160801085857&&", new AskHistory(2051, new(At, At)) },
        { "32;CN=2081;Flag=5;CP=&&DataTime=20160801085857;RestartTime=20160801085624&&", new BootReport(At, new(2016, 8, 1, 0, 56, 24, DateTimeKind.Utc)) },
        { "23;CN=2011;Flag=5;CP=&&DataTime=20160801085857;LA-Rtd=50.1&&", new DataReport(2011, At, [new("LA-Rtd", "50.1")]) },
        { "32;CN=3011;Flag=5;CP=&&PolId=w01018&&", new Calibrate("w01018") },
        { "32;CN=3014;Flag=5;CP=&&PolId=w01018&&", new InstrumentCommand(3014, "w01018") },
        { "32;CN=3015;Flag=5;CP=&&&&", new RetainSample() },
        { "32;CN=3015;Flag=5;CP=&&DataTime=20160801085857;VaseNo=1&&", new RetainedSample(At, "1", []) },
        { "32;CN=3016;Flag=5;CP=&&PolId=w01018;CstartTime=000000;CTime=2&&", new SetSamplingCycle("w01018", new(0, 0), 2) },
        { "32;CN=3017;Flag=5;CP=&&PolId=w01018&&", new AskSamplingCycle("w01018") },
        { "32;CN=3017;Flag=4;CP=&&PolId=w01018;CstartTime=000000;CTime=2&&", new SamplingCycle("w01018", new(0, 0), 2) },
        { "32;CN=3018;Flag=4;CP=&&PolId=w01018;Stime=40&&", new SampleDuration("w01018", 40) },
        { "32;CN=3019;Flag=5;CP=&&PolId=w01018&&", new AskSerial("w01018") },
        { "32;CN=3019;Flag=5;CP=&&DataTime=20160801085857;PolId=w01018;w01018-SN=010000A8900016F000169DC1&&", new InstrumentSerial(At, "w01018", "010000A8900016F000169DC1") },
        { "32;CN=3020;Flag=5;CP=&&DataTime=20160801085857;PolId=w01018;i11001-Info=//清洗管路//&&", new SiteInfo(At, "w01018", [new("i11001-Info", "//清洗管路//")]) },
        { "32;CN=3020;Flag=5;CP=&&PolId=w01018;InfoId=i11001;BeginTime=20160801085857,EndTime=20160801085857&&", new AskInfo("w01018", "i11001", new(At, At)) },
        { "32;CN=3020;Flag=5;CP=&&PolId=w01018;InfoId=i12001&&", new AskInfo("w01018", "i12001") },
        { "32;CN=3021;Flag=5;CP=&&PolId=w01018;InfoId=i13004;i13004-Info=168.0&&", new SetParameter("w01018", "i13004", "168.0") },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Each_table_has_its_message_and_is_written_byte_for_byte(string example, Message message)
    {
        var written = $"QN=20160801085857223;ST={example.Replace(";Flag", $";PW=123456;MN={Mn};Flag", StringComparison.Ordinal)}";
        var segment = Encoding.UTF8.GetBytes(written);
        var header = SegmentHeader.Parse(segment);
        Assert.Equal(message, MessageReader.Read(header).Message);

        var output = new ArrayBufferWriter<byte>();
        Assert.Null(MessageWriter.Write(output, Envelope.Of(header), message));
        Assert.Equal(Wire.Frame(Wire.Text(segment)), Wire.Text(output.WrittenSpan));
    }
}
