using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>OGC SensorThings API 1.1 at <c>/v1.1</c>: the same points, series and values as everywhere, under the same policy, in the words of the standard.</summary>
public static class SensorThingsApi
{
    private const string Root = "/v1.1", Anything = Root + "/{**path}";

    public static IServiceCollection AddQingshanSensorThings(this IServiceCollection services)
    {
        services.AddSingleton<PlaceBook>();
        services.AddSingleton<WorldSources>();
        services.AddSingleton<Resolver>();
        services.AddSingleton<EntityReader>();
        services.AddSingleton<GetDesk>();
        services.AddSingleton<PostDesk>();
        services.AddSingleton<CreateDesk>();
        services.AddSingleton<BatchDesk>();
        services.AddSingleton<SensorThingsTopics>();
        services.AddSingleton<IMqttTopics>(provider => provider.GetRequiredService<SensorThingsTopics>());
        return services;
    }

    /// <summary>What runs beside the program's own MQTT broker.</summary>
    public static IServiceCollection RunQingshanSensorThings(this IServiceCollection services) => services.AddHostedService<ObservationNews>();

    public static IEndpointRouteBuilder MapSensorThingsApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Root, RootAsync).Needs(Permission.SeePublic).WithName("sensorthings-root").WithTags("sensorthings")
            .WithSummary("SensorThings 服务根 · Root of the SensorThings service: entity sets and conformance");
        routes.MapGet(Anything, ReadAsync).Needs(Permission.SeePublic).WithName("sensorthings").WithTags("sensorthings")
            .WithSummary("SensorThings 查询 · Entities and their properties (OGC 18-088): $filter, $expand, $select, $orderby, $top, $skip, $count, $resultFormat");
        routes.MapPost(Anything, CreateAsync).Needs(Permission.Ingest).WithName("sensorthings-create").WithTags("sensorthings")
            .WithSummary("SensorThings 写入 · Observations, one or as CreateObservations");
        routes.MapPost(Root + "/$batch", BatchAsync).Needs(Permission.SeePublic).WithName("sensorthings-batch").WithTags("sensorthings")
            .WithSummary("SensorThings 批量 · Several requests in one");
        routes.MapMethods(Anything, ["PUT", "PATCH", "DELETE"], NotHereAsync).Needs(Permission.SeePublic).WithName("sensorthings-change").WithTags("sensorthings")
            .WithSummary("SensorThings 更改 · Says where the ledger is changed");
        return routes;
    }

    private static async Task RootAsync(HttpContext context, WorldSources sources, MqttOptions mqtt, CancellationToken cancel) =>
        await SendAsync(context, ServiceRoot.Of(await WorldOf(context, sources, cancel), mqtt, context.Request.Host.Host), cancel);

    private static async Task ReadAsync(HttpContext context, WorldSources sources, GetDesk desk, CancellationToken cancel) =>
        await SendAsync(context, await desk.AnswerAsync(await WorldOf(context, sources, cancel), PathOf(context), context.Request.QueryString.Value, cancel), cancel);

    private static async Task CreateAsync(HttpContext context, WorldSources sources, CreateDesk desk, CancellationToken cancel)
    {
        var answer = (await IngestApi.ReadAsync(context.Request, cancel)).TryGet(out var body, out var error)
            ? await desk.AnswerAsync(await WorldOf(context, sources, cancel), PolicyGate.ViewerOf(context), PathOf(context), body, cancel) : Answer.Of(error);
        await SendAsync(context, answer, cancel);
    }

    private static async Task BatchAsync(HttpContext context, WorldSources sources, BatchDesk desk, CancellationToken cancel)
    {
        var answer = (await IngestApi.ReadAsync(context.Request, cancel)).TryGet(out var body, out var error)
            ? await desk.AnswerAsync(await WorldOf(context, sources, cancel), PolicyGate.ViewerOf(context), body, cancel) : Answer.Of(error);
        await SendAsync(context, answer, cancel);
    }

    private static Task NotHereAsync(HttpContext context, CancellationToken cancel)
    {
        var path = PathOf(context);
        var kind = ResourcePath.Parse(path).TryGet(out var resource, out _) && resource.Type.IsObservation ? SensorThingsErrors.AppendOnly : SensorThingsErrors.LedgerElsewhere;
        context.Response.Headers.Allow = kind == SensorThingsErrors.AppendOnly ? "GET, POST" : "GET";
        return SendAsync(context, Answer.Of(kind.Of(context.Request.Method, path)), cancel);
    }

    private static ValueTask<World> WorldOf(HttpContext context, WorldSources sources, CancellationToken cancel) =>
        sources.OfAsync(PolicyGate.ViewerOf(context), $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}{Root}", cancel);

    /// <summary>Behind the root, decoded; the server itself leaves an encoded slash as it is.</summary>
    private static string PathOf(HttpContext context) => (context.Request.Path.Value ?? "")[Root.Length..].TrimStart('/').Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    private static async Task SendAsync(HttpContext context, Answer answer, CancellationToken cancel)
    {
        if (answer.Problem is { } problem)
        {
            await ProblemResult.WriteAsync(context, problem);
            return;
        }
        context.Response.StatusCode = answer.Status;
        if (answer.Location is { } location) context.Response.Headers.Location = location;
        if (answer.WriteAsync is not { } write) return;
        context.Response.ContentType = answer.ContentType;
        await write(context.Response.BodyWriter, cancel);
    }
}
