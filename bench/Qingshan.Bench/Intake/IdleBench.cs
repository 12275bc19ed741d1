using System.Buffers;
using System.CommandLine;
using System.Net.Sockets;
using Qingshan.Hj212;
using Qingshan.Simulation;

namespace Qingshan.Bench;

/// <summary>What connections cost that have nothing to say: each has sent one packet, had its answer, and stays.</summary>
internal static class IdleBench
{
    private const long MostAbove = 300_000_000;
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(20);

    private static readonly Option<int> Connections = BenchOptions.Number("--connections", 10_000, "Devices, each with a connection of its own");

    public static Command Build() => new Command("idle", "Memory of the program with ten thousand quiet connections, above what it has with all its devices and none connected")
        { Connections, BenchOptions.Program }.Bench(RunAsync);

    private static async Task RunAsync(ParseResult parsed, Report report, CancellationToken cancel)
    {
        using var folder = new BenchFolder();
        var options = ProgramOptions.On(Project.Program(parsed.GetValue(BenchOptions.Program)), folder);
        await using var program = await RunningProgram.StartAsync(options, cancel);
        var count = parsed.GetValue(Connections);
        using (var registered = await program.Http.PostAsync(new Uri($"/api/v1/simulation/devices?count={count}", UriKind.Relative), null, cancel)) registered.EnsureSuccessStatusCode();
        var devices = LoadRegion.Devices(count);
        // All have spoken once and gone again: their series are made, so that what is measured are the connections.
        await new Simulator(devices, TimeProvider.System).LoadAsync(new LoadOptions { Port = options.GatewayPort, Packets = count, Rate = 2000, DataFrom = DateTime.UtcNow.AddDays(-2) }, cancel);
        await program.StoredAsync(cancel);
        var before = await LeastAsync(program.Pid, cancel);

        var sockets = new List<Socket>();
        foreach (var device in devices) sockets.Add(await SpeakAsync(options.GatewayPort, device, cancel));
        await program.StoredAsync(cancel);
        var open = await program.MetricAsync("qingshan_intake_connections", cancel);
        var quiet = await LeastAsync(program.Pid, cancel);
        var most = ProcessUsage.MostResident(program.Pid);

        Report.Table(["", "MB"], [["resident, devices known, none connected", Report.Megabytes(before)], [$"resident, {open:N0} quiet connections", Report.Megabytes(quiet)], ["most, while they connected and spoke", Report.Megabytes(most)]]);
        report.Condition(open >= count, $"{open:N0} of {count:N0} connections are open");
        report.Condition(quiet - before < MostAbove, $"{(quiet - before) / 1e6:N0} MB above the baseline, {(quiet - before) / 1e3 / count:N1} KB a connection (asked: under {MostAbove / 1e6:N0} MB)");
        foreach (var socket in sockets) socket.Dispose();
        var (code, _) = await program.StopAsync();
        report.Condition(code == 0, $"the program stopped by itself when asked (exit code {code})");
    }

    /// <summary>The least within a while: the collector needs a moment.</summary>
    private static async Task<long> LeastAsync(int pid, CancellationToken cancel)
    {
        var least = long.MaxValue;
        for (var i = 0; i < Settle.TotalSeconds; i++, await Task.Delay(1000, cancel)) least = Math.Min(least, ProcessUsage.Resident(pid));
        return least;
    }

    private static async Task<Socket> SpeakAsync(int port, SimulatedDevice device, CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("127.0.0.1", port, cancel);
        var frame = new ArrayBufferWriter<byte>(256);
        var now = DateTime.UtcNow;
        new PacketWriter("22", "123456", device.Mn, Edition.V2017).Begin(CommandNumbers.Realtime, now, now).AddRealtime("a34004", 20m).WriteTo(frame);
        await socket.SendAsync(frame.WrittenMemory, cancel);
        if (await socket.ReceiveAsync(new byte[512], cancel) == 0) throw new InvalidOperationException($"{device.Mn} was shown the door.");
        return socket;
    }
}
