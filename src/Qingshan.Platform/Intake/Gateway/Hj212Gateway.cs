using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.Logging;
using Qingshan.Hj212;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Intake;

/// <summary>
/// The gateway: one device connection from its first byte to its last. For each arrival: cut frames, put every byte into
/// the journal, wait for the sync, and only then acknowledge. Decoding comes later, from the journal.
/// </summary>
public sealed class Hj212Gateway(PacketJournal journal, LedgerBook ledger, DeviceSecrets secrets, DeviceBoard board, DeviceLinks links, DeviceRates rates, GatewayMeter meter, TimeProvider time, ILogger<Hj212Gateway> log)
    : ConnectionHandler
{
    /// <summary>A sender that pauses this long inside what may be a frame has said what it had to say.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly FrameScanner _scanner = new();

    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        var address = connection.RemoteEndPoint?.ToString() ?? "-";
        meter.Opened();
        try
        {
            // Devices stay connected for months: where the program stops, nothing more is read, and what was read is still answered.
            var stopping = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? CancellationToken.None;
            using var reading = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed, stopping);
            using var door = new DeviceDoor(ledger, secrets, board, time, address, (connection.RemoteEndPoint as IPEndPoint)?.Address);
            var patience = new SenderPatience(connection, rates, meter, time, log);
            await using var link = links.Open(connection.Transport.Output);
            await ServeAsync(connection.Transport.Input, link, door, patience, reading.Token, connection.ConnectionClosed);
        }
        catch (Exception e) when (e is ConnectionResetException or ConnectionAbortedException or OperationCanceledException)
        {
            // The device went away or the program stops. Everything it was acknowledged for is in the journal.
            log.LogDebug("Connection {Address} ended: {Reason}", address, e.Message);
        }
        finally
        {
            meter.Closed();
        }
    }

    private async Task ServeAsync(PipeReader input, DeviceLink link, DeviceDoor door, SenderPatience patience, CancellationToken reading, CancellationToken closed)
    {
        var answers = new ArrayBufferWriter<byte>(256);
        var feed = FeedState.Flowing;
        while (true)
        {
            var read = await ReadAsync(input, feed, reading);
            feed = patience.RunsOut(read.Buffer.Length) ? FeedState.Closed : read.State;
            answers.ResetWrittenCount();
            var (rest, last, refuse) = await TakeAsync(door, link, patience, read.Buffer, feed, answers, closed);

            // Nothing is acknowledged that is not on disk; what cannot be kept ends the connection, and the device sends again.
            if (last.Sequence != 0 && await journal.WhenSyncedAsync(last, closed) is { } failure)
            {
                log.LogWarning("The journal could not keep what arrived, the connection is closed: {Failure}", failure.Message);
                return;
            }
            if (last.Failure is { } refused)
            {
                log.LogWarning("The journal refuses, the connection is closed: {Failure}", refused.Message);
                return;
            }
            if (answers.WrittenCount > 0) await patience.AnswerAsync(link, answers.WrittenMemory, closed);
            patience.Leaves(rest.Length);
            input.AdvanceTo(rest.Start, rest.End);
            if (refuse || feed == FeedState.Closed) return;
            await patience.SlowAsync(reading);
            feed = rest.IsEmpty ? FeedState.Flowing : FeedState.Quiet;
        }
    }

    /// <summary>Journals the frames at the front of the buffer; the rest is the beginning of one that has not arrived whole.</summary>
    private async ValueTask<(ReadOnlySequence<byte> Left, JournalAppend Last, bool Refuse)> TakeAsync(
        DeviceDoor door, DeviceLink link, SenderPatience patience, ReadOnlySequence<byte> buffer, FeedState feed, ArrayBufferWriter<byte> answers, CancellationToken closed)
    {
        var last = default(JournalAppend);
        while (_scanner.TryRead(ref buffer, feed, out var frame))
        {
            var (admission, sender) = door.Look(frame, answers);
            last = await journal.AppendAsync(
                new PacketHead(time.GetUtcNow().UtcDateTime, PacketChannel.Hj212, admission, sender), frame.Bytes, last, closed);
            if (!last.Taken) break;
            meter.Received(admission);
            if (admission == Admission.Admitted) link.SpeaksFor(sender);
            // Who may not speak is heard once, so that an operator finds it in quarantine, and is then shown the door.
            if (admission is Admission.UnknownDevice or Admission.WrongAddress or Admission.WrongPassword) return (buffer, last, true);
            if (!patience.Bears(frame, admission, sender)) return (buffer, last, true);
        }
        return (buffer, last, false);
    }

    /// <summary>Waits for bytes. Where part of a frame is at hand, a pause is news too.</summary>
    private async ValueTask<(ReadOnlySequence<byte> Buffer, FeedState State)> ReadAsync(PipeReader input, FeedState before, CancellationToken reading)
    {
        if (before == FeedState.Flowing)
        {
            var read = await input.ReadAsync(reading);
            return (read.Buffer, read.IsCompleted ? FeedState.Closed : FeedState.Flowing);
        }
        var since = time.GetTimestamp();
        using var pause = new CancellationTokenSource(Pause, time);
        using (pause.Token.Register(input.CancelPendingRead))
        {
            var read = await input.ReadAsync(reading);
            // A cancellation that came a moment too late for the read before this one is no pause.
            var quiet = read.IsCanceled && time.GetElapsedTime(since) >= Pause;
            return (read.Buffer, read.IsCompleted ? FeedState.Closed : quiet ? FeedState.Quiet : FeedState.Flowing);
        }
    }
}
