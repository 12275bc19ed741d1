using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Ui.Layout;

namespace Qingshan.Applications.Desk;

/// <summary>工作台 · What an officer opens in the morning: what waits for him, which leads are worth a look first and why, what has been done.</summary>
public sealed class DeskApplication : Application
{
    public override Text Name => new("工作台", "Desk");

    public override int Order => 5;

    public override IReadOnlyList<NavigationEntry> Navigation { get; } = [new(NavigationGroup.Duty, "/desk", new("工作台", "Desk"), Permission.SeeInternal)];

    public override void AddServices(IServiceCollection services) => services.AddSingleton<LeadRanking>();

    public override void MapEndpoints(IEndpointRouteBuilder routes) => routes.MapDeskApi();
}
