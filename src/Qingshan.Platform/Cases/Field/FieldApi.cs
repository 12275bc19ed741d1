using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Cases;

/// <summary>A field report on the wire.</summary>
/// <param name="By">User name.</param>
/// <param name="ObservedAt">By the phone's clock.</param>
/// <param name="SentAt">By the phone's clock.</param>
/// <param name="ReceivedAt">By the platform's clock.</param>
/// <param name="DistanceMetres">From the place of the subject; null where one of the two is unknown.</param>
public sealed record FieldReportView(
    Guid Id, string Case, string By, DateTime ObservedAt, DateTime SentAt, DateTime ReceivedAt, FieldPositionView? Position, PositionUnknown? PositionUnknown, double? DistanceMetres,
    FieldSituation Situation, string Seen, string? Measures, IReadOnlyList<MetRole> Met, IReadOnlyList<FieldPhotoView> Photos)
{
    internal static FieldReportView Of(string number, ReportWithPhotos kept)
    {
        var r = kept.Report;
        FieldPositionView? position = r.Longitude is { } east && r.Latitude is { } north ? new(east, north, r.AccuracyMetres, r.Datum!) : null;
        return new(r.Id, number, r.By, r.ObservedAt, r.SentAt, r.ReceivedAt, position, r.PositionUnknown, r.DistanceMetres, r.Situation, r.Seen, r.Measures, kept.Met,
            [.. kept.Photos.Select(p => new FieldPhotoView(p.File.Id, p.File.Name, p.File.Size, p.Photo.SentSha256, p.File.Sha256, p.Photo.OriginalSha256))]);
    }
}

public sealed record FieldPositionView(double Longitude, double Latitude, double? AccuracyMetres, string Datum);

/// <summary>A photo of a report.</summary>
/// <param name="SentSha256">As it arrived.</param>
/// <param name="KeptSha256">As it is kept, without what the camera wrote beside the picture.</param>
/// <param name="OriginalSha256">As the camera made it, said by the phone.</param>
public sealed record FieldPhotoView(Guid File, string Name, long Size, string SentSha256, string KeptSha256, string? OriginalSha256);

/// <summary>Routes of field reports.</summary>
internal static class FieldApi
{
    public static void MapFieldApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/cases/{number}/field-reports", Reports).Needs(Permission.SeeInternal).WithName("field-reports").WithTags("cases").WithSummary("现场检查记录 · Field reports of a case");
        routes.MapPost("/api/v1/cases/{number}/field-reports", Take).Needs(Permission.HandleCases).WithName("send-field-report").WithTags("cases")
            .WithSummary("提交现场检查记录 · Send a field report: multipart/form-data with `report` as JSON and photos as photo-0, photo-1, …; sent again, it is answered with what is kept");
    }

    private static async Task<Results<Ok<Page<FieldReportView>>, ProblemResult>> Reports(HttpContext context, CaseAccess access, FieldReports reports, string number, CancellationToken cancel) =>
        (await access.FindAsync(PolicyGate.ViewerOf(context), number, cancel)).TryGet(out var one, out var error)
            ? TypedResults.Ok(new Page<FieldReportView>([.. (await reports.OfAsync(one, cancel)).Select(r => FieldReportView.Of(number, r))], null)) : new ProblemResult(error);

    private static async Task<Results<Ok<FieldReportView>, ProblemResult>> Take(HttpContext context, FieldDesk desk, IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json, string number, CancellationToken cancel)
    {
        if (!(await ReadAsync(context, json.Value.SerializerOptions, cancel)).TryGet(out var sent, out var error)
            || !(await desk.TakeAsync(PolicyGate.ViewerOf(context), number, sent.Report, sent.Photos, cancel)).TryGet(out var kept, out error)) return new ProblemResult(error);
        return TypedResults.Ok(FieldReportView.Of(number, kept));
    }

    private static async Task<Result<Sent>> ReadAsync(HttpContext context, JsonSerializerOptions json, CancellationToken cancel)
    {
        if (!context.Request.HasFormContentType) return FieldErrors.Unreadable.Of(new Text("内容类型不对", "The content type is wrong"));
        try
        {
            // Kestrel's own limit of a request holds besides: six photos of a phone, scaled, are a tenth of it.
            var form = await context.Request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = CaseFiles.Most }, cancel);
            if (JsonSerializer.Deserialize<WantedFieldReport>(form["report"].ToString(), json) is not { } report) return FieldErrors.Unreadable.Of(new Text("缺少 report", "`report` is missing"));
            var photos = new List<byte[]>();
            while (form.Files.GetFile($"photo-{photos.Count}") is { } photo)
            {
                if (photos.Count == FieldReports.MostPhotos) return FieldErrors.TooManyPhotos.Of(FieldReports.MostPhotos);
                await using var body = photo.OpenReadStream();
                if (await CaseFiles.ReadAsync(body, cancel) is not { } bytes) return CaseErrors.FileTooLarge.Of(CaseFiles.Most >> 20);
                photos.Add(bytes);
            }
            return new Sent(report, photos);
        }
        catch (JsonException)
        {
            return FieldErrors.Unreadable.Of(new Text("report 不是可读的 JSON", "`report` is no JSON that can be read"));
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            return e is BadHttpRequestException ? CaseErrors.FileTooLarge.Of(CaseFiles.Most >> 20) : FieldErrors.Unreadable.Of(new Text("multipart 内容不完整", "The multipart content is not whole"));
        }
    }

    private sealed record Sent(WantedFieldReport Report, IReadOnlyList<byte[]> Photos);
}
