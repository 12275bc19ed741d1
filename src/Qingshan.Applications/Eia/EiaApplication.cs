using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Signals;
using Qingshan.Ui.Layout;

namespace Qingshan.Applications.Eia;

/// <summary>环评台账 · Construction projects from acceptance to completion, what their dates say, and what contradicts itself.</summary>
public sealed class EiaApplication : Application
{
    public override Text Name => new("环评台账", "EIA ledger");

    public override int Order => 60;

    public override IReadOnlyList<NavigationEntry> Navigation { get; } = [new(NavigationGroup.Resources, "/eia", new("环评台账", "EIA ledger"), Permission.SeePublic)];

    public override IReadOnlyList<DatasetUse> Uses { get; } = [DatasetUse.At("/eia", new("环评台账", "EIA ledger"), d => d.Code == "record.eia-project")];

    public override void AddServices(IServiceCollection services) => services.AddSingleton<EiaLedger>().AddSingleton<IEnterpriseDetector, BeforeApprovalDetector>();

    public override void MapEndpoints(IEndpointRouteBuilder routes) => routes.MapEiaApi();
}
