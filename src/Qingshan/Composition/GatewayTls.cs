using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Qingshan.Platform.Common;

namespace Qingshan.Composition;

/// <summary>The certificates of the gateway's TLS door, read at the start so that a bad file is told then and not to the first device.</summary>
/// <param name="Certificate">The platform's own with its key; null where there is no such door.</param>
/// <param name="Chain">What stands between it and its root.</param>
/// <param name="ClientRoots">Whose certificates devices have to show; empty: they show none.</param>
public sealed record GatewayTls(X509Certificate2? Certificate, X509Certificate2Collection Chain, X509Certificate2Collection ClientRoots)
{
    public static Result<GatewayTls> Of(Settings settings)
    {
        if (settings.GatewayTlsPort == 0) return new GatewayTls(null, [], []);
        if (!OwnOf(settings).TryGet(out var own, out var error)) return error;
        var roots = new X509Certificate2Collection();
        if (settings.GatewayTlsClientCa.Length > 0)
        {
            if (Try(() => roots.ImportFromPemFile(settings.GatewayTlsClientCa)) is { } why) return GatewayTlsErrors.ClientCa.Of(settings.GatewayTlsClientCa, why);
            if (roots.Count == 0) return GatewayTlsErrors.ClientCa.Of(settings.GatewayTlsClientCa, "no certificate in it");
        }
        return own with { ClientRoots = roots };
    }

    public HttpsConnectionAdapterOptions Https() => new()
    {
        ServerCertificate = Certificate,
        ServerCertificateChain = Chain,
        ClientCertificateMode = ClientRoots.Count > 0 ? ClientCertificateMode.RequireCertificate : ClientCertificateMode.NoCertificate,
        ClientCertificateValidation = (client, sent, _) => IsKnown(client, sent?.ChainPolicy.ExtraStore),
    };

    private static Result<GatewayTls> OwnOf(Settings settings)
    {
        var (file, key) = (settings.GatewayTlsCertificate, settings.GatewayTlsKey);
        if (file.Length == 0) return GatewayTlsErrors.Certificate.Of("GatewayTlsCertificate", "not set");
        X509Certificate2? own = null;
        var chain = new X509Certificate2Collection();
        var why = Try(() =>
        {
            if (IsPem(file))
            {
                own = X509Certificate2.CreateFromPemFile(file, key.Length > 0 ? key : null);
                chain.ImportFromPemFile(file);
            }
            else own = X509CertificateLoader.LoadPkcs12FromFile(file, settings.GatewayTlsPassword);
        });
        if (why is not null) return GatewayTlsErrors.Certificate.Of(key.Length > 0 ? $"{file}, {key}" : file, why);
        return own!.HasPrivateKey ? new GatewayTls(own, chain, []) : GatewayTlsErrors.Certificate.Of(file, "no private key");
    }

    private static bool IsPem(string file)
    {
        using var text = new StreamReader(file);
        var beginning = new char[16];
        var read = text.ReadBlock(beginning);
        return beginning.AsSpan(0, read).TrimStart().StartsWith("-----BEGIN");
    }

    /// <summary>Why certificates cannot be read; null where they can.</summary>
    private static string? Try(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return e.Message;
        }
    }

    /// <summary>Whether a device's certificate is of ours, and in force. Devices in the field cannot be asked about revocations: a root is changed for that.</summary>
    private bool IsKnown(X509Certificate2 client, X509Certificate2Collection? sent)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(ClientRoots);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (sent is not null) chain.ChainPolicy.ExtraStore.AddRange(sent);
        return chain.Build(client);
    }
}
