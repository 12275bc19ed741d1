using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Intake;

/// <summary>The route that says what was overheard. Which devices speak to another platform is for those who operate this one.</summary>
public static class ShadowApi
{
    public static IEndpointRouteBuilder MapShadowApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/shadow", (ShadowBoard board) => TypedResults.Ok(board.Now)).Needs(Permission.Operate).WithName("shadow").WithTags("relays")
            .WithSummary("影子旁听 · What was overheard of another platform's devices since the program started, and which devices are not in the ledger");
        return routes;
    }
}
