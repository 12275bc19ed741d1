using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Intake;

public static class TalkingServices
{
    /// <summary>Talking back to devices; the listener and the runner have to be hosted too.</summary>
    public static IServiceCollection AddQingshanTalking(this IServiceCollection services, TalkingOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<DeviceLinks>().AddSingleton<DeviceManners>().AddSingleton<Exchanges>();
        services.AddSingleton<CommandBell>().AddSingleton<CommandParameters>().AddSingleton<CommandDesk>().AddSingleton<CommandAccess>();
        services.AddSingleton<GapBoard>().AddSingleton<GapKeeper>().AddSingleton<ClockKeeper>();
        services.AddSingleton(p => new DeviceListener(
            p.GetRequiredService<PacketJournal>(), p.GetRequiredService<LedgerBook>(), p.GetRequiredService<DeviceSecrets>(), p.GetRequiredService<Exchanges>(), p.GetRequiredService<DeviceManners>(),
            p.GetRequiredService<GapBoard>(), p.GetRequiredService<GapKeeper>(), p.GetRequiredService<ClockKeeper>(), p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<ILogger<DeviceListener>>()));
        services.AddSingleton(p => new CommandRunner(
            p.GetRequiredService<PlatformDbs>(), p.GetRequiredService<DeviceSecrets>(), p.GetRequiredService<CommandDesk>(), p.GetRequiredService<CommandParameters>(), p.GetRequiredService<CommandBell>(),
            p.GetRequiredService<Exchanges>(), p.GetRequiredService<GapBoard>(), p.GetRequiredService<GapKeeper>(), p.GetRequiredService<ClockKeeper>(), options,
            p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<CommandRunner>>()));
        return services;
    }
}
