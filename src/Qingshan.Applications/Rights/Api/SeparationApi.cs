using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Applications.Rights.Api;

/// <summary>Separation of duties: whether it is in force, putting it into force, and ending it by who holds the machine.</summary>
internal static class SeparationApi
{
    public static void MapSeparationApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/separation", async (Separation separation, CancellationToken cancel) => TypedResults.Ok(await separation.StateAsync(cancel)))
            .Needs(Permission.SeeRights).WithName("separation").WithTags("people").WithSummary("三员分立 · Whether separation of duties is in force, and who is missing");
        routes.MapPost("/api/v1/separation/put-into-force", PutAsync).Needs(Permission.GrantRights).WithName("put-separation-into-force").WithTags("people")
            .WithSummary("启用三员分立 · Put separation into force: the owner becomes an administrator");
        routes.MapPost("/api/v1/separation/end", EndAsync).Needs(Permission.GrantRights).WithName("end-separation").WithTags("people")
            .WithSummary("解除三员分立 · End separation (local commands only)");
    }

    private static async Task<Results<NoContent, ProblemResult>> PutAsync(HttpContext context, Separation separation, CancellationToken cancel) =>
        Answers.Of(await separation.PutIntoForceAsync(PolicyGate.ViewerOf(context), cancel));

    private static async Task<Results<NoContent, ProblemResult>> EndAsync(HttpContext context, Separation separation, CancellationToken cancel) =>
        Answers.Of(await separation.EndAsync(PolicyGate.ViewerOf(context), cancel));
}
