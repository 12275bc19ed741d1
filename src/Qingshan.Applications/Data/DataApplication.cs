using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Ui.Layout;

namespace Qingshan.Applications.Data;

/// <summary>数据查询 · Values of many points over any span: to look at as a table and a chart, and to take away.</summary>
public sealed class DataApplication : Application
{
    public override Text Name => new("数据查询", "Data");

    public override int Order => 20;

    public override IReadOnlyList<NavigationEntry> Navigation { get; } = [new(NavigationGroup.Watch, "/data", new("数据查询", "Data"), Permission.SeePublic)];

    public override IReadOnlyList<DatasetUse> Uses { get; } =
        [DatasetUse.At("/data", new("数据查询", "Data browser"), d => d.Class is DatasetClass.Collection or DatasetClass.Indicator)];

    public override void MapEndpoints(IEndpointRouteBuilder routes) => routes.MapTableApi();
}
