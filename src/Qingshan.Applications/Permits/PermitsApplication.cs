using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Signals;
using Qingshan.Ui.Layout;

namespace Qingshan.Applications.Permits;

/// <summary>排污许可 · Permits, with the outlets and limits that the ledger has of their holders.</summary>
public sealed class PermitsApplication : Application
{
    public override Text Name => new("排污许可", "Permits");

    public override int Order => 61;

    public override IReadOnlyList<NavigationEntry> Navigation { get; } = [new(NavigationGroup.Resources, "/permits", new("排污许可", "Permits"), Permission.SeePublic)];

    public override IReadOnlyList<DatasetUse> Uses { get; } =
        [DatasetUse.At("/permits", new("排污许可", "Permits"), d => d.Code is "record.discharge-permit" or "record.hazardous-waste-permit" or "record.other-permit" or "record.permit-report" or "record.reported-total" or "record.permit-allowance" or "record.own-monitoring-task" or "record.environmental-tax-rate" or "record.licensing-statement")];

    public override void AddServices(IServiceCollection services) => services.AddSingleton<PermitLedger>().AddSingleton<MeasuredReader>().AddSingleton<PermitDossiers>().AddSingleton<HeldPermits>().AddSingleton<PermitDesk>()
        .AddSingleton<IEnterpriseDetector, PermitExpiring>().AddSingleton<IEnterpriseDetector, DischargeAfterExpiry>().AddSingleton<IEnterpriseDetector, DischargeWithoutPermit>()
        .AddSingleton<IEnterpriseDetector, ReportMissing>().AddSingleton<IEnterpriseDetector, OwnMonitoringMissing>();

    public override void MapEndpoints(IEndpointRouteBuilder routes) => routes.MapPermitsApi();
}
