using System.Security.Cryptography;
using System.Text;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Evidence;

/// <summary>
/// The key that signs roots and exported files: ECDSA on P-256, which everybody has the means to check. It is made when it is first needed,
/// in the folder of keys, readable by the program's account only.
/// </summary>
public sealed class SigningKey(DataFolder folder) : IDisposable
{
    private readonly Lock _opening = new();
    private ECDsa? _key;

    public string File => Path.Combine(folder.KeysFolder, "evidence-signing.pem");

    /// <summary>The public half with its fingerprint, or why there is none.</summary>
    public Result<PublicKey> Public() => Open().TryGet(out var key, out var error) ? new PublicKey(key.ExportSubjectPublicKeyInfo()) : error;

    /// <summary>Signs a text with the key that <see cref="Public"/> gave.</summary>
    public byte[] Sign(string text)
    {
        lock (_opening) return Open().Value.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private Result<ECDsa> Open()
    {
        lock (_opening)
        {
            if (_key is not null) return _key;
            var key = ECDsa.Create();
            try
            {
                if (System.IO.File.Exists(File)) key.ImportFromPem(System.IO.File.ReadAllText(File));
                else key = Make(key);
                return _key = key;
            }
            catch (Exception e) when (e is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
            {
                key.Dispose();
                return EvidenceErrors.KeyUnreadable.Of(File, e.Message);
            }
        }
    }

    private ECDsa Make(ECDsa key)
    {
        key.GenerateKey(ECCurve.NamedCurves.nistP256);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(File, options);
        file.Write(Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"));
        file.Flush();
        Durable.Flush(file.SafeFileHandle);
        Durable.FlushFolder(folder.KeysFolder);
        return key;
    }

    public void Dispose() => _key?.Dispose();
}

/// <summary>The half of a key that everybody may know.</summary>
/// <param name="Bytes">SubjectPublicKeyInfo, DER.</param>
public sealed record PublicKey(byte[] Bytes)
{
    /// <summary>SHA-256 of the key: short enough to be written down and read out.</summary>
    public string Fingerprint { get; } = Digest.Of(Bytes).ToString();

    public string ToPem() => PemEncoding.WriteString("PUBLIC KEY", Bytes) + "\n";

    /// <summary>Reads a PEM file; null where it holds no public key of this kind.</summary>
    public static PublicKey? FromPem(string pem)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(pem);
            return new(key.ExportSubjectPublicKeyInfo());
        }
        catch (Exception e) when (e is CryptographicException or PlatformNotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    public bool Verifies(string text, byte[] signature)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Bytes, out _);
            return key.VerifyData(Encoding.UTF8.GetBytes(text), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (Exception e) when (e is CryptographicException or PlatformNotSupportedException)
        {
            // Bytes that are no key, or no signature, sign nothing.
            return false;
        }
    }
}
