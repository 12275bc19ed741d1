using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Qingshan.Platform.Tests.Observations;

/// <summary>What is cut off.</summary>
public enum Cut
{
    /// <summary>The server never hears of it.</summary>
    TheRequest,

    /// <summary>The server hears it and does it; nobody hears of that.</summary>
    TheAnswer,
}

/// <summary>Stands between a client and a server, and breaks the connection at a request that contains given text; once.</summary>
internal sealed class CuttingRelay : IDisposable
{
    private readonly TcpListener _door = new(IPAddress.Loopback, 0);
    private readonly int _server;
    private (string Text, Cut What)? _next;

    public CuttingRelay(int server)
    {
        _server = server;
        _door.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_door.LocalEndpoint).Port;

    public bool HasCut => _next is null;

    public void CutAt(string text, Cut what) => _next = (text, what);

    public void Dispose() => _door.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = RelayAsync(await _door.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _server);
                var toServer = client.GetStream();
                var toClient = server.GetStream();
                var keepsAnswer = false;
                var answers = Task.Run(async () =>
                {
                    var buffer = new byte[65536];
                    while (await toClient.ReadAsync(buffer) is var n and > 0)
                    {
                        if (Volatile.Read(ref keepsAnswer)) return;
                        await toServer.WriteAsync(buffer.AsMemory(0, n));
                    }
                });
                var requests = Task.Run(async () =>
                {
                    var buffer = new byte[65536];
                    while (await toServer.ReadAsync(buffer) is var n and > 0)
                    {
                        if (_next is { } cut && Encoding.ASCII.GetString(buffer, 0, n).Contains(cut.Text, StringComparison.Ordinal))
                        {
                            _next = null;
                            if (cut.What == Cut.TheRequest) return;
                            Volatile.Write(ref keepsAnswer, true);
                        }
                        await toClient.WriteAsync(buffer.AsMemory(0, n));
                    }
                });
                await Task.WhenAny(answers, requests);
            }
            catch (IOException)
            {
                // One side has gone, the other one goes too.
            }
        }
    }
}
