using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Identity;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Commands;

/// <summary>An operator closes months, looks at them, and finds out that a file was altered.</summary>
public sealed class StoreCommandTests
{
    [Fact]
    public async Task Months_are_closed_listed_and_verified_and_reading_stays_the_same()
    {
        await using var platform = await RunningPlatform.StartAsync();
        platform.Services.GetRequiredService<LocalCommand>().Write(platform.Settings.Folder);
        await platform.AddPointAsync("P1", "TEST0001");
        using (var device = await platform.ConnectAsync())
        {
            // January, February, and an hour that January was missing.
            foreach (var hour in (string[])["2014010100", "2014013123", "2014020100", "2014010101"])
            {
                await device.SendAsync(DeviceClient.Frame($"QN={hour}0000001;ST=22;CN=2061;PW=123456;MN=TEST0001;Flag=5;CP=&&DataTime={hour}0000;a34004-Avg={hour[^4..]},a34004-Flag=N&&"));
                Assert.NotNull(await device.ReplyAsync());
            }
        }
        await platform.StoredAsync();
        var id = (await platform.Visitor.ItemsAsync("/api/v1/series?point=P1")).Single()["id"];
        var before = await platform.Visitor.ExportAsync($"series={id}&from=2014-01-01&to=2014-03-01");
        Assert.Equal(4, before.Count);

        var open = await RowsAsync("store", "status", "--data", platform.Settings.Data);
        Assert.Equal([("2014-01", 3, true, null), ("2014-02", 1, true, null)], open.Select(r => ((string)r["month"]!, (int)r["hotRows"]!, (bool)r["due"]!, (int?)r["version"])));

        var closed = await RowsAsync("store", "compact", "--data", platform.Settings.Data);
        Assert.Equal([("2014-01", 1, 3), ("2014-02", 1, 1)], closed.Select(r => ((string)r["month"]!, (int)r["version"]!, (int)r["rows"]!)));
        Assert.Equal(before, await platform.Visitor.ExportAsync($"series={id}&from=2014-01-01&to=2014-03-01"));
        Assert.All(await RowsAsync("store", "status", "--data", platform.Settings.Data), r => Assert.Equal((0, false), ((int)r["hotRows"]!, (bool)r["due"]!)));
        Assert.Equal(2, (await RowsAsync("store", "verify", "--data", platform.Settings.Data)).Count);
        // A value leads to its packet from a file too.
        var packet = before[0]["packet"];
        Assert.Single((await platform.Operator.JsonAsync($"/api/v1/packets/{packet}"))["values"]!.AsArray());

        await platform.StopAsync();
        var file = Directory.GetFiles(System.IO.Path.Combine(platform.Settings.Data, "observations", "months"), "2014-02*").Single();
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[^20] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        var verified = await Cli.RunAsync("store", "verify", "--data", platform.Settings.Data);
        Assert.Equal(2, verified.Exit);
        Assert.Contains("✓ 2014-01", verified.Error, StringComparison.Ordinal);
        Assert.Contains("✗ 2014-02", verified.Error, StringComparison.Ordinal);
        await platform.StartAgainAsync();
    }

    [Fact]
    public async Task A_month_that_is_none_or_holds_nothing_is_told()
    {
        var data = new TestFolder().Path;
        var none = await Cli.RunAsync("store", "compact", "--month", "2014-13", "--data", data);
        Assert.Equal(1, none.Exit);
        Assert.Contains("[common.bad-parameter]", none.Error, StringComparison.Ordinal);
        var empty = await Cli.RunAsync("store", "compact", "--month", "2014-01", "--data", data);
        Assert.Equal(2, empty.Exit);
        Assert.Contains("2014-01", empty.Out, StringComparison.Ordinal);
    }

    private static async Task<List<JsonNode>> RowsAsync(params string[] args)
    {
        var run = await Cli.RunAsync([.. args, "--format", "json"]);
        Assert.Equal(0, run.Exit);
        return [.. JsonNode.Parse(run.Out)!.AsArray().Select(r => r!)];
    }
}
