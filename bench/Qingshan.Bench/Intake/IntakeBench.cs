using System.CommandLine;
using System.Diagnostics;
using Qingshan.Simulation;

namespace Qingshan.Bench;

/// <summary>
/// The whole path under load: devices over loopback in this process, the program as another, on the same cores. Twice: at
/// a rate, and as fast as it acknowledges.
/// </summary>
internal static class IntakeBench
{
    private const int Factors = 8;

    private static readonly Option<int> Devices = BenchOptions.Number("--devices", 2000, "Devices, each with a connection of its own");
    private static readonly Option<int> Window = BenchOptions.Number("--window", 4, "Packets of one device that may wait for their acknowledgement");
    private static readonly Option<double> Seconds = BenchOptions.Number("--seconds", 60.0, "Of each run");
    private static readonly Option<bool> Streams = new("--streams") { Description = "Values of an hour that is over: it is derived, and again while more comes; it is valid from 45 minutes on, which 37,500 packets/s reach after 144 s" };
    private static readonly Option<double[]> Rates = new("--rate")
    {
        Description = "Packets a second over all devices, once for each run; 0 is as fast as acknowledged (12500 and 0)",
        DefaultValueFactory = _ => [12_500, 0],
    };

    public static Command Build() => new Command("intake", "Acknowledged and stored observations a second, lag, latency, CPU, memory, bytes on disk")
        { Devices, Window, Seconds, Rates, Streams, BenchOptions.Program }.Bench(RunAsync);

    private static async Task RunAsync(ParseResult parsed, Report report, CancellationToken cancel)
    {
        var program = Project.Program(parsed.GetValue(BenchOptions.Program));
        var load = new LoadOptions { Port = 0, Window = parsed.GetValue(Window), Duration = TimeSpan.FromSeconds(parsed.GetValue(Seconds)) };
        if (parsed.GetValue(Streams)) load = load with { DataFrom = DateTime.UtcNow.Date.AddHours(DateTime.UtcNow.Hour - 4) };
        var runs = new List<IntakeRun>();
        foreach (var rate in parsed.GetValue(Rates)!)
            runs.Add(await OneAsync(program, parsed.GetValue(Devices), load with { Rate = rate }, cancel));

        Console.WriteLine($"{parsed.GetValue(Devices):N0} devices, window {load.Window}, {load.Duration!.Value.TotalSeconds:N0} s, {Factors} factors a packet, client on the same cores");
        Console.WriteLine();
        Report.Table(["", .. runs.Select(r => r.Name)], Rows(runs));
        foreach (var run in runs) Judge(run, parsed.GetValue(Streams), report);
    }

    private static async Task<IntakeRun> OneAsync(string path, int devices, LoadOptions load, CancellationToken cancel)
    {
        using var folder = new BenchFolder();
        var options = ProgramOptions.On(path, folder);
        await using var program = await RunningProgram.StartAsync(options, cancel);
        using var registered = await program.Http.PostAsync(new Uri($"/api/v1/simulation/devices?count={devices}", UriKind.Relative), null, cancel);
        registered.EnsureSuccessStatusCode();

        // The first packet of each device makes its series, which happens once in the life of a device.
        var simulator = new Simulator(LoadRegion.Devices(devices), TimeProvider.System);
        var making = Stopwatch.GetTimestamp();
        await simulator.LoadAsync(new LoadOptions { Port = options.GatewayPort, Packets = devices, Rate = 5000, DataFrom = DateTime.UtcNow.AddDays(-2) }, cancel);
        var made = (await program.StoredAsync(cancel)).Store!.Value;
        var seriesMade = Stopwatch.GetElapsedTime(making);

        using var watch = new IntakeWatch(program, simulator);
        var before = await watch.CountersAsync(cancel);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var watching = watch.RunAsync(ended.Token);
        var client = await simulator.LoadAsync(load with { Port = options.GatewayPort }, cancel);
        await ended.CancelAsync();
        await watching;
        var after = await watch.CountersAsync(cancel);
        var health = await program.StoredAsync(cancel);
        var stored = watch.Elapsed;
        var mostMemory = ProcessUsage.MostResident(program.Pid);
        var (code, stopping) = await program.StopAsync();
        return new IntakeRun(load.Rate, client, watch.Samples, after.Since(before), health, made, seriesMade, stored, mostMemory, code, stopping, folder.ObservationsBytes, folder.JournalBytes);
    }

