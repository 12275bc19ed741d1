using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Enterprises;

/// <summary>Gives a file out to be saved, never to be shown.</summary>
internal static class EnterpriseDownload
{
    /// <param name="subject">What the reader has found and the file has to belong to.</param>
    public static async Task<Results<FileStreamHttpResult, ProblemResult>> OfAsync(HttpContext context, InquiryAccess access, CaseFiles files, Audit audit, string what, Guid subject, Guid id, CancellationToken cancel)
    {
        if ((await access.FilesAsync(subject, cancel)).FirstOrDefault(f => f.Id == id) is not { } file || files.Open(file.Sha256) is not { } bytes) return new ProblemResult(EnterpriseErrors.UnknownFile.Of(id));
        await audit.RecordAsync(PolicyGate.ViewerOf(context), "export", what, AuditOutcome.Done, file.Name, cancel);
        // A name for saving makes it an attachment; that browsers do not guess its type every answer says.
        return TypedResults.File(bytes, file.MediaType, file.Name);
    }
}
