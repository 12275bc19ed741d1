using System.Buffers;
using System.Text;
using System.Text.Json;
using Qingshan.Hj212;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Header = Qingshan.Hj212.SegmentHeader;

namespace Qingshan.Platform.Intake;

/// <summary>A message as the journal took it: what has to be synced before it is acknowledged, and what is answered then.</summary>
/// <param name="Kept">The last entry; the default where there is nothing to keep.</param>
/// <param name="AnswerTopic">Null where nothing is to be said.</param>
internal readonly record struct MqttTaken(JournalAppend Kept, string? AnswerTopic, byte[] Answer)
{
    /// <summary>Why it may not be acknowledged; null where it may, because everything of it is synced.</summary>
    public async ValueTask<JournalFailure?> WhenSyncedAsync(PacketJournal journal, CancellationToken cancel) =>
        Kept.Failure ?? (Kept.Taken ? await journal.WhenSyncedAsync(Kept, cancel) : null);
}

/// <summary>
/// What came by MQTT goes into the journal like everything else, refused or not: a frame of HJ 212 by the rules of the gateway, a
/// document by those of the HTTP upload. The topic says for whom it may speak.
/// </summary>
internal sealed class MqttIntake(PacketJournal journal, LedgerBook ledger, DeviceSecrets secrets, SeriesBook series, DeviceBoard board, GatewayMeter meter, TimeProvider time)
{
    /// <summary>As by HTTP.</summary>
    private const int MostBytes = 8 * 1024 * 1024;
    private const int MostRowErrors = 20;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly FrameScanner _scanner = new();

    /// <param name="sender">For people: which broker, or whose key.</param>
    public ValueTask<MqttTaken> TakeAsync(MqttTopic topic, ReadOnlyMemory<byte> payload, string sender, CancellationToken cancel)
    {
        // What is never taken, however often it comes, is answered and not kept; else a broker would deliver it for ever.
        var never = payload.IsEmpty ? IntakeErrors.Empty.Of() : payload.Length > MostBytes ? IntakeErrors.TooLarge.Of(MostBytes) : null;
        if (never is not null) return ValueTask.FromResult(new MqttTaken(default, topic.Answer, Told(Problem.Of(never))));
        return topic.IsHj212 ? FramesAsync(topic, payload, sender, cancel) : DocumentAsync(topic, payload, sender, cancel);
    }

    private async ValueTask<MqttTaken> FramesAsync(MqttTopic topic, ReadOnlyMemory<byte> payload, string sender, CancellationToken cancel)
    {
        var answers = new ArrayBufferWriter<byte>();
        using var door = new DeviceDoor(ledger, secrets, board, time, sender, null);
        var (rest, last) = (new ReadOnlySequence<byte>(payload), default(JournalAppend));
        while (_scanner.TryRead(ref rest, FeedState.Closed, out var frame))
        {
            var (admission, from) = Look(frame, topic, door, answers, sender);
            last = await journal.AppendAsync(new PacketHead(Now, PacketChannel.Hj212, admission, from), frame.Bytes, last, cancel);
            if (!last.Taken) return new(last, null, []);
            meter.Received(admission);
        }
        return answers.WrittenCount == 0 ? new(last, null, []) : new(last, topic.Reply, answers.WrittenSpan.ToArray());
    }

    /// <summary>As at the gateway's door; but a frame that names another device than its topic is no frame of that device.</summary>
    private static (Admission, string) Look(in Frame frame, MqttTopic topic, DeviceDoor door, ArrayBufferWriter<byte> answers, string sender)
    {
        if (frame.Fault == FrameFault.None)
        {
            var mn = Header.Parse(frame.GetSegment(new byte[frame.SegmentLength])).Mn;
            if (!mn.SequenceEqual(Encoding.UTF8.GetBytes(topic.Name)))
                return (Admission.UnknownDevice, Shortened($"{Encoding.UTF8.GetString(mn[..Math.Min(mn.Length, 60)])} @ {topic.Before} {sender}"));
        }
        return door.Look(frame, answers);
    }

    private async ValueTask<MqttTaken> DocumentAsync(MqttTopic topic, ReadOnlyMemory<byte> payload, string sender, CancellationToken cancel)
    {
        var wrong = Judge(topic, payload);
        var admission = wrong is null ? Admission.Admitted : Admission.Damaged;
        var kept = await journal.AppendAsync(new PacketHead(Now, PacketChannel.Json, admission, Shortened($"{topic.Name} @ {sender}")), payload, cancel: cancel);
        if (!kept.Taken) return new(kept, null, []);
        return new(kept, topic.Answer, wrong is null ? Told(new { packet = kept.Sequence }) : Told(Problem.Of(wrong)));
    }

    /// <summary>Why a document is not taken: the rules of the HTTP upload, and every row is of the topic's point.</summary>
    private Error? Judge(MqttTopic topic, ReadOnlyMemory<byte> payload)
    {
        if (!ObservationDocument.Read(PacketChannel.Json, payload).TryGet(out var rows, out var error)) return error;
        if (rows.Count == 0) return IntakeErrors.Empty.Of();
        var judge = new DocumentJudge(ledger.Now, series, p => p.Code == topic.Name, Now);
        var wrong = rows.Select(r => judge.Judge(r).Error).OfType<RowError>().ToList();
        return wrong.Count == 0 ? null : IntakeErrors.BadRows.Of(wrong.Count, rows.Count, Math.Min(wrong.Count, MostRowErrors)) with { Rows = [.. wrong.Take(MostRowErrors)] };
    }

    private static byte[] Told<T>(T what) => JsonSerializer.SerializeToUtf8Bytes(what, Json);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The journal keeps 255 bytes of a sender's name; a topic may be longer.</summary>
    private static string Shortened(string sender)
    {
        while (Encoding.UTF8.GetByteCount(sender) > 255) sender = sender[..^(sender.Length > 255 ? sender.Length - 255 : 1)];
        return sender;
    }
}
