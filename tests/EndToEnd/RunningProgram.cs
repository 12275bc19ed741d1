using System.Diagnostics;
using System.Text.RegularExpressions;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.EndToEnd;

/// <summary>
/// The published program as a user starts it, with its demo region, on a data folder of its own; one for all tests of the
/// assembly. Everything in it is the real thing: process, sockets, pages, simulated instruments over TCP.
/// </summary>
public sealed partial class RunningProgram : IAsyncLifetime
{
    private readonly List<string> _said = [];
    private readonly bool _demo;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private Process _process = null!;

    public RunningProgram() : this(new TestFolder().Path, demo: true, new Dictionary<string, string>())
    {
    }

    /// <summary>Another one, beside that of the assembly.</summary>
    /// <param name="settings">By their names.</param>
    internal RunningProgram(string data, bool demo, IReadOnlyDictionary<string, string> settings) => (Data, _demo, _settings) = (data, demo, settings);

    /// <summary>The published program.</summary>
    public static string Path { get; } = System.IO.Path.Combine(ProjectFolder.Root, "artifacts", "qingshan", "qingshan");

    public int Port { get; } = Loopback.FreePort();

    public int GatewayPort { get; } = Loopback.FreePort();

    public string Data { get; }

    public string Address => $"http://localhost:{Port}";

    /// <summary>The first administrator's one-time password, as the console printed it.</summary>
    public string OneTimePassword { get; private set; } = "";

    /// <summary>With which commands on this machine speak to the program.</summary>
    public string Token => LocalCommand.Read(new DataFolder(Data))!.Token;

    public async ValueTask InitializeAsync()
    {
        Assert.True(File.Exists(Path), $"{Path} is missing: ./test builds it.");
        var start = new ProcessStartInfo(Path, ["serve", .. _demo ? (string[])["--demo"] : [], "--data", Data, "--port", $"{Port}", "--gateway-port", $"{GatewayPort}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in _settings) start.Environment[$"QINGSHAN_{name}"] = value;
        _process = Process.Start(start)!;
        var ready = new TaskCompletionSource();
        _process.OutputDataReceived += (_, line) => Hear(line.Data, ready);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data, ready);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Task.WhenAny(ready.Task, _process.WaitForExitAsync(), Task.Delay(TimeSpan.FromMinutes(2)));
        Assert.True(ready.Task.IsCompletedSuccessfully, "The program did not start:\n" + string.Join('\n', _said));
        if (_demo) await DataAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Runs a command against the running program and gives what it printed.</summary>
    public async Task<string> CommandAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Path, [.. arguments, "--data", Data, "--port", $"{Port}"])
        {
            RedirectStandardOutput = true,
        })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, said);
        return said.Trim();
    }

    /// <summary>Waits until the demo region has sent its first history.</summary>
    private async Task DataAsync()
    {
        using var http = new HttpClient { BaseAddress = new Uri(Address) };
        for (var i = 0; i < 120; i++)
        {
            if ((await http.GetStringAsync("/api/v1/latest?size=5")).Contains("\"factor\"", StringComparison.Ordinal)) return;
            await Task.Delay(500);
        }
        Assert.Fail("The demo region sends nothing:\n" + string.Join('\n', _said.TakeLast(20)));
    }

    private void Hear(string? line, TaskCompletionSource ready)
    {
        if (line is null) return;
        lock (_said) _said.Add(line);
        if (PasswordLine().Match(line) is { Success: true } found) OneTimePassword = found.Groups[1].Value;
        if (line.Contains("Ctrl+C", StringComparison.Ordinal)) ready.TrySetResult();
    }

    [GeneratedRegex("First sign-in:  admin / (\\S+)")]
    private static partial Regex PasswordLine();
}
