using System.Net.Sockets;

namespace Qingshan.Simulation;

/// <summary>Keeps a client connected: again and again, with longer pauses while it does not help.</summary>
internal sealed class Connector(ClientOptions options, SimulatorMeter meter, TimeProvider time) : IDisposable
{
    /// <summary>Thousands of devices that all want in at once would overrun any listener's queue.</summary>
    private readonly SemaphoreSlim _attempts = new(64);

    public async Task RunAsync(DeviceClient client, CancellationToken cancel)
    {
        var failures = 0;
        while (!cancel.IsCancellationRequested)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await ConnectAsync(socket, cancel);
                await ServeAsync(client, socket, cancel);
                failures = client.WasAcknowledged ? 0 : failures + 1;
                await Task.Delay(BackOff(client, failures), time, cancel);
            }
            catch (SocketException)
            {
                meter.ConnectFailed();
                if (!await PauseAsync(BackOff(client, ++failures), cancel)) return;
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    public void Dispose() => _attempts.Dispose();

    private async Task ConnectAsync(Socket socket, CancellationToken cancel)
    {
        await _attempts.WaitAsync(cancel);
        try
        {
            await socket.ConnectAsync(options.Host, options.Port, cancel);
            // A send that cannot go on at once returns instead of holding the gate: the rest waits in the outbox.
            socket.Blocking = false;
        }
        finally
        {
            _attempts.Release();
        }
    }

    private async Task ServeAsync(DeviceClient client, Socket socket, CancellationToken cancel)
    {
        meter.Opened();
        var byPlatform = true;
        try
        {
            // One registration a connection is cheaper than a token in every receive.
            using var stop = cancel.Register(socket.Dispose);
            client.Open(socket);
            await client.ReceiveAsync(socket);
        }
        catch (SocketException e)
        {
            // The platform went away, or this side gave the connection up. Both are followed by another attempt.
            byPlatform = e.SocketErrorCode != SocketError.OperationAborted;
        }
        catch (ObjectDisposedException)
        {
            byPlatform = false;
        }
        finally
        {
            client.Close(byPlatform && !cancel.IsCancellationRequested);
            meter.Closed();
        }
    }

    private async Task<bool> PauseAsync(TimeSpan pause, CancellationToken cancel)
    {
        try
        {
            await Task.Delay(pause, time, cancel);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Doubled with each failure, and a little different for each device, so that not all come back at once.</summary>
    private TimeSpan BackOff(DeviceClient client, int failures)
    {
        var longest = options.FirstBackOff * Math.Pow(2, Math.Min(failures, 16));
        if (longest > options.LongestBackOff) longest = options.LongestBackOff;
        return longest * Chance.Between(client.Device.Seed, 0.5, 1, failures);
    }
}
