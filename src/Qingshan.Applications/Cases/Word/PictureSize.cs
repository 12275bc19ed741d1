using System.Buffers.Binary;

namespace Qingshan.Applications.Cases.Word;

/// <summary>How many pixels a picture says that it has.</summary>
internal readonly record struct PictureSize(int Width, int Height)
{
    /// <summary>Null where it is no JPEG or PNG, or says nothing that could be.</summary>
    public static PictureSize? Of(ReadOnlySpan<byte> picture) => (picture.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) ? OfJpeg(picture)
        : picture.Length >= 24 && picture.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) ? new(BinaryPrimitives.ReadInt32BigEndian(picture[16..]), BinaryPrimitives.ReadInt32BigEndian(picture[20..]))
        : default(PictureSize?)) is { Width: > 0, Height: > 0 } size ? size : null;

    /// <summary>It stands in the frame's header, a segment before the first scan.</summary>
    private static PictureSize? OfJpeg(ReadOnlySpan<byte> picture)
    {
        for (var at = 2; at + 9 <= picture.Length && picture[at] == 0xFF; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 2)..]))
        {
            // C4, C8 and CC are tables among the frames.
            if (picture[at + 1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC)) return new(BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 5)..]));
            if (picture[at + 1] == 0xDA) return null;
        }
        return null;
    }
}
