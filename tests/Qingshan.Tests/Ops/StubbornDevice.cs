using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Qingshan.Hj212;

namespace Qingshan.Tests.Ops;

/// <summary>A device at the bad end of a line: sends each packet again, over new connections if need be, until it is acknowledged.</summary>
/// <param name="reset">Share of packets after which it drops the connection before it has read the answer, as after a loss of power.</param>
public sealed class StubbornDevice(LossyLink link, int port, string mn, double reset, int seed) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Random _chance = new(seed);
    private readonly byte[] _room = new byte[4096];
    private Socket? _socket;
    private string _heard = "";

    public int Acknowledged { get; private set; }

    public int SentAgain { get; private set; }

    public int Connections { get; private set; }

    /// <summary>Seconds, one number a packet.</summary>
    public async Task SendAsync(int packets, CancellationToken cancel)
    {
        var from = new DateTime(2014, 1, 1);
        for (var i = 0; i < packets; i++)
        {
            var at = from.AddSeconds(i);
            var qn = string.Create(CultureInfo.InvariantCulture, $"{at:yyyyMMddHHmmss}{i % 1000:D3}");
            var segment = string.Create(CultureInfo.InvariantCulture, $"QN={qn};ST=22;CN=2011;PW=123456;MN={mn};Flag=5;CP=&&DataTime={at:yyyyMMddHHmmss};a34004-Rtd={i},a34004-Flag=N&&");
            var frame = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"##{segment.Length:D4}{segment}{HjCrc.Compute(Encoding.UTF8.GetBytes(segment)):X4}\r\n"));
            while (!await TryAsync(frame, qn, cancel)) SentAgain++;
            Acknowledged++;
        }
    }

    public void Dispose() => _socket?.Dispose();

    private async Task<bool> TryAsync(byte[] frame, string qn, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            if (_socket is null)
            {
                _heard = "";
                _socket = link.NewSocket();
                await _socket.ConnectAsync(link.Address, port, patience.Token);
                Connections++;
            }
            await _socket.SendAsync(frame, patience.Token);
            if (_chance.NextDouble() < reset) return Drop(patience: false);
            while (true)
            {
                var length = await _socket.ReceiveAsync(_room, patience.Token);
                if (length == 0) return Drop(patience: true);
                _heard += Encoding.ASCII.GetString(_room, 0, length);
                // An answer that comes late may be of a packet before.
                if (_heard.Contains($"QN={qn};ST=91;CN=9014;", StringComparison.Ordinal) && _heard.EndsWith('\n'))
                {
                    _heard = "";
                    return true;
                }
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Drop(patience: true);
        }
        catch (SocketException)
        {
            return Drop(patience: true);
        }
    }

    /// <summary>Without patience the other side gets a reset; with it a farewell, which may be lost.</summary>
    private bool Drop(bool patience)
    {
        if (!patience) _socket!.LingerState = new LingerOption(true, 0);
        _socket?.Dispose();
        _socket = null;
        return false;
    }
}
