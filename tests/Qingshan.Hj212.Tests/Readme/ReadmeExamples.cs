using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace Qingshan.Hj212.Tests.Readme;

/// <summary>What the README of the library shows, run; <see cref="ReadmeText"/> holds the two together.</summary>
public sealed class ReadmeExamples
{
    [Fact]
    public async Task A_gateway_journals_stores_and_acknowledges()
    {
        var (from, to) = (new Pipe(), new Pipe());
        var (journal, values) = (new List<string>(), new List<string>());
        var gateway = new Gateway((bytes, verdict) => journal.Add($"{bytes.Length} {verdict}"), (time, factor, value, flag) => values.Add(FormattableString.Invariant($"{time:HH:mm} {factor} {value} {flag}")));
        var frame = Wire.Frame("QN=20160801085857223;ST=32;CN=2011;PW=123456;MN=1;Flag=5;CP=&&DataTime=20160801085857;w01001-Rtd=7.1,w01001-Flag=N&&");
        await from.Writer.WriteAsync(Wire.Bytes("noise" + frame + frame[..50]));
        await from.Writer.CompleteAsync();
        await gateway.ReadAsync(from.Reader, to.Writer, CancellationToken.None);
        await to.Writer.CompleteAsync();

        Assert.Equal(["5 damaged", $"{frame.Length} accepted", "50 damaged"], journal);
        Assert.Equal(["00:58 w01001 7.1 N"], values);
        var answer = Wire.Text((await to.Reader.ReadAsync()).Buffer.ToArray());
        Assert.Equal(Wire.Frame("QN=20160801085857223;ST=91;CN=9014;PW=123456;MN=1;Flag=4;CP=&&&&"), answer);
    }

    [Fact]
    public void Upload()
    {
        var now = new DateTime(2016, 8, 1, 1, 0, 0, DateTimeKind.Utc);
        // <readme>
        var output = new ArrayBufferWriter<byte>();
        var writer = new PacketWriter("31", "123456", "010000A8900016F000169DC0", Edition.V2017);
        var frames = writer.Begin(CommandNumbers.Minute, qnUtc: now, dataTimeUtc: now)
            .AddPeriod("a21026", min: 10.1m, avg: 11.5m, max: 13.0m, cou: 0.25m)
            .Add("a21026", FieldSuffix.ZsAvg, 14.2m)
            .WriteTo(output);
        // </readme>
        Assert.Equal(1, frames);
        Assert.Contains("a21026-Avg=11.5,a21026-Max=13.0,a21026-Flag=N,a21026-ZsAvg=14.2&&", Wire.Text(output.WrittenSpan), StringComparison.Ordinal);
    }

    [Fact]
    public void Request()
    {
        var now = new DateTime(2016, 8, 1, 0, 58, 57, 223, DateTimeKind.Utc);
        // <readme>
        var output = new ArrayBufferWriter<byte>();
        var device = new Envelope("010000A8900016F000169DC0", St: "32", Pw: "123456", Edition.V2017, Envelope.QnOf(now));
        var refusal = MessageWriter.Write(output, device, new SetRealtimeInterval(Seconds: 30));
        if (refusal is not null) Console.Error.WriteLine($"{refusal.Zh} {refusal.En}");

        // A command that an edition lacks is refused, with the editions that have it.
        refusal = MessageWriter.Write(output, device with { Edition = Edition.V2005 }, new AskMinuteInterval());
        // </readme>
        Assert.Equal(Wire.Frame("QN=20160801085857223;ST=32;CN=1062;PW=123456;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&"), Wire.Text(output.WrittenSpan));
        Assert.Equal(MessageFault.NotInEdition, refusal?.Fault);
    }

    [Theory]
    [InlineData("CN=9011;Flag=4;CP=&&QnRtn=3&&", "refused: WrongPw")]
    [InlineData("CN=9012;Flag=4;CP=&&ExeRtn=1&&", "done: Done")]
    [InlineData("CN=1061;Flag=4;CP=&&RtdInterval=30&&", "every 30 s")]
    [InlineData("CN=9021;Flag=4;CP=&&Data=0BBE&&", "command 9021 of a vendor: [Data=0BBE]")]
    [InlineData("CN=9012;Flag=4;CP=&&&&", "field-missing")]
    public void Answers(string what, string expected)
    {
        var segment = Encoding.UTF8.GetBytes($"ST=91;MN=1;{what}");
        // <readme>
        var header = SegmentHeader.Parse(segment);
        var reading = MessageReader.Read(header, MessageDirection.Up);
        var said = reading.Message switch
        {
            RequestAck { Code: not QnRtn.Ready } ack => $"refused: {ack.Code}",
            ExecutionResult result => $"done: {result.Code}",
            RealtimeInterval interval => $"every {interval.Seconds} s",
            OpaqueMessage other when reading.Notes == MessageNotes.CommandUnknown => $"command {other.Command} of a vendor: {other.Items}",
            _ => WireName.Of(reading.Notes),
        };
        // </readme>
        Assert.Equal(expected, said);
    }

