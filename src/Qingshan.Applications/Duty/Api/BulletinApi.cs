using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Applications.Duty;

/// <summary>The bulletin as JSON, as a Word document, and the template that comes with the program.</summary>
public static class BulletinApi
{
    public static void MapBulletinApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/bulletins/template", () => TypedResults.Bytes(BulletinDocument.Original(), BulletinDocument.MediaType, "bulletin-template.docx"))
            .Needs(Permission.SeeInternal).WithName("bulletin-template").WithTags("duty").WithSummary("日报模板 · The template that comes with the program");
        routes.MapGet("/api/v1/bulletins/{region}/{date}", JsonAsync).Needs(Permission.SeeInternal).WithName("bulletin").WithTags("duty").WithSummary("日报 · The bulletin of a region and a day");
        routes.MapGet("/bulletin/{region}/{date}.docx", DocumentAsync).Needs(Permission.SeeInternal).Exports().WithName("bulletin-document").WithTags("duty").WithSummary("日报 Word 文档 · The bulletin as a Word document");
    }

    private static async Task<Results<Ok<Bulletin>, ProblemResult>> JsonAsync(HttpContext context, BulletinMaker maker, string region, string date, CancellationToken cancel) =>
        (await maker.MakeAsync(PolicyGate.ViewerOf(context), region, date, cancel)).TryGet(out var bulletin, out var error) ? TypedResults.Ok(bulletin) : new ProblemResult(error);

    private static async Task<Results<FileContentHttpResult, ProblemResult>> DocumentAsync(
        HttpContext context, BulletinMaker maker, BulletinDocument document, Audit audit, string region, string date, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        if (!(await maker.MakeAsync(viewer, region, date, cancel)).TryGet(out var bulletin, out var error)) return new ProblemResult(error);
        if (!(await document.WriteAsync(bulletin, cancel)).TryGet(out var written, out error)) return new ProblemResult(error);
        await audit.RecordAsync(viewer, "export", $"Bulletin {region} {date}", AuditOutcome.Done, null, cancel);
        return TypedResults.Bytes(written, BulletinDocument.MediaType, $"bulletin-{region}-{date}.docx");
    }
}
