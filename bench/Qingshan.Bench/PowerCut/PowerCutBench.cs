using System.CommandLine;
using Qingshan.Simulation;

namespace Qingshan.Bench;

/// <summary>
/// The power fails in the middle of load, again and again: whatever was written and not synced is gone, for the journal, DuckDB and
/// SQLite alike. Whatever was acknowledged has to be there, whole and once.
/// </summary>
internal static class PowerCutBench
{
    private static readonly Option<int> Rounds = BenchOptions.Number("--rounds", 50, "How often the power fails");
    private static readonly Option<int> Seed = BenchOptions.Number("--seed", 212, "Of the moments");
    private static readonly Option<int> Devices = BenchOptions.Number("--devices", 200, "Devices, each with a connection of its own");
    private static readonly Option<int> Window = BenchOptions.Number("--window", 4, "Packets of one device that may wait for their acknowledgement");
    private static readonly Option<double> Rate = BenchOptions.Number("--rate", 2000.0, "Packets a second over all devices");
    private static readonly Option<double> Early = BenchOptions.Number("--early", 0.2, "Share of the rounds that are cut while the program starts");
    private static readonly Option<string> FileSystem = new("--fs") { Description = "ext4 or xfs", DefaultValueFactory = _ => "ext4" };
    private static readonly Option<int> RunOn = BenchOptions.Number("--run-on", 0,
        "Milliseconds, at most, for which the program runs on without its disk; 0: it ends with the power, as in life");
    private static readonly Option<bool> WithoutSync = new("--without-sync")
        { Description = "The proof of the bench itself: one round in which syncs are left out (strace), after which packets have to be missing" };

    public static Command Build() => new Command("power-cut", "What was not synced is lost under load: no acknowledged packet may be missing, none stored twice")
        { Rounds, Seed, Devices, Window, Rate, Early, FileSystem, RunOn, WithoutSync, BenchOptions.Program }.Bench(RunAsync);

    private static async Task RunAsync(ParseResult parsed, Report report, CancellationToken cancel)
    {
        using var place = new BenchFolder();
        using var disk = CutDisk.Make(place.Path, parsed.GetValue(FileSystem)!);
        using var folder = new BenchFolder(Path.Combine(disk.Mounted, "data"));
        // What the devices know stays, whatever becomes of the platform's disk.
        var acknowledged = Path.Combine(place.Path, "acknowledged.txt");
        var options = ProgramOptions.On(Project.Program(parsed.GetValue(BenchOptions.Program)), folder);
        var devices = parsed.GetValue(Devices);
        await using (var program = await RunningProgram.StartAsync(options, cancel))
        {
            using var registered = await program.Http.PostAsync(new Uri($"/api/v1/simulation/devices?count={devices}", UriKind.Relative), null, cancel);
            registered.EnsureSuccessStatusCode();
            await program.StopAsync();
        }

        var simulator = new Simulator(LoadRegion.Devices(devices), TimeProvider.System);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var load = simulator.LoadAsync(new LoadOptions
        {
            Port = options.GatewayPort, Window = parsed.GetValue(Window), Rate = parsed.GetValue(Rate), AcknowledgedLog = acknowledged,
            FirstBackOff = TimeSpan.FromMilliseconds(100), LongestBackOff = TimeSpan.FromMilliseconds(400),
        }, ended.Token);
        var chance = new Random(parsed.GetValue(Seed));
        if (parsed.GetValue(WithoutSync))
        {
            await RoundAsync(options with { Under = ["strace", "-f", "-qq", "-e", "trace=fsync,fdatasync", "-e", "inject=fsync,fdatasync:retval=0", "-o", "/dev/null"] },
                disk, simulator, chance, whileStarting: false, 0, acknowledged, cancel);
            await ended.CancelAsync();
            var known = (await load).Acknowledged;
            var kept = await KeptPackets.InJournalAsync(folder.Path, cancel);
            var missing = File.ReadLines(acknowledged).Count(line => !kept.Contains(line));
            report.Condition(missing > 0, $"without syncs {missing:N0} of {known:N0} acknowledged packets are missing: the bench would see it");
            return;
        }

        var (restarts, early, lost, gone, after) = (new Samples(), 0, 0L, 0, new List<(long From, long To)>());
        var rounds = parsed.GetValue(Rounds);
        for (var round = 1; round <= rounds; round++)
        {
            var whileStarting = chance.NextDouble() < parsed.GetValue(Early);
            if (whileStarting) early++;
            var (took, bytes, control, dead) = await RoundAsync(options, disk, simulator, chance, whileStarting, parsed.GetValue(RunOn), acknowledged, cancel);
            after.Add(dead);
            if (took is { } seconds) restarts.Add(seconds);
            lost += bytes;
            if (control) gone++;
            if (round % 10 == 0) Console.Error.WriteLine($"  round {round}: {simulator.Report?.Acknowledged:N0} acknowledged");
        }

        int exitCode;
        await using (var program = await RunningProgram.StartAsync(options, cancel))
        {
            await Task.Delay(TimeSpan.FromSeconds(1), cancel);
            (exitCode, _) = await program.StopAsync();
        }
        await ended.CancelAsync();
        var client = await load;
        var found = await KeptPackets.CheckAsync(folder.Path, acknowledged, cancel);
        Report.Table(["power failures under load", ""],
        [
            ["rounds (of these while starting)", $"{rounds} ({early})"],
            ["packets acknowledged", Report.N(found.Acknowledged)],
            ["found in the journal", Report.N(found.InJournal)],
            ["found in the store, accepted and whole", Report.N(found.InStore)],
            ["missing", Report.N(found.Missing)],
            ["of these acknowledged after the power had gone", Report.N(found.MissingAt.Count(at => after.Exists(a => at >= a.From && at < a.To)))],
            ["packets in the journal", Report.N(found.JournalPackets)],
            ["of these kept, and sent again because the acknowledgement did not get through", Report.N(found.SentAgain)],
            ["bytes of the data folder that were written and lost, all rounds, MB", Report.Megabytes(lost)],
            ["start to first acknowledgement, median / max, s", $"{Report.N(restarts.Median, 2)} / {Report.N(restarts.Max, 2)}"],
            ["torn tails cut", Report.N(found.TornFiles)],
        ]);
        Console.WriteLine($"{parsed.GetValue(FileSystem)}, {devices} devices, window {parsed.GetValue(Window)}, {Report.N(parsed.GetValue(Rate))} packets/s, seed {parsed.GetValue(Seed)}");
        Console.WriteLine();
        report.Condition(gone == rounds, $"in each round a file that was written and not synced was gone, and one that was synced was there ({gone} of {rounds})");
        var before = found.MissingAt.Count(at => !after.Exists(a => at >= a.From && at < a.To));
        report.Condition(found.Acknowledged > 0 && before == 0, $"every packet that was acknowledged before the power went is in the journal and in the store, {before} missing");
        if (parsed.GetValue(RunOn) == 0) report.Condition(found.Missing == 0, $"every one of {found.Acknowledged:N0} acknowledged packets is in the journal and in the store, {found.Missing} missing");
        foreach (var (holds, what) in found.Conditions) report.Condition(holds, what);
        report.Condition(client.GivenUp == 0, $"no device gave up a packet ({client.GivenUp})");
        report.Condition(exitCode == 0, $"at the end the program stopped by itself when asked (exit code {exitCode})");
    }

