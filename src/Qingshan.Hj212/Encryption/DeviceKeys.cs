namespace Qingshan.Hj212;

/// <summary>
/// The keys of one device: the one in force and the one before it, because packets made before a change (1014) may arrive after
/// it. Kept by the caller; nothing is stored here.
/// </summary>
public sealed class DeviceKeys
{
    /// <summary>Keys of a device.</summary>
    /// <param name="current">The key in force.</param>
    /// <param name="previous">The key before it; null where there was none.</param>
    public DeviceKeys(Sm4Key current, Sm4Key? previous = null)
    {
        ArgumentNullException.ThrowIfNull(current);
        Current = current;
        Previous = previous;
        CurrentCipher = new Sm4Cipher(current);
        PreviousCipher = previous is null ? null : new Sm4Cipher(previous);
    }

    /// <summary>The key in force.</summary>
    public Sm4Key Current { get; }

    /// <summary>The key before it; null where there was none.</summary>
    public Sm4Key? Previous { get; }

    /// <summary>Encrypts and decrypts with the key in force.</summary>
    public Sm4Cipher CurrentCipher { get; }

    internal Sm4Cipher? PreviousCipher { get; }

    /// <summary>The keys after a change.</summary>
    /// <param name="next">The new key.</param>
    /// <returns>The new key in force, with this one's before it; these keys where it is the same key.</returns>
    public DeviceKeys Rotate(Sm4Key next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return next.Equals(Current) ? this : new(next, Current);
    }
}
