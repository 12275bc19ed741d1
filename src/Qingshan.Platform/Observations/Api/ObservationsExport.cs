using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Observations;

/// <summary>
/// Streams observations as they come out of the store. Everything is checked before the first byte of the answer; the
/// export is audited.
/// </summary>
internal static class ObservationsExport
{
    private const int MostSeries = 100;
    private const int FlushBytes = 64 * 1024;
    private const string CsvHeader = "series,point,factor,kind,origin,unit,start,value,min,max,total,converted,qualifier,flag,received,packet\n";

    public static async Task<IResult> Stream(
        HttpContext context, SeriesAccess access, IObservationStore store, Audit audit, TimeProvider time,
        string series, string? from, string? to, string? format, bool? revisions, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        var ids = series.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (ids.Length > MostSeries) return new ProblemResult(ObservationErrors.TooManySeries.Of(MostSeries));
        var wanted = new List<SeriesView>();
        foreach (var text in ids)
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                return new ProblemResult(CommonErrors.BadParameter.Of("series", text, "1,2,3"));
            if (!access.Find(viewer, id).TryGet(out var found, out var error)) return new ProblemResult(error);
            wanted.Add(SeriesView.Of(found.Series, found.Point));
        }
        if (!Query.Span(from, to, time.GetUtcNow().UtcDateTime, TimeSpan.FromDays(1)).TryGet(out var span, out var badSpan)) return new ProblemResult(badSpan);
        if (format is not (null or "csv" or "ndjson")) return new ProblemResult(CommonErrors.BadParameter.Of("format", format, "csv, ndjson"));

        var csv = format != "ndjson";
        await audit.RecordAsync(viewer, "export", $"series {series}"[..Math.Min(200, series.Length + 7)], AuditOutcome.Done, $"{span.From:O} … {span.To:O}", cancel);
        context.Response.ContentType = csv ? "text/csv; charset=utf-8" : "application/x-ndjson";
        context.Response.Headers.ContentDisposition = $"attachment; filename=observations.{(csv ? "csv" : "ndjson")}";
        var output = context.Response.BodyWriter;
        if (csv) Write(output, CsvHeader);
        foreach (var s in wanted)
        {
            await foreach (var o in store.ReadAsync(s.Id, span.From, span.To, revisions == true, cancel))
            {
                var row = ObservationView.Of(o);
                Write(output, csv ? CsvRow(s, row) : JsonSerializer.Serialize(row, JsonSerializerOptions.Web) + "\n");
                if (output.UnflushedBytes > FlushBytes) await output.FlushAsync(cancel);
            }
        }
        await output.FlushAsync(cancel);
        return Results.Empty;
    }

    private static string CsvRow(SeriesView s, ObservationView o) => string.Create(CultureInfo.InvariantCulture,
        $"{s.Id},{Csv.Quoted(s.Point)},{s.Factor},{s.Kind},{s.Origin},{s.Unit},{o.Start:yyyy-MM-ddTHH:mm:ss.FFFZ},{o.Value:R},{o.Min:R},{o.Max:R},{o.Total:R},{o.Converted:R},{o.Qualifier},{o.Flag},{o.Received:yyyy-MM-ddTHH:mm:ss.FFFZ},{o.Packet}\n");

    private static void Write(PipeWriter output, string text) => Encoding.UTF8.GetBytes(text, output);
}
