using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Ui.Layout;

namespace Qingshan.Applications.Standards;

/// <summary>标准 · The numbers of the standards that the platform evaluates by, and the factors, to be looked up.</summary>
public sealed class StandardsApplication : Application
{
    public override Text Name => new("标准", "Standards");

    public override int Order => 900;

    public override IReadOnlyList<NavigationEntry> Navigation { get; } = [new(NavigationGroup.Reference, "/standards", new("标准", "Standards"), Permission.SeePublic)];

    public override IReadOnlyList<DatasetUse> Uses { get; } =
        [DatasetUse.At("/standards", new("标准", "Standards"), d => d.Code == "record.applied-edition")];

    public override void MapEndpoints(IEndpointRouteBuilder routes) => routes.MapStandardsApi();
}
