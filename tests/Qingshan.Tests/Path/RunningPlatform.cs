using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Composition;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Ledger;

namespace Qingshan.Tests.Path;

/// <summary>The program on a data folder of its own, with its real doors on loopback. Can be stopped and started again.</summary>
public sealed class RunningPlatform : IAsyncDisposable
{
    private PlatformHost _host = null!;

    private RunningPlatform(Settings settings) => Settings = settings;

    public Settings Settings { get; }

    public HttpClient Operator { get; private set; } = null!;

    public HttpClient Visitor { get; private set; } = null!;

    public IServiceProvider Services => _host.App.Services;

    /// <param name="data">A data folder that is there already; a new one where none is given.</param>
    /// <param name="clickHouse">Where the observations stand; in the data folder where nothing is given.</param>
    /// <param name="with">Other settings than those of tests.</param>
    public static async Task<RunningPlatform> StartAsync(string? data = null, string? clickHouse = null, Func<Settings, Settings>? with = null)
    {
        var settings = new Settings { Data = data ?? new TestFolder().Path, Port = Loopback.FreePort(), GatewayPort = Loopback.FreePort(), StoreMemory = 256, DeriveEvery = 0, DetectEvery = 0, NotifyEvery = 0, EvidenceEvery = 0, QualityEvery = 0, ForecastEvery = 0, CasesEvery = 0 };
        if (with is not null) settings = with(settings);
        var platform = new RunningPlatform(clickHouse is null ? settings : settings with { StoreProvider = "clickhouse", StoreConnection = clickHouse });
        await platform.StartAgainAsync();
        return platform;
    }

    public async Task StartAgainAsync()
    {
        var doors = Doors.Of(Settings);
        Assert.True(doors.IsOk, doors.Error?.ToString());
        var built = await PlatformHost.BuildAsync(Settings, doors.Value, $"http://localhost:{Settings.Port}", quiet: true, CancellationToken.None);
        Assert.True(built.IsOk, built.Error?.ToString());
        _host = built.Value;
        await _host.App.StartAsync();
        Visitor = new HttpClient { BaseAddress = new Uri($"http://localhost:{Settings.Port}") };
        Operator = new HttpClient { BaseAddress = Visitor.BaseAddress };
        Operator.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _host.Local.Token);
    }

    public async Task StopAsync()
    {
        Visitor.Dispose();
        Operator.Dispose();
        await _host.App.StopAsync();
        await _host.DisposeAsync();
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    /// <summary>Registers a point with one device, as an operator would.</summary>
    public async Task<MonitoringPoint> AddPointAsync(
        string code, string mn, Platform.Common.Disclosure disclosure = Platform.Common.Disclosure.Public, Guid? region = null, string kind = "air-station")
    {
        var writer = Services.GetRequiredService<LedgerWriter>();
        var from = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var point = new MonitoringPoint
        {
            Code = code, Name = code, NameEn = code, Kind = kind, Place = Place.Wgs84(116.4, 39.9), Disclosure = disclosure, RegionId = region,
        };
        var put = await writer.PutAsync(Viewer.Program, [point], from, "test", CancellationToken.None);
        await writer.PutAsync(Viewer.Program, [new Device { Code = mn, PointId = put.Value[0].Id, Name = mn, RegionId = region }], from, "test", CancellationToken.None);
        return point;
    }

    public Task<DeviceClient> ConnectAsync() => DeviceClient.ConnectAsync(Settings.GatewayPort);

    /// <summary>Waits until everything acknowledged is stored.</summary>
    public async Task StoredAsync()
    {
        var consumer = Services.GetRequiredService<PacketConsumer>();
        for (var i = 0; consumer.Lag > 0; i++)
        {
            Assert.True(i < 400, "The store does not catch up with the journal.");
            await Task.Delay(50);
        }
    }
}
