using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Qingshan.Platform.Common;

namespace Qingshan.Applications.Rights.Api;

internal static class Answers
{
    /// <summary>Done, with nothing to say; or why not.</summary>
    public static Results<NoContent, ProblemResult> Of(Error? error) => error is null ? TypedResults.NoContent() : new ProblemResult(error);
}
