using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Qingshan.Hj212;
using Qingshan.Simulation;

namespace Qingshan.Bench;

/// <summary>
/// One device sends as fast as its connections take it, the others send as ever: what its flood costs them and the program's memory, with
/// the rate that a device is allowed by default and without any.
/// </summary>
internal static class FloodBench
{
    private static readonly Option<int> Devices = BenchOptions.Number("--devices", 100, "Devices that behave");
    private static readonly Option<double> Rate = BenchOptions.Number("--rate", 200.0, "Packets a second of all of them");
    private static readonly Option<int> Connections = BenchOptions.Number("--connections", 4, "Connections of the one that does not");
    private static readonly Option<double> Seconds = BenchOptions.Number("--seconds", 30.0, "Of the calm, and of each flood");

    public static Command Build() => new Command("flood", "One device floods: what the others and the memory notice of it")
        { Devices, Rate, Connections, Seconds, BenchOptions.Program }.Bench(RunAsync);

    private static async Task RunAsync(ParseResult parsed, Report report, CancellationToken cancel)
    {
        var rows = new List<string[]>();
        foreach (var limit in (double?[])[null, 0])
        {
            // The program inherits it.
            Environment.SetEnvironmentVariable("QINGSHAN_DeviceRate", limit?.ToString(CultureInfo.InvariantCulture));
            using var folder = new BenchFolder();
            var options = ProgramOptions.On(Project.Program(parsed.GetValue(BenchOptions.Program)), folder);
            await using var program = await RunningProgram.StartAsync(options, cancel);
            var count = parsed.GetValue(Devices);
            using (var registered = await program.Http.PostAsync(new Uri($"/api/v1/simulation/devices?count={count + 1}", UriKind.Relative), null, cancel))
                registered.EnsureSuccessStatusCode();
            var all = LoadRegion.Devices(count + 1);
            var load = new LoadOptions { Port = options.GatewayPort, Rate = parsed.GetValue(Rate), Duration = TimeSpan.FromSeconds(parsed.GetValue(Seconds)) };
            // Series are made, code is compiled.
            await new Simulator([.. all.Skip(1)], TimeProvider.System).LoadAsync(load with { Duration = TimeSpan.FromSeconds(5) }, cancel);

            var calm = await new Simulator([.. all.Skip(1)], TimeProvider.System).LoadAsync(load with { DataFrom = DateTime.UtcNow.AddHours(-20) }, cancel);
            var before = ProcessUsage.Resident(program.Pid);
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var began = Stopwatch.GetTimestamp();
            var flood = Task.WhenAll(Enumerable.Range(0, parsed.GetValue(Connections)).Select(i => FloodAsync(options.GatewayPort, all[0].Mn, i, enough.Token)));
            var watch = MostAsync(program.Pid, enough.Token);
            var others = await new Simulator([.. all.Skip(1)], TimeProvider.System).LoadAsync(load with { DataFrom = DateTime.UtcNow.AddHours(-10) }, cancel);
            await enough.CancelAsync();
            var frames = (await flood).Sum();
            rows.Add([limit is null ? "1,000/s (default)" : "none", Milliseconds(calm.Latency), Milliseconds(others.Latency),
                Report.N(frames / Stopwatch.GetElapsedTime(began).TotalSeconds), Report.Megabytes(before), Report.Megabytes(await watch), Report.N((await program.HealthAsync(cancel)).Lag)]);
            report.Condition(others.GivenUp == 0 && others.Waiting == 0 && others.Acknowledged == others.Sent,
                $"every packet of the others was acknowledged ({others.Acknowledged:N0} of {others.Sent:N0})");
        }
        Report.Table(["rate of a device", "others, calm, ms: median / 95 % / 99 %", "others, flood", "frames of the flood acknowledged a second", "resident before, MB", "most, MB", "packets not yet stored at the end"], rows);
    }

    private static string Milliseconds(Latency of) => $"{Report.N(of.P50.TotalMilliseconds, 1)} / {Report.N(of.P95.TotalMilliseconds, 1)} / {Report.N(of.P99.TotalMilliseconds, 1)}";

    /// <returns>How many frames were acknowledged.</returns>
    private static async Task<long> FloodAsync(int port, string mn, int number, CancellationToken cancel)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("127.0.0.1", port, cancel);
        var sending = SendAsync(socket, mn, number, cancel);
        var (answers, room) = (0L, new byte[1 << 16]);
        try
        {
            while (await socket.ReceiveAsync(room, cancel) is > 0 and var length) answers += room.AsSpan(0, length).Count((byte)'\n');
            await sending;
        }
        catch (OperationCanceledException)
        {
            // Enough of it.
        }
        return answers;
    }

    private static async Task SendAsync(Socket socket, string mn, int number, CancellationToken cancel)
    {
        // The connections share one device's time, each with seconds of its own.
        var at = DateTime.UtcNow.AddYears(-1).AddSeconds(number);
        var chunk = new StringBuilder();
        while (!cancel.IsCancellationRequested)
        {
            chunk.Clear();
            for (var i = 0; i < 500; i++)
            {
                at = at.AddSeconds(60);
                var segment = string.Create(CultureInfo.InvariantCulture, $"QN={at:yyyyMMddHHmmss}{i:D3};ST=22;CN=2011;PW=123456;MN={mn};Flag=5;CP=&&DataTime={at:yyyyMMddHHmmss};a34004-Rtd={i},a34004-Flag=N;a34002-Rtd={i},a34002-Flag=N&&");
                chunk.Append(CultureInfo.InvariantCulture, $"##{segment.Length:D4}{segment}{HjCrc.Compute(Encoding.ASCII.GetBytes(segment)):X4}\r\n");
            }
            for (ReadOnlyMemory<byte> rest = Encoding.ASCII.GetBytes(chunk.ToString()); rest.Length > 0;) rest = rest[await socket.SendAsync(rest, cancel)..];
        }
    }

    private static async Task<double> MostAsync(int pid, CancellationToken enough)
    {
        var most = 0L;
        while (!enough.IsCancellationRequested)
        {
            most = Math.Max(most, ProcessUsage.Resident(pid));
            await Task.Delay(200, CancellationToken.None);
        }
        return most;
    }
}
