using System.Data.Common;
using OpenTelemetry.Metrics;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Observations;

namespace Qingshan.Composition;

/// <summary>Health for everybody, detail and metrics for operators, the API's description for developers.</summary>
internal static class Operation
{
    private static readonly TimeSpan StorePatience = TimeSpan.FromSeconds(5);

    public static void AddOperation(this IServiceCollection services)
    {
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddMeter(GatewayMeter.Name).AddMeter(PlatformMeter.Name).AddPrometheusExporter());
        services.AddSingleton<PlatformMeter>();
        services.AddOpenApi(o => o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "Qingshan 青山", Version = "v1", Description = "环境数据平台接口 · The interface of the environmental data platform" };
            document.Servers = [];
            return Task.CompletedTask;
        }));
    }

    public static void MapOperation(this WebApplication app)
    {
        app.Services.GetRequiredService<PlatformMeter>();
        app.UseRelayMetrics();
        app.MapGet("/health", Health).Needs(Permission.SeePublic).WithName("health").WithTags("operation")
            .WithSummary("健康 · Whether the platform takes and stores what arrives (503 where it does not)");
        app.MapGet("/api/v1/operation/health", HealthInDetail).Needs(Permission.Operate).WithName("health-detail").WithTags("operation")
            .WithSummary("健康详情 · Journal, store, lag, connections, sizes");
        app.MapPrometheusScrapingEndpoint("/metrics").Needs(Permission.Operate);
        app.MapApiReference();
    }

    private static IResult Health(PacketJournal journal, PacketConsumer consumer)
    {
        var ok = journal.State == JournalState.Accepting;
        return Results.Json(new { status = ok ? "ok" : "refusing", lag = consumer.Lag }, statusCode: ok ? 200 : 503);
    }

    private static async Task<HealthView> HealthInDetail(
        PacketJournal journal, PacketConsumer consumer, IObservationStore store, GatewayMeter gateway, SeriesBook series, LiveFeed live, MqttMeter mqtt, CancellationToken cancel)
    {
        var (size, failure) = await SizeAsync(store, cancel);
        return new(
            journal.State.ToString().ToLowerInvariant(), journal.LastFailure?.Message, journal.LastSynced, consumer.Lag, journal.Segments.Count,
            journal.Segments.Sum(s => s.Bytes), journal.Damage.Count, journal.TornFiles.Count, gateway.Connections, live.Listeners,
            size, failure, series.Count, store.Position - store.Derived.Position, Environment.WorkingSet, mqtt.State);
    }

    /// <summary>A store on another machine may be away; everything else is to be seen all the more.</summary>
    private static async Task<(StoreSize? Size, string? Failure)> SizeAsync(IObservationStore store, CancellationToken cancel)
    {
        try
        {
            return (await store.SizeAsync(cancel).WaitAsync(StorePatience, cancel), null);
        }
        catch (Exception e) when (e is IOException or DbException or TimeoutException)
        {
            return (null, e.Message);
        }
    }
}

/// <param name="Lag">Packets acknowledged and not yet stored.</param>
/// <param name="DerivedLag">Packets stored whose derived values are not yet looked at.</param>
/// <param name="Mqtt"><c>off</c>, <c>connected</c>, or why the existing broker is not connected.</param>
/// <param name="Store">Null where the store does not answer; then <paramref name="StoreFailure"/> says why.</param>
public sealed record HealthView(
    string Journal, string? JournalFailure, long LastSynced, long Lag, int JournalSegments, long JournalBytes, int JournalDamage, int TornFiles,
    long DeviceConnections, int LiveListeners, StoreSize? Store, string? StoreFailure, int Series, long DerivedLag, long WorkingSetBytes, string Mqtt);
