using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Notify;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Warnings;

/// <summary>The room as services.</summary>
public static class WarningServices
{
    public static IServiceCollection AddQingshanWarnings(this IServiceCollection services)
    {
        services.AddSingleton<IOwnRecords, OwnMeasures>();
        services.AddSingleton<WarningPlanDesk>();
        services.AddSingleton<MeasureDesk>();
        services.AddSingleton<IImport, MeasureImport>();
        services.AddSingleton<EmissionReader>();
        services.AddSingleton<OrderList>();
        services.AddSingleton<WarningAccess>();
        services.AddSingleton<WarningNotices>();
        services.AddSingleton<INoticeTopic, WarningTopic>();
        services.AddSingleton(provider =>
        {
            T Get<T>() where T : notnull => provider.GetRequiredService<T>();
            return new WarningDesk(Get<PlatformDbs>(), Get<LedgerBook>(), Get<WarningPlanDesk>(), Get<WarningAccess>(), Get<OrderList>(), Get<WarningNotices>());
        });
        services.AddSingleton(provider => new MeasureCheck(provider.GetRequiredService<PlatformDbs>(), provider.GetRequiredService<LedgerBook>(), provider.GetRequiredService<EmissionReader>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IEnterpriseDetector, CutsNotSeen>();
        return services;
    }
}
