using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Observations;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Ops;

/// <summary>A line that loses 5 % of all packets, reorders a quarter, breaks off for seconds, and devices that lose their connections.</summary>
public sealed class BadLineTests
{
    private const int Devices = 4, Packets = 40;

    [Fact]
    public async Task Over_a_bad_line_every_packet_is_acknowledged_in_the_end_and_every_value_is_stored_once()
    {
        using var link = LossyLink.TryMake(LineQuality.Bad, seed: 5, out var why);
        Assert.SkipWhen(link is null, why);
        await using var platform = await RunningPlatform.StartAsync(with: s => s with { GatewayListen = "*" });
        for (var i = 0; i < Devices; i++) await platform.AddPointAsync($"P{i}", $"LINE000{i}");
        List<StubbornDevice> devices = [.. Enumerable.Range(0, Devices).Select(i => new StubbornDevice(link, platform.Settings.GatewayPort, $"LINE000{i}", reset: 0.05, seed: i))];
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));

        var sending = Task.WhenAll(devices.Select(d => d.SendAsync(Packets, patience.Token)));
        while (devices.Sum(d => d.Acknowledged) < Devices * Packets / 2) await Task.Delay(10, patience.Token);
        // The cable is out until every device has noticed.
        var before = devices.Sum(d => d.SentAgain);
        link.IsCut = true;
        while (devices.Sum(d => d.SentAgain) < before + Devices) await Task.Delay(10, patience.Token);
        link.IsCut = false;
        await sending;

        await platform.StoredAsync();
        Assert.True(link.Lost > 20, $"{link.Lost} IP packets lost");
        Assert.True(platform.Services.GetRequiredService<PacketJournal>().LastSynced >= Devices * Packets);
        Assert.Equal(Devices * Packets, (await platform.Services.GetRequiredService<IObservationStore>().SizeAsync(CancellationToken.None)).Observations);
        for (var i = 0; i < Devices; i++)
        {
            var id = (await platform.Visitor.ItemsAsync($"/api/v1/series?point=P{i}&factor=a34004")).Single()["id"];
            var rows = await platform.Visitor.ExportAsync($"series={id}&from=2013-12-01&to=2015-01-01");
            Assert.Equal(Enumerable.Range(0, Packets), rows.Select(r => (int)r.Number("value")));
        }
        foreach (var device in devices) device.Dispose();
    }
}