    [Fact]
    public void Device()
    {
        var now = new DateTime(2016, 8, 1, 0, 58, 57, DateTimeKind.Utc);
        var output = new ArrayBufferWriter<byte>();
        var segment = Wire.Bytes("QN=20160801085857223;ST=32;CN=1011;PW=123456;MN=1;Flag=5;CP=&&&&");
        // <readme>
        var header = SegmentHeader.Parse(segment);
        var request = Envelope.Of(header);
        if (MessageReader.Read(header, MessageDirection.Down).Message is AskTime ask)
        {
            foreach (var answer in (Message[])[new RequestAck(QnRtn.Ready), new DeviceTime(ask.Factor, now), new ExecutionResult(ExeRtn.Done)])
                MessageWriter.Write(output, request.ForAnswer(answer), answer);
        }
        // </readme>
        Assert.Equal(
            [
                "QN=20160801085857223;ST=91;CN=9011;PW=123456;MN=1;Flag=4;CP=&&QnRtn=1&&",
                "QN=20160801085857223;ST=32;CN=1011;PW=123456;MN=1;Flag=4;CP=&&SystemTime=20160801085857&&",
                "QN=20160801085857223;ST=91;CN=9012;PW=123456;MN=1;Flag=4;CP=&&ExeRtn=1&&",
            ],
            Wire.Read(Wire.Text(output.WrittenSpan)).Select(s => s.Segment));
    }

    [Fact]
    public void Parts()
    {
        var segments = (byte[][])[
            Wire.Bytes("QN=20160801085857534;ST=32;CN=2061;MN=1;Flag=6;PNUM=2;PNO=1;CP=&&DataTime=20160801080000;w01001-Avg=7.5&&"),
            Wire.Bytes("QN=20160801085857535;ST=32;CN=2061;MN=1;Flag=6;PNUM=2;PNO=2;CP=&&DataTime=20160801080000;w01018-Avg=40.1&&")];
        var complete = new List<DataReport>();
        // <readme>
        var open = new List<SplitReport>();
        foreach (var segment in segments)
        {
            var header = SegmentHeader.Parse(segment);
            if (MessageReader.Read(header, MessageDirection.Up).Message is not DataReport part) continue;
            var at = -1;
            for (var i = 0; i < open.Count; i++)
                if (open[i].Takes(header, part)) at = i;
            var report = at < 0 ? SplitReport.Begin(header, part) : open[at].Add(header, part);
            if (at >= 0) open.RemoveAt(at);
            if (report is null) complete.Add(part);
            else if (report.IsComplete) complete.Add(report.Merged);
            else open.Add(report);
        }
        // </readme>
        Assert.Empty(open);
        Assert.Equal("[w01001-Avg=7.5, w01018-Avg=40.1]", Assert.Single(complete).Items.ToString());
    }

    [Fact]
    public void Encryption()
    {
        var now = new DateTime(2024, 5, 20, 13, 7, 0, DateTimeKind.Utc);
        var output = new ArrayBufferWriter<byte>();
        // <readme>
        if (!Sm4Key.TryParse("0000000000000000", out var key)) throw new InvalidOperationException("A key has sixteen characters.");
        var keys = new DeviceKeys(key);

        // The device writes: CP is encrypted, the check value is that of the plaintext.
        var envelope = new Envelope("010000A8900016F000169DC0", St: "31", Pw: "123456", Edition.V2025, Envelope.QnOf(now));
        MessageWriter.Write(output, envelope, new DataReport(2051, now, [new("a01011-Avg", "1.35")]), keys.CurrentCipher);

        // The platform reads: the scanner finds the frame by its length, the header says whose keys to take.
        var buffer = new ReadOnlySequence<byte>(output.WrittenMemory);
        Span<byte> scratch = stackalloc byte[FrameScanner.DefaultMaxSegment];
        while (new FrameScanner().TryRead(ref buffer, FeedState.Flowing, out var frame))
        {
            if (Decryption.Look(frame, keys, scratch, out var segment) == DecryptionOutcome.Undecipherable) continue;
            Console.WriteLine(MessageReader.Read(SegmentHeader.Parse(segment)).Message);
        }

        // After 1014 the key before it still reads what was on its way.
        if (Sm4Key.TryParse("0123456789ABCDEF", out var next)) keys = keys.Rotate(next);
        // </readme>
        buffer = new ReadOnlySequence<byte>(output.WrittenMemory);
        Assert.DoesNotContain("a01011", Wire.Text(output.WrittenSpan), StringComparison.Ordinal);
        Assert.True(new FrameScanner().TryRead(ref buffer, FeedState.Flowing, out var again));
        Assert.Equal(DecryptionOutcome.Previous, Decryption.Look(again, keys, scratch, out var plain));
        Assert.Contains("a01011-Avg=1.35", Wire.Text(plain), StringComparison.Ordinal);
    }

    [Fact]
    public void Catalogue()
    {
        var lines = new List<string>();
        // <readme>
        foreach (var command in CommandCatalogue.All.Where(c => c.Editions.Has(Edition.V2025) && !c.Editions.Has(Edition.V2017)))
            lines.Add($"{command.Number} {command.Direction} {command.NameZh} ({command.Cp}) → {string.Join(" ", command.Replies)}");
        // </readme>
        Assert.Contains("1014 Down 上位机设置新密钥 (SKCreateTime,NewSK) → 9011 9012", lines);
    }
}
