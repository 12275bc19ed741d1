using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Applications.Rights.Api;
using Qingshan.Applications.Rights.Why;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Ui.Layout;

namespace Qingshan.Applications.Rights;

/// <summary>权限 · Accounts, organisations, keys, delegations, separation of duties, and who can see what, and why.</summary>
public sealed class RightsApplication : Application
{
    public override Text Name => new("权限", "Rights");

    public override int Order => 900;

    public override IReadOnlyList<NavigationEntry> Navigation { get; } =
    [
        new(NavigationGroup.Administration, "/people", new("账号", "Accounts"), Permission.SeeRights),
        new(NavigationGroup.Administration, "/organisations", new("单位与管辖", "Organisations"), Permission.SeeRights),
        new(NavigationGroup.Administration, "/keys", new("接口密钥", "API keys"), Permission.GrantRights),
        new(NavigationGroup.Administration, "/delegations", new("委托", "Delegations"), Permission.SeeRights),
        new(NavigationGroup.Administration, "/rights", new("谁能看到什么", "Who can see what"), Permission.SeeRights),
        new(NavigationGroup.Administration, "/separation", new("三员分立", "Separation of duties"), Permission.SeeRights),
    ];

    public override void AddServices(IServiceCollection services) => services.AddSingleton<RightsReader>().AddSingleton<RouteBook>().AddSingleton<IRightsSource, RolesAndJurisdictions>().AddSingleton<IRightsSource, OwnRights>().AddSingleton<IRightsSource, SharedRights>().AddSingleton<IRightsSource, DelegatedRights>().AddSingleton<IRightsSource, KeyRights>();

    public override void MapEndpoints(IEndpointRouteBuilder routes)
    {
        routes.MapPeopleApi();
        routes.MapOrganisationsApi();
        routes.MapKeysApi();
        routes.MapDelegationsApi();
        routes.MapSeparationApi();
        routes.MapRightsApi();
    }
}
