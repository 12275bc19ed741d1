using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Qingshan.Hj212;
using Header = Qingshan.Hj212.SegmentHeader;

namespace Qingshan.Tests.Simulation;

/// <summary>A frame as the tiny platform saw it.</summary>
internal sealed record Seen(string Mn, string Qn, int Command, DateTime? DataTime, string Text, bool IsReupload);

/// <summary>A platform of one page: real sockets, frames cut by the scanner, answered at once or not at all.</summary>
internal sealed class TinyPlatform : IDisposable
{
    private static readonly FrameScanner Scanner = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private long _damaged, _frames;

    public TinyPlatform()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(4096);
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>Whether a frame is answered.</summary>
    public Func<Seen, bool> Answers { get; init; } = _ => true;

    /// <summary>Off for measuring: frames are counted and not kept.</summary>
    public bool Keeps { get; init; } = true;

    public ConcurrentQueue<Seen> Frames { get; } = new();

    public long Count => Interlocked.Read(ref _frames);

    public long Damaged => Interlocked.Read(ref _damaged);

    /// <summary>Closes every connection; new ones are taken.</summary>
    public void Drop()
    {
        foreach (var socket in _open.Keys) socket.Dispose();
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        Drop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptAsync(_stop.Token);
                socket.NoDelay = true;
                _open[socket] = true;
                _ = Task.Run(() => ServeAsync(socket));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed: the test is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        var (bytes, length, answers) = (new byte[64 * 1024], 0, new ArrayBufferWriter<byte>(4096));
        try
        {
            while (true)
            {
                var count = await socket.ReceiveAsync(bytes.AsMemory(length));
                if (count == 0) return;
                length += count;
                var rest = Read(new ReadOnlySequence<byte>(bytes, 0, length), answers);
                bytes.AsSpan(length - rest, rest).CopyTo(bytes);
                length = rest;
                if (answers.WrittenCount > 0) await socket.SendAsync(answers.WrittenMemory);
                answers.ResetWrittenCount();
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The device went away, or Drop was called.
        }
        finally
        {
            _open.TryRemove(socket, out _);
            socket.Dispose();
        }
    }

    private int Read(ReadOnlySequence<byte> buffer, ArrayBufferWriter<byte> answers)
    {
        Span<byte> scratch = stackalloc byte[FrameScanner.DefaultMaxSegment];
        while (Scanner.TryRead(ref buffer, FeedState.Flowing, out var frame))
        {
            if (frame.Verdict != FrameVerdict.Accepted)
            {
                Interlocked.Increment(ref _damaged);
                continue;
            }
            Interlocked.Increment(ref _frames);
            var segment = frame.GetSegment(scratch);
            var header = Header.Parse(segment);
            if (!Keeps)
            {
                Replies.WriteDataAck(answers, header);
                continue;
            }
            using var sets = Measurements.Read(header.Cp);
            var seen = new Seen(Encoding.UTF8.GetString(header.Mn), Encoding.UTF8.GetString(header.Qn), header.Command ?? 0, sets.DataTime,
                Encoding.UTF8.GetString(segment), header.IsReupload);
            Frames.Enqueue(seen);
            if (Answers(seen)) Replies.WriteDataAck(answers, header);
        }
        return (int)buffer.Length;
    }
}
