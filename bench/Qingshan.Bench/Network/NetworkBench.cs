using System.CommandLine;
using System.Diagnostics;
using Qingshan.Simulation;
using Qingshan.Tests;
using Qingshan.Tests.Ops;

namespace Qingshan.Bench;

/// <summary>
/// Devices in a network of their own at the end of a bad line: 5 % of the IP packets lost, a quarter out of order, 20 ± 10 ms each way, the
/// line cut in between, connections reset. Then the line is cut for good, and it is measured how long the platform takes them for connected.
/// </summary>
internal static class NetworkBench
{
    private static readonly Option<int> Devices = BenchOptions.Number("--devices", 20, "Devices, each with a connection of its own");
    private static readonly Option<int> Packets = BenchOptions.Number("--packets", 200, "Packets of each, the next when the one before is acknowledged");
    private static readonly Option<int> Seed = BenchOptions.Number("--seed", 212, "Of what is lost");
    private static readonly Option<double> Loss = BenchOptions.Number("--loss", 0.05, "Share of IP packets lost");
    private static readonly Option<double> Reset = BenchOptions.Number("--reset", 0.02, "Share of packets after which the device resets its connection");

    public static Command Build() => new Command("network", "Loss, reordering, resets, a cut and half-open connections: all acknowledged, each stored once")
        { Devices, Packets, Seed, Loss, Reset, BenchOptions.Program }.Bench(RunAsync);

    private static async Task RunAsync(ParseResult parsed, Report report, CancellationToken cancel)
    {
        using var folder = new BenchFolder();
        using var link = LossyLink.TryMake(LineQuality.Bad with { Loss = parsed.GetValue(Loss) }, parsed.GetValue(Seed), out var why) ?? throw new InvalidOperationException(why);
        // The program inherits it: the other end is not this machine's loopback.
        Environment.SetEnvironmentVariable("QINGSHAN_GatewayListen", "*");
        // Hours and days derived of the values would be counted with them.
        Environment.SetEnvironmentVariable("QINGSHAN_DeriveEvery", "0");
        var options = ProgramOptions.On(Project.Program(parsed.GetValue(BenchOptions.Program)), folder);
        var (count, packets) = (parsed.GetValue(Devices), parsed.GetValue(Packets));
        await using var program = await RunningProgram.StartAsync(options, cancel);
        using (var registered = await program.Http.PostAsync(new Uri($"/api/v1/simulation/devices?count={count}", UriKind.Relative), null, cancel))
            registered.EnsureSuccessStatusCode();

        List<StubbornDevice> devices = [.. LoadRegion.Devices(count).Select((d, i) => new StubbornDevice(link, options.GatewayPort, d.Mn, parsed.GetValue(Reset), i))];
        var began = Stopwatch.GetTimestamp();
        var sending = Task.WhenAll(devices.Select(d => d.SendAsync(packets, cancel)));
        while (devices.Sum(d => d.Acknowledged) < count * packets / 2) await Task.Delay(50, cancel);
        link.IsCut = true;
        await Task.Delay(TimeSpan.FromSeconds(10), cancel);
        link.IsCut = false;
        await sending;
        var took = Stopwatch.GetElapsedTime(began);
        var health = await program.StoredAsync(cancel);
        var (lost, carried) = (link.Lost, link.Carried);

        var connected = health.DeviceConnections;
        began = Stopwatch.GetTimestamp();
        link.IsCut = true;
        while (connected > 0 && (health = await program.HealthAsync(cancel)).DeviceConnections > 0 && Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(10))
            await Task.Delay(TimeSpan.FromSeconds(1), cancel);
        var halfOpen = Stopwatch.GetElapsedTime(began);

        Report.Table([$"{count} devices, {packets} packets each", ""],
        [
            ["packets acknowledged", Report.N(devices.Sum(d => d.Acknowledged))],
            ["values in the store", Report.N(health.Store?.Observations ?? 0)],
            ["packets in the journal", Report.N(health.LastSynced)],
            ["sent again", Report.N(devices.Sum(d => d.SentAgain))],
            ["connections", Report.N(devices.Sum(d => d.Connections))],
            ["IP packets carried / lost", $"{Report.N(carried)} / {Report.N(lost)}"],
            ["took, s (of which cut: 10)", Report.N(took.TotalSeconds, 1)],
            [$"until {connected} connections whose line was cut for good were closed, s", Report.N(halfOpen.TotalSeconds)],
        ]);
        report.Condition(devices.Sum(d => d.Acknowledged) == count * packets, "every packet was acknowledged in the end");
        report.Condition(health.Store?.Observations == count * packets, "every value is stored, each once");
        report.Condition(connected > 0 && health.DeviceConnections == 0, $"no connection stays without its other end ({health.DeviceConnections} of {connected})");
        foreach (var device in devices) device.Dispose();
        var (code, _) = await program.StopAsync();
        report.Condition(code == 0, $"the program stopped by itself when asked (exit code {code})");
    }
}
