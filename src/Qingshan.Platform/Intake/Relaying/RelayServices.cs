using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Intake;

public static class RelayServices
{
    public static IServiceCollection AddQingshanRelays(this IServiceCollection services, RelayRules rules)
    {
        services.AddSingleton(rules);
        services.AddSingleton<RelayBooks>();
        services.AddSingleton<RelayRunner>();
        services.AddSingleton<RelayMeter>();
        services.AddSingleton(p => new RelayDesk(
            p.GetRequiredService<PlatformDbs>(), p.GetRequiredService<LedgerWriter>(), p.GetRequiredService<LedgerBook>(), p.GetRequiredService<PacketJournal>(),
            p.GetRequiredService<RelayBooks>(), p.GetRequiredService<RelayRunner>(), p.GetRequiredService<Audit>(), p.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>Metrics are there from the start, not from the first question on.</summary>
    public static void UseRelayMetrics(this Microsoft.AspNetCore.Builder.IApplicationBuilder app) => app.ApplicationServices.GetRequiredService<RelayMeter>();

    /// <summary>Begins to pass on; to be called after what closes the journal, so that it stops before it.</summary>
    public static IServiceCollection RunQingshanRelays(this IServiceCollection services) => services.AddHostedService(p => p.GetRequiredService<RelayRunner>());
}
