using System.Net;
using System.Net.Sockets;

namespace Qingshan.Tests;

/// <summary>Ports of this machine for programs that tests start.</summary>
internal static class Loopback
{
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
