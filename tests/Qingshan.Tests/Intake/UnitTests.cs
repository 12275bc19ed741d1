using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Intake;

/// <summary>A value is kept in the unit of its series, whatever unit its sender reports in; one that cannot be is kept in its packet and nowhere else.</summary>
public sealed class UnitTests : IAsyncLifetime
{
    private const string PM25 = "a34004";
    private RunningPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync();
        var point = await _platform.AddPointAsync("P1", "MICRO");
        await AddDeviceAsync("MILLI", point, """{"a34004":"mg/m3"}""");
        await AddDeviceAsync("PARTS", point, """{"a34004":"ppb"}""");
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task Uploads_that_follow_one_another_at_once_are_kept_in_one_unit()
    {
        // Neither has been stored when the other arrives: no series says yet which unit it is.
        await Task.WhenAll(SendAsync("2026-04-01T00:00", 20.5, "ug/m3"), SendAsync("2026-04-01T01:00", 0.0205, "mg/m3"), SendAsync("2026-04-01T02:00", 0.0205, "mg/m3"));
        await _platform.StoredAsync();
        var (unit, values) = await SeriesAsync();
        Assert.All(values, v => Assert.Equal(unit == "µg/m³" ? 20.5 : 0.0205, v, 9));
        Assert.Equal(3, values.Count);
    }

    [Theory]
    [InlineData("MICRO", "MILLI", "µg/m³", 20.5)]
    [InlineData("MILLI", "MICRO", "mg/m³", 0.0205)]
    public async Task Devices_that_report_in_different_units_are_kept_in_that_of_the_first(string first, string second, string unit, double value)
    {
        // Twice each: the second time it is known already where the value belongs.
        foreach (var (mn, hour) in (IEnumerable<(string, int)>)[(first, 0), (second, 1), (first, 2), (second, 3)])
        {
            await FrameAsync(mn, hour, mn == "MICRO" ? "20.5" : "0.0205");
            await _platform.StoredAsync();
        }
        var (kept, values) = await SeriesAsync();
        Assert.Equal(unit, kept);
        Assert.Equal(4, values.Count);
        Assert.All(values, v => Assert.Equal(value, v, 9));
    }

    [Fact]
    public async Task What_cannot_be_converted_is_left_in_its_packet_which_says_so()
    {
        await FrameAsync("MICRO", 0, "20.5");
        await _platform.StoredAsync();
        foreach (var hour in (int[])[1, 2]) await FrameAsync("PARTS", hour, "11", ";a01001-Avg=20,a01001-Flag=N");
        await _platform.StoredAsync();
        Assert.Equal([20.5], (await SeriesAsync()).Values);
        var packets = await _platform.Operator.ItemsAsync("/api/v1/packets?point=P1");
        Assert.Equal([("accepted_with_notes", 1), ("accepted_with_notes", 1)],
            packets.Take(2).Select(p => (((string)p["verdict"]!).Replace('-', '_'), (int)p["observations"]!)));
        Assert.All(packets.Take(2), p => Assert.Contains("intake.row-unit-differs", (string)p["reason"]!, StringComparison.Ordinal));
    }

    private async Task AddDeviceAsync(string mn, MonitoringPoint point, string units)
    {
        var ledger = _platform.Services.GetRequiredService<LedgerBook>();
        var put = await _platform.Services.GetRequiredService<LedgerWriter>().PutAsync(Viewer.Program,
            [new Device { Code = mn, PointId = ledger.Now.PointsByCode[point.Code].Id, Name = mn, Units = units }], new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), "test", CancellationToken.None);
        Assert.True(put.IsOk);
    }

    private async Task SendAsync(string start, double value, string unit)
    {
        using var body = new StringContent(string.Create(CultureInfo.InvariantCulture, $"point,factor,kind,start,value,unit\nP1,{PM25},mean:PT1H,{start}:00+08:00,{value},{unit}"), Encoding.UTF8, "text/csv");
        using var answer = await _platform.Operator.PostAsync("/api/v1/ingest/observations", body);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    private async Task FrameAsync(string mn, int hour, string value, string more = "")
    {
        using var device = await _platform.ConnectAsync();
        await device.SendAsync(DeviceClient.Frame($"QN=20260401{hour:00}0000001;ST=22;CN=2061;PW=123456;MN={mn};Flag=5;CP=&&DataTime=20260401{hour:00}0000;{PM25}-Avg={value},{PM25}-Flag=N{more}&&"));
        Assert.NotNull(await device.ReplyAsync());
    }

    private async Task<(string Unit, List<double> Values)> SeriesAsync()
    {
        var series = Assert.Single(await _platform.Operator.ItemsAsync($"/api/v1/series?point=P1&factor={PM25}"));
        var rows = await _platform.Operator.ExportAsync($"series={series["id"]}&from=2026-04-01&to=2026-04-02");
        return ((string)series["unit"]!, [.. rows.Select(r => r.Number("value"))]);
    }
}
