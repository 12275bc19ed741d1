using System.Buffers;
using System.IO.Pipelines;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using Qingshan.Hj212;
using Header = Qingshan.Hj212.SegmentHeader;

namespace Qingshan.Platform.Intake;

/// <summary>What came from a target.</summary>
/// <param name="Refused">Of an answer that says no: why, by a stable name.</param>
/// <param name="Bytes">As it came.</param>
internal sealed record RelayHeard(int Command, string Mn, string Qn, string? Refused, byte[] Bytes)
{
    public bool IsAnswer => Command is >= CommandNumbers.RequestAck and <= CommandNumbers.DataAck;
}

/// <summary>One connection to a target.</summary>
internal sealed class RelayLink : IAsyncDisposable
{
    /// <summary>More than a window of answers; where nobody takes them, the target has to wait.</summary>
    private const int MostHeard = 4 * RelayRules.Window;

    private readonly TcpClient _tcp;
    private readonly Stream _stream;
    private readonly Channel<RelayHeard> _heard = Channel.CreateBounded<RelayHeard>(new BoundedChannelOptions(MostHeard) { SingleReader = true, SingleWriter = true });
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _reading;

    private RelayLink(TcpClient tcp, Stream stream)
    {
        (_tcp, _stream) = (tcp, stream);
        _reading = ReadAsync(_closing.Token);
    }

    /// <summary>Completes when the connection has ended.</summary>
    public ChannelReader<RelayHeard> Heard => _heard.Reader;

    /// <exception cref="IOException">And <see cref="SocketException"/>, <see cref="System.Security.Authentication.AuthenticationException"/>, <see cref="OperationCanceledException"/>: not connected.</exception>
    public static async Task<RelayLink> ConnectAsync(RelayTarget target, CancellationToken cancel)
    {
        var tcp = new TcpClient { NoDelay = true };
        try
        {
            await tcp.ConnectAsync(target.Host, target.Port, cancel);
            Stream stream = tcp.GetStream();
            if (target.Tls)
            {
                var secured = new SslStream(stream);
                stream = secured;
                await secured.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = target.Host }, cancel);
            }
            return new(tcp, stream);
        }
        catch
        {
            tcp.Dispose();
            throw;
        }
    }

    /// <returns>How many bytes were written: all of them.</returns>
    public async Task<int> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        await _stream.WriteAsync(bytes, cancel);
        return bytes.Length;
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _tcp.Dispose();
        await _reading;
        await _stream.DisposeAsync();
        _closing.Dispose();
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        var input = PipeReader.Create(_stream, new(leaveOpen: true));
        var scanner = new FrameScanner();
        try
        {
            while (true)
            {
                var read = await input.ReadAsync(cancel);
                var rest = read.Buffer;
                while (scanner.TryRead(ref rest, read.IsCompleted ? FeedState.Closed : FeedState.Flowing, out var frame))
                    if (frame.Fault == FrameFault.None) await _heard.Writer.WriteAsync(Of(frame), cancel);
                input.AdvanceTo(rest.Start, rest.End);
                if (read.IsCompleted) break;
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The connection has ended; whoever reads from it learns that by the end of what was heard.
        }
        _heard.Writer.TryComplete();
    }

    private static RelayHeard Of(in Frame frame)
    {
        var header = Header.Parse(frame.GetSegment(new byte[frame.SegmentLength]));
        return new(header.Command ?? 0, Encoding.UTF8.GetString(header.Mn), Encoding.UTF8.GetString(header.Qn), Refusal(header), frame.Bytes.ToArray());
    }

    private static string? Refusal(in Header header) => header.Command switch
    {
        CommandNumbers.RequestAck when ReplyReader.ReadQnRtn(header) is not QnRtn.Ready => $"qn-rtn-{(int?)ReplyReader.ReadQnRtn(header)}",
        CommandNumbers.Result when ReplyReader.ReadExeRtn(header) is not (null or ExeRtn.Done) => $"exe-rtn-{(int?)ReplyReader.ReadExeRtn(header)}",
        _ => null,
    };
}
