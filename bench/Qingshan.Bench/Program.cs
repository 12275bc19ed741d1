using System.CommandLine;
using BenchmarkDotNet.Running;
using Qingshan.Bench.Hj212;

namespace Qingshan.Bench;

/// <summary>The benches by name; see <c>bench/README.md</c>.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var root = new RootCommand("Benches of Qingshan: -- NAME [options]; bench/README.md says what each one measures")
        {
            IntakeBench.Build(), IdleBench.Build(), BusyBench.Build(), HistoryBench.Build(), ClickHouseBench.Build(), ImportBench.Build(), KillBench.Build(), PowerCutBench.Build(), NetworkBench.Build(), FloodBench.Build(), ClockBench.Build(), SyncOrderBench.Build(), MemoryBench.Build(), PagesBench.Build(), ExportBench.Build(), SensorThingsBench.Build(), SignalsBench.Build(), EditionBench.Build(), EvidenceBench.Build(), AuditBench.Build(), CatalogBench.Build(), DeskBench.Build(), MethodsBench.Build(), PeersBench.Build(), ForecastsBench.Build(), LinkageBench.Build(), LinkageQualityBench.Build(),
            Codec(), Journal(),
        };
        // A bench that is interrupted still ends the program that it started.
        var patient = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(3) };
        return await root.Parse(args.Length == 0 ? ["--help"] : args).InvokeAsync(patient);
    }

    private static Command Codec()
    {
        var command = new Command("codec", "Packets a second through the HJ 212 codec (BenchmarkDotNet; its options may follow)") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(parsed => BenchmarkSwitcher.FromTypes([typeof(CodecBench), typeof(CrcBench)]).Run([.. parsed.UnmatchedTokens.Contains("--filter") ? Array.Empty<string>() : ["--filter", "*"], .. parsed.UnmatchedTokens]).Any() ? 0 : 1);
        return command;
    }

    private static Command Journal()
    {
        Option<string> folder = new("--folder") { Description = "On the disk that is to be measured", DefaultValueFactory = _ => Path.GetTempPath() };
        Option<double> seconds = new("--seconds") { Description = "Per number of producers", DefaultValueFactory = _ => 5 };
        Option<int> bytes = new("--bytes") { Description = "Payload of a packet", DefaultValueFactory = _ => 300 };
        var command = new Command("journal", "What the journal holds out: producers that wait for the sync of each packet") { folder, seconds, bytes };
        command.SetAction(async (parsed, _) =>
        {
            Machine.Print();
            await JournalBench.RunAsync(parsed.GetValue(folder)!, parsed.GetValue(seconds), parsed.GetValue(bytes));
            return 0;
        });
        return command;
    }
}
