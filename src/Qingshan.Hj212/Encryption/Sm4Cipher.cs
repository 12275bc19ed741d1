using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;

namespace Qingshan.Hj212;

/// <summary>
/// The encryption of CP's content (HJ 212-2025, Annex A): SM4 in ECB mode without padding. Every full block of 16 bytes is
/// encrypted, a rest of fewer stays as it is, so that the length never changes. Works in place.
/// </summary>
/// <remarks>
/// Equal blocks give equal ciphertext, and nothing but a check value of 256 possible values ties them together: this keeps
/// values from being read on the way, it does not keep them from being changed. That is the standard's choice.
/// One instance serves any number of threads.
/// </remarks>
public sealed class Sm4Cipher
{
    /// <summary>Bytes of a block.</summary>
    public const int Block = 16;

    private readonly SM4Engine encryption = new();
    private readonly SM4Engine decryption = new();

    /// <summary>A cipher with a key.</summary>
    /// <param name="key">The device's key.</param>
    public Sm4Cipher(Sm4Key key)
    {
        ArgumentNullException.ThrowIfNull(key);
        encryption.Init(forEncryption: true, new KeyParameter(key.Bytes));
        decryption.Init(forEncryption: false, new KeyParameter(key.Bytes));
    }

    /// <summary>Encrypts the content of CP in place.</summary>
    /// <param name="cp">What stands between the opening and the closing <c>&amp;&amp;</c>.</param>
    public void Encrypt(Span<byte> cp) => Run(encryption, cp);

    /// <summary>Decrypts the content of CP in place.</summary>
    /// <param name="cp">What stands between the opening and the closing <c>&amp;&amp;</c>.</param>
    public void Decrypt(Span<byte> cp) => Run(decryption, cp);

    private static void Run(SM4Engine engine, Span<byte> bytes)
    {
        for (; bytes.Length >= Block; bytes = bytes[Block..]) engine.ProcessBlock(bytes, bytes);
    }
}
