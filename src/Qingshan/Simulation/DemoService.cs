using Qingshan.Composition;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Simulation;

/// <summary>
/// The demo region of <c>./start</c>: its instruments report over real connections to the gateway of this very program.
/// All that they send is simulated, and says so.
/// </summary>
internal sealed class DemoService(LedgerWriter writer, Settings settings, TimeProvider time, ILogger<DemoService> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var devices = await DemoRegion.EnsureAsync(writer, Viewer.Program, stoppingToken);
        log.LogInformation("The demo region reports with {Devices} simulated devices", devices.Count);
        var options = new SimulatorOptions
        {
            Host = settings.GatewayListen is "localhost" or "*" or "0.0.0.0" ? "127.0.0.1" : settings.GatewayListen,
            Port = settings.GatewayPort,
            Faults = SimulatorFaults.Demo,
        };
        var report = await new Simulator(devices, time).RunAsync(options, stoppingToken);
        log.LogInformation("The demo region ends: {Sent} packets sent, {Acknowledged} acknowledged", report.Sent, report.Acknowledged);
    }
}
