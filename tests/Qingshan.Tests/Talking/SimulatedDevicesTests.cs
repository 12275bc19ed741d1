using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Hj212;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Simulation;

namespace Qingshan.Tests.Talking;

/// <summary>The demonstration's devices answer too, each in its edition.</summary>
public sealed class SimulatedDevicesTests
{
    [Fact]
    public async Task Simulated_devices_of_every_edition_give_history_time_and_serial_and_refuse_what_they_do_not_know()
    {
        await using var platform = await Commanding.StartTalkingAsync(s => s with { PullMissing = false });
        var all = await DemoRegion.EnsureAsync(platform.Services.GetRequiredService<LedgerWriter>(), Viewer.Program, CancellationToken.None);
        var devices = all.GroupBy(d => d.Edition).Select(g => g.First()).ToList();
        using var stop = new CancellationTokenSource();
        var playing = new Simulator(devices, TimeProvider.System).RunAsync(new() { Port = platform.Settings.GatewayPort, HistoryHours = 1, RealtimeEvery = TimeSpan.FromSeconds(1) }, stop.Token);
        using var leader = await platform.SignedInAsync(Roles.DutyLeader, "leader");
        var (begin, end) = (DateTime.UtcNow.AddHours(5), DateTime.UtcNow.AddHours(6));
        foreach (var device in devices)
        {
            await DoneAsync(device, 1011, new { });
            var hours = await DoneAsync(device, 2061, new { begin = Hour(begin), end = Hour(end) });
            Assert.Contains("数据 2 包", hours, StringComparison.Ordinal);
            Assert.Contains("没有数据", await SaysAsync(device, 2061, new { begin = Hour(begin.AddDays(30)), end = Hour(end.AddDays(30)) }, "failed"), StringComparison.Ordinal);
            if (device.Edition != Edition.V2005) await DoneAsync(device, 3019, new { factor = device.Factors[0].Code });
            var clock = await platform.Operator.AskAsync(device.Mn, 1012);
            await leader.ApproveAsync(clock);
            await platform.Operator.BecomesAsync(clock, "answered");
            Assert.Contains("CN", await SaysAsync(device, 2041, new { begin = Hour(begin), end = Hour(end) }, "failed"), StringComparison.Ordinal);
        }
        Assert.Contains(devices, d => d.Edition == Edition.V2005);
        await stop.CancelAsync();
        var report = await playing;
        Assert.True(report.Acknowledged > 0, $"{report.Acknowledged} acknowledged");

        Task<string> DoneAsync(SimulatedDevice device, int command, object parameters) => SaysAsync(device, command, parameters, "answered");

        async Task<string> SaysAsync(SimulatedDevice device, int command, object parameters, string state)
        {
            var done = await platform.Operator.BecomesAsync(await platform.Operator.AskAsync(device.Mn, command, parameters), "answered", "failed", "timed-out", "unknown");
            Assert.True((string)done["command"]!["state"]! == state, $"{device.Edition}: {done}");
            return (string)done["events"]!.AsArray().Last(e => (string)e!["state"]! == state)!["text"]!;
        }

        static string Hour(DateTime beijing) => beijing.ToString("yyyy-MM-ddTHH:00", CultureInfo.InvariantCulture);
    }
}
