using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Evidence;
using Qingshan.Platform.Identity;

namespace Qingshan.Applications.Auditing;

/// <summary>Routes of the audit log. Looking at it is not recorded; taking it out is.</summary>
public static class AuditApi
{
    private const int Neighbours = 5;
    public static readonly TimeSpan Usual = TimeSpan.FromDays(1);

    public static void MapAuditApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/audit", ListAsync).Needs(Permission.ReadAudit).WithName("audit").WithTags("audit")
            .WithSummary("审计日志 · Entries, newest first: person, action, subject, address (a * at the end: begins so), outcome, q, from, to");
        routes.MapGet("/api/v1/audit/statistics", StatisticsAsync).Needs(Permission.ReadAudit).WithName("audit-statistics").WithTags("audit")
            .WithSummary("审计概览 · Refusals by person and route, failed sign-ins, exports by volume, changes of rights; the last day by default");
        routes.MapGet("/api/v1/audit/export", ExportAsync).Needs(Permission.ReadAudit).Exports().WithName("audit-export").WithTags("audit")
            .WithSummary("导出审计日志 · The chosen entries as CSV or NDJSON, streamed")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv", additionalContentTypes: ["application/x-ndjson"]);
        routes.MapGet("/api/v1/audit/{id:long}", OneAsync).Needs(Permission.ReadAudit).WithName("audit-entry").WithTags("audit")
            .WithSummary("一条审计记录 · One entry with what it changed, its neighbours, and whether it can be proved");
        routes.MapGet("/api/v1/audit/{id:long}/proof", ProofAsync).Needs(Permission.ReadAudit).Exports().WithName("audit-proof").WithTags("audit")
            .WithSummary("审计证明 · A file that proves the entry, to be checked without the platform");
    }

    private static async Task<Results<Ok<Page<AuditView>>, ProblemResult>> ListAsync(AuditLog log, [AsParameters] AuditQuery query, string? after, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var take, out var error) || !AuditFilter.Of(query).TryGet(out var filter, out error)
            || !(await log.PageAsync(filter, after, take, cancel)).TryGet(out var page, out error)) return new ProblemResult(error);
        return TypedResults.Ok(new Page<AuditView>([.. page.Items.Select(AuditView.Of)], page.Next));
    }

    private static async Task<Results<Ok<AuditMorningView>, ProblemResult>> StatisticsAsync(AuditStatistics statistics, TimeProvider time, string? from, string? to, CancellationToken cancel)
    {
        if (!Query.Span(from, to, time.GetUtcNow().UtcDateTime, Usual).TryGet(out var span, out var error)) return new ProblemResult(error);
        return TypedResults.Ok(AuditMorningView.Of(await statistics.OfAsync(span.From, span.To, cancel)));
    }

    private static async Task<IResult> ExportAsync(HttpContext context, AuditLog log, Audit audit, [AsParameters] AuditQuery query, string? format, CancellationToken cancel)
    {
        if (!AuditFilter.Of(query).TryGet(out var filter, out var error)) return new ProblemResult(error);
        if (format is not (null or "csv" or "ndjson")) return new ProblemResult(CommonErrors.BadParameter.Of("format", format, "csv, ndjson"));
        var asked = string.Join(' ', query.Parameters.Select(p => $"{p.Key}={p.Value}"));
        await audit.RecordAsync(PolicyGate.ViewerOf(context), "audit-export", $"AuditEntry {(asked.Length == 0 ? "*" : asked)}", AuditOutcome.Done, format ?? "csv", cancel);
        context.Response.Headers.ContentDisposition = $"attachment; filename=audit.{format ?? "csv"}";
        context.Response.ContentType = format == "ndjson" ? "application/x-ndjson" : "text/csv; charset=utf-8";
        var entries = log.AllAsync(filter, cancel);
        await (format == "ndjson" ? AuditExport.JsonLinesAsync(entries, context.Response.BodyWriter, cancel) : AuditExport.CsvAsync(entries, context.Response.BodyWriter, cancel));
        return Results.Empty;
    }

    private static async Task<Results<Ok<AuditDetail>, ProblemResult>> OneAsync(HttpContext context, AuditLog log, RecordChanges changes, DayRoots roots, long id, CancellationToken cancel)
    {
        if (await log.FindAsync(id, cancel) is not { } entry) return new ProblemResult(EvidenceErrors.UnknownEntry.Of(id));
        var root = await roots.OfEntryAsync(id, cancel);
        return TypedResults.Ok(new AuditDetail(AuditView.Of(entry), await changes.OfAsync(PolicyGate.ViewerOf(context), entry, cancel),
            [.. (await log.NeighboursAsync(id, Neighbours, cancel)).Where(e => e.Id != id).Select(AuditView.Of)], root?.Number, root is null ? AuditProofs.ProvedFrom(entry.At) : null));
    }

    private static async Task<Results<FileContentHttpResult, ProblemResult>> ProofAsync(HttpContext context, AuditProofs proofs, long id, CancellationToken cancel) =>
        (await proofs.OfEntryAsync(PolicyGate.ViewerOf(context), id, cancel)).TryGet(out var file, out var error)
            ? TypedResults.File(file.Content, EvidenceApi.ContentType, file.Name)
            : new ProblemResult(error);
}
