using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.Json;
using Qingshan.Composition;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Simulation;

namespace Qingshan.Bench;

/// <summary>How the program is started.</summary>
/// <param name="Under">A command in front of it, with its arguments, for example strace.</param>
/// <param name="UnderStays">Whether that command stays its parent, or becomes the program, as env does.</param>
internal sealed record ProgramOptions(string Program, string Data, int Port, int GatewayPort, bool Demo = false, string[]? Under = null, bool UnderStays = true)
{
    /// <summary>Further arguments of <c>serve</c>.</summary>
    public string[] More { get; init; } = [];

    public static ProgramOptions On(string program, BenchFolder folder) => new(program, folder.Path, Ports.Free(), Ports.Free());
}

/// <summary>The real program as a child process.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private const int Terminate = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ProgramOptions _options;
    private readonly Process _process;
    private readonly string? _tokenBefore;
    private readonly Queue<string> _said = new();
    private HttpClient? _http;

    private RunningProgram(ProgramOptions options)
    {
        _options = options;
        _tokenBefore = LocalCommand.Read(new DataFolder(options.Data))?.Token;
        string[] line = [.. options.Under ?? [], options.Program, "serve", "--data", options.Data, "--port", Text(options.Port),
            "--gateway-port", Text(options.GatewayPort), .. options.Demo ? (string[])["--demo"] : [], .. options.More];
        StartedAt = Stopwatch.GetTimestamp();
        _process = Process.Start(new ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _process.OutputDataReceived += (_, e) => Hear(e.Data);
        _process.ErrorDataReceived += (_, e) => Hear(e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public long StartedAt { get; }

    /// <summary>Of the program itself, also where it runs under another command.</summary>
    public int Pid => _options.Under is null || !_options.UnderStays ? _process.Id : ChildOf(_process.Id);

    public bool HasEnded => _process.HasExited;

    /// <summary>Speaks as the operator of the machine; once <see cref="ReadyAsync"/> has returned.</summary>
    public HttpClient Http => _http ?? throw new InvalidOperationException("The program is not ready yet.");

    /// <summary>The last lines that the program printed or logged.</summary>
    public string Said
    {
        get
        {
            lock (_said) return string.Join('\n', _said);
        }
    }

    public static RunningProgram Start(ProgramOptions options) => new(options);

    public static async Task<RunningProgram> StartAsync(ProgramOptions options, CancellationToken cancel)
    {
        var program = new RunningProgram(options);
        await program.ReadyAsync(cancel);
        return program;
    }

    /// <summary>Waits until the program answers.</summary>
    public async Task ReadyAsync(CancellationToken cancel)
    {
        while (true)
        {
            if (_process.HasExited) throw new InvalidOperationException($"The program ended with {_process.ExitCode}:\n{Said}");
            if (Stopwatch.GetElapsedTime(StartedAt) > Patience) throw new TimeoutException($"The program does not get ready:\n{Said}");
            if (TokenOfThisRun() is { } token)
            {
                var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Text(_options.Port)}"), Timeout = TimeSpan.FromMinutes(5) };
                http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
                _http = http;
                await HealthAsync(cancel);
                return;
            }
            await Task.Delay(20, cancel);
        }
    }

    public async Task<HealthView> HealthAsync(CancellationToken cancel) =>
        (await Http.GetFromJsonAsync<HealthView>("/api/v1/operation/health", JsonSerializerOptions.Web, cancel))!;

    /// <summary>Waits until everything that is acknowledged is stored.</summary>
    public async Task<HealthView> StoredAsync(CancellationToken cancel)
    {
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < Patience;)
        {
            var health = await HealthAsync(cancel);
            if (health.Lag == 0) return health;
            await Task.Delay(100, cancel);
        }
        throw new TimeoutException($"The store does not catch up with the journal:\n{Said}");
    }

    /// <summary>A value of <c>/metrics</c>: the sum over its labels; NaN where there is none of the name.</summary>
    public async Task<double> MetricAsync(string name, CancellationToken cancel)
    {
        var lines = (await Http.GetStringAsync(new Uri("/metrics", UriKind.Relative), cancel)).Split('\n');
        var values = lines.Where(l => l.StartsWith(name, StringComparison.Ordinal) && l.Length > name.Length && l[name.Length] is ' ' or '{')
            .Select(l => double.Parse(l[(l.LastIndexOf('}') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[l.Contains('}', StringComparison.Ordinal) ? 0 : 1], CultureInfo.InvariantCulture)).ToList();
        return values.Count == 0 ? double.NaN : values.Sum();
    }

    /// <summary>Waits for the first acknowledgement of this run, and says how long it took from the start of the process.</summary>
    public async Task<TimeSpan> AcknowledgesAsync(Simulator simulator, CancellationToken cancel)
    {
        var before = simulator.Report?.Acknowledged ?? 0;
        while ((simulator.Report?.Acknowledged ?? 0) == before)
        {
            if (HasEnded)
            {
                // Until its last lines are heard.
                await _process.WaitForExitAsync(cancel);
                throw new InvalidOperationException($"The program does not start again:\n{Said}");
            }
            if (Stopwatch.GetElapsedTime(StartedAt) > Patience) throw new TimeoutException($"The program acknowledges nothing:\n{Said}");
            await Task.Delay(5, cancel);
        }
        return Stopwatch.GetElapsedTime(StartedAt);
    }

    /// <summary>kill -9, also of the program under another command.</summary>
    public async Task KillTreeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks the program to stop, as a service manager does.</summary>
    /// <returns>Its exit code and how long it took.</returns>
    public async Task<(int Code, TimeSpan Took)> StopAsync()
    {
        var began = Stopwatch.GetTimestamp();
        if (kill(Pid, Terminate) != 0) throw new InvalidOperationException($"The program has ended already:\n{Said}");
        using var patience = new CancellationTokenSource(Patience + TimeSpan.FromSeconds(30));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The program does not stop:\n{Said}");
        }
        return (_process.ExitCode, Stopwatch.GetElapsedTime(began));
    }

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    /// <summary>A run that was killed leaves its token behind; this run has another.</summary>
    private string? TokenOfThisRun()
    {
        try
        {
            return LocalCommand.Read(new DataFolder(_options.Data)) is { } local && local.Token != _tokenBefore ? local.Token : null;
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            // It is being written at this moment.
            return null;
        }
    }

    private static int ChildOf(int parent) =>
        int.Parse(File.ReadAllText($"/proc/{parent}/task/{parent}/children").Split(' ')[0], CultureInfo.InvariantCulture);

    private void Hear(string? line)
    {
        if (string.IsNullOrWhiteSpace(line)) return;
        lock (_said)
        {
            _said.Enqueue(line);
            if (_said.Count > 40) _said.Dequeue();
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int process, int signal);
}