    /// <summary>Starts the program, lets the power fail, and gives the disk back as the failure left it.</summary>
    private static async Task<(double? Took, long Lost, bool Control, (long From, long To) Dead)> RoundAsync(
        ProgramOptions options, CutDisk disk, Simulator simulator, Random chance, bool whileStarting, int runOn, string acknowledged, CancellationToken cancel)
    {
        var (startUp, moment) = (TimeSpan.FromSeconds(0.05 + (1.5 * chance.NextDouble())), TimeSpan.FromSeconds(0.2 + (2.8 * chance.NextDouble())));
        double? took = null;
        long before, cutAt;
        // Long before the other one: a sync may write out more than it was asked for.
        var synced = Control.Write(disk.Mounted, synced: true);
        string unsynced;
        await using (var program = RunningProgram.Start(options))
        {
            if (whileStarting) await Task.Delay(startUp, cancel);
            else
            {
                took = (await program.AcknowledgesAsync(simulator, cancel)).TotalSeconds;
                await Task.Delay(moment, cancel);
            }
            if (program.HasEnded) throw new InvalidOperationException($"The program ended by itself:\n{program.Said}");
            unsynced = Control.Write(disk.Mounted, synced: false);
            if (runOn == 0) await program.KillTreeAsync();
            before = Bytes(options.Data);
            cutAt = new FileInfo(acknowledged).Length;
            disk.Cut();
            if (runOn > 0) await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(runOn)), cancel);
            await program.KillTreeAsync();
        }
        disk.Unmount();
        disk.Mount();
        var there = (Synced: Control.IsThere(synced), Unsynced: Control.IsThere(unsynced));
        return (took, Math.Max(0, before - Bytes(options.Data)), there == (true, false), (cutAt, new FileInfo(acknowledged).Length));
    }

    private static long Bytes(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);

    /// <summary>Two files by which a round proves that it did what it is for.</summary>
    private static class Control
    {
        public static string Write(string folder, bool synced)
        {
            // A new name each time: ext4 writes out what replaces an older content sooner than anybody asks.
            var path = Path.Combine(folder, Guid.NewGuid().ToString("N"));
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            file.Write(Content);
            file.Flush(flushToDisk: synced);
            return path;
        }

        public static bool IsThere(string path)
        {
            var there = File.Exists(path) && Content.SequenceEqual(File.ReadAllBytes(path));
            File.Delete(path);
            return there;
        }

        private static ReadOnlySpan<byte> Content => "written"u8;
    }
}
