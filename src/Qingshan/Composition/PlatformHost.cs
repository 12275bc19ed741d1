using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Qingshan.Applications.Duty;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Enterprises;
using Qingshan.Platform.Evidence;
using Qingshan.Platform.Forecasts;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Notify;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Observations.Embedded;
using Qingshan.Platform.Sharing.SensorThings;
using Qingshan.Platform.Signals;
using Qingshan.Platform.Streams;
using Qingshan.Simulation;
using Qingshan.Ui.Account;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace Qingshan.Composition;

/// <summary>Puts the program together: stores, services, doors, routes.</summary>
public sealed class PlatformHost : IAsyncDisposable
{
    private readonly OpenStores _stores;

    private PlatformHost(WebApplication app, OpenStores stores, LocalCommand local) => (App, _stores, Local) = (app, stores, local);

    public WebApplication App { get; }

    public LocalCommand Local { get; }

    /// <summary>Opens the data folder and builds the program on it; nothing listens before <see cref="WebApplication.StartAsync"/>.</summary>
    /// <param name="doors">Where it listens: to people and devices, or only to the command that holds it.</param>
    public static async Task<Result<PlatformHost>> BuildAsync(Settings settings, Action<KestrelServerOptions> doors, string address, bool quiet, CancellationToken cancel)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "qingshan",
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        builder.Configuration.Sources.Clear();
        Logging(builder, quiet);
        using var log = LoggerFactory.Create(l => l.AddSerilog(Log.Logger));

        if (!NotifySettings.Of(settings).TryGet(out var notify, out var error) || !TalkingSettings.Of(settings).TryGet(out var talking, out error)) return error;
        if (!MqttSettings.Of(settings).TryGet(out var mqtt, out error)) return error;
        if (!OidcSettings.Of(settings).TryGet(out var external, out error)) return error;
        if (!SecondFactorSettings.Of(settings).TryGet(out var secondFactor, out error)) return error;
        if (!(await OpenStores.OpenAsync(settings, TimeProvider.System, log)).TryGet(out var stores, out error)) return error;
        var local = LocalCommand.New(address);
        builder.Services.AddPlatform(settings, local);
        builder.Services.AddQingshanTalking(talking);
        builder.Services.AddSingleton(mqtt);
        builder.Services.AddSingleton(secondFactor);
        builder.Services.AddSingleton(notify).AddSingleton(new BulletinOptions(settings.BulletinTemplate));
        builder.Services.AddSingleton(stores.Journal);
        builder.Services.AddSingleton(stores.Observations);
        if (stores.Observations is DuckDbStore embedded) builder.Services.AddSingleton(embedded.Months).AddHostedService<MonthKeeper>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<PacketConsumer>());
        builder.Services.AddHostedService(provider => provider.GetRequiredService<DeviceListener>());
        builder.Services.AddHostedService<StopOrder>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<CommandRunner>());
        builder.Services.AddHostedService<MqttListener>();
        builder.Services.AddHostedService<MqttDoor>();
        builder.Services.RunQingshanSensorThings();
        builder.Services.RunQingshanRelays();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<StreamRunner>());
        builder.Services.AddHostedService(provider => provider.GetRequiredService<ForecastRunner>());
        builder.Services.AddHostedService(provider => provider.GetRequiredService<ModelTrainer>());
        builder.Services.AddHostedService(provider => provider.GetRequiredService<SignalRunner>());
        builder.Services.AddHostedService(provider => provider.GetRequiredService<NoticeRunner>());
        builder.Services.AddHostedService(provider => provider.GetRequiredService<CaseRunner>());
        builder.Services.AddHostedService(provider => provider.GetRequiredService<EnterpriseRunner>());
        builder.Services.AddHostedService(provider => provider.GetRequiredService<DayKeeper>());
        builder.Services.AddHostedService(provider => provider.GetRequiredService<DatasetStates>());
        builder.Services.AddHostedService(provider => provider.GetRequiredService<UseMeter>());
        builder.Services.AddHostedService(provider => provider.GetRequiredService<QualityRunner>());
        if (settings.Demo) builder.Services.AddHostedService<DemoService>();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromMinutes(2));
        Web(builder.Services);
        builder.Services.AddExternalSignIn(external.One);
        builder.Services.AddFace();
        builder.Services.AddOperation();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            doors(kestrel);
        });

        var app = builder.Build();
        await stores.LoadAsync(app.Services, cancel);
        app.UseDoors();
        app.MapRoutes();
        return new PlatformHost(app, stores, local);
    }

    public async ValueTask DisposeAsync()
    {
        // Also where the start was broken off: what works on the stores ends before they close. To stop twice does nothing.
        await App.StopAsync();
        await App.DisposeAsync();
        await _stores.DisposeAsync();
    }

    private static void Web(IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.KebabCaseLower));
            o.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
        });
        services.AddHttpContextAccessor();
        services.Configure<RequestLocalizationOptions>(o =>
        {
            o.SupportedCultures = o.SupportedUICultures = [new CultureInfo("zh-CN"), new CultureInfo("en")];
            o.DefaultRequestCulture = new RequestCulture("zh-CN");
            // The switch on the page decides; an API may ask by ?culture=en or Accept-Language. A browser's own language
            // does not: the platform speaks Chinese until it is told otherwise.
            o.RequestCultureProviders = [new QueryStringRequestCultureProvider { QueryStringKey = "lang", UIQueryStringKey = "lang" }, new CookieRequestCultureProvider { CookieName = "qingshan-lang" }];
        });
    }

    private static void Logging(WebApplicationBuilder builder, bool quiet)
    {
        Log.Logger = new LoggerConfiguration()
            .MinimumLevel.Is(quiet ? LogEventLevel.Error : LogEventLevel.Information)
            .MinimumLevel.Override("Microsoft", quiet ? LogEventLevel.Error : LogEventLevel.Warning)
            .Enrich.FromLogContext()
            .WriteTo.Console(new RenderedCompactJsonFormatter(), standardErrorFromLevel: LogEventLevel.Verbose)
            .CreateLogger();
        builder.Logging.ClearProviders();
        builder.Services.AddSerilog(Log.Logger);
    }
}
