using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Sharing.Granting;

/// <summary>A request or grant on the wire.</summary>
/// <param name="Region">Code of the region; null for all.</param>
/// <param name="InForce">It opens its dataset now.</param>
public sealed record ShareView(
    Guid Id, string Dataset, string Organisation, string AskedBy, DateTime AskedAt, string Purpose, string? Region, IReadOnlyList<string> Fields, DateTime? From, DateTime? To, DateTime Until,
    ShareState State, bool InForce, string? DecidedBy, DateTime? DecidedAt, string? Reason, bool MayDecide)
{
    internal static ShareView Of(ShareEntry e, LedgerSnapshot ledger, DateTime now) => new(
        e.Request.Id, e.Request.Dataset, e.Organisation.ToString(), e.Request.AskedByName, e.Request.AskedAt, e.Request.Purpose,
        e.Request.RegionId is { } at && ledger.Regions.TryGetValue(at, out var region) ? region.Code : null, [.. e.Request.FieldSet.Order(StringComparer.Ordinal)],
        e.Request.From, e.Request.To, e.Request.Until, e.Request.State, e.Request.IsInForce(now), e.Request.DecidedBy, e.Request.DecidedAt, e.Request.Reason, e.MayDecide);
}

/// <param name="Level">How a dataset is shared.</param>
public sealed record SharingLevelView(string Dataset, SharingLevel Level, string Condition);

public sealed record WantedLevel(SharingLevel? Level, string? Condition);

/// <param name="Days">Shorter than asked for; null leaves it.</param>
/// <param name="Fields">Fewer sensitive fields than asked for; null leaves them.</param>
public sealed record ShareDecision(string? Reason, int? Days, IReadOnlyList<string>? Fields);

public sealed record AskedView(Guid Id, ShareState State);

/// <summary>Routes of sharing: levels, requests, decisions, the register, and reading under a grant.</summary>
public static class ShareApi
{
    public static IServiceCollection AddQingshanSharing(this IServiceCollection services) =>
        services.AddSingleton<ShareNotices>().AddSingleton<Notify.INoticeTopic, ShareTopic>().AddSingleton<ShareDesk>().AddSingleton<ShareRegister>().AddSingleton<GrantBook>().AddSingleton<Watermark>().AddSingleton<SharePackage>().AddSingleton<MarkTracer>();

