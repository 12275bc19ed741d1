using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Ui.Layout;

namespace Qingshan.Applications.Analyses;

/// <summary>分析 · Every method of the analysis library on what is chosen in the data browser.</summary>
public sealed class AnalysisApplication : Application
{
    public override Text Name => new("数据分析", "Analysis");

    public override int Order => 25;

    public override IReadOnlyList<NavigationEntry> Navigation { get; } = [new(NavigationGroup.Watch, "/analysis", new("数据分析", "Analysis"), Permission.SeePublic)];

    public override IReadOnlyList<DatasetUse> Uses { get; } =
        [DatasetUse.At("/analysis", new("数据分析", "Analysis"), d => d.Class is DatasetClass.Collection or DatasetClass.Indicator)];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<AnalysisRuns>();
        services.AddHostedService<AnalysisRunner>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder routes) => routes.MapAnalysisApi();
}
