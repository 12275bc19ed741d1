using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Ui.Layout;

namespace Qingshan.Applications.Review;

/// <summary>数据审核 · What waits to be reviewed, the sheet a reviewer works on, and the transmission figures.</summary>
public sealed class ReviewApplication : Application
{
    public override IReadOnlyList<DatasetUse> Uses { get; } =
        [DatasetUse.At("/review", new("数据审核", "Review"), d => d.Class == DatasetClass.Collection && d.Kind == SeriesKind.HourlyMean)];

    public override Text Name => new("数据审核", "Review");

    public override int Order => 200;

    public override IReadOnlyList<NavigationEntry> Navigation { get; } = [new(NavigationGroup.Quality, "/review", new("数据审核", "Review"), Permission.SeeInternal)];

    public override void AddServices(IServiceCollection services) => services.AddScoped<ReviewSheets>();
}
