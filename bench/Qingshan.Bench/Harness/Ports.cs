using System.Net;
using System.Net.Sockets;

namespace Qingshan.Bench;

/// <summary>
/// Free loopback ports below the range from which the kernel takes the ports of clients: a client that knocks on a closed
/// door of that range may be given the very port it knocks on, connect to itself, and keep the program out.
/// </summary>
internal static class Ports
{
    public static int Free()
    {
        var lowest = int.Parse(File.ReadAllText("/proc/sys/net/ipv4/ip_local_port_range").Split('\t', ' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        while (true)
        {
            var port = Random.Shared.Next(10_000, Math.Max(10_100, lowest));
            if (IsFree(IPAddress.Loopback, port) && IsFree(IPAddress.IPv6Loopback, port)) return port;
        }
    }

    private static bool IsFree(IPAddress address, int port)
    {
        try
        {
            using var probe = new TcpListener(address, port);
            probe.Start();
            return true;
        }
        catch (SocketException e)
        {
            // A machine without IPv6 cannot have the port taken there.
            return e.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported;
        }
    }
}
