namespace Qingshan.Platform.Evidence;

/// <summary>
/// Finds the one byte that is another, too many or missing in bytes of which it is known what they have to hash to. Where more than one
/// byte is wrong, or there are very many bytes, nothing is found.
/// </summary>
/// <param name="At">Where it is.</param>
/// <param name="Stands">What stands there; null where a byte is missing before this place.</param>
/// <param name="Was">What stood there; null where a byte was put in.</param>
internal sealed record OneByte(int At, byte? Stands, byte? Was)
{
    public const int MostBytes = 4096;

    internal delegate bool Right(ReadOnlySpan<byte> bytes);

    /// <param name="length">How many bytes there have to be.</param>
    /// <param name="right">Whether bytes of that length are what they have to be; asked very often.</param>
    public static OneByte? Find(ReadOnlySpan<byte> bytes, int length, Right right)
    {
        if (length > MostBytes || Math.Abs(bytes.Length - length) > 1) return null;
        var tried = new byte[length];
        return (bytes.Length - length) switch
        {
            0 => Replaced(bytes, tried, right),
            1 => PutIn(bytes, tried, right),
            _ => Missing(bytes, tried, right),
        };
    }

    private static OneByte? Replaced(ReadOnlySpan<byte> bytes, byte[] tried, Right right)
    {
        bytes.CopyTo(tried);
        for (var at = 0; at < tried.Length; at++)
        {
            for (var other = 1; other < 256; other++)
            {
                tried[at] = (byte)(bytes[at] ^ other);
                if (right(tried)) return new(at, bytes[at], tried[at]);
            }
            tried[at] = bytes[at];
        }
        return null;
    }

    private static OneByte? PutIn(ReadOnlySpan<byte> bytes, byte[] tried, Right right)
    {
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[..at].CopyTo(tried);
            bytes[(at + 1)..].CopyTo(tried.AsSpan(at));
            if (right(tried)) return new(at, bytes[at], null);
        }
        return null;
    }

    private static OneByte? Missing(ReadOnlySpan<byte> bytes, byte[] tried, Right right)
    {
        for (var at = 0; at < tried.Length; at++)
        {
            bytes[..at].CopyTo(tried);
            bytes[at..].CopyTo(tried.AsSpan(at + 1));
            for (var was = 0; was < 256; was++)
            {
                tried[at] = (byte)was;
                if (right(tried)) return new(at, null, (byte)was);
            }
        }
        return null;
    }

    /// <summary>The bytes as they were.</summary>
    public byte[] Mend(ReadOnlySpan<byte> bytes) =>
        [.. bytes[..At], .. Was is { } was ? (byte[])[was] : [], .. bytes[(Stands is null ? At : At + 1)..]];
}
