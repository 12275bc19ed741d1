using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Qingshan.Hj212;

/// <summary>A device's key: 16 bytes (HJ 212-2025, Annex A). It is not printed, so that no log has it.</summary>
public sealed class Sm4Key : IEquatable<Sm4Key>
{
    /// <summary>Bytes of a key.</summary>
    public const int Length = 16;

    private readonly byte[] bytes;

    /// <summary>A key of these bytes.</summary>
    /// <param name="bytes">Sixteen, copied.</param>
    /// <exception cref="ArgumentException">Another number of bytes.</exception>
    public Sm4Key(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length) throw new ArgumentException("An SM4 key has 16 bytes.", nameof(bytes));
        this.bytes = bytes.ToArray();
    }

    internal ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>
    /// A key as NewSK writes it: sixteen ASCII characters, each one byte of the key. Verified on the standard's example, whose
    /// key is sixteen times the character <c>0</c>.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="key">The key, or null.</param>
    /// <returns>False where the text is not sixteen ASCII characters.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Sm4Key? key)
    {
        key = text is { Length: Length } && Ascii.IsValid(text) ? new Sm4Key(Encoding.ASCII.GetBytes(text)) : null;
        return key is not null;
    }

    /// <inheritdoc/>
    public bool Equals(Sm4Key? other) => other is not null && bytes.AsSpan().SequenceEqual(other.bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Sm4Key);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }

    /// <summary>Says that it is a key, not which.</summary>
    /// <returns>A constant.</returns>
    public override string ToString() => "SM4 key";
}
