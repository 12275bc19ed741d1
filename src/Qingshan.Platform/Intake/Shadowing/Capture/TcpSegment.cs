using System.Buffers.Binary;
using System.Net;

namespace Qingshan.Platform.Intake;

/// <summary>One TCP segment of a captured packet.</summary>
/// <param name="Sequence">Of its first byte.</param>
/// <param name="Begins">SYN: its sequence is that before the first byte.</param>
/// <param name="Ends">FIN or RST.</param>
internal readonly record struct TcpSegment(IPEndPoint From, IPEndPoint To, uint Sequence, bool Begins, bool Ends, ReadOnlyMemory<byte> Payload)
{
    private const int Tcp = 6;

    /// <returns>Null for what is no TCP over IP, or a fragment, or was not captured to the end of its heads.</returns>
    public static TcpSegment? Of(in CapturedPacket packet)
    {
        var bytes = packet.Bytes;
        return Network(packet.LinkType, bytes.Span) is { } at && at < bytes.Length ? (bytes.Span[at] >> 4) switch
        {
            4 => OfIpv4(bytes[at..]),
            6 => OfIpv6(bytes[at..]),
            _ => null,
        } : null;
    }

    /// <summary>Where the IP packet begins, by link type.</summary>
    private static int? Network(int linkType, ReadOnlySpan<byte> bytes) => linkType switch
    {
        0 or 108 => 4,                    // BSD loopback: the family
        1 => Ethernet(bytes),
        12 or 14 or 101 or 228 or 229 => 0, // raw IP
        113 => 16,                        // Linux "any"
        276 => 20,                        // the same, second version
        _ => null,
    };

    private static int? Ethernet(ReadOnlySpan<byte> bytes)
    {
        for (var at = 12; at + 2 <= bytes.Length; at += 4)
        {
            var type = BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
            if (type is 0x0800 or 0x86DD) return at + 2;
            if (type is not (0x8100 or 0x88A8 or 0x9100)) return null; // VLAN tags are passed over
        }
        return null;
    }

    private static TcpSegment? OfIpv4(ReadOnlyMemory<byte> packet)
    {
        var ip = packet.Span;
        if (ip.Length < 20 || ip[9] != Tcp || (BinaryPrimitives.ReadUInt16BigEndian(ip[6..]) & 0x3FFF) != 0) return null;
        var head = (ip[0] & 15) * 4;
        // Short packets are padded on Ethernet. A length of 0 is left to the network card by whoever captured before it.
        var total = BinaryPrimitives.ReadUInt16BigEndian(ip[2..]) is > 0 and var said ? Math.Min(said, ip.Length) : ip.Length;
        return head >= 20 && total >= head ? OfTcp(new(ip.Slice(12, 4)), new(ip.Slice(16, 4)), packet[head..total]) : null;
    }

    private static TcpSegment? OfIpv6(ReadOnlyMemory<byte> packet)
    {
        var ip = packet.Span;
        if (ip.Length < 40) return null;
        var (next, at) = (ip[6], 40);
        // Hop-by-hop, routing and destination options.
        while (next is 0 or 43 or 60 && at + 8 <= ip.Length) (next, at) = (ip[at], at + 8 + ip[at + 1] * 8);
        var total = BinaryPrimitives.ReadUInt16BigEndian(ip[4..]) is > 0 and var said ? Math.Min(40 + said, ip.Length) : ip.Length;
        return next == Tcp && at <= total ? OfTcp(new(ip.Slice(8, 16)), new(ip.Slice(24, 16)), packet[at..total]) : null;
    }

    private static TcpSegment? OfTcp(IPAddress from, IPAddress to, ReadOnlyMemory<byte> packet)
    {
        var tcp = packet.Span;
        if (tcp.Length < 20 || (tcp[12] >> 4) * 4 is var head && (head < 20 || head > tcp.Length)) return null;
        return new(new(from, BinaryPrimitives.ReadUInt16BigEndian(tcp)), new(to, BinaryPrimitives.ReadUInt16BigEndian(tcp[2..])),
            BinaryPrimitives.ReadUInt32BigEndian(tcp[4..]), (tcp[13] & 2) != 0, (tcp[13] & 5) != 0, packet[head..]);
    }
}