    public static IEndpointRouteBuilder MapShareApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/datasets/{code}/sharing", Level).Needs(Permission.SeePublic).WithName("sharing-level").WithTags("sharing").WithSummary("共享类型 · How a dataset is shared, and on which condition");
        routes.MapPut("/api/v1/datasets/{code}/sharing", SetLevel).Needs(Permission.ApproveSharing).WithName("set-sharing-level").WithTags("sharing").WithSummary("规定共享类型 · Say how a dataset is shared");
        routes.MapPost("/api/v1/datasets/{code}/ask", Ask).Needs(Permission.SeeInternal).WithName("ask-for-data").WithTags("sharing").WithSummary("申请共享 · Ask for data of a dataset");
        routes.MapGet("/api/v1/sharing", Register).Needs(Permission.SeeInternal).WithName("sharing-register").WithTags("sharing").WithSummary("共享登记 · Requests and grants that concern the caller, the newest first");
        routes.MapGet("/api/v1/sharing/{id:guid}", One).Needs(Permission.SeeInternal).WithName("sharing-entry").WithTags("sharing").WithSummary("一项申请或授权 · One request or grant");
        routes.MapPost("/api/v1/sharing/{id:guid}/grant", (HttpContext c, ShareDesk d, Guid id, ShareDecision said, CancellationToken x) => Done(d.GrantAsync(PolicyGate.ViewerOf(c), id, said.Days, said.Fields, said.Reason, x)))
            .Needs(Permission.ApproveSharing).WithName("grant-share").WithTags("sharing").WithSummary("批准 · Grant what was asked for, or less of it");
        routes.MapPost("/api/v1/sharing/{id:guid}/refuse", (HttpContext c, ShareDesk d, Guid id, ShareDecision said, CancellationToken x) => Done(d.RefuseAsync(PolicyGate.ViewerOf(c), id, said.Reason, x)))
            .Needs(Permission.ApproveSharing).WithName("refuse-share").WithTags("sharing").WithSummary("驳回 · Refuse, with the reason");
        routes.MapPost("/api/v1/sharing/{id:guid}/revoke", (HttpContext c, ShareDesk d, Guid id, ShareDecision said, CancellationToken x) => Done(d.RevokeAsync(PolicyGate.ViewerOf(c), id, said.Reason, x)))
            .Needs(Permission.ApproveSharing).WithName("revoke-share").WithTags("sharing").WithSummary("撤销授权 · Take a grant back, with the reason; it ends at once");
        routes.MapPost("/api/v1/sharing/{id:guid}/withdraw", (HttpContext c, ShareDesk d, Guid id, CancellationToken x) => Done(d.WithdrawAsync(PolicyGate.ViewerOf(c), id, x)))
            .Needs(Permission.SeeInternal).WithName("withdraw-share").WithTags("sharing").WithSummary("撤回申请 · Take one's own request back");
        routes.MapGet("/api/v1/sharing/{id:guid}/rows", Rows).Needs(Permission.SeeInternal).WithName("shared-rows").WithTags("sharing").Exports()
            .WithSummary("按授权读取 · Rows under a grant, one JSON object a line, streamed");
        routes.MapGet("/api/v1/sharing/{id:guid}/package", Package).Needs(Permission.SeeInternal).WithName("shared-package").WithTags("sharing").Exports()
            .WithSummary("按授权下载数据包 · What a grant opens, as a file with manifest, hash and marks");
        routes.MapPost("/api/v1/sharing/trace", Trace).Needs(Permission.ApproveSharing).WithName("trace-marks").WithTags("sharing")
            .WithSummary("追溯水印 · To whom the rows of a file were given");
        return routes;
    }

    private static async Task<Results<Ok<SharingLevelView>, ProblemResult>> Level(HttpContext context, CatalogBook catalog, ShareDesk desk, string code, CancellationToken cancel)
    {
        if (!catalog.Find(PolicyGate.ViewerOf(context), code).TryGet(out var dataset, out var error)) return new ProblemResult(error);
        var (level, condition) = await desk.LevelOfAsync(dataset, cancel);
        return TypedResults.Ok(new SharingLevelView(code, level, condition));
    }

    private static Task<Results<NoContent, ProblemResult>> SetLevel(HttpContext context, ShareDesk desk, string code, WantedLevel wanted, CancellationToken cancel) => wanted.Level is { } level
        ? Done(desk.SetLevelAsync(PolicyGate.ViewerOf(context), code, level, wanted.Condition, cancel))
        : Done(Task.FromResult<Error?>(CommonErrors.BadParameter.Of("level", null, string.Join(", ", Enum.GetValues<SharingLevel>().Select(CatalogQuery.Written)))));

    private static async Task<Results<Ok<AskedView>, ProblemResult>> Ask(HttpContext context, ShareDesk desk, string code, WantedShare wanted, CancellationToken cancel) =>
        (await desk.AskAsync(PolicyGate.ViewerOf(context), code, wanted, cancel)).TryGet(out var request, out var error) ? TypedResults.Ok(new AskedView(request.Id, request.State)) : new ProblemResult(error);

    private static async Task<Results<Ok<Page<ShareView>>, ProblemResult>> Register(HttpContext context, ShareRegister register, LedgerBook ledger, TimeProvider time, string? state, CancellationToken cancel)
    {
        ShareState? only = null;
        if (!string.IsNullOrEmpty(state))
        {
            only = Enum.GetValues<ShareState>().Cast<ShareState?>().FirstOrDefault(s => CatalogQuery.Written(s!.Value) == state);
            if (only is null) return new ProblemResult(CommonErrors.BadParameter.Of("state", state, string.Join(", ", Enum.GetValues<ShareState>().Select(CatalogQuery.Written))));
        }
        var now = time.GetUtcNow().UtcDateTime;
        return TypedResults.Ok(new Page<ShareView>([.. (await register.ListAsync(PolicyGate.ViewerOf(context), only, cancel)).Select(e => ShareView.Of(e, ledger.Now, now))], null));
    }

    private static async Task<Results<Ok<ShareView>, ProblemResult>> One(HttpContext context, ShareRegister register, LedgerBook ledger, TimeProvider time, Guid id, CancellationToken cancel) =>
        (await register.FindAsync(PolicyGate.ViewerOf(context), id, cancel)).TryGet(out var entry, out var error) ? TypedResults.Ok(ShareView.Of(entry, ledger.Now, time.GetUtcNow().UtcDateTime)) : new ProblemResult(error);

    private static async Task<IResult> Rows(HttpContext context, ShareRegister register, CatalogBook catalog, GrantBook grants, DatasetRows rows, Audit audit, Guid id, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        if (!(await register.InForceAsync(viewer, id, cancel)).TryGet(out var grant, out var error)) return new ProblemResult(error);
        if (!catalog.Now.ByCode.TryGetValue(grant.Dataset, out var dataset)) return new ProblemResult(CatalogErrors.UnknownDataset.Of(grant.Dataset));
        await audit.RecordAsync(viewer, "export", $"Dataset {dataset.Code}", AuditOutcome.Done, $"rows under grant {id}", cancel);
        context.Response.ContentType = "application/x-ndjson";
        await foreach (var row in rows.ReadAsync(await grants.WidenedAsync(viewer, grant, cancel), dataset, GrantBook.ScopeOf(grant), cancel))
        {
            await context.Response.Body.WriteAsync((byte[])[.. JsonSerializer.SerializeToUtf8Bytes(row, JsonRows), (byte)'\n'], cancel);
        }
        return Results.Empty;
    }

    private static async Task<IResult> Package(
        HttpContext context, ShareRegister register, CatalogBook catalog, SharePackage package, Audit audit, Guid id, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        if (!(await register.InForceAsync(viewer, id, cancel)).TryGet(out var grant, out var error) || !(await register.FindAsync(viewer, id, cancel)).TryGet(out var entry, out error)) return new ProblemResult(error);
        if (!catalog.Now.ByCode.TryGetValue(grant.Dataset, out var dataset)) return new ProblemResult(CatalogErrors.UnknownDataset.Of(grant.Dataset));
        await audit.RecordAsync(viewer, "export", $"Dataset {dataset.Code}", AuditOutcome.Done, $"package under grant {id}", cancel);
        // The framework's ZIP writer ends each entry by a synchronous write of what it still holds, some bytes.
        if (context.Features.Get<IHttpBodyControlFeature>() is { } body) body.AllowSynchronousIO = true;
        return Results.Stream(output => package.WriteAsync(viewer, grant, dataset, entry.Organisation, output, cancel), "application/zip", $"{dataset.Code}.zip");
    }

    private static async Task<IResult> Trace(HttpContext context, MarkTracer tracer, CancellationToken cancel)
    {
        using var reader = new StreamReader(context.Request.Body);
        return (await tracer.TraceAsync(PolicyGate.ViewerOf(context), reader, cancel)).TryGet(out var found, out var error) ? TypedResults.Ok(new Page<TracedGrant>(found, null)) : new ProblemResult(error);
    }

    private static async Task<Results<NoContent, ProblemResult>> Done(Task<Error?> act) => await act is { } error ? new ProblemResult(error) : TypedResults.NoContent();

    private static readonly JsonSerializerOptions JsonRows = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
