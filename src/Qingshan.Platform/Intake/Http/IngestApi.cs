using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Intake;

/// <summary>What was taken: it is in the journal and synced; it shows within a second.</summary>
/// <param name="Packet">Its sequence: see <c>/api/v1/packets/{sequence}</c>.</param>
public sealed record IngestReceipt(long Packet, int Observations);

/// <summary>Observations by HTTP, through the same journal as everything else. The whole upload is right, or none of it is taken.</summary>
public static class IngestApi
{
    public const string Path = "/api/v1/ingest/observations";
    private const int MostBytes = 8 * 1024 * 1024;
    private const int MostRowErrors = 20;

    public static IEndpointRouteBuilder MapIngestApi(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, Ingest).Needs(Permission.Ingest).WithName("ingest").WithTags("intake")
            .Accepts<object>("application/json", "text/csv")
            .WithSummary("报送观测值 · Send observations as JSON or CSV; all or nothing");
        return routes;
    }

    private static async Task<Results<Accepted<IngestReceipt>, ProblemResult>> Ingest(
        HttpContext context, PacketJournal journal, LedgerBook ledger, SeriesBook series, Audit audit, TimeProvider time, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        var type = context.Request.ContentType?.Split(';')[0].Trim().ToLowerInvariant();
        PacketChannel? channel = type switch { "application/json" => PacketChannel.Json, "text/csv" => PacketChannel.Csv, _ => null };
        if (channel is not { } known) return new ProblemResult(IntakeErrors.UnsupportedType.Of(type ?? "-"));
        if (!(await ReadAsync(context.Request, cancel)).TryGet(out var body, out var error)) return new ProblemResult(error);

        var now = time.GetUtcNow().UtcDateTime;
        if (!ObservationDocument.Read(known, body).TryGet(out var rows, out error)) return new ProblemResult(error);
        if (rows.Count == 0) return new ProblemResult(IntakeErrors.Empty.Of());
        var judge = new DocumentJudge(ledger.Now, series, p => Policy.Holds(viewer, p), now);
        var wrong = rows.Select(r => judge.Judge(r).Error).OfType<RowError>().ToList();
        if (wrong.Count > 0)
            return new ProblemResult(IntakeErrors.BadRows.Of(wrong.Count, rows.Count, Math.Min(wrong.Count, MostRowErrors)) with { Rows = [.. wrong.Take(MostRowErrors)] });

        var kept = await journal.AppendAsync(new PacketHead(now, known, Admission.Admitted, viewer.Name), body, cancel: cancel);
        var failure = kept.Failure ?? await journal.WhenSyncedAsync(kept, cancel);
        if (failure is not null) return new ProblemResult(IntakeErrors.JournalRefuses.Of(failure.Message));
        await audit.RecordAsync(viewer, "ingest", $"packet {kept.Sequence}", AuditOutcome.Done, $"{rows.Count} observations", cancel);
        return TypedResults.Accepted($"/api/v1/packets/{kept.Sequence}", new IngestReceipt(kept.Sequence, rows.Count));
    }

    /// <summary>The body of an upload, as far as uploads go.</summary>
    internal static async Task<Result<byte[]>> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > MostBytes) return IntakeErrors.TooLarge.Of(MostBytes);
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancel)) > 0;)
        {
            if (body.Length + read > MostBytes) return IntakeErrors.TooLarge.Of(MostBytes);
            body.Write(buffer, 0, read);
        }
        return body.ToArray();
    }
}
