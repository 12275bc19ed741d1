using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Simulation;
using Qingshan.Tests.Commands;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Ops;

/// <summary>A stop in the middle of everything: what was acknowledged is kept, and nobody is waited for.</summary>
public sealed partial class GracefulStopTests
{
    private const int Devices = 20;
    private const int FactorsOfALoadPacket = 8;

    /// <summary>How long a stop may take before it certainly waits for somebody who will not leave.</summary>
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Every_packet_acknowledged_before_the_stop_is_in_the_journal_and_stored_after_a_restart()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var devices = await LoadRegion.EnsureAsync(platform.Services.GetRequiredService<LedgerWriter>(), Viewer.Program, Devices, CancellationToken.None);
        var log = new TestFolder().File("acknowledged.txt");
        using var stop = new CancellationTokenSource();
        var simulator = new Simulator(devices, TimeProvider.System);
        var load = simulator.LoadAsync(Load(platform.Settings.GatewayPort, log), stop.Token);
        await AcknowledgedAsync(simulator, 500);

        // The devices stay connected and go on sending while the program stops.
        await platform.StopAsync().WaitAsync(Stuck);
        await stop.CancelAsync();
        await load;
        await platform.StartAgainAsync();
        await AllKeptAsync(platform, log, 500);
    }

    [Fact]
    public async Task The_program_ends_by_itself_when_it_is_told_to_and_keeps_what_it_acknowledged()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM to send.");
        await using var platform = await RunningPlatform.StartAsync();
        var devices = await LoadRegion.EnsureAsync(platform.Services.GetRequiredService<LedgerWriter>(), Viewer.Program, Devices, CancellationToken.None);
        await platform.StopAsync();

        var settings = platform.Settings;
        using var program = Cli.Start("serve", "--data", settings.Data, "--port", Text(settings.Port), "--gateway-port", Text(settings.GatewayPort), "--set", "StoreMemory=256");
        var errors = program.StandardError.ReadToEndAsync();
        while (await program.StandardOutput.ReadLineAsync() is { } line && !line.Contains("Ctrl+C", StringComparison.Ordinal)) { }
        var rest = program.StandardOutput.ReadToEndAsync();
        Assert.True(File.Exists(settings.Folder.RunFile));

        var log = new TestFolder().File("acknowledged.txt");
        using var stop = new CancellationTokenSource();
        var simulator = new Simulator(devices, TimeProvider.System);
        var load = simulator.LoadAsync(Load(settings.GatewayPort, log), stop.Token);
        await AcknowledgedAsync(simulator, 500);
        // Somebody watches the live values; a page may stay open for days.
        using var page = new HttpClient { BaseAddress = new Uri($"http://localhost:{settings.Port}") };
        using var live = await page.GetStreamAsync("/api/v1/live");

        using (var kill = Process.Start("kill", ["-TERM", Text(program.Id)])) await kill.WaitForExitAsync();
        await program.WaitForExitAsync().WaitAsync(Stuck);
        Assert.Equal(0, program.ExitCode);
        Assert.False(File.Exists(settings.Folder.RunFile));
        await rest;
        await errors;
        await stop.CancelAsync();
        await load;
        await platform.StartAgainAsync();
        Assert.Equal(0, (await platform.Operator.JsonAsync("/api/v1/operation/health"))["tornFiles"]!.GetValue<int>());
        await AllKeptAsync(platform, log, 500);
    }

    internal static LoadOptions Load(int port, string log) => new()
    {
        Port = port, AcknowledgedLog = log, Window = 4, FirstBackOff = TimeSpan.FromMilliseconds(50), LongestBackOff = TimeSpan.FromMilliseconds(500),
    };

    internal static async Task AcknowledgedAsync(Simulator simulator, long packets)
    {
        var patience = Stopwatch.StartNew();
        while (simulator.Report is not { } report || report.Acknowledged < packets)
        {
            Assert.True(patience.Elapsed < Stuck, "The platform does not acknowledge.");
            await Task.Delay(10);
        }
    }

    internal static async Task AllKeptAsync(RunningPlatform platform, string log, int least)
    {
        await platform.StoredAsync();
        var journal = platform.Services.GetRequiredService<PacketJournal>();
        var store = platform.Services.GetRequiredService<IObservationStore>();
        var kept = new Dictionary<string, long>();
        var packets = 0L;
        for (var sequence = 1L; sequence <= journal.LastSynced; sequence++)
        {
            var entry = journal.TryRead(sequence).Entry!.Value;
            if (entry.Channel != PacketChannel.Hj212) continue;
            packets++;
            var text = Encoding.UTF8.GetString(entry.Payload.Span);
            kept[$"{Mn().Match(text).Groups[1].Value} {Qn().Match(text).Groups[1].Value}"] = sequence;
        }
        var acknowledged = await File.ReadAllLinesAsync(log);
        Assert.True(acknowledged.Length >= least, $"{acknowledged.Length} acknowledged");
        foreach (var line in acknowledged)
        {
            Assert.True(kept.TryGetValue(line, out var sequence), $"{line} was acknowledged and is not in the journal");
            var row = await store.PacketAsync(sequence, CancellationToken.None);
            Assert.Equal((Verdict.Accepted, FactorsOfALoadPacket), (row!.Value.Verdict, row.Value.Observations));
        }
        Assert.Equal(packets * FactorsOfALoadPacket, (await store.SizeAsync(CancellationToken.None)).Observations);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("MN=([^;]+);")]
    private static partial Regex Mn();

    [GeneratedRegex("QN=([^;]+);")]
    private static partial Regex Qn();
}
