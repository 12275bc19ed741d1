using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Qingshan.Platform.Evidence;

/// <summary>A SHA-256 hash as a value: lists of millions of them are one piece of memory each.</summary>
public readonly record struct Digest(ulong A, ulong B, ulong C, ulong D)
{
    public const int Bytes = 32;

    public static Digest Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Bytes];
        SHA256.HashData(bytes, hash);
        return Read(hash);
    }

    public static Digest Read(ReadOnlySpan<byte> from) => new(
        BinaryPrimitives.ReadUInt64BigEndian(from), BinaryPrimitives.ReadUInt64BigEndian(from[8..]),
        BinaryPrimitives.ReadUInt64BigEndian(from[16..]), BinaryPrimitives.ReadUInt64BigEndian(from[24..]));

    public void Write(Span<byte> to)
    {
        BinaryPrimitives.WriteUInt64BigEndian(to, A);
        BinaryPrimitives.WriteUInt64BigEndian(to[8..], B);
        BinaryPrimitives.WriteUInt64BigEndian(to[16..], C);
        BinaryPrimitives.WriteUInt64BigEndian(to[24..], D);
    }

    /// <summary>64 hexadecimal digits, as <see cref="ToString"/> writes them; where people type them, capitals and blanks around are no fault.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Digest digest)
    {
        digest = default;
        Span<byte> bytes = stackalloc byte[Bytes];
        if (text is null || Convert.FromHexString(text.AsSpan().Trim(), bytes, out _, out var written) != System.Buffers.OperationStatus.Done || written != Bytes) return false;
        digest = Read(bytes);
        return true;
    }

    /// <summary>64 hexadecimal digits in lower case.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        Write(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
