using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Qingshan.Hj212;

namespace Qingshan.Tests.Relaying;

/// <summary>The upper end of real connections, as peculiar as upper platforms are: it answers what the test has it answer.</summary>
internal sealed class UpperPlatform : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, IEnumerable<string>> _answer;
    private readonly ConcurrentBag<TcpClient> _open = [];
    private readonly Task _accepting;

    public UpperPlatform(Func<string, IEnumerable<string>> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Every frame that came, in the order of its coming.</summary>
    public ConcurrentQueue<string> Frames { get; } = new();

    /// <summary>The acknowledgement of a frame, as the standard has it.</summary>
    public static string Ack(string frame, int command = 9014, string? qn = null, string cp = "")
    {
        string Field(string name) => frame[(frame.IndexOf(name + "=", StringComparison.Ordinal) + name.Length + 1)..].Split(';')[0];
        return Path.DeviceClient.Frame($"QN={qn ?? Field("QN")};ST=91;CN={command};PW={Field("PW")};MN={Field("MN")};Flag=4;CP=&&{cp}&&");
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        foreach (var tcp in _open) tcp.Dispose();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                var tcp = await _listener.AcceptTcpClientAsync();
                _open.Add(tcp);
                serving.Add(ServeAsync(tcp));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient tcp)
    {
        try
        {
            var stream = tcp.GetStream();
            var input = PipeReader.Create(stream);
            var scanner = new FrameScanner();
            while (true)
            {
                var read = await input.ReadAsync();
                var rest = read.Buffer;
                while (scanner.TryRead(ref rest, read.IsCompleted ? FeedState.Closed : FeedState.Flowing, out var frame))
                {
                    var text = Encoding.Latin1.GetString(frame.Bytes);
                    Frames.Enqueue(text);
                    foreach (var answer in _answer(text)) await stream.WriteAsync(Encoding.Latin1.GetBytes(answer));
                }
                input.AdvanceTo(rest.Start, rest.End);
                if (read.IsCompleted) return;
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // The other end, or the test, has closed it.
        }
    }
}
