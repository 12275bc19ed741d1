using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.Logging;
using Qingshan.Hj212;
using Qingshan.Platform.Ledger;
using Header = Qingshan.Hj212.SegmentHeader;

namespace Qingshan.Platform.Intake;

/// <summary>
/// 影子旁听 · One connection of a tee: what devices send to another platform. Everything goes into the journal as at the gateway, and not one
/// byte is ever written back. Nobody is shown the door: the other platform decides whom it listens to.
/// </summary>
public sealed class ShadowGateway(PacketJournal journal, LedgerBook ledger, ShadowBoard board, TimeProvider time, ILogger<ShadowGateway> log) : ConnectionHandler
{
    /// <summary>As at the gateway: a sender that pauses this long inside what may be a frame has said what it had to say.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly FrameScanner _scanner = new();

    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        var address = connection.RemoteEndPoint?.ToString() ?? "-";
        board.Opened();
        try
        {
            var stopping = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? CancellationToken.None;
            using var reading = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed, stopping);
            await ListenAsync(connection.Transport.Input, address, reading.Token);
        }
        catch (Exception e) when (e is ConnectionResetException or ConnectionAbortedException or OperationCanceledException)
        {
            log.LogDebug("Tee {Address} ended: {Reason}", address, e.Message);
        }
        finally
        {
            board.Closed();
        }
    }

    private async Task ListenAsync(PipeReader input, string address, CancellationToken cancel)
    {
        var scratch = new byte[FrameScanner.DefaultMaxSegment];
        Task<ReadResult>? reading = null;
        var part = false;
        var feed = FeedState.Flowing;
        while (feed != FeedState.Closed)
        {
            reading ??= input.ReadAsync(cancel).AsTask();
            // Where part of a frame is at hand, a pause is news too.
            if (feed == FeedState.Flowing && part && await Task.WhenAny(reading, Task.Delay(Pause, time, cancel)) != reading)
            {
                // The bytes at hand were given back to the pipe, which gives them again together with the next.
                input.CancelPendingRead();
                feed = FeedState.Quiet;
            }
            var read = await reading;
            reading = null;
            if (read.IsCompleted) feed = FeedState.Closed;
            else if (!read.IsCanceled) feed = FeedState.Flowing;
            var buffer = read.Buffer;
            var last = default(JournalAppend);
            while (_scanner.TryRead(ref buffer, feed, out var frame))
            {
                var (admission, sender) = Look(frame, scratch, address);
                last = await journal.AppendAsync(new PacketHead(time.GetUtcNow().UtcDateTime, PacketChannel.Shadow, admission, sender), frame.Bytes, last, cancel);
                if (!last.Taken) break;
                board.Heard(admission, sender, time.GetUtcNow().UtcDateTime);
            }
            if ((last.Failure ?? (last.Sequence == 0 ? null : await journal.WhenSyncedAsync(last, cancel))) is { } failure)
            {
                // A tee does not send again. That something is missing shows in the difference of what the two platforms hold.
                board.Lost();
                log.LogError("The journal could not keep what was overheard, the tee is closed: {Failure}", failure.Message);
                return;
            }
            part = !buffer.IsEmpty;
            input.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private (Admission, string) Look(in Frame frame, byte[] scratch, string address)
    {
        if (frame.SegmentLength is 0 or > FrameScanner.DefaultMaxSegment) return (Admission.Damaged, address);
        var header = Header.Parse(frame.GetSegment(scratch));
        var mn = header.Mn.IsEmpty ? "-" : Encoding.UTF8.GetString(header.Mn[..Math.Min(header.Mn.Length, 60)]);
        var device = ledger.Now.Devices.GetValueOrDefault(mn);
        if (frame.Fault != FrameFault.None) return (Admission.Damaged, device?.Code ?? address);
        return device is null ? (Admission.UnknownDevice, $"{mn} @ {address}") : (Admission.Admitted, device.Code);
    }
}