    private static IEnumerable<string[]> Rows(List<IntakeRun> runs)
    {
        string[] Row(string name, Func<IntakeRun, string> value) => [name, .. runs.Select(value)];
        yield return Row("packets acknowledged", r => Report.N(r.Client.Acknowledged));
        yield return Row("observations acknowledged a second", r => Report.N(Factors * r.Client.AcknowledgedPerSecond));
        yield return Row("observations stored a second, until the last was stored", r => Report.N((r.Health.Store!.Value.Observations - r.Made.Observations) / r.Stored.TotalSeconds));
        yield return Row("acknowledgement p50 / p95 / p99 / max, ms", r => string.Join(" / ", new[] { r.Client.Latency.P50, r.Client.Latency.P95, r.Client.Latency.P99, r.Client.Latency.Max }.Select(l => Report.N(l.TotalMilliseconds, 1))));
        yield return Row("lag of the store, packets: median of the first third / of the last / most", r => $"{Report.N(r.Lag(0, 1))} / {Report.N(r.Lag(2, 3))} / {Report.N(r.Samples.Select(s => s.Lag).DefaultIfEmpty().Max())}");
        yield return Row("CPU of the program / of the clients, share of all cores", r => $"{Report.N(100 * r.Share(r.Counters.ProgramCpu))} % / {Report.N(100 * r.Share(r.Counters.ClientCpu))} %");
        yield return Row("CPU of the program, µs an observation", r => Report.N(1e6 * r.Counters.ProgramCpu / (Factors * r.Client.Acknowledged), 2));
        yield return Row("syncs of the journal a second, share of the time in them", r => $"{Report.N(r.Counters.Syncs / r.Counters.Elapsed.TotalSeconds)}, {Report.N(100 * r.Counters.SyncSeconds / r.Counters.Elapsed.TotalSeconds)} %");
        yield return Row("packets a sync", r => Report.N(r.Client.Acknowledged / r.Counters.Syncs, 1));
        yield return Row("derived values stored, revisions of an hour that goes on among them", r => Report.N(r.Derived(Factors)));
        yield return Row("memory of the program, most, MB", r => Report.Megabytes(r.MostMemory));
        yield return Row("store, bytes an observation (index of packets included)", r => Report.N(r.StoreBytes / (double)r.Health.Store!.Value.Observations, 1));
        yield return Row("journal, bytes a packet", r => Report.N(r.JournalBytes / (double)r.Health.LastSynced, 1));
        yield return Row("before: first packet of each device stored, its series made, s", r => Report.N(r.SeriesMade.TotalSeconds, 1));
        yield return Row("time to stop, s", r => Report.N(r.Stopping.TotalSeconds, 1));
        yield return Row("bound by", r => r.Bound);
    }

    private static void Judge(IntakeRun run, bool streams, Report report)
    {
        report.Condition(run.Client.Acknowledged > 0 && run.Client.GivenUp == 0 && run.Client.Refused == 0,
            $"{run.Name}: packets were acknowledged, none given up ({run.Client.GivenUp}), no device refused ({run.Client.Refused})");
        report.Condition(run.Health.Store!.Value.Packets == run.Health.LastSynced && run.Client.Acknowledged <= run.Health.Store!.Value.Packets,
            $"{run.Name}: all {run.Health.LastSynced:N0} packets of the journal are stored, {run.Client.Acknowledged:N0} acknowledged ones among them");
        report.Condition(streams ? run.Derived(Factors) > 0 : run.Derived(Factors) == 0, $"{run.Name}: each stored packet has its {Factors} observations; {run.Derived(Factors):N0} derived values beside them");
        report.Condition(run.Health.JournalDamage == 0 && run.Health.Journal == "accepting", $"{run.Name}: the journal accepts and is sound");
        report.Condition(run.LagHolds, $"{run.Name}: the lag of the store does not grow (median of the last third at most twice that of the first, or two seconds' worth)");
        report.Condition(run.ExitCode == 0, $"{run.Name}: the program stopped by itself when asked (exit code {run.ExitCode})");
    }
}
