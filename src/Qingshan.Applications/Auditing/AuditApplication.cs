using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Ui.Layout;

namespace Qingshan.Applications.Auditing;

/// <summary>审计 · Who did what, for whoever has to find out: search, statistics, export, proof.</summary>
public sealed class AuditApplication : Application
{
    public override Text Name => new("审计", "Audit");

    public override int Order => 920;

    public override IReadOnlyList<NavigationEntry> Navigation { get; } = [new(NavigationGroup.Administration, "/audit", new("审计", "Audit"), Permission.ReadAudit)];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AuditStatistics>();
        services.AddSingleton<RecordChanges>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder routes) => routes.MapAuditApi();
}
