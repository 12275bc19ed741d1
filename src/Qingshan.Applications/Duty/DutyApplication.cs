using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Ui.Layout;

namespace Qingshan.Applications.Duty;

/// <summary>值班 · The duty officer's desk: who is on duty, what is open, the log, the hand-over, notices, the daily bulletin.</summary>
public sealed class DutyApplication : Application
{
    public override Text Name => new("值班", "Duty");

    public override int Order => 200;

    public override IReadOnlyList<NavigationEntry> Navigation { get; } =
    [
        new(NavigationGroup.Duty, "/duty", new("值班", "Duty"), Permission.KeepDutyLog),
        new(NavigationGroup.Duty, "/notices", new("通知", "Notices"), Permission.SeeInternal) { Also = ["/account/subscriptions"] },
        new(NavigationGroup.Duty, "/bulletin", new("日报", "Bulletin"), Permission.SeeInternal),
    ];

    public override IReadOnlyList<DatasetUse> Uses { get; } =
        [DatasetUse.At("/bulletin", new("日报", "Bulletin"), d => d.Class == DatasetClass.Indicator && d.Kind == SeriesKind.DailyMean)];

    public override void AddServices(IServiceCollection services) => services.AddSingleton<OpenMatters>().AddSingleton<CaptureReader>().AddSingleton<BulletinMaker>().AddSingleton<BulletinDocument>();

    public override void MapEndpoints(IEndpointRouteBuilder routes)
    {
        routes.MapDutyApi();
        routes.MapBulletinApi();
    }
}
