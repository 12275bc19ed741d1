using System.CommandLine;
using System.Globalization;
using Qingshan.Simulation;

namespace Qingshan.Commands;

/// <summary><c>qingshan simulate</c>: many devices at once against a running gateway, with faults on request.</summary>
internal static class SimulateCommand
{
    private static readonly Option<int> Devices = new("--devices") { Description = "设备数 · Number of devices", DefaultValueFactory = _ => 100 };
    private static readonly Option<double> Rate = new("--rate") { Description = "每秒数据包，0 为不限 · Packets a second over all devices; 0 is as fast as acknowledged", DefaultValueFactory = _ => 100 };
    private static readonly Option<double?> Seconds = new("--seconds") { Description = "持续秒数 · Ends by itself after so many seconds" };
    private static readonly Option<int> Window = new("--window") { Description = "每台设备未应答上限 · Packets of one device that may wait for their acknowledgement", DefaultValueFactory = _ => 1 };
    private static readonly Option<string> Host = new("--host") { Description = "网关地址 · Address of the gateway", DefaultValueFactory = _ => "127.0.0.1" };
    private static readonly Option<string?> Acknowledged = new("--acknowledged") { Description = "把每个已应答的包记入文件 · File that gets a line for each acknowledged packet", HelpName = "FILE" };
    private static readonly Option<string[]> Fault = new("--fault")
    {
        Description = "故障及概率 · Fault and its probability, NAME=P: duplicate, half-packet, re-upload, wrong-crc, clock-skew, flat-line, exceedance",
        HelpName = "NAME=P",
    };

    public static Command Build()
    {
        var command = new Command("simulate", "模拟设备上报(标为模拟) · Play devices against a running gateway (marked as simulated)")
            { Devices, Rate, Seconds, Window, Host, Acknowledged, Fault };
        command.WithCommonOptions().SetAction((parsed, cancel) => CommandRun.WithPlatformAsync(parsed, (client, stop) => RunAsync(parsed, client, stop), cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, PlatformClient client, CancellationToken cancel)
    {
        if (!client.IsRunning) return Say.Error(Composition.ProgramErrors.NotRunning.Of());
        if (!Faults(parsed.GetValue(Fault) ?? []).TryGet(out var faults, out var error)) return Say.Error(error);
        var count = parsed.GetValue(Devices);
        using var registered = await client.Http.PostAsync(new Uri($"/api/v1/simulation/devices?count={count}", UriKind.Relative), null, cancel);
        if (!registered.IsSuccessStatusCode) return await Say.ProblemAsync(registered, cancel);

        var simulator = new Simulator(LoadRegion.Devices(count), TimeProvider.System);
        var run = simulator.LoadAsync(new LoadOptions
        {
            Host = parsed.GetValue(Host)!,
            Port = CommonOptions.SettingsOf(parsed).GatewayPort,
            Rate = parsed.GetValue(Rate),
            Window = parsed.GetValue(Window),
            Duration = parsed.GetValue(Seconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            AcknowledgedLog = parsed.GetValue(Acknowledged),
            Faults = faults,
        }, cancel);
        while (await Task.WhenAny(run, Task.Delay(TimeSpan.FromSeconds(5), CancellationToken.None)) != run)
            if (simulator.Report is { } now) Line(now);
        Line(await run);
        return 0;
    }

    private static void Line(SimulatorReport r)
    {
        var faults = string.Concat(r.Faults.Where(f => f.Value > 0).Select(f => $"  {f.Key} {f.Value.ToString("N0", CultureInfo.InvariantCulture)}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{r.Elapsed.TotalSeconds,6:F0} s  connected {r.Connected:N0}/{r.Devices:N0}  sent {r.Sent:N0}  acknowledged {r.Acknowledged:N0} ({r.AcknowledgedPerSecond:N0}/s)  resent {r.Resent:N0}  given up {r.GivenUp:N0}  refused {r.Refused:N0}  latency p50 {r.Latency.P50.TotalMilliseconds:F1} p95 {r.Latency.P95.TotalMilliseconds:F1} p99 {r.Latency.P99.TotalMilliseconds:F1} ms{faults}"));
    }

    private static Platform.Common.Result<SimulatorFaults> Faults(string[] given)
    {
        var faults = SimulatorFaults.None;
        foreach (var text in given)
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at < 0 || !double.TryParse(text[(at + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var probability) || probability is < 0 or > 1)
                return Platform.Common.CommonErrors.BadParameter.Of("--fault", text, "NAME=P, 0 ≤ P ≤ 1");
            var rule = new FaultRule(probability);
            switch (text[..at])
            {
                case "duplicate": faults = faults with { Duplicate = rule }; break;
                case "half-packet": faults = faults with { HalfPacket = rule }; break;
                case "re-upload": faults = faults with { Reupload = rule }; break;
                case "wrong-crc": faults = faults with { WrongCrc = rule }; break;
                case "clock-skew": faults = faults with { ClockSkew = rule }; break;
                case "flat-line": faults = faults with { FlatLine = rule }; break;
                case "exceedance": faults = faults with { Exceedance = rule }; break;
                default:
                    return Platform.Common.CommonErrors.BadParameter.Of("--fault", text, "duplicate, half-packet, re-upload, wrong-crc, clock-skew, flat-line, exceedance");
            }
        }
        return faults;
    }
}
