using System.CommandLine;
using System.Diagnostics;
using Qingshan.Platform.Evidence;
using Qingshan.Platform.Identity;
using Qingshan.Simulation;

namespace Qingshan.Bench;

/// <summary>
/// The clock of the whole program is set forward and back by a day under load (Debian's libfaketime), days are closed meanwhile: nothing
/// acknowledged is missing or stored twice, no connection is cut, and the evidence holds.
/// </summary>
internal static class ClockBench
{
    private static readonly Option<int> Devices = BenchOptions.Number("--devices", 100, "Devices, each with a connection of its own");
    private static readonly Option<double> Rate = BenchOptions.Number("--rate", 500.0, "Packets a second over all devices");
    private static readonly Option<double> Seconds = BenchOptions.Number("--seconds", 12.0, "Between two settings of the clock");
    private static readonly Option<string> Library = new("--library")
        { Description = "libfaketime for threads", DefaultValueFactory = _ => "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1", HelpName = "FILE" };

    public static Command Build() => new Command("clock", "The clock jumps forward and back by a day under load: nothing missing, nothing twice, evidence holds")
        { Devices, Rate, Seconds, Library, BenchOptions.Program }.Bench(RunAsync);

    private static async Task RunAsync(ParseResult parsed, Report report, CancellationToken cancel)
    {
        if (!File.Exists(parsed.GetValue(Library))) throw new FileNotFoundException($"There is no {parsed.GetValue(Library)}: apt-get install faketime, or --library.");
        using var folder = new BenchFolder();
        using var place = new BenchFolder();
        var (clock, acknowledged) = (Path.Combine(place.Path, "clock"), Path.Combine(place.Path, "acknowledged.txt"));
        await File.WriteAllTextAsync(clock, "+0", cancel);
        // Only the program is started with them. Its steady clock stays what it is, as when somebody sets the time.
        string[] environment = [$"LD_PRELOAD={parsed.GetValue(Library)}", $"FAKETIME_TIMESTAMP_FILE={clock}", "FAKETIME_NO_CACHE=1", "DONT_FAKE_MONOTONIC=1", "QINGSHAN_EvidenceEvery=2"];
        var options = ProgramOptions.On(Project.Program(parsed.GetValue(BenchOptions.Program)), folder) with { Under = ["env", .. environment], UnderStays = false };
        var devices = parsed.GetValue(Devices);
        await using var program = await RunningProgram.StartAsync(options, cancel);
        using (var registered = await program.Http.PostAsync(new Uri($"/api/v1/simulation/devices?count={devices}", UriKind.Relative), null, cancel))
            registered.EnsureSuccessStatusCode();

        var simulator = new Simulator(LoadRegion.Devices(devices), TimeProvider.System);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        // Long past at every time that the clock is set to: what lies ahead of it would be noted.
        var load = simulator.LoadAsync(new LoadOptions { Port = options.GatewayPort, Window = 4, Rate = parsed.GetValue(Rate), AcknowledgedLog = acknowledged, DataFrom = DateTime.UtcNow.AddDays(-3) }, ended.Token);
        await program.AcknowledgesAsync(simulator, cancel);
        var rows = new List<string[]>();
        foreach (var set in (string[])["+0", "+1d", "+0", "-1d", "+0"])
        {
            await File.WriteAllTextAsync(clock, set, cancel);
            var (before, began) = (simulator.Report!.Acknowledged, Stopwatch.GetTimestamp());
            await Task.Delay(TimeSpan.FromSeconds(parsed.GetValue(Seconds)), cancel);
            // Something is written into the ledger at each time.
            using var written = await program.Http.PostAsync(new Uri($"/api/v1/simulation/devices?count={devices + rows.Count + 1}", UriKind.Relative), null, cancel);
            written.EnsureSuccessStatusCode();
            rows.Add([set, written.Headers.Date is { } date ? $"{date - DateTimeOffset.UtcNow:d\\.hh\\:mm}" : "-",
                Report.N((simulator.Report.Acknowledged - before) / Stopwatch.GetElapsedTime(began).TotalSeconds), Report.N(simulator.Report.Connections)]);
        }
        await ended.CancelAsync();
        var client = await load;
        await program.StoredAsync(cancel);
        // The library meddles with the waits of a stop as well: the stop that counts is that of a program without it.
        await program.StopAsync();
        int code;
        await using (var again = await RunningProgram.StartAsync(options with { Under = null }, cancel))
        {
            await again.StoredAsync(cancel);
            (code, _) = await again.StopAsync();
        }
        Report.Table(["clock", "the program's, ahead of this machine's", "packets acknowledged a second", "connections made until then"], rows);

        var found = await KeptPackets.CheckAsync(folder.Path, acknowledged, cancel, noted: true);
        report.Condition(found.Acknowledged > 0 && found.Missing == 0, $"every one of {found.Acknowledged:N0} acknowledged packets is in the journal and in the store, {found.Missing} missing");
        foreach (var (holds, what) in found.Conditions) report.Condition(holds, what);
        report.Condition(client.GivenUp == 0, $"no device gave up a packet ({client.GivenUp})");
        report.Condition(code == 0, $"the program stopped by itself when asked (exit code {code})");
        var data = new Platform.Common.DataFolder(folder.Path);
        var evidence = await new EvidenceCheck(data, new PlatformDbs(LedgerPlace.Sqlite(data), TimeProvider.System)).RunAsync(null, null, cancel);
        report.Condition(evidence.Holds, $"what was signed meanwhile holds: {string.Join("; ", (evidence.Holds ? evidence.Checked : evidence.Wrong).Select(c => c.En))}");
    }
}
