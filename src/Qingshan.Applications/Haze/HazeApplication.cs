using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Ui.Layout;

namespace Qingshan.Applications.Haze;

/// <summary>灰霾 · Episodes of a city's haze, what they were like, which ones are alike, and which warnings they called for.</summary>
public sealed class HazeApplication : Application
{
    public override Text Name => new("灰霾", "Haze");

    public override int Order => 12;

    public override IReadOnlyList<NavigationEntry> Navigation { get; } = [new(NavigationGroup.Watch, "/haze", new("灰霾", "Haze"), Permission.SeePublic)];

    public override IReadOnlyList<DatasetUse> Uses { get; } =
        [DatasetUse.At("/haze", new("灰霾过程与预警", "Haze episodes and warnings"), d => d.PointKind == "air-station" && (d.Class == DatasetClass.Finding || (d.Class == DatasetClass.Series && d.Kind?.Period == TimeSpan.FromHours(1))))];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<CityAirBook>().AddSingleton<ForecastMaps>().AddSingleton<SimilarNow>().AddSingleton<StudyDesk>().AddSingleton<InventoryBook>();
        services.AddSingleton<OutlookReader>().AddSingleton<WarningEffects>().AddSingleton<WarningJudge>();
        services.AddSingleton<IDatasetSource, HazeDatasets>();
        services.AddHostedService<StudyRunner>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder routes) => routes.MapHazeApi().MapStudiesApi().MapPlanApi();

    /// <summary>Warnings in force, proposals that wait for a signature that the viewer may give, and models of forecasts that drift.</summary>
    public override async Task<IReadOnlyList<AttentionItem>> AttentionAsync(AttentionQuery query, CancellationToken cancel) =>
        [.. (await WarningAttention.OfAsync(query, cancel)).Concat(await DriftAttention.OfAsync(query, cancel)).OrderBy(i => i.Urgency).Take(query.Most)];
}
