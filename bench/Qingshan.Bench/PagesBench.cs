using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Qingshan.Simulation;

namespace Qingshan.Bench;

/// <summary>
/// Pages and map data of the program with thousands of points whose devices report all the time, asked at a fixed pace by readers who do
/// not wait for each other: a page that is slow is asked all the same, so that its waiting counts.
/// </summary>
internal static class PagesBench
{
    private const double Target = 200;

    private static readonly Option<int> Points = BenchOptions.Number("--points", 2000, "Points of the load region, each with a device of eight factors");
    private static readonly Option<double> Rate = BenchOptions.Number("--rate", 50.0, "Requests a second");
    private static readonly Option<double> Seconds = BenchOptions.Number("--seconds", 30.0, "Per page");
    private static readonly Option<double> Packets = BenchOptions.Number("--packets", 100.0, "Packets a second that come in meanwhile");
    private static readonly Option<string[]> Paths = new("--path")
    {
        Description = "Pages to be asked for", HelpName = "PATH",
        DefaultValueFactory = _ => ["/", $"/?region={LoadRegion.Code}", $"/?region={LoadRegion.Code}&state=fresh", "/api/v1/points.geojson", "/points/LOAD-00001"],
    };

    public static Command Build() => new Command("pages", "Times of pages with thousands of points, at a fixed pace") { Points, Rate, Seconds, Packets, Paths, BenchOptions.Program }.Bench(RunAsync);

    private static async Task RunAsync(ParseResult parsed, Report report, CancellationToken cancel)
    {
        using var folder = new BenchFolder();
        var options = ProgramOptions.On(Project.Program(parsed.GetValue(BenchOptions.Program)), folder);
        await using var program = await RunningProgram.StartAsync(options, cancel);
        var (count, rate) = (parsed.GetValue(Points), parsed.GetValue(Rate));
        using (var registered = await program.Http.PostAsync(new Uri($"/api/v1/simulation/devices?count={count.ToString(CultureInfo.InvariantCulture)}", UriKind.Relative), null, cancel))
            registered.EnsureSuccessStatusCode();

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var simulator = new Simulator(LoadRegion.Devices(count), TimeProvider.System);
        var devices = simulator.LoadAsync(new LoadOptions { Host = "127.0.0.1", Port = options.GatewayPort, Rate = parsed.GetValue(Packets) }, enough.Token);
        await EveryPointAsync(program, count, cancel);

        var rows = new List<string[]>();
        foreach (var path in parsed.GetValue(Paths)!)
        {
            await AskAsync(program, path, rate, TimeSpan.FromSeconds(5), cancel);
            var before = ProcessUsage.Cpu(program.Pid);
            var began = Stopwatch.GetTimestamp();
            var (times, bytes, failed) = await AskAsync(program, path, rate, TimeSpan.FromSeconds(parsed.GetValue(Seconds)), cancel);
            var cpu = (ProcessUsage.Cpu(program.Pid) - before) / Stopwatch.GetElapsedTime(began).TotalSeconds;
            rows.Add([path, Report.N(times.Count), Report.N(bytes / 1e3), Report.N(times.Median, 1), Report.N(times.At(0.95), 1), Report.N(times.At(0.99), 1), Report.N(times.Max, 1), Report.N(cpu, 2), times.At(0.99) <= Target ? "met" : "missed"]);
            report.Condition(failed == 0, $"{path}: no request failed ({failed})");
        }
        await enough.CancelAsync();
        await devices.ContinueWith(_ => { }, TaskScheduler.Default);
        var health = await program.HealthAsync(cancel);
        Console.WriteLine($"{count:N0} points, {health.Series:N0} series, {rate:N0} requests/s, {parsed.GetValue(Packets):N0} packets/s meanwhile");
        Console.WriteLine();
        Report.Table(["page", "requests", "kB", "median, ms", "95 %", "99 %", "most", "cores of the program", $"target: 99 % within {Target:N0} ms"], rows);
    }

    /// <summary>Waits until every device has reported once: only then the pages have something to show.</summary>
    private static async Task EveryPointAsync(RunningProgram program, int count, CancellationToken cancel)
    {
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(5); await Task.Delay(500, cancel))
            if ((await program.StoredAsync(cancel)).Series >= count * 8) return;
        throw new TimeoutException($"Not every device has reported within five minutes:\n{program.Said}");
    }

    /// <summary>Asks at the pace, each request at its moment, whatever became of those before it.</summary>
    internal static async Task<(Samples Times, double Bytes, int Failed)> AskAsync(RunningProgram program, string path, double rate, TimeSpan span, CancellationToken cancel)
    {
        var (times, asked, failed, bytes) = (new ConcurrentBag<double>(), new List<Task>(), 0, 0L);
        var (began, total) = (Stopwatch.GetTimestamp(), (int)(rate * span.TotalSeconds));
        for (var i = 0; i < total; i++)
        {
            var wait = TimeSpan.FromSeconds(i / rate) - Stopwatch.GetElapsedTime(began);
            if (wait > TimeSpan.Zero) await Task.Delay(wait, cancel);
            asked.Add(OneAsync(TimeSpan.FromSeconds(i / rate)));
        }
        await Task.WhenAll(asked);
        var samples = new Samples();
        foreach (var time in times) samples.Add(time);
        return (samples, (double)bytes / total, failed);

        async Task OneAsync(TimeSpan due)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative)) { Headers = { Accept = { new MediaTypeWithQualityHeaderValue("text/html"), new("*/*") } } };
            using var answer = await program.Http.SendAsync(request, cancel);
            var body = await answer.Content.ReadAsByteArrayAsync(cancel);
            // From the moment at which it was due: waiting to be sent is waiting too.
            times.Add((Stopwatch.GetElapsedTime(began) - due).TotalMilliseconds);
            Interlocked.Add(ref bytes, body.Length);
            if (answer.StatusCode != HttpStatusCode.OK) Interlocked.Increment(ref failed);
        }
    }
}
