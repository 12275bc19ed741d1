using System.CommandLine;
using System.Diagnostics;
using Qingshan.Platform.Common;
using Qingshan.Simulation;

namespace Qingshan.Bench;

/// <summary>
/// The busy hour: everything that goes on at a monitoring centre at once, on the same cores as those who ask. It begins six minutes
/// before a full hour, so that the hour is derived, checked and looked at by the detectors in the middle of it.
/// </summary>
internal static class BusyBench
{
    private const int Factors = 8;
    private const double MostAcknowledged = 1000, MostHome = 200;
    private static readonly (string Path, double Rate)[] Pages = [("/", 25), ($"/?region={LoadRegion.Code}", 10), ("/points/LOAD-00001", 10), ("/ranking", 5)];

    private static readonly Option<int> Points = BenchOptions.Number("--points", 2000, "Points, each with a device of eight factors");
    private static readonly Option<int> HistoryPoints = BenchOptions.Number("--history-points", 200, "Of them with a year of hours before");
    private static readonly Option<double> Rate = BenchOptions.Number("--rate", 1250.0, "Packets a second; of eight factors each");
    private static readonly Option<double> Seconds = BenchOptions.Number("--seconds", 900.0, "Of the run");
    private static readonly Option<bool> Now = new("--now") { Description = "Does not wait for the end of the hour: then no hour is derived meanwhile" };

    public static Command Build() => new Command("busy", "The busy hour: intake, streams, detectors, compaction, export, analyst and pages at once")
        { Points, HistoryPoints, Rate, Seconds, Now, BenchOptions.Program }.Bench(RunAsync);

    private static async Task RunAsync(ParseResult parsed, Report report, CancellationToken cancel)
    {
        using var folder = new BenchFolder();
        var fill = new HistoryFill(new DataFolder(folder.Path), parsed.GetValue(HistoryPoints), 8760);
        await fill.RunAsync(cancel);
        var options = ProgramOptions.On(Project.Program(parsed.GetValue(BenchOptions.Program)), folder);
        await using var program = await RunningProgram.StartAsync(options, cancel);
        var points = parsed.GetValue(Points);
        using (var registered = await program.Http.PostAsync(new Uri($"/api/v1/simulation/devices?count={points}", UriKind.Relative), null, cancel)) registered.EnsureSuccessStatusCode();
        var simulator = new Simulator(LoadRegion.Devices(points), TimeProvider.System);
        await simulator.LoadAsync(new LoadOptions { Port = options.GatewayPort, Packets = points, Rate = 2000, DataFrom = DateTime.UtcNow.AddMinutes(-3) }, cancel);
        await program.StoredAsync(cancel);
        // What the year of history asks for is done before: it is no part of the hour.
        await CaughtUpAsync(program, cancel);
        if (!parsed.GetValue(Now)) await SixMinutesBeforeTheHourAsync(cancel);

        var (began, hour) = (DateTime.UtcNow, DateTime.UtcNow.Date.AddHours(DateTime.UtcNow.Hour));
        var before = await program.HealthAsync(cancel);
        var (storeBytes, journalBytes) = (folder.ObservationsBytes, folder.JournalBytes);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var watch = new IntakeWatch(program, simulator);
        var counters = await watch.CountersAsync(cancel);
        var watching = watch.RunAsync(enough.Token);
        var others = new BusyOthers(program, fill);
        Task[] beside = [others.CompactAsync(enough.Token), others.ExportAsync(enough.Token), others.AnalyseAsync(enough.Token)];
        var span = TimeSpan.FromSeconds(parsed.GetValue(Seconds));
        var asking = Pages.Select(p => PagesBench.AskAsync(program, p.Path, p.Rate, span, cancel)).ToList();
        var client = await simulator.LoadAsync(new LoadOptions { Port = options.GatewayPort, Window = 4, Rate = parsed.GetValue(Rate), Duration = span, DataFrom = began }, cancel);
        var asked = await Task.WhenAll(asking);
        await enough.CancelAsync();
        await Task.WhenAll([watching, .. beside]);
        var used = (await watch.CountersAsync(cancel)).Since(counters);
        var health = await program.StoredAsync(cancel);
        var derived = await DerivedAsync(program, hour, cancel);
        var run = new IntakeRun(parsed.GetValue(Rate), client, watch.Samples, used, health, before.Store!.Value, default, watch.Elapsed, ProcessUsage.MostResident(program.Pid), 0, default, 0, 0);

        Console.WriteLine($"{points:N0} points, {Report.N(parsed.GetValue(Rate) * Factors)} observations/s asked for {span.TotalSeconds:N0} s from {began:HH:mm:ss} UTC, {fill.Observations:N0} hours of history");
        Console.WriteLine();
        var stored = health.Store!.Value.Observations - before.Store!.Value.Observations;
        Report.Table(["", "measured", "asked", ""],
        [
            ["observations acknowledged a second", Report.N(Factors * client.AcknowledgedPerSecond), "10,000", Met(Factors * client.AcknowledgedPerSecond >= 0.97 * Factors * parsed.GetValue(Rate))],
            ["acknowledgement p50 / p95 / p99 / max, ms", string.Join(" / ", new[] { client.Latency.P50, client.Latency.P95, client.Latency.P99, client.Latency.Max }.Select(l => Report.N(l.TotalMilliseconds, 1))), "p99 < 1,000", Met(client.Latency.P99.TotalMilliseconds < MostAcknowledged)],
            .. Pages.Zip(asked, (p, a) => new[] { $"{p.Path} at {p.Rate:N0}/s: median / p95 / p99 / max, ms", $"{Report.N(a.Times.Median, 1)} / {Report.N(a.Times.At(0.95), 1)} / {Report.N(a.Times.At(0.99), 1)} / {Report.N(a.Times.Max, 1)}", p.Path == "/" ? "p99 < 200" : "", p.Path == "/" ? Met(a.Times.At(0.99) < MostHome) : "" }),
            ["lag of the store, packets: median of the first third / of the last / most", $"{Report.N(run.Lag(0, 1))} / {Report.N(run.Lag(2, 3))} / {Report.N(run.Samples.Max(s => s.Lag))}", "does not grow", Met(run.LagHolds)],
            ["hours derived of the hour that ended, of the factors of all points", $"{Report.N(derived)} of {Report.N(points * Factors)}", "", ""],
            ["months compacted, rows; s a month, median", $"{others.Months.Count}, {Report.N(others.CompactedRows)}; {Report.N(others.Months.Median, 1)}", "", ""],
            ["exports of a month of 100 series; MB; s, median", $"{others.Exports.Count}; {Report.N(others.ExportedBytes / 1e6)}; {Report.N(others.Exports.Median, 1)}", "", ""],
            ["years scanned by the analyst; ms, median / p99", $"{others.Years.Count}; {Report.N(others.Years.Median, 1)} / {Report.N(others.Years.At(0.99), 1)}", "", ""],
            ["CPU of the program / of who asks, share of all cores", $"{Report.N(100 * run.Share(used.ProgramCpu))} % / {Report.N(100 * run.Share(used.ClientCpu))} %", "", ""],
            ["memory of the program, most, MB", Report.Megabytes(run.MostMemory), "", ""],
            ["store, bytes an observation that came in (index of packets, derived values and compacted months included)", Report.N((folder.ObservationsBytes - storeBytes) / (double)stored, 1), "", ""],
            ["journal, bytes an observation", Report.N((folder.JournalBytes - journalBytes) / (double)stored, 1), "", ""],
        ]);
        report.Condition(client.GivenUp == 0 && client.Refused == 0, $"no packet was given up ({client.GivenUp}), no device refused ({client.Refused})");
        report.Condition(health.Store!.Value.Packets == health.LastSynced, $"all {health.LastSynced:N0} packets of the journal are stored");
        report.Condition(asked.Sum(a => a.Failed) == 0 && others.Failed.Count == 0, $"no request failed ({asked.Sum(a => a.Failed)}) {string.Join("; ", others.Failed.Take(3))}");
        report.Condition(run.LagHolds, "the lag does not grow");
        if (!parsed.GetValue(Now)) report.Condition(derived >= points * Factors, $"the hour that ended was derived ({derived:N0})");
    }

