using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Notify;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Catalog;

public static class QualityServices
{
    /// <param name="every">How often it is looked what is to be judged; zero: only when asked.</param>
    public static IServiceCollection AddQingshanQuality(this IServiceCollection services, TimeSpan every)
    {
        services.AddSingleton(new QualityPace(every));
        services.AddSingleton<ResponsibleBook>();
        services.AddSingleton<QualityDesk>();
        services.AddSingleton<QualityReader>();
        services.AddSingleton<QualityIssueAccess>();
        services.AddSingleton<INoticeTopic, QualityTopic>();
        services.AddSingleton<IssueNotices>();
        services.AddSingleton(provider => new QualityIssueDesk(provider.GetRequiredService<PlatformDbs>(), provider.GetRequiredService<QualityIssueAccess>(), provider.GetRequiredService<LedgerBook>(), provider.GetRequiredService<IssueNotices>()));
        services.AddSingleton<IssueAnswers>();
        services.AddSingleton(provider =>
        {
            T Get<T>() where T : notnull => provider.GetRequiredService<T>();
            var (store, series, ledger, dbs, time) = (Get<IObservationStore>(), Get<SeriesBook>(), Get<LedgerBook>(), Get<PlatformDbs>(), Get<TimeProvider>());
            var judge = new QualityJudge(new(store, series, Get<LatestBook>(), ledger, dbs, time), new(Get<RecordDatasets>(), dbs, time), ledger, dbs, time);
            var issues = new IssueKeeper(dbs, ledger, Get<ResponsibleBook>(), Get<IssueNotices>(), time);
            return new QualityRunner(store, series, Get<MarkBook>(), Get<StreamRunner>(), dbs, judge, issues, Get<QualityPace>(), time, Get<ILogger<QualityRunner>>());
        });
        return services;
    }
}
