using System.Buffers.Binary;
using System.Net;

namespace Qingshan.Tests;

/// <summary>Writes capture files byte by byte: pcap or pcapng, Ethernet, IPv4, TCP. Checksums are left 0, as network cards leave them.</summary>
internal sealed class CaptureWriter
{
    private readonly List<byte> _file = [];
    private readonly bool _ng;

    public CaptureWriter(bool ng = false)
    {
        _ng = ng;
        if (ng)
        {
            Block(0x0A0D0D0A, [.. U32(0x1A2B3C4D), .. U16(1), .. U16(0), .. U32(uint.MaxValue), .. U32(uint.MaxValue)]);
            // Ethernet, times in nanoseconds.
            Block(1, [.. U16(1), .. U16(0), .. U32(65535), .. U16(9), .. U16(1), 9, 0, 0, 0, .. U32(0)]);
        }
        else
        {
            _file.AddRange([.. U32(0xA1B2C3D4), .. U16(2), .. U16(4), .. U32(0), .. U32(0), .. U32(65535), .. U32(1)]);
        }
    }

    public byte[] Bytes => [.. _file];

    /// <summary>A segment from one end to the other.</summary>
    /// <param name="flags">2 SYN, 16 ACK, 1 FIN.</param>
    public void Segment(DateTime at, IPEndPoint from, IPEndPoint to, uint sequence, byte flags, ReadOnlySpan<byte> payload)
    {
        byte[] tcp = [.. Big((ushort)from.Port), .. Big((ushort)to.Port), .. Big32(sequence), .. Big32(0), 0x50, flags, 0xFF, 0xFF, 0, 0, 0, 0, .. payload];
        byte[] ip = [0x45, 0, .. Big((ushort)(20 + tcp.Length)), 0, 1, 0, 0, 64, 6, 0, 0, .. from.Address.GetAddressBytes(), .. to.Address.GetAddressBytes(), .. tcp];
        byte[] frame = [.. new byte[12], 0x08, 0x00, .. ip];
        if (frame.Length < 60) Array.Resize(ref frame, 60); // short packets are padded on Ethernet
        var ticks = (at - DateTime.UnixEpoch).Ticks;
        if (_ng)
        {
            var nanos = (ulong)ticks * 100;
            Block(6, [.. U32(0), .. U32((uint)(nanos >> 32)), .. U32((uint)nanos), .. U32((uint)frame.Length), .. U32((uint)frame.Length), .. frame, .. new byte[(4 - frame.Length % 4) % 4]]);
        }
        else
        {
            _file.AddRange([.. U32((uint)(ticks / TimeSpan.TicksPerSecond)), .. U32((uint)(ticks % TimeSpan.TicksPerSecond / 10)), .. U32((uint)frame.Length), .. U32((uint)frame.Length), .. frame]);
        }
    }

    private void Block(uint type, byte[] body) => _file.AddRange([.. U32(type), .. U32((uint)body.Length + 12), .. body, .. U32((uint)body.Length + 12)]);

    private static byte[] U16(ushort value) => [(byte)value, (byte)(value >> 8)];

    private static byte[] U32(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Big(ushort value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Big32(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
