using System.CommandLine;
using System.Net;

namespace Qingshan.Bench;

/// <summary>Memory of the program with the demo region, while somebody looks at it.</summary>
internal static class MemoryBench
{
    private const double TargetMegabytes = 600;

    private static readonly Option<double> Seconds = BenchOptions.Number("--seconds", 120.0, "How long it is watched");

    /// <summary>What somebody looks at. Pages that a version does not have answer 404, which is fine here.</summary>
    private static readonly string[] Paths = ["/", "/points", "/api/v1/points?size=100", "/api/v1/latest?size=1000", "/api/v1/series?size=1000", "/health"];

    public static Command Build() => new Command("memory", "Memory of the program with the demo region") { Seconds, BenchOptions.Program }.Bench(RunAsync);

    private static async Task RunAsync(ParseResult parsed, Report report, CancellationToken cancel)
    {
        using var folder = new BenchFolder();
        await using var program = await RunningProgram.StartAsync(ProgramOptions.On(Project.Program(parsed.GetValue(BenchOptions.Program)), folder) with { Demo = true }, cancel);
        // A page with live values stays open until the program itself ends it.
        using var page = await program.Http.GetStreamAsync(new Uri("/api/v1/live", UriKind.Relative), cancel);
        var (resident, errors, seconds) = (new Samples(), new SortedSet<string>(), parsed.GetValue(Seconds));
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        for (var i = 0; i < seconds && await second.WaitForNextTickAsync(cancel); i++)
        {
            foreach (var path in Paths)
            {
                using var answer = await program.Http.GetAsync(new Uri(path, UriKind.Relative), cancel);
                _ = await answer.Content.ReadAsByteArrayAsync(cancel);
                if (answer.StatusCode >= HttpStatusCode.InternalServerError) errors.Add($"{path}: {(int)answer.StatusCode}");
            }
            resident.Add(ProcessUsage.Resident(program.Pid) / 1e6);
        }
        var health = await program.HealthAsync(cancel);
        var most = ProcessUsage.MostResident(program.Pid) / 1e6;
        var (code, took) = await program.StopAsync();

        Report.Table(["demo region", "resident, MB"],
        [
            ["median", Report.N(resident.Median)],
            ["at the end", Report.N(resident.Values[^1])],
            ["most (VmHWM)", Report.N(most)],
            [$"target: most at or below {TargetMegabytes:N0} MB", most <= TargetMegabytes ? "met" : "missed"],
        ]);
        Console.WriteLine($"{seconds:N0} s, {health.DeviceConnections} devices, {health.LastSynced:N0} packets, {health.Store!.Value.Observations:N0} observations, {health.Series:N0} series; stopped in {took.TotalSeconds:N1} s");
        Console.WriteLine();
        report.Condition(health.LastSynced > 0, "the demo region reports");
        report.Condition(errors.Count == 0, $"no request failed {string.Join(", ", errors)}");
        report.Condition(code == 0 && took < TimeSpan.FromMinutes(1),
            $"asked to stop, the program ended by itself (exit code {code}) without waiting for devices and pages that stay connected ({took.TotalSeconds:N1} s)");
    }
}
