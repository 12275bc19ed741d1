using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Ui.Layout;

namespace Qingshan.Applications.Linkage;

/// <summary>名称对齐 · Names that arrived and wait for a person to say which enterprise they mean.</summary>
public sealed class LinkageApplication : Application
{
    public override Text Name => new("名称对齐", "Linkage");

    public override int Order => 195;

    public override IReadOnlyList<NavigationEntry> Navigation { get; } = [new(NavigationGroup.Quality, "/linkage", new("名称对齐", "Linkage"), Permission.EditLedger)];

    public override IReadOnlyList<DatasetUse> Uses { get; } = [DatasetUse.At("/linkage", new("名称对齐", "Linkage"), d => d.Code == "record.name-link")];

    public override void AddServices(IServiceCollection services) => services.AddSingleton<LinkDesk>();

    public override void MapEndpoints(IEndpointRouteBuilder routes) => routes.MapLinkageApi();
}