    private static string Met(bool met) => met ? "met" : "missed";

    private static async Task CaughtUpAsync(RunningProgram program, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        foreach (var what in (string[])["derive", "detect"])
        {
            using var done = await program.Http.PostAsync(new Uri($"/api/v1/operation/{what}", UriKind.Relative), null, cancel);
            done.EnsureSuccessStatusCode();
            Console.Error.WriteLine($"  {what}: caught up after {Stopwatch.GetElapsedTime(began).TotalSeconds:N0} s");
        }
    }

    private static async Task SixMinutesBeforeTheHourAsync(CancellationToken cancel)
    {
        var now = DateTime.UtcNow;
        var wait = TimeSpan.FromMinutes((54 - now.Minute + 60) % 60) - TimeSpan.FromSeconds(now.Second);
        // A little later is early enough.
        if (wait <= TimeSpan.Zero || now.Minute is >= 54 and < 58) return;
        Console.Error.WriteLine($"  waits {wait.TotalMinutes:N0} minutes until six minutes before the hour (--now does not)");
        await Task.Delay(wait, cancel);
    }

    /// <summary>How many series of hours have a value of an hour that the platform derived.</summary>
    private static async Task<int> DerivedAsync(RunningProgram program, DateTime hour, CancellationToken cancel)
    {
        using var answer = System.Text.Json.JsonDocument.Parse(await program.Http.GetStringAsync(new Uri($"/api/v1/latest?region={LoadRegion.Code}&size=5000", UriKind.Relative), cancel));
        return answer.RootElement.GetProperty("items").EnumerateArray().SelectMany(p => p.GetProperty("values").EnumerateArray())
            .Count(v => v.GetProperty("kind").GetString() == "mean:PT1H" && v.GetProperty("origin").GetString() == "rolled-up"
                && v.GetProperty("factor").GetString() is not ("aqs010" or "aqs011") && v.GetProperty("start").GetDateTime().ToUniversalTime() >= hour);
    }
}
