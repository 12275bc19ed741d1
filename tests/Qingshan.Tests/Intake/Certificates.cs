using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Qingshan.Tests.Intake;

/// <summary>A root and certificates of it, made for one test.</summary>
internal sealed class Certificates : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly X509Certificate2 _root;

    public Certificates()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=root of a test", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        var now = TimeProvider.System.GetUtcNow();
        _root = request.CreateSelfSigned(now.AddDays(-2), now.AddDays(2));
    }

    /// <summary>PEM file of the root.</summary>
    public string Root => Write("root.pem", _root.ExportCertificatePem());

    /// <summary>A certificate with its key, of the root.</summary>
    public X509Certificate2 Issue(string name, bool expired = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var bare = request.Create(_root, now.AddDays(-1), expired ? now.AddHours(-1) : now.AddDays(1), RandomNumberGenerator.GetBytes(8));
        using var whole = bare.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pfx), null);
    }

    /// <summary>A certificate of the root as PEM files: the certificate, and its key.</summary>
    public (string Certificate, string Key) Pem(string name)
    {
        using var certificate = Issue(name);
        return (Write($"{name}.pem", certificate.ExportCertificatePem()), Write($"{name}.key", certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem()));
    }

    public string Write(string name, string text)
    {
        var file = _folder.File(name);
        File.WriteAllText(file, text);
        return file;
    }

    public string Pfx(string name, string password)
    {
        using var certificate = Issue(name);
        var file = _folder.File($"{name}.pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx, password));
        return file;
    }

    /// <summary>Whether somebody's certificate is of the root.</summary>
    public bool Trusts(X509Certificate? certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(_root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return certificate is X509Certificate2 known && chain.Build(known);
    }

    public void Dispose() => _root.Dispose();
}
