using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
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
        new("/", new("在线监测", "Monitoring"), Permission.SeePublic),
        new("/quarantine", new("隔离区", "Quarantine"), Permission.SeeQuarantine),
    ];

    public override void AddServices(IServiceCollection services) => services.AddSingleton<PointBoard>().AddSingleton<Reasons>();

    public override void MapEndpoints(IEndpointRouteBuilder routes) => routes.MapPointsGeoJson();
}
