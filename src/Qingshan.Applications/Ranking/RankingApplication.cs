using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Ui.Layout;

namespace Qingshan.Applications.Ranking;

/// <summary>排名 · Cities and stations by their air, regions and basins by the classes of their water.</summary>
public sealed class RankingApplication : Application
{
    public override Text Name => new("排名", "Ranking");

    public override int Order => 10;

    public override IReadOnlyList<NavigationEntry> Navigation { get; } = [new(NavigationGroup.Watch, "/ranking", new("排名", "Ranking"), Permission.SeePublic)];

    public override IReadOnlyList<DatasetUse> Uses { get; } =
    [
        DatasetUse.At("/ranking", new("空气排名", "Ranking by air"), d => d.PointKind == "air-station" && d.Class != DatasetClass.Series && d.Kind?.Period == TimeSpan.FromDays(1)),
        DatasetUse.At("/ranking/water", new("水环境排名", "Ranking by water"), d => d.Class == DatasetClass.Indicator && d.PointKind == "water-section"),
    ];

    public override void AddServices(IServiceCollection services) => services.AddSingleton<AirRankings>().AddSingleton<WaterRankings>();

    public override void MapEndpoints(IEndpointRouteBuilder routes) => routes.MapRankingApi();
}
