using System.Buffers;
using CsCheck;

namespace Qingshan.Hj212.Tests;

public sealed class MessageWriterTests
{
    private static readonly DateTime At = new(2016, 8, 1, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(Edition.V2005, "HJ/T 212-2005 does not have the command 1063 (ask for the interval of minute data); it is in HJ 212-2017, HJ 212-2025.")]
    [InlineData(Edition.V2017, null)]
    [InlineData(Edition.V2025, null)]
    public void A_command_that_the_edition_lacks_is_refused_with_the_editions_that_have_it(Edition edition, string? why)
    {
        var (refusal, output) = Write(edition, new AskMinuteInterval());
        Assert.Equal(why, refusal?.En);
        Assert.Equal(why is null, refusal is null);
        if (why is null) return;
        Assert.Equal(MessageFault.NotInEdition, refusal!.Fault);
        Assert.Contains("HJ 212-2017、HJ 212-2025", refusal.Zh, StringComparison.Ordinal);
        Assert.Empty(output);
    }

    [Fact]
    public void Every_command_is_refused_in_every_edition_that_lacks_it()
    {
        foreach (var info in CommandCatalogue.All)
        {
            AnyMessage.OfCommand[(info.Number, info.Direction)].Sample(message =>
            {
                foreach (var edition in Enum.GetValues<Edition>())
                    Assert.Equal(!info.Editions.Has(edition), Write(edition, message).Refusal?.Fault == MessageFault.NotInEdition);
            }, iter: 5);
        }
    }

    public static TheoryData<Message, MessageFault> Bad() => new()
    {
        { new SetPassword("12;ST=1"), MessageFault.TextNotWritable },
        { new SetParameter("w01018", "i13004", "a&&1C80"), MessageFault.TextNotWritable },
        { new SetParameter("w01018", "i13004", "line\r\nbreak"), MessageFault.TextNotWritable },
        { new SetParameter("w01018", "i13004", "half a \uD842"), MessageFault.TextNotWritable },
        { new SetParameter("w01018", "i13004", "//not closed"), MessageFault.TextNotWritable },
        { new AskTime("a=b;c"), MessageFault.TextNotWritable },
        { new OpaqueMessage(9021, MessageDirection.Up, [new("", "a=b")]), MessageFault.TextNotWritable },
        { new OpaqueMessage(9021, MessageDirection.Up, [new([])]), MessageFault.Empty },
        { new OpaqueMessage(9021, MessageDirection.Up, [new("", "")]), MessageFault.Empty },
        { new SetAlarmLimits([new("101", null, null)]), MessageFault.Empty },
        { new SiteInfo(At, "w01018", [new("i11001-Info", new string('x', 1000))]), MessageFault.TooLong },
        { new DataReport(2061, At, [new("w01018-Avg", new string('1', 1000))]), MessageFault.TooLong },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_would_be_read_as_something_else_is_refused(Message message, MessageFault fault)
    {
        var edition = message is SetAlarmLimits ? Edition.V2005 : Edition.V2017;
        var (refusal, output) = Write(edition, message);
        Assert.Equal(fault, refusal?.Fault);
        Assert.Empty(output);
    }

    [Fact]
    public void Data_that_need_several_packets_need_a_QN_that_is_a_time()
    {
        var report = new DataReport(2061, At, [.. Enumerable.Range(0, 100).Select(i => new MessageItem($"w{i:D5}-Avg", "10.000"))]);
        Assert.Equal(MessageFault.QnNotATime, Write(Edition.V2017, report, "7").Refusal?.Fault);
        Assert.Null(Write(Edition.V2017, report, "20160801090000001").Refusal);
        Assert.Null(Write(Edition.V2005, report, null).Refusal);
    }

    [Theory]
    [InlineData(2, 1, "Flag=7;PNUM=2;PNO=1;CP=&&DataTime=20160801080000&&")]
    [InlineData(1, 1, "Flag=7;PNUM=1;PNO=1;CP=&&DataTime=20160801080000&&")]
    [InlineData(1, 2, null)]
    [InlineData(0, 0, null)]
    [InlineData(10000, 1, null)]
    public void One_part_of_a_packet_is_written_as_it_was(int count, int number, string? end)
    {
        var output = new ArrayBufferWriter<byte>();
        var refusal = MessageWriter.Write(output, new Envelope("1", "32", "2", Edition.V2017, "7", Part: new(count, number)), new DataReport(2061, At, []));
        Assert.Equal(end is null ? MessageFault.PartNotSensible : null, refusal?.Fault);
        if (end is not null) Assert.Equal(Wire.Frame($"QN=7;ST=32;CN=2061;PW=2;MN=1;{end}"), Wire.Text(output.WrittenSpan));
    }

    [Fact]
    public void An_answer_keeps_the_QN_and_only_an_answer_proper_has_ST_91()
    {
        var request = new Envelope("1", "32", "2", Edition.V2017, "7");
        Assert.Equal(new Envelope("1", "91", "2", Edition.V2017, "7", WantsAnswer: false), request.ForAnswer(new RequestAck(QnRtn.Ready)));
        Assert.Equal(new Envelope("1", "32", "2", Edition.V2017, "7", WantsAnswer: false), request.ForAnswer(new RealtimeInterval(30)));
    }

    [Fact]
    public void The_re_upload_mark_is_written_in_2025_alone()
    {
        var message = new DataReport(2061, At, []);
        Assert.Contains(";RF=1;CP=", Wire.Text(Write(Edition.V2025, message, again: true).Output), StringComparison.Ordinal);
        Assert.Equal(MessageFault.ReuploadNotInEdition, Write(Edition.V2017, message, again: true).Refusal?.Fault);
        Assert.DoesNotContain("RF=", Wire.Text(Write(Edition.V2025, message).Output), StringComparison.Ordinal);
    }

    private static (MessageRefusal? Refusal, byte[] Output) Write(Edition edition, Message message, string? qn = "20160801085857223", bool again = false)
    {
        var output = new ArrayBufferWriter<byte>();
        var refusal = MessageWriter.Write(output, new Envelope("1", "32", "2", edition, qn, IsReupload: again), message);
        return (refusal, output.WrittenSpan.ToArray());
    }
}
