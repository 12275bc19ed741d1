using Qingshan.Applications.Monitoring.Records;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Ui.Layout;

namespace Qingshan.Applications.Monitoring;

/// <summary>在线监测 · What comes in now: points, their values, their packets, and what was quarantined.</summary>
public sealed class MonitoringApplication : Application
{
    public override Text Name => new("在线监测", "Monitoring");

    public override int Order => 0;

    public override IReadOnlyList<NavigationEntry> Navigation { get; } =
    [
        new(NavigationGroup.Watch, "/", new("在线监测", "Now"), Permission.SeePublic) { Also = ["/points"] },
        new(NavigationGroup.Quality, "/devices", new("设备", "Devices"), Permission.SeePackets),
        new(NavigationGroup.Quality, "/quarantine", new("隔离区", "Quarantine"), Permission.SeeQuarantine) { Also = ["/packets"] },
    ];

    public override IReadOnlyList<DatasetUse> Uses { get; } =
    [
        new(new("监测点页面", "Page of the point"), d => d.Class == DatasetClass.Series && d.Record is MonitoringPoint point ? Links.Point(point.Code) : null),
        DatasetUse.At("/", new("区域首页", "Home by region"), d => d.Class == DatasetClass.Indicator || d.Code is "record.monitoring-point" or "record.region" or "record.region-boundary"),
        DatasetUse.At("/devices", new("设备", "Devices"), d => d.Code is "record.device" or "record.device-profile"),
    ];

    public override void AddServices(IServiceCollection services) => services
        .AddSingleton<Exceedances>().AddSingleton<ChartLimits>().AddSingleton<PointBoard>().AddSingleton<Overviews>().AddSingleton<MapData>().AddSingleton<Reasons>();

    public override void MapEndpoints(IEndpointRouteBuilder routes) => routes.MapPointsGeoJson();

    public override Task<IReadOnlyList<AttentionItem>> AttentionAsync(AttentionQuery query, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<AttentionItem>>(
            query.Services.GetRequiredService<PointBoard>().States(query.Viewer, query.Region, null, null).TryGet(out var states, out _)
                ? [.. PointAttention.Of(states, query.Region).Take(query.Most)]
                : []);
}
