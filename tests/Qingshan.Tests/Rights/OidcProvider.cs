using System.Diagnostics;

namespace Qingshan.Tests.Rights;

/// <summary>A real, certified OpenID provider (npm <c>oidc-provider</c>) on loopback: <c>tests/oidc/server.mjs</c>.</summary>
internal sealed class OidcProvider : IAsyncDisposable
{
    public const string ClientId = "qingshan";
    public const string Secret = "a client secret that only tests know";
    private readonly Process _process;

    private OidcProvider(Process process, int port) => (_process, Issuer) = (process, $"http://localhost:{port}");

    public string Issuer { get; }

    /// <param name="platform">Address of the platform that people are sent back to.</param>
    public static async Task<OidcProvider> StartAsync(string platform, string secret = Secret)
    {
        var home = Home();
        Assert.SkipUnless(Directory.Exists(System.IO.Path.Combine(home, "node_modules", "oidc-provider")), "oidc-provider is not installed (npm ci in tests/oidc).");
        var port = Loopback.FreePort();
        var process = Process.Start(new ProcessStartInfo("node", [System.IO.Path.Combine(home, "server.mjs"), $"{port}", ClientId, secret, $"{platform}/sign-in/external/callback"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync());
        return new(process, port);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string Home()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(System.IO.Path.Combine(at.FullName, "Qingshan.slnx"))) return System.IO.Path.Combine(at.FullName, "tests", "oidc");
        throw new InvalidOperationException("The tests do not stand inside the project.");
    }
}
