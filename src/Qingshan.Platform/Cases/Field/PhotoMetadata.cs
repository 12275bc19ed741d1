using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Qingshan.Platform.Cases;

/// <summary>
/// What a camera writes into a photo beside the picture: position, serial number, owner, thumbnails. None of it is trusted (anybody can write it) and
/// much of it is about a person, so it is taken out; the picture itself is not touched, byte for byte.
/// </summary>
internal static class PhotoMetadata
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The same picture without it; false where the bytes are no whole JPEG or PNG.</summary>
    public static bool TryStrip(FileKind kind, ReadOnlySpan<byte> photo, [NotNullWhen(true)] out byte[]? stripped)
    {
        stripped = kind == FileKind.Jpeg ? StripJpeg(photo) : kind == FileKind.Png ? StripPng(photo) : null;
        return stripped is not null;
    }

    /// <summary>Segments stand before the first scan, each with its length.</summary>
    private static byte[]? StripJpeg(ReadOnlySpan<byte> photo)
    {
        using var kept = new MemoryStream(photo.Length);
        kept.Write(photo[..2]);
        for (var at = 2; at + 4 <= photo.Length;)
        {
            if (photo[at] != 0xFF) return null;
            var marker = photo[at + 1];
            if (marker == 0xFF)
            {
                at++; // A filling byte before the marker.
                continue;
            }
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(photo[(at + 2)..]);
            if (length < 4 || at + length > photo.Length) return null;
            if (marker == 0xDA)
            {
                // Behind the picture cameras put whole others (depth, video): it ends where the first one does.
                if (EndOfScans(photo, at + length) is not (> 0 and var end)) return null;
                kept.Write(photo[at..end]);
                return kept.ToArray();
            }
            if (IsNeeded(marker, photo.Slice(at + 4, length - 4))) kept.Write(photo.Slice(at, length));
            at += length;
        }
        return null;
    }

    /// <summary>Of the application's segments and comments, those that say how the colours are meant.</summary>
    private static bool IsNeeded(byte marker, ReadOnlySpan<byte> data) => marker switch
    {
        0xE0 => data.StartsWith("JFIF\0"u8),
        0xE2 => data.StartsWith("ICC_PROFILE\0"u8),
        0xEE => data.StartsWith("Adobe"u8),
        (>= 0xE0 and <= 0xEF) or 0xFE => false,
        _ => true,
    };

    /// <summary>Behind the mark of the end; -1 where there is none. In the data of a scan FF is followed by 00 or a restart mark.</summary>
    private static int EndOfScans(ReadOnlySpan<byte> photo, int at)
    {
        while (at + 1 < photo.Length)
        {
            var step = photo[at..^1].IndexOf((byte)0xFF);
            if (step < 0) return -1;
            at += step;
            var marker = photo[at + 1];
            if (marker == 0xD9) return at + 2;
            if (marker is 0 or 0xFF or (>= 0xD0 and <= 0xD7)) at += marker == 0xFF ? 1 : 2;
            // Another scan of a progressive picture, or a table before it.
            else if (at + 4 <= photo.Length) at += 2 + BinaryPrimitives.ReadUInt16BigEndian(photo[(at + 2)..]);
            else return -1;
        }
        return -1;
    }

    private static byte[]? StripPng(ReadOnlySpan<byte> photo)
    {
        using var kept = new MemoryStream(photo.Length);
        kept.Write(PngSignature);
        for (var at = PngSignature.Length; at + 12 <= photo.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(photo[at..]);
            if (length > photo.Length - at - 12) return null;
            var (type, whole) = (Encoding.ASCII.GetString(photo.Slice(at + 4, 4)), 12 + (int)length);
            if (type is not ("eXIf" or "tEXt" or "zTXt" or "iTXt" or "tIME")) kept.Write(photo.Slice(at, whole));
            if (type == "IEND") return kept.ToArray();
            at += whole;
        }
        return null;
    }
}
