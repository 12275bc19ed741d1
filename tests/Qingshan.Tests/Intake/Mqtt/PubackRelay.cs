using System.Net;
using System.Net.Sockets;

namespace Qingshan.Tests.Intake.Mqtt;

/// <summary>Stands between the program and a broker, counts acknowledgements (PUBACK), and can lose one together with its connection, as a program does that dies before it has written it.</summary>
internal sealed class PubackRelay : IDisposable
{
    private const byte Puback = 0x40;

    private readonly TcpListener _door = new(IPAddress.Loopback, 0);
    private readonly int _broker;
    private int _acknowledgements, _connections, _lost;
    private volatile bool _loseNext;

    public PubackRelay(int broker)
    {
        _broker = broker;
        _door.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_door.LocalEndpoint).Port;

    public int Acknowledgements => Volatile.Read(ref _acknowledgements);

    public int Connections => Volatile.Read(ref _connections);

    public int Lost => Volatile.Read(ref _lost);

    public void LoseNext() => _loseNext = true;

    public void Dispose() => _door.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var program = await _door.AcceptTcpClientAsync();
                Interlocked.Increment(ref _connections);
                _ = RelayAsync(program);
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task RelayAsync(TcpClient program)
    {
        using var broker = new TcpClient { NoDelay = true };
        using (program)
        {
            try
            {
                await broker.ConnectAsync(IPAddress.Loopback, _broker);
                await Task.WhenAny(broker.GetStream().CopyToAsync(program.GetStream()), UpAsync(program.GetStream(), broker.GetStream()));
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                // One side has gone, the other one goes too.
            }
        }
    }

    private async Task UpAsync(NetworkStream program, NetworkStream broker)
    {
        var buffer = new byte[64 * 1024];
        while (await program.ReadAsync(buffer) is var n and > 0)
        {
            if (buffer[0] == Puback)
            {
                if (_loseNext)
                {
                    _loseNext = false;
                    Interlocked.Increment(ref _lost);
                    return;
                }
                // An answer may follow in the same stretch.
                for (var i = 0; i < n && buffer[i] == Puback; i += 4) Interlocked.Increment(ref _acknowledgements);
            }
            await broker.WriteAsync(buffer.AsMemory(0, n));
        }
    }
}
