using System.Buffers.Binary;
using System.IO.Compression;

namespace Qingshan.Platform.Intake;

/// <summary>
/// Unpacks a gzip and makes sure that it is whole: the framework reads one that ends early to where it ends and says
/// nothing. The last four bytes are the length of what the last member holds (RFC 1952).
/// </summary>
internal static class WholeGzip
{
    private const int ShortestMember = 18;

    /// <exception cref="InvalidDataException">It is damaged or ends early.</exception>
    public static MemoryStream Unpack(byte[] packed)
    {
        var plain = Inflate(packed, 0);
        if (packed.Length < ShortestMember) throw new InvalidDataException("there is no gzip data");
        var length = BinaryPrimitives.ReadUInt32LittleEndian(packed.AsSpan()[^4..]);
        if ((uint)plain.Length == length || LastMemberHas(packed, length)) return plain;
        throw new InvalidDataException("the gzip data end early");
    }

    /// <summary>Files that were packed apart and put together have several members, and only the last one's length at the end.</summary>
    private static bool LastMemberHas(byte[] packed, uint length)
    {
        for (var at = packed.Length; (at = packed.AsSpan(0, at).LastIndexOf((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08])) > 0;)
        {
            try
            {
                if ((uint)Inflate(packed, at).Length == length) return true;
            }
            catch (InvalidDataException)
            {
                // These three bytes stood there by chance.
            }
        }
        return false;
    }

    private static MemoryStream Inflate(byte[] packed, int from)
    {
        var plain = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(packed, from, packed.Length - from), CompressionMode.Decompress);
        gzip.CopyTo(plain);
        plain.Position = 0;
        return plain;
    }
}
