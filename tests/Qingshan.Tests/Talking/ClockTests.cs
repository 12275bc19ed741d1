using System.Globalization;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Talking;

/// <summary>校时 · The clock of a device, by policy.</summary>
public sealed class ClockTests
{
    private const string Mn = "TALK0001";

    [Theory]
    [InlineData("offer")]
    [InlineData("set")]
    public async Task A_device_that_asks_for_the_time_gets_it_and_how_its_clock_then_is_is_told(string policy)
    {
        await using var platform = await StartAsync(policy);
        using var device = await TestDevice.ConnectAsync(platform, Mn, (d, a) => d.AnswerAsync(a));
        await device.SayAsync(1013, "PolId=a34004");
        var asked = await device.IsAskedAsync(1012);
        Assert.Equal("a34004", asked.Field("PolId"));
        Assert.InRange((DateTime.ParseExact(asked.Field("SystemTime"), "yyyyMMddHHmmss", CultureInfo.InvariantCulture).AddHours(-8) - DateTime.UtcNow).TotalSeconds, -30, 1);
        var command = (await platform.Operator.ItemsAsync("/api/v1/device-commands")).Single();
        Assert.Equal(("clock", "program"), ((string)command["origin"]!, (string)command["askedBy"]!));
        await platform.Operator.BecomesAsync(command, "answered");
        await device.SayAsync(2011, "DataTime=20261101000000;a34004-Rtd=1");
        var words = "";
        await Wait.UntilAsync(async () => (words = (await platform.Operator.JsonAsync($"/api/v1/device-commands/{command["id"]}")).LastWords()).StartsWith("校时后", StringComparison.Ordinal), () => words);
        Assert.Contains(await platform.AuditAsync(), e => e is { Action: "command-sent", Actor: "program" } && e.Subject == $"Device {Mn} 1012");
    }

    [Fact]
    public async Task Where_clocks_are_left_alone_a_device_that_asks_gets_its_9013_and_nothing_more()
    {
        await using var platform = await StartAsync("leave");
        using var device = await TestDevice.ConnectAsync(platform, Mn, (d, a) => d.AnswerAsync(a, 1, "RtdInterval=30"));
        await device.SayAsync(1013, "", clock: DateTime.UtcNow.AddHours(-3));
        await device.SayAsync(2011, "DataTime=20261101000000;a34004-Rtd=1", clock: DateTime.UtcNow.AddHours(-3));
        await platform.Operator.BecomesAsync(await platform.Operator.AskAsync(Mn, 1061), "answered");
        Assert.Equal([1061], device.Asked.Select(a => a.Command));
    }

    [Fact]
    public async Task A_clock_that_is_out_is_set_unasked_only_by_policy_and_once_an_hour_restarts_included()
    {
        await using var platform = await StartAsync("set");
        using (var device = await TestDevice.ConnectAsync(platform, Mn, (d, a) => d.AnswerAsync(a, 1, "RtdInterval=30")))
        {
            await OutAsync(device);
            await device.IsAskedAsync(1012);
            await platform.Operator.BecomesAsync((await platform.Operator.ItemsAsync("/api/v1/device-commands")).Single(), "answered");
            await OutAsync(device);
            await platform.Operator.BecomesAsync(await platform.Operator.AskAsync(Mn, 1061), "answered");
            Assert.Equal([1012, 1061], device.Asked.Select(a => a.Command));
        }
        var told = "";
        var set = (await platform.Operator.ItemsAsync("/api/v1/device-commands")).Single(c => (string)c["origin"]! == "clock");
        await Wait.UntilAsync(async () => (told = (await platform.Operator.JsonAsync($"/api/v1/device-commands/{set["id"]}")).LastWords()).Contains("请到现场检查", StringComparison.Ordinal), () => told);
        await platform.StopAsync();
        await platform.StartAgainAsync();
        using var back = await TestDevice.ConnectAsync(platform, Mn, (d, a) => d.AnswerAsync(a, 1, "RtdInterval=30"));
        await OutAsync(back);
        await platform.Operator.BecomesAsync(await platform.Operator.AskAsync(Mn, 1061), "answered");
        Assert.Equal([1061], back.Asked.Select(a => a.Command));
    }

    [Fact]
    public async Task Old_packets_that_are_sent_again_are_no_clock_that_is_out()
    {
        await using var platform = await StartAsync("set");
        using var device = await TestDevice.ConnectAsync(platform, Mn, (d, a) => d.AnswerAsync(a, 1, "RtdInterval=30"));
        // Each with the QN that it had the first time, hours ago and ten minutes apart.
        for (var i = 6; i > 0; i--) await device.SayAsync(2011, "DataTime=20261101000000;a34004-Rtd=1", clock: DateTime.UtcNow.AddMinutes(-60 - (10 * i)));
        await platform.Operator.BecomesAsync(await platform.Operator.AskAsync(Mn, 1061), "answered");
        Assert.Equal([1061], device.Asked.Select(a => a.Command));
    }

    [Fact]
    public async Task A_policy_that_is_none_is_said_at_the_start()
    {
        var run = new TestFolder();
        var start = await Commands.Cli.RunAsync("serve", "--data", run.Path, "--set", "ClockPolicy=sometimes");
        Assert.Contains("program.wrong-clock-policy", start.Error, StringComparison.Ordinal);
    }

    private static async Task<RunningPlatform> StartAsync(string policy)
    {
        var platform = await Commanding.StartTalkingAsync(s => s with { ClockPolicy = policy });
        await platform.AddPointAsync("P1", Mn);
        return platform;
    }

    private static async Task OutAsync(TestDevice device)
    {
        for (var i = 0; i < 3; i++) await device.SayAsync(2011, "DataTime=20261101000000;a34004-Rtd=1", clock: DateTime.UtcNow.AddMinutes(-20).AddMilliseconds(i));
    }
}
