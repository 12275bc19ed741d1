using Microsoft.AspNetCore.Http;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Common;
using Qingshan.Platform.Enterprises;

namespace Qingshan.Applications.Door;

/// <summary>Files of a form.</summary>
internal static class SentForm
{
    /// <summary>All files of one field; a field that was left empty has none.</summary>
    public static async Task<Result<IReadOnlyList<SentFile>>> FilesAsync(IFormCollection form, string field, CancellationToken cancel)
    {
        var files = new List<SentFile>();
        foreach (var file in form.Files.GetFiles(field).Where(f => f.Length > 0))
        {
            await using var body = file.OpenReadStream();
            if (await CaseFiles.ReadAsync(body, cancel) is not { } bytes) return CaseErrors.FileTooLarge.Of(CaseFiles.Most >> 20);
            files.Add(new(file.FileName, bytes));
        }
        return Result.Of<IReadOnlyList<SentFile>>(files);
    }
}
