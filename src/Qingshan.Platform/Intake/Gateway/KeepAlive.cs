using System.Net.Sockets;

namespace Qingshan.Platform.Intake;

/// <summary>
/// Asks the other end of a silent line whether it is still there. Without it a device that lost its power or its network stays
/// "connected" for as long as the program runs, and one that was just answered for a quarter of an hour.
/// </summary>
internal static class KeepAlive
{
    /// <summary>After which nothing was heard of the other end, not even an answer to four probes, and the connection ends.</summary>
    public static readonly TimeSpan Dead = TimeSpan.FromMinutes(2);

    private const int FirstProbe = 60, BetweenProbes = 15, Probes = 4;

    // Of Linux's tcp.h: data on their way that nobody confirms; probes are not sent meanwhile.
    private const int Tcp = 6, UserTimeout = 18;

    public static void Set(Socket socket)
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, FirstProbe);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, BetweenProbes);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, Probes);
        if (OperatingSystem.IsLinux()) socket.SetRawSocketOption(Tcp, UserTimeout, BitConverter.GetBytes((int)Dead.TotalMilliseconds));
    }
}
