using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Applications.Cases.Api;

/// <summary>The case file as a Word document.</summary>
internal static class CaseDocumentApi
{
    public static void MapCaseDocumentApi(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/cases/{number}/file.docx", DocumentAsync).Needs(Permission.SeeInternal).Exports().WithName("case-document").WithTags("cases")
            .WithSummary("案卷 Word 文档 · The case file as a Word document: facts, signals with their evidence, history, files");

    private static async Task<Results<FileContentHttpResult, ProblemResult>> DocumentAsync(
        HttpContext context, CaseAccess access, CaseDocument document, Audit audit, string number, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        if (!(await access.FindAsync(viewer, number, cancel)).TryGet(out var one, out var error)) return new ProblemResult(error);
        var written = await document.WriteAsync(one, viewer.May(Permission.SeePackets), cancel);
        await audit.RecordAsync(viewer, "export", $"Case {number}", AuditOutcome.Done, null, cancel);
        return TypedResults.Bytes(written, FileKind.Docx.MediaType, $"{number}.docx");
    }
}
