using System.Globalization;
using System.Text.Json.Nodes;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Intake;

/// <summary>设备通信状态 · What the platform says of how a device speaks, from what came over the wire.</summary>
public sealed class DeviceTests : IAsyncLifetime
{
    private RunningPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync();
        await _platform.AddPointAsync("P1", "TEST0001");
        await _platform.AddPointAsync("P1-A", "TEST0002");
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task A_device_is_connected_while_its_connection_is_open_and_its_frames_are_counted_by_verdict()
    {
        Assert.Equal((false, null), (await DeviceAsync("TEST0001")) is var before ? ((bool)before["connected"]!, (string?)before["lastFrame"]) : default);
        using (var device = await _platform.ConnectAsync())
        {
            var good = WithLetterInCrc("TEST0001");
            await device.SendAsync(good);
            Assert.NotNull(await device.ReplyAsync());
            // Lower-case check values are tolerated, and noted; a value that was changed on the way is not.
            await device.SendAsync(good[..^6] + good[^6..].ToLowerInvariant());
            Assert.NotNull(await device.ReplyAsync());
            await device.SendAsync(good.Replace("a34004-Avg=20.5", "a34004-Avg=29.5", StringComparison.Ordinal) + good);
            Assert.NotNull(await device.ReplyAsync());

            await _platform.StoredAsync();
            var now = await DeviceAsync("TEST0001");
            Assert.Equal((true, 1), ((bool)now["connected"]!, now["addresses"]!.AsArray().Count));
            // What is sent again with the same values is noted, and stored once.
            Assert.Equal((1, 2, 1), ((long)now["accepted"]!, (long)now["noted"]!, (long)now["quarantined"]!));
            Assert.Equal("crc-lower-case,crc-mismatch,repeated-same", (string)now["notes"]!);
            Assert.False((bool)now["clockIsOut"]!);
            Assert.InRange((double)now["clockSeconds"]!, -120, 5);
        }
        await BecomesAsync("TEST0001", d => !(bool)d["connected"]!);
        Assert.NotNull((string?)(await DeviceAsync("TEST0001"))["lastFrame"]);
    }

    [Theory]
    [InlineData(-20, true)]
    [InlineData(20, true)]
    [InlineData(-2, false)]
    public async Task A_clock_that_is_out_by_more_than_five_minutes_is_said(int minutes, bool isOut)
    {
        using var device = await _platform.ConnectAsync();
        await device.SendAsync(DeviceClient.Frame(Segment("TEST0001", DateTime.UtcNow.AddMinutes(minutes))));
        Assert.NotNull(await device.ReplyAsync());
        var found = await DeviceAsync("TEST0001");
        Assert.Equal(isOut, (bool)found["clockIsOut"]!);
        Assert.InRange((double)found["clockSeconds"]! / 60, minutes - 2, minutes + 0.2);
    }

    [Fact]
    public async Task A_connection_that_carries_two_devices_counts_for_both()
    {
        using var device = await _platform.ConnectAsync();
        foreach (var mn in (string[])["TEST0001", "TEST0002", "TEST0001"])
        {
            await device.SendAsync(DeviceClient.Frame(Segment(mn, DateTime.UtcNow)));
            Assert.NotNull(await device.ReplyAsync());
        }
        await _platform.StoredAsync();
        Assert.Equal([1, 2], (await _platform.Operator.ItemsAsync("/api/v1/devices?state=connected")).Select(d => (long)d["accepted"]! + (long)d["noted"]!));
        device.Dispose();
        await BecomesAsync("TEST0001", d => !(bool)d["connected"]!);
        await BecomesAsync("TEST0002", d => !(bool)d["connected"]!);
    }

    [Fact]
    public async Task Devices_are_listed_page_by_page_for_those_whose_they_are()
    {
        await _platform.AddPointAsync("N", "TESTN", Disclosure.Internal, await _platform.AddRegionAsync("110000"));
        Assert.Equal(["TESTN", "TEST0002", "TEST0001"], (await _platform.Operator.ItemsAsync("/api/v1/devices?size=1")).Select(d => (string)d["mn"]!));
        Assert.Equal(["TEST0002"], (await _platform.Operator.ItemsAsync("/api/v1/devices?q=p1-a")).Select(d => (string)d["mn"]!));
        using var elsewhere = _platform.With(await _platform.KeyAsync(Roles.DutyOfficer, "elsewhere", await _platform.AddRegionAsync("510000")));
        Assert.DoesNotContain(await elsewhere.ItemsAsync("/api/v1/devices"), d => (string)d["mn"]! == "TESTN");
        using var answer = await _platform.Operator.GetAsync("/api/v1/devices?state=asleep");
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
    }

    /// <summary>Of the check values, half have digits only: in those there is no case to be wrong.</summary>
    private static string WithLetterInCrc(string mn) => Enumerable.Range(0, 1000)
        .Select(ms => DeviceClient.Frame(Segment(mn, DateTime.UtcNow.AddMilliseconds(-ms)))).First(f => f[^6..].Any(char.IsAsciiLetter));

    private static string Segment(string mn, DateTime qn) => string.Create(CultureInfo.InvariantCulture,
        $"QN={qn.AddHours(8):yyyyMMddHHmmssfff};ST=22;CN=2061;PW=123456;MN={mn};Flag=5;CP=&&DataTime=20140101000000;a34004-Avg=20.5,a34004-Flag=N&&");

    private async Task<JsonNode> DeviceAsync(string mn) => (await _platform.Operator.ItemsAsync("/api/v1/devices")).Single(d => (string)d["mn"]! == mn);

    private async Task BecomesAsync(string mn, Func<JsonNode, bool> wanted)
    {
        for (var i = 0; i < 100; i++, await Task.Delay(100))
            if (wanted(await DeviceAsync(mn))) return;
        Assert.Fail($"{await DeviceAsync(mn)}");
    }
}
