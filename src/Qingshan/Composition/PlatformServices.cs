using Microsoft.AspNetCore.DataProtection;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Catalog;
using Microsoft.AspNetCore.Identity;
using Qingshan.Platform.Enterprises;
using Qingshan.Platform.Evidence;
using Qingshan.Platform.Forecasts;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Notify;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Observations.Embedded;
using Qingshan.Platform.Sharing.Ckan;
using Qingshan.Platform.Sharing.Granting;
using Qingshan.Platform.Sharing.SensorThings;
using Qingshan.Platform.Sharing;
using Qingshan.Platform.Signals;
using Qingshan.Platform.Streams;
using Qingshan.Platform.Warnings;

namespace Qingshan.Composition;

/// <summary>The rooms of the platform as services, in the order of the path.</summary>
internal static class PlatformServices
{
    public static IServiceCollection AddPlatform(this IServiceCollection services, Settings settings, LocalCommand local)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton(settings.Folder);
        services.AddSingleton(settings.LedgerPlace);
        services.AddSingleton(local);
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(settings.Folder.KeysFolder)).SetApplicationName("qingshan");

        services.AddQingshanIdentity();
        // Passkeys belong to the name under which people reach the platform, not to whatever a request says it is.
        if (Uri.TryCreate(settings.Address, UriKind.Absolute, out var address)) services.Configure<IdentityPasskeyOptions>(o => o.ServerDomain = address.Host);

        services.AddSingleton<LedgerBook>();
        services.AddSingleton<LedgerWriter>();
        services.AddSingleton<EditionDesk>();
        services.AddSingleton<IOwnRecords, OwnOfEnterprise>();
        services.AddSingleton<RegionShapes>();

        services.AddSingleton<SeriesBook>();
        services.AddSingleton<UseMeter>();
        services.AddSingleton<MarkBook>();
        services.AddSingleton<LatestBook>();
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<SeriesAccess>();
        services.AddSingleton<SeriesReader>();
        services.AddSingleton(new ClosingRule(TimeSpan.FromDays(settings.MonthGrace)));

        services.AddSingleton<GatewayMeter>();
        services.AddSingleton<MqttMeter>();
        services.AddSingleton<MqttHearers>();
        services.AddSingleton(new GatewayLimits { Idle = TimeSpan.FromMinutes(settings.GatewayIdle), Patience = TimeSpan.FromSeconds(settings.GatewayPatience), DeviceRate = settings.DeviceRate });
        services.AddSingleton<DeviceRates>();
        services.AddSingleton<DeviceBoard>();
        services.AddSingleton<DeviceSecrets>();
        services.AddSingleton<ProfileDesk>();
        services.AddSingleton<DeviceHabits>();
        services.AddSingleton<DeviceDays>();
        services.AddSingleton<ReadAgainDesk>();
        services.AddSingleton<PacketAccess>();
        services.AddSingleton<IEnumerable<IImportFormat>>(provider => ImportFormats.All(provider.GetRequiredService<LedgerBook>()));
        services.AddSingleton<IImport, RegionsImport>();
        services.AddSingleton<IImport, ShanghaiEnterprises>();
        services.AddSingleton<Importer>();
        services.AddSingleton<ManualResults>();
        services.AddSingleton<ReplayDevices>();
        services.AddSingleton<PacketConsumer>();
        services.AddSingleton<ShadowBoard>();
        services.AddQingshanRelays(new(TimeSpan.FromSeconds(Math.Max(1, settings.RelayTimeout)), Math.Max(0, settings.RelayResends), TimeSpan.FromDays(settings.RelayReceiptDays)));

        services.AddSingleton<StreamBook>();
        services.AddSingleton(new StreamPace(TimeSpan.FromSeconds(settings.DeriveEvery)));
        services.AddSingleton<StreamRunner>();
        services.AddSingleton<ReviewReader>();
        services.AddSingleton(new MarkDeadline(TimeSpan.FromHours(Math.Clamp(settings.MarkDeadlineHours, 0, 24 * 31))));
        services.AddSingleton<ReviewDesk>();
        services.AddSingleton<SubstitutionDesk>();
        services.AddSingleton<WaitingBook>();
        services.AddSingleton<TransmissionReader>();

        services.AddQingshanForecasts(new(TimeSpan.FromSeconds(settings.ForecastEvery), settings.ForecastRetrainDays, settings.ForecastKeepDays, settings.ForecastDriftMargin, settings.ForecastEffort));

        services.AddQingshanSignals(TimeSpan.FromSeconds(settings.DetectEvery));
        services.AddSingleton<AirDays>();

        services.AddSingleton(new EvidencePace(TimeSpan.FromSeconds(settings.EvidenceEvery)));
        services.AddSingleton<SigningKey>();
        services.AddSingleton<DayCloser>();
        services.AddSingleton<DayKeeper>();
        services.AddSingleton<DayRoots>();
        services.AddSingleton<PacketProofs>();
        services.AddSingleton<EvidenceExport>();
        services.AddSingleton<AuditProofs>();
        services.AddSingleton<Simulation.Seeder>();

        services.AddQingshanCases(new(TimeSpan.FromSeconds(settings.CasesEvery), Math.Clamp(settings.CaseDrawShare, 0, 1)));

        services.AddQingshanEnterprises(new(Math.Clamp(settings.ObjectionDays, 1, 365)));

        services.AddQingshanWarnings();

        services.AddQingshanCatalog(TimeSpan.FromSeconds(Math.Max(1, settings.CatalogEvery)), typeof(Applications.Application).Assembly);
        services.AddQingshanQuality(TimeSpan.FromSeconds(settings.QualityEvery));

        services.AddQingshanCkan();
        services.AddQingshanSharing();
        services.AddSingleton<Channels>();
        services.AddSingleton<Subscriptions>();
        services.AddSingleton<Roster>();
        services.AddSingleton<Notices>();
        services.AddSingleton<Deliveries>();
        services.AddSingleton<DutyLog>();
        services.AddSingleton<HandOvers>();
        services.AddSingleton<INoticeTopic, SignalNotices>();
        services.AddSingleton<NoticeTopics>();
        services.AddSingleton<NoticeDesk>();
        services.AddSingleton<NoticeRunner>();

        services.AddQingshanSensorThings();
        services.AddSingleton<FeatureBook>();
        return services;
    }
}
