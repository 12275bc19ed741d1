using System.Buffers;
using CsCheck;

namespace Qingshan.Hj212.Tests;

/// <summary>What is written is read again as the same message, for every command and every edition that has it.</summary>
public sealed class MessageLaws
{
    private const string Mn = "010000A8900016F000169DC0";

    [Fact]
    public void The_law_is_held_for_every_command_of_the_catalogue() =>
        Assert.Equal(
            CommandCatalogue.All.Select(c => (c.Number, c.Direction)).Order(),
            AnyMessage.OfCommand.Keys.Order());

    [Fact]
    public void Every_message_is_read_as_it_was_written() =>
        Gen.Select(AnyMessage.Any, Gen.Bool, Gen.Bool).Sample((any, ack, again) =>
        {
            var (message, edition) = any;
            var envelope = Envelope(edition) with { WantsAnswer = ack, IsReupload = again && edition == Edition.V2025 };
            var (_, segment) = Single(envelope, message);
            var read = SegmentHeader.Parse(segment);
            Assert.Equal(FrameNotes.None, read.Notes);
            Assert.Equal(envelope, Qingshan.Hj212.Envelope.Of(read));
            var reading = MessageReader.Read(read, message.Direction);
            Assert.Equal(message, reading.Message);
            Assert.Equal(HasNoDataTime(message) ? MessageNotes.DataTimeMissing : MessageNotes.None, reading.Notes);
            // Who sent it shows in what it carries, unless it carries nothing.
            if (!HasNoDataTime(message)) Assert.Equal(message, MessageReader.Read(read).Message);
        }, iter: 6000);

    [Fact]
    public void Every_message_of_2025_is_read_through_encryption() =>
        Gen.Select(AnyMessage.Any, Gen.Byte.Array[Sm4Key.Length]).Sample((any, key) =>
        {
            if (any.Edition != Edition.V2025) return;
            var keys = new DeviceKeys(new Sm4Key(key));
            var output = new ArrayBufferWriter<byte>();
            Assert.Null(MessageWriter.Write(output, Envelope(Edition.V2025), any.Message, keys.CurrentCipher));
            var looked = Look.At(output.WrittenSpan.ToArray(), keys);
            Assert.NotEqual(DecryptionOutcome.Undecipherable, looked.Outcome);
            Assert.Equal(any.Message, MessageReader.Read(SegmentHeader.Parse(Wire.Bytes(looked.Segment)), any.Message.Direction).Message);
        }, iter: 6000);

    [Fact]
    public void Any_packet_is_read_without_an_exception_and_loses_no_field() =>
        Gen.Select(Gen.Int[0, CommandCatalogue.All.Count - 1], Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]), Gen.Byte.Array[0, 8].Select(b => Wire.Text(b))).Array[0, 12], Gen.Int[0, 12])
            .Sample((command, pieces, flag) =>
            {
                var cp = string.Concat(pieces);
                var segment = Wire.Bytes($"ST=32;CN={CommandCatalogue.All[command].Number};MN=1;Flag={flag};CP=&&{cp}&&");
                var header = SegmentHeader.Parse(segment);
                foreach (var direction in (MessageDirection?[])[null, MessageDirection.Up, MessageDirection.Down])
                {
                    var reading = MessageReader.Read(header, direction);
                    if (reading.Message is not OpaqueMessage opaque || (reading.Notes & MessageNotes.TextUnreadable) != 0) continue;
                    var fields = 0;
                    foreach (var _ in header.Fields) fields++;
                    Assert.Equal(fields, opaque.Items.Sum(i => i.Fields.Count) + (header.Notes.HasFlag(FrameNotes.QnInCp) ? 1 : 0));
                }
            }, iter: 5000);

    private static readonly string[] Pieces =
    [
        "DataTime=20160801085857", "DataTime=", "PolId=w01018", "PolId", "SystemTime=20160801085857", "BeginTime=20160801085857", "EndTime=2016", "QnRtn=1", "ExeRtn=9999999999",
        "InfoId=i11001", "i11001-Info=//x//", "w01018-SN=1", "CstartTime=250000", "CTime=2", "101-LowValue=x", "101-UpValue=9", "AlarmTime=20160801085857", "SKCreateTime=1", "NewSK=", "QN=7",
        ";", ",", "=", "&", "-", "\u00ff\u00fe",
    ];

    [Fact]
    public void A_vendors_command_passes_through_with_all_its_fields() =>
        Gen.Select(AnyMessage.Vendor, Gen.Enum<Edition>()).Sample((message, edition) =>
        {
            var (_, segment) = Single(Envelope(edition), message);
            var reading = MessageReader.Read(SegmentHeader.Parse(segment), MessageDirection.Up);
            Assert.Equal(message, reading.Message);
            Assert.Equal(MessageNotes.CommandUnknown, reading.Notes);
        }, iter: 500);

    [Fact]
    public void Long_data_become_parts_that_come_together_in_any_order() =>
        Gen.Select(AnyMessage.Long, Gen.Enum<Edition>(), Gen.Int).Sample((report, edition, seed) =>
        {
            var output = new ArrayBufferWriter<byte>();
            Assert.Null(MessageWriter.Write(output, Envelope(edition), report));
            var stretches = Wire.Read([output.WrittenSpan.ToArray()], FeedState.Flowing, out _);
            var segments = stretches.Select(s => Wire.Bytes(s.Segment)).ToArray();
            Assert.All(segments, s => Assert.True(s.Length <= PacketWriter.MaxSegment));
            if (segments.Length == 1) return;
            new Random(seed).Shuffle(segments);
            SplitReport? whole = null;
            var qns = new HashSet<string>();
            foreach (var segment in segments)
            {
                var header = SegmentHeader.Parse(segment);
                Assert.True(qns.Add(Wire.Text(header.Qn)));
                Assert.Equal(Wire.Frame(Wire.Text(segment)), Again(Qingshan.Hj212.Envelope.Of(header), MessageReader.Read(header).Message));
                var part = Assert.IsType<DataReport>(MessageReader.Read(header, MessageDirection.Up).Message);
                Assert.Equal(report.DataTime, part.DataTime);
                Assert.NotEqual(true, whole?.IsComplete);
                whole = whole is null ? SplitReport.Begin(header, part) : whole.Add(header, part);
                Assert.NotNull(whole);
            }
            Assert.True(whole!.IsComplete);
            Assert.Equal(report with { Items = [.. report.Items.Distinct()] }, whole.Merged);
        }, iter: 300);

    private static string Again(Envelope envelope, Message part)
    {
        var output = new ArrayBufferWriter<byte>();
        Assert.Null(MessageWriter.Write(output, envelope, part));
        return Wire.Text(output.WrittenSpan);
    }

    private static Envelope Envelope(Edition edition) => new(Mn, "32", "123456", edition, "20160801085857223");

    private static bool HasNoDataTime(Message message) => message is DataReport { DataTime: null } or BootReport { DataTime: null } or SiteInfo { DataTime: null };

    private static (Stretch Frame, byte[] Segment) Single(Envelope envelope, Message message)
    {
        var output = new ArrayBufferWriter<byte>();
        Assert.Null(MessageWriter.Write(output, envelope, message));
        var stretch = Assert.Single(Wire.Read([output.WrittenSpan.ToArray()], FeedState.Flowing, out _));
        Assert.Equal(FrameVerdict.Accepted, stretch.Verdict);
        return (stretch, Wire.Bytes(stretch.Segment));
    }
}
