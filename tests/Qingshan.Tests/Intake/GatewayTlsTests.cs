using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Qingshan.Composition;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Intake;

/// <summary>The gateway behind TLS is the same gateway; who is not let in by the handshake reaches nothing.</summary>
public sealed class GatewayTlsTests : IDisposable
{
    private const string Hour = "QN=20140101010000001;ST=22;CN=2061;PW=123456;MN=TEST0001;Flag=5;CP=&&DataTime=20140101000000;a34004-Avg=20.5,a34004-Flag=N&&";

    private readonly Certificates _certificates = new();

    public void Dispose() => _certificates.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_device_over_tls_is_acknowledged_and_its_values_are_stored(bool pfx)
    {
        await using var platform = await StartAsync(s => pfx ? s with { GatewayTlsCertificate = _certificates.Pfx("localhost", "open sesame"), GatewayTlsKey = "", GatewayTlsPassword = "open sesame" } : s);
        await using var device = await ConnectAsync(platform, null);
        await device.WriteAsync(Encoding.ASCII.GetBytes(DeviceClient.Frame(Hour)));

        Assert.Contains("CN=9014", await LineAsync(device), StringComparison.Ordinal);
        await platform.StoredAsync();
        Assert.Single(await platform.Operator.ItemsAsync("/api/v1/series?point=P1"));
    }

    [Fact]
    public async Task What_speaks_no_tls_is_cut_off_and_harms_nobody()
    {
        await using var platform = await StartAsync();
        await using var device = await ConnectAsync(platform, null);
        using (var plain = await DeviceClient.ConnectAsync(platform.Settings.GatewayTlsPort))
        {
            await plain.SendAsync(DeviceClient.Frame(Hour));
            Assert.True(await plain.IsClosedAsync());
        }
        using var open = await platform.ConnectAsync();
        await open.SendAsync(DeviceClient.Frame(Hour));
        await device.WriteAsync(Encoding.ASCII.GetBytes(DeviceClient.Frame(Hour)));

        Assert.Contains("CN=9014", await open.ReplyAsync(), StringComparison.Ordinal);
        Assert.Contains("CN=9014", await LineAsync(device), StringComparison.Ordinal);
        await platform.StoredAsync();
        Assert.Equal(2, (await platform.StandAsync()).Position);
    }

    [Fact]
    public async Task Where_a_certificate_is_asked_for_only_ours_and_only_in_force_are_let_in()
    {
        await using var platform = await StartAsync(s => s with { GatewayTlsClientCa = _certificates.Root });
        using var others = new Certificates();
        using var ours = _certificates.Issue("device");
        using var theirs = others.Issue("device");
        using var old = _certificates.Issue("device", expired: true);

        await using (var device = await ConnectAsync(platform, ours))
        {
            await device.WriteAsync(Encoding.ASCII.GetBytes(DeviceClient.Frame(Hour)));
            Assert.Contains("CN=9014", await LineAsync(device), StringComparison.Ordinal);
        }
        foreach (var wrong in (X509Certificate2?[])[null, theirs, old]) Assert.Null(await TryAsync(platform, wrong));
        await platform.StoredAsync();
        Assert.Equal(1, (await platform.StandAsync()).Position);
    }

    [Fact]
    public void A_file_that_cannot_be_used_is_told_at_the_start()
    {
        var (certificate, key) = _certificates.Pem("localhost");
        var nonsense = _certificates.Write("nonsense.pem", "no certificate");
        var good = new Settings { GatewayTlsPort = 1, GatewayTlsCertificate = certificate, GatewayTlsKey = key };

        Assert.True(Doors.Of(good).IsOk);
        Assert.Equal("tls.certificate", Doors.Of(good with { GatewayTlsCertificate = "" }).Error!.Code);
        Assert.Equal("tls.certificate", Doors.Of(good with { GatewayTlsCertificate = "nowhere.pem" }).Error!.Code);
        Assert.Equal("tls.certificate", Doors.Of(good with { GatewayTlsCertificate = nonsense }).Error!.Code);
        Assert.Equal("tls.certificate", Doors.Of(good with { GatewayTlsKey = "" }).Error!.Code);
        Assert.Equal("tls.certificate", Doors.Of(good with { GatewayTlsKey = _certificates.Pem("other").Key }).Error!.Code);
        Assert.Equal("tls.certificate", Doors.Of(good with { GatewayTlsCertificate = _certificates.Pfx("localhost", "right"), GatewayTlsPassword = "wrong" }).Error!.Code);
        Assert.Equal("tls.client-ca", Doors.Of(good with { GatewayTlsClientCa = nonsense }).Error!.Code);
        Assert.True(Doors.Of(good with { GatewayTlsPort = 0, GatewayTlsCertificate = nonsense }).IsOk);
    }

    private async Task<RunningPlatform> StartAsync(Func<Settings, Settings>? with = null)
    {
        var (certificate, key) = _certificates.Pem("localhost");
        var platform = await RunningPlatform.StartAsync(with: s =>
        {
            s = s with { GatewayTlsPort = Loopback.FreePort(), GatewayTlsCertificate = certificate, GatewayTlsKey = key };
            return with?.Invoke(s) ?? s;
        });
        await platform.AddPointAsync("P1", "TEST0001");
        return platform;
    }

    private async Task<SslStream> ConnectAsync(RunningPlatform platform, X509Certificate2? mine)
    {
        var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, platform.Settings.GatewayTlsPort);
        var stream = new SslStream(tcp.GetStream());
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            ClientCertificates = mine is null ? null : [mine],
            LocalCertificateSelectionCallback = (_, _, _, _, _) => mine!,
            RemoteCertificateValidationCallback = (_, certificate, _, _) => _certificates.Trusts(certificate),
        });
        return stream;
    }

    /// <summary>The answer to a packet; null where the connection does not last that long.</summary>
    private async Task<string?> TryAsync(RunningPlatform platform, X509Certificate2? mine)
    {
        try
        {
            await using var device = await ConnectAsync(platform, mine);
            await device.WriteAsync(Encoding.ASCII.GetBytes(DeviceClient.Frame(Hour)));
            return await LineAsync(device);
        }
        catch (Exception e) when (e is IOException or AuthenticationException)
        {
            return null;
        }
    }

    private static async Task<string?> LineAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, false, 1024, leaveOpen: true);
        return await reader.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20));
    }
}
