using System.Buffers;
using System.Net.Sockets;
using Qingshan.Hj212;

namespace Qingshan.Simulation;

public sealed record ReplayReport(long Sent, long Acknowledged);

/// <summary>
/// Plays stations over a connection each: every hour as a 2061 packet of HJ 212-2017, sent when the replayed clock reaches
/// its end, the next one after the acknowledgement.
/// </summary>
/// <param name="speed">How much faster than time the replayed clock runs; 0 does not wait.</param>
public sealed class Replay(string host, int port, double speed, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private const int Tries = 4;
    private long _sent;
    private long _acknowledged;

    public async Task<ReplayReport> RunAsync(IReadOnlyList<ReplayStation> stations, CancellationToken cancel)
    {
        var first = stations.SelectMany(s => s.Hours.Take(1)).Select(h => h.Start).DefaultIfEmpty().Min();
        var began = time.GetTimestamp();
        await Task.WhenAll(stations.Select(s => StationAsync(s, first, began, cancel)));
        return new(_sent, _acknowledged);
    }

    private async Task StationAsync(ReplayStation station, DateTime first, long began, CancellationToken cancel)
    {
        using var tcp = new TcpClient { NoDelay = true };
        await tcp.ConnectAsync(host, port, cancel);
        var wire = tcp.GetStream();
        var packet = new PacketWriter("22", "123456", station.Mn, Edition.V2017);
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var hour in station.Hours)
        {
            var end = hour.Start.AddHours(1);
            if (speed > 0 && (end - first) / speed - time.GetElapsedTime(began) is { } left && left > TimeSpan.Zero)
                await Task.Delay(left, time, cancel);
            // Split packets share nothing but their hour: each has a QN of its own and is acknowledged alone.
            packet.Begin(CommandNumbers.Hour, time.GetUtcNow().UtcDateTime, hour.Start);
            foreach (var value in hour.Values)
                packet.Add(value.Factor, FieldSuffix.Avg, (decimal)value.Value).Add(value.Factor, FieldSuffix.Flag, "N");
            bytes.ResetWrittenCount();
            var frames = packet.WriteTo(bytes);
            _ = Interlocked.Add(ref _sent, frames);
            for (var attempt = 1; attempt <= Tries; attempt++)
            {
                await wire.WriteAsync(bytes.WrittenMemory, cancel);
                if (!await AcknowledgedAsync(wire, frames, cancel)) continue;
                _ = Interlocked.Add(ref _acknowledged, frames);
                break;
            }
        }
    }

    /// <summary>Reads so many 9014 from the wire; false where they do not come in time.</summary>
    private static async Task<bool> AcknowledgedAsync(NetworkStream wire, int frames, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        var scanner = new FrameScanner();
        var held = new byte[16 * 1024];
        var (length, found) = (0, 0);
        try
        {
            while (found < frames)
            {
                var read = await wire.ReadAsync(held.AsMemory(length), patience.Token);
                if (read == 0) throw new IOException("The platform closed the connection.");
                length += read;
                var rest = new ReadOnlySequence<byte>(held, 0, length);
                while (scanner.TryRead(ref rest, FeedState.Flowing, out var frame))
                    if (SegmentHeader.Parse(frame.GetSegment(held)).Command == CommandNumbers.DataAck) found++;
                rest.CopyTo(held);
                length = (int)rest.Length;
            }
            return true;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }
}
