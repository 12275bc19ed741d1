using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Ui.Layout;

namespace Qingshan.Applications.EnterpriseFiles;

/// <summary>一企一档 · Everything that is known of an enterprise in one place under one code: sites, outlets, permits, projects, leads, cases, and when what happened.</summary>
public sealed class EnterpriseFilesApplication : Application
{
    public override Text Name => new("一企一档", "Enterprises");

    public override int Order => 50;

    public override IReadOnlyList<NavigationEntry> Navigation { get; } = [new(NavigationGroup.Resources, "/enterprises", new("一企一档", "Enterprises"), Permission.SeeInternal)];

    public override void AddServices(IServiceCollection services) => services.AddSingleton<EnterpriseReader>();

    public override void MapEndpoints(IEndpointRouteBuilder routes) => routes.MapEnterpriseFilesApi();
}
