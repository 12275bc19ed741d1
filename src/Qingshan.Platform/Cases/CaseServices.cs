using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Notify;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Cases;

/// <summary>The room as services.</summary>
public static class CaseServices
{
    public static IServiceCollection AddQingshanCases(this IServiceCollection services, CasePace pace)
    {
        services.AddSingleton(pace);
        services.AddSingleton(LeadCheck.Workflow);
        services.AddSingleton<WorkflowBook>();
        services.AddSingleton<CaseAccess>();
        services.AddSingleton<CaseFiles>();
        services.AddSingleton<DrawSeed>();
        services.AddSingleton<PrecisionReader>();
        services.AddSingleton<CaseParametersDesk>();
        services.AddSingleton<CaseNames>();
        services.AddSingleton<FieldReports>();
        services.AddSingleton<FieldDesk>();
        services.AddSingleton<INoticeTopic, CaseTopic>();
        services.AddSingleton<CaseNotices>();
        services.AddSingleton(provider =>
        {
            T Get<T>() where T : notnull => provider.GetRequiredService<T>();
            return new CaseDesk(Get<PlatformDbs>(), Get<CaseAccess>(), Get<SignalAccess>(), Get<WorkflowBook>(), Get<CaseNotices>(), Get<CaseFiles>(), Get<PrecisionReader>(), Get<Viewers>());
        });
        services.AddSingleton(provider => new CaseRunner(provider.GetRequiredService<PlatformDbs>(), provider.GetRequiredService<DrawSeed>(), provider.GetRequiredService<CaseNotices>(), pace,
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<CaseRunner>>()));
        return services;
    }
}
