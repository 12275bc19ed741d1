using System.Net;
using System.Net.Sockets;

namespace Qingshan.Tests;

/// <summary>
/// Ports of this machine for programs that tests start. They lie below those that the system gives to outgoing connections, so that none of
/// them is taken between here and there; each is given once, and each test program begins at a place of its own.
/// </summary>
internal static class Loopback
{
    private const int First = 12_000, Last = 31_999;
    private static int _given = (Environment.ProcessId * 211) % (Last - First);

    public static int FreePort()
    {
        for (var tries = 0; tries < Last - First; tries++)
        {
            var port = First + (Interlocked.Increment(ref _given) % (Last - First));
            if (IsFree(IPAddress.Loopback, port) && IsFree(IPAddress.IPv6Loopback, port)) return port;
        }
        throw new InvalidOperationException($"No port from {First} to {Last} is free.");
    }

    private static bool IsFree(IPAddress address, int port)
    {
        try
        {
            using var probe = new TcpListener(address, port);
            probe.Start();
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressFamilyNotSupported or SocketError.AddressNotAvailable)
        {
            return true; // A machine without IPv6.
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
