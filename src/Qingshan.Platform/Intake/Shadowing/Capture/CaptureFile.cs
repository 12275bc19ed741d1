using System.Buffers.Binary;

namespace Qingshan.Platform.Intake;

/// <summary>One captured packet.</summary>
/// <param name="At">UTC.</param>
/// <param name="LinkType">What its bytes begin with: a number of the tcpdump registry.</param>
internal readonly record struct CapturedPacket(DateTime At, int LinkType, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// Packets of a capture file, one after the other: pcap in either byte order with micro- or nanoseconds, and pcapng. Memory does not depend
/// on the file's length. A file that breaks off, as one does that is still being written, ends with its last whole packet.
/// </summary>
internal sealed class CaptureFile(Stream stream)
{
    private const int MostBytes = 16 << 20;
    private const uint Micro = 0xA1B2C3D4, Nano = 0xA1B23C4D, Section = 0x0A0D0D0A, ByteOrder = 0x1A2B3C4D;

    private readonly byte[] _head = new byte[28];
    private readonly List<(int LinkType, long PerSecond)> _interfaces = [];
    private bool _big;

    /// <summary>The file broke off inside a packet.</summary>
    public bool BreaksOff { get; private set; }

    /// <summary>Whether the first four bytes are those of a capture file.</summary>
    public static bool Is(ReadOnlySpan<byte> begins) => begins.Length >= 4
        && (BinaryPrimitives.ReadUInt32LittleEndian(begins) is Micro or Nano or Section || BinaryPrimitives.ReadUInt32BigEndian(begins) is Micro or Nano);

    /// <exception cref="InvalidDataException">The file contradicts its format.</exception>
    public IEnumerable<CapturedPacket> Read()
    {
        if (!Fill(4)) return [];
        if (BinaryPrimitives.ReadUInt32LittleEndian(_head) == Section) return Blocks();
        _big = BinaryPrimitives.ReadUInt32BigEndian(_head) is Micro or Nano;
        return Classic(Number(0) == Nano ? 1_000_000_000 : 1_000_000);
    }

    private IEnumerable<CapturedPacket> Classic(long perSecond)
    {
        if (!Fill(20)) yield break;
        var linkType = (int)(Number(16) & 0xFFFF);
        while (Fill(16))
        {
            var (seconds, part, length) = (Number(0), Number(4), Number(8));
            if (Body(length) is not { } bytes) yield break;
            yield return new(At((ulong)(seconds * perSecond + part), perSecond), linkType, bytes);
        }
    }

    private IEnumerable<CapturedPacket> Blocks()
    {
        var type = Section;
        do
        {
            if (type == Section && !BeginSection()) yield break;
            if (type != Section && !Fill(4)) yield break;
            var length = Number(0);
            // A section's byte order stands behind its length, so that it is read already.
            var left = length - (type == Section ? 16u : 12u);
            if (length % 4 != 0 || left > MostBytes) throw new InvalidDataException($"A block of {length} bytes.");
            if (Body(left) is not { } body || !Fill(4)) yield break;
            if (type == 1) _interfaces.Add(InterfaceOf(body));
            else if (type is 6 or 2 or 3 && PacketOf(type, body) is { } packet) yield return packet;
            if (!Fill(4)) yield break;
            type = Number(0);
        } while (true);
    }

    /// <summary>The next numbers are of this section; leaves its length at the head.</summary>
    private bool BeginSection()
    {
        Span<byte> both = stackalloc byte[8];
        if (!Fill(8)) return false;
        _head.AsSpan(0, 8).CopyTo(both);
        _big = BinaryPrimitives.ReadUInt32BigEndian(both[4..]) == ByteOrder;
        if (!_big && BinaryPrimitives.ReadUInt32LittleEndian(both[4..]) != ByteOrder) throw new InvalidDataException("A section without its byte order.");
        _interfaces.Clear();
        return true;
    }

    private (int, long) InterfaceOf(byte[] body)
    {
        if (body.Length < 8) throw new InvalidDataException("An interface without its head.");
        var perSecond = 1_000_000L;
        for (var at = 8; at + 4 <= body.Length;)
        {
            var (code, length) = (Short(body, at), Short(body, at + 2));
            if (code == 0) break;
            if (code == 9 && at + 4 < body.Length && body[at + 4] is var resolution) perSecond = (resolution & 0x80) != 0 ? 1L << Math.Min(resolution & 0x7F, 62) : (long)Math.Pow(10, Math.Min((int)resolution, 18));
            at += 4 + (length + 3) / 4 * 4;
        }
        return (Short(body, 0), perSecond);
    }

    /// <summary>Enhanced (6), obsolete (2) and simple (3) packets; the last have no time.</summary>
    private CapturedPacket? PacketOf(uint type, byte[] body)
    {
        var fixedPart = type == 3 ? 4 : 20;
        if (body.Length < fixedPart) throw new InvalidDataException("A packet without its head.");
        var which = type switch { 6 => (int)Number(body, 0), 2 => Short(body, 0), _ => 0 };
        if (which >= _interfaces.Count || which < 0) throw new InvalidDataException($"A packet of interface {which}, which was not described.");
        var (linkType, perSecond) = _interfaces[which];
        if (type == 3) return new(default, linkType, body.AsMemory(4, Math.Min(body.Length - 4, (int)Number(body, 0))));
        var length = (int)Math.Min(Number(body, 12), (uint)(body.Length - fixedPart));
        return new(At(((ulong)Number(body, 4) << 32) | Number(body, 8), perSecond), linkType, body.AsMemory(fixedPart, length));
    }

    private static DateTime At(ulong units, long perSecond)
    {
        var ticks = (Int128)units * TimeSpan.TicksPerSecond / perSecond;
        return ticks > (DateTime.MaxValue - DateTime.UnixEpoch).Ticks
            ? throw new InvalidDataException("A packet at a time that no calendar has.")
            : DateTime.UnixEpoch.AddTicks((long)ticks);
    }

    private uint Number(int at) => Number(_head, at);

    private uint Number(byte[] from, int at) => _big ? BinaryPrimitives.ReadUInt32BigEndian(from.AsSpan(at)) : BinaryPrimitives.ReadUInt32LittleEndian(from.AsSpan(at));

    private ushort Short(byte[] from, int at) => _big ? BinaryPrimitives.ReadUInt16BigEndian(from.AsSpan(at)) : BinaryPrimitives.ReadUInt16LittleEndian(from.AsSpan(at));

    private byte[]? Body(uint length)
    {
        if (length > MostBytes) throw new InvalidDataException($"A packet of {length} bytes.");
        var bytes = new byte[length];
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length) return bytes;
        BreaksOff = true;
        return null;
    }

    private bool Fill(int count)
    {
        var read = stream.ReadAtLeast(_head.AsSpan(0, count), count, throwOnEndOfStream: false);
        BreaksOff |= read != 0 && read != count;
        return read == count;
    }
}
