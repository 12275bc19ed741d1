using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Qingshan.Hj212;

namespace Qingshan.Tests.Path;

/// <summary>A device at the end of a real TCP connection, sending whatever bytes a test wants.</summary>
public sealed class DeviceClient : IDisposable
{
    private readonly TcpClient _tcp;
    private readonly NetworkStream _stream;

    private DeviceClient(TcpClient tcp) => (_tcp, _stream) = (tcp, tcp.GetStream());

    public static async Task<DeviceClient> ConnectAsync(int port)
    {
        var tcp = new TcpClient { NoDelay = true };
        await tcp.ConnectAsync(IPAddress.Loopback, port);
        return new DeviceClient(tcp);
    }

    /// <summary>A whole frame around a segment.</summary>
    public static string Frame(string segment) => string.Create(CultureInfo.InvariantCulture,
        $"##{Encoding.UTF8.GetByteCount(segment):D4}{segment}{HjCrc.Compute(Encoding.UTF8.GetBytes(segment)):X4}\r\n");

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public Task SendAsync(byte[] bytes) => _stream.WriteAsync(bytes).AsTask();

    /// <summary>The next reply; null where the platform closed the connection, or says nothing for the time given.</summary>
    public async Task<string?> ReplyAsync(double seconds = 10)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var text = new StringBuilder();
        var one = new byte[1];
        try
        {
            while (await _stream.ReadAsync(one, patience.Token) == 1)
            {
                text.Append((char)one[0]);
                if (one[0] == '\n') return text.ToString();
            }
            return null;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            return null;
        }
    }

    /// <summary>The next frame by its declared length, as an encrypted one has to be read: its bytes may be anything.</summary>
    public async Task<byte[]> FrameAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var head = new byte[6];
        await _stream.ReadExactlyAsync(head, patience.Token);
        var rest = new byte[int.Parse(Encoding.ASCII.GetString(head[2..]), CultureInfo.InvariantCulture) + 6];
        await _stream.ReadExactlyAsync(rest, patience.Token);
        return [.. head, .. rest];
    }

    /// <summary>Whether the platform ends the connection within the time given.</summary>
    public async Task<bool> IsClosedAsync(double seconds = 10)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        try
        {
            return await _stream.ReadAsync(new byte[1], patience.Token) == 0;
        }
        catch (IOException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public void Dispose() => _tcp.Dispose();
}
