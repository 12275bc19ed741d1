using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Signals;

/// <summary>The room as services.</summary>
public static class SignalServices
{
    /// <param name="every">How often the detectors look; zero: only when asked.</param>
    public static IServiceCollection AddQingshanSignals(this IServiceCollection services, TimeSpan every)
    {
        services.AddSingleton(new SignalPace(every));
        services.AddSingleton(provider =>
        {
            var (store, series, latest) = (provider.GetRequiredService<IObservationStore>(), provider.GetRequiredService<SeriesBook>(), provider.GetRequiredService<LatestBook>());
            var listening = provider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
            return new DetectorBook([new Exceedance(), new ConstantValue(), new Step()], [new SilentPoint(series, latest, listening), new CaptureRisk(new StreamInputs(store, series, provider.GetRequiredService<MarkBook>(), provider.GetRequiredService<LedgerBook>()), series, latest)],
                [.. provider.GetServices<IEnterpriseDetector>()]);
        });
        services.AddSingleton<SignalRunner>();
        services.AddSingleton<SubjectBook>();
        services.AddSingleton<SignalAccess>();
        services.AddSingleton<SignalEvidence>();
        services.AddSingleton<SignalDesk>();
        return services;
    }
}
