using System.Globalization;
using Microsoft.AspNetCore.Http;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Observations;

/// <summary>
/// Streams observations as they come out of the store, in constant memory. Everything is checked before the first byte of the answer; the
/// export is audited.
/// </summary>
internal static class ObservationsExport
{
    private const int MostAudited = 200;

    /// <param name="form">long (one row a value) or wide (one row a point and time).</param>
    /// <param name="notes">Whether a CSV begins with lines about itself; Parquet has them in its metadata.</param>
    public static async Task<IResult> Stream(
        HttpContext context, SeriesAccess access, LedgerBook ledger, IObservationStore store, UseMeter uses, Audit audit, TimeProvider time,
        [AsParameters] ChoiceQuery query, string? format, string? form, bool? revisions, bool? notes, CancellationToken cancel)
    {
        var (viewer, now) = (PolicyGate.ViewerOf(context), time.GetUtcNow().UtcDateTime);
        if (!ObservationChoice.Of(query, access, ledger, viewer, now).TryGet(out var choice, out var error)) return new ProblemResult(error);
        if (format is not (null or "csv" or "ndjson" or "parquet")) return new ProblemResult(CommonErrors.BadParameter.Of("format", format, "csv, ndjson, parquet"));
        if (form is not (null or "long" or "wide")) return new ProblemResult(CommonErrors.BadParameter.Of("form", form, "long, wide"));
        if (form == "wide" && choice.Series.Select(s => s.Series.Kind).Distinct().Count() > 1) return new ProblemResult(ObservationErrors.WideNeedsOneKind.Of());
        if (form == "wide" && revisions == true) return new ProblemResult(CommonErrors.BadParameter.Of("revisions", "true", "form=long"));

        uses.Count(viewer, choice.Series.Select(s => s.Series.Id));
        var asked = query.Series is { Length: > 0 } ids ? $"series {ids}" : $"{choice.Series.Count.ToString(CultureInfo.InvariantCulture)} series of {context.Request.QueryString}";
        await audit.RecordAsync(viewer, "export", asked[..Math.Min(MostAudited, asked.Length)], AuditOutcome.Done, $"{choice.From:O} … {choice.To:O}", cancel);

        IExportTable table = form == "wide" ? new WideTable(new WideRows(choice, store)) : new LongTable(choice, store, revisions == true);
        var about = ExportNotes.Of(choice, form ?? "long", revisions == true, $"{context.Request.Scheme}://{context.Request.Host}{context.Request.Path}{context.Request.QueryString}", now);
        var output = context.Response.BodyWriter;
        context.Response.Headers.ContentDisposition = $"attachment; filename=observations.{format ?? "csv"}";
        switch (format)
        {
            case "ndjson":
                context.Response.ContentType = "application/x-ndjson";
                await TextExport.JsonLinesAsync(table, output, cancel);
                break;
            case "parquet":
                context.Response.ContentType = "application/vnd.apache.parquet";
                await ParquetExport.WriteAsync(table, [.. about, ("series", ExportNotes.SeriesOf(choice))], output, cancel);
                break;
            default:
                context.Response.ContentType = "text/csv; charset=utf-8";
                await TextExport.CsvAsync(table, notes == true ? about : [], output, cancel);
                break;
        }
        return Results.Empty;
    }
}
