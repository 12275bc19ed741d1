using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Notify;

namespace Qingshan.Platform.Enterprises;

/// <summary>The room as services.</summary>
public static class EnterpriseServices
{
    public static IServiceCollection AddQingshanEnterprises(this IServiceCollection services, ObjectionPace pace)
    {
        services.AddSingleton(pace);
        services.AddSingleton<OwnEnterprise>();
        services.AddSingleton<OwnMarks>();
        services.AddSingleton<InquiryAccess>();
        services.AddSingleton<INoticeTopic, InquiryTopic>();
        services.AddSingleton(provider =>
        {
            T Get<T>() where T : notnull => provider.GetRequiredService<T>();
            return new InquiryDesk(Get<PlatformDbs>(), Get<LedgerBook>(), Get<CaseAccess>(), Get<InquiryAccess>(), Get<CaseNotices>(), Get<NoticeDesk>(), Get<CaseFiles>());
        });
        services.AddSingleton<ObjectionAccess>();
        services.AddSingleton<INoticeTopic, ObjectionTopic>();
        services.AddSingleton<ObjectionDesk>();
        services.AddSingleton<FilingDesk>();
        services.AddSingleton<PermitReportDesk>();
        services.AddSingleton<DisclosureReader>();
        services.AddSingleton<PenaltyDesk>();
        services.AddSingleton<EnterpriseRunner>();
        return services;
    }
}
