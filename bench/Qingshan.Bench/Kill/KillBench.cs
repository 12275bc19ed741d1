using System.CommandLine;
using Qingshan.Simulation;

namespace Qingshan.Bench;

/// <summary>
/// kill -9 in the middle of load, again and again on one data folder: whatever was acknowledged has to be in the journal
/// and in the store, whole and once. The devices run on through all rounds and send again what was not acknowledged.
/// </summary>
internal static class KillBench
{
    private static readonly Option<int> Rounds = BenchOptions.Number("--rounds", 50, "How often the program is killed");
    private static readonly Option<int> Seed = BenchOptions.Number("--seed", 212, "Of the moments of the kills");
    private static readonly Option<int> Devices = BenchOptions.Number("--devices", 200, "Devices, each with a connection of its own");
    private static readonly Option<int> Window = BenchOptions.Number("--window", 4, "Packets of one device that may wait for their acknowledgement");
    private static readonly Option<double> Rate = BenchOptions.Number("--rate", 2000.0, "Packets a second over all devices; 0 is as fast as acknowledged");
    private static readonly Option<int> CheckEvery = BenchOptions.Number("--check-every", 0, "Also stop and check after every so many rounds; 0 is at the end only");
    private static readonly Option<double> Early = BenchOptions.Number("--early", 0.2, "Share of the rounds that are killed while the program starts");

    public static Command Build() => new Command("kill", "kill -9 under load: no acknowledged packet may be missing, none stored twice")
        { Rounds, Seed, Devices, Window, Rate, CheckEvery, Early, BenchOptions.Program }.Bench(RunAsync);

    private static async Task RunAsync(ParseResult parsed, Report report, CancellationToken cancel)
    {
        using var folder = new BenchFolder();
        using var log = new BenchFolder();
        var acknowledged = Path.Combine(log.Path, "acknowledged.txt");
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

        var (restarts, early) = (new Samples(), 0);
        var chance = new Random(parsed.GetValue(Seed));
        var (rounds, every) = (parsed.GetValue(Rounds), parsed.GetValue(CheckEvery));
        for (var round = 1; round <= rounds; round++)
        {
            var whileStarting = chance.NextDouble() < parsed.GetValue(Early);
            var (startUp, moment) = (TimeSpan.FromSeconds(0.05 + 1.5 * chance.NextDouble()), TimeSpan.FromSeconds(0.2 + 2.8 * chance.NextDouble()));
            await using (var program = RunningProgram.Start(options))
            {
                if (whileStarting)
                {
                    early++;
                    await Task.Delay(startUp, cancel);
                }
                else
                {
                    restarts.Add((await program.AcknowledgesAsync(simulator, cancel)).TotalSeconds);
                    await Task.Delay(moment, cancel);
                }
                if (program.HasEnded) throw new InvalidOperationException($"Round {round}: the program ended by itself:\n{program.Said}");
                await program.KillAsync();
            }
            if (round % 10 == 0) Console.Error.WriteLine($"  round {round}: {simulator.Report?.Acknowledged:N0} acknowledged");
            if (every > 0 && round % every == 0 && round < rounds)
                Judge((await SettleAsync(options, () => KeptPackets.CheckAsync(folder.Path, acknowledged, cancel), cancel)).Kept, $"after round {round}: ", report);
        }

        var (kept, exitCode) = await SettleAsync(options, async () =>
        {
            await ended.CancelAsync();
            await load;
            return await KeptPackets.CheckAsync(folder.Path, acknowledged, cancel);
        }, cancel);
        var client = await load;
        Report.Table(["kill -9 under load", ""],
        [
            ["rounds (of these killed while starting)", $"{rounds} ({early})"],
            ["packets acknowledged", Report.N(kept.Acknowledged)],
            ["found in the journal", Report.N(kept.InJournal)],
            ["found in the store, accepted and whole", Report.N(kept.InStore)],
            ["missing", Report.N(kept.Missing)],
            ["packets in the journal", Report.N(kept.JournalPackets)],
            ["of these kept, and sent again because the acknowledgement did not get through", Report.N(kept.SentAgain)],
            ["packets sent again by the devices", Report.N(client.Resent)],
            ["start to first acknowledgement, median / max, s", $"{Report.N(restarts.Median, 2)} / {Report.N(restarts.Max, 2)}"],
            ["torn tails cut", Report.N(kept.TornFiles)],
        ]);
        Console.WriteLine($"{devices} devices, window {parsed.GetValue(Window)}, {Report.N(parsed.GetValue(Rate))} packets/s, seed {parsed.GetValue(Seed)}");
        Console.WriteLine();
        Judge(kept, "", report);
        report.Condition(client.GivenUp == 0, $"no device gave up a packet ({client.GivenUp})");
        report.Condition(exitCode == 0, $"at the end the program stopped by itself when asked (exit code {exitCode})");
    }

    /// <summary>Starts the program, lets it store everything, stops it gracefully and looks at the folder at rest.</summary>
    private static async Task<(KeptPackets Kept, int ExitCode)> SettleAsync(ProgramOptions options, Func<Task<KeptPackets>> check, CancellationToken cancel)
    {
        int code;
        await using (var program = await RunningProgram.StartAsync(options, cancel))
        {
            await Task.Delay(TimeSpan.FromSeconds(1), cancel);
            (code, _) = await program.StopAsync();
        }
        return (await check(), code);
    }

    private static void Judge(KeptPackets kept, string when, Report report)
    {
        report.Condition(kept.Acknowledged > 0 && kept.Missing == 0, $"{when}every one of {kept.Acknowledged:N0} acknowledged packets is in the journal and in the store, {kept.Missing} missing");
        foreach (var (holds, what) in kept.Conditions) report.Condition(holds, when + what);
    }
}
