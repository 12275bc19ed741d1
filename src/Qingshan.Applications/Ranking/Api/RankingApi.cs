using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Applications.Ranking;

/// <summary>Rankings for programs: the same numbers as on the pages, and as fresh.</summary>
public static class RankingApi
{
    public static IEndpointRouteBuilder MapRankingApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/ranking/air", AirAsync).Needs(Permission.SeePublic).WithName("ranking-air").WithTags("ranking")
            .WithSummary("空气质量排名 · Cities or stations by the air quality index of an hour or a day, or the composite index of a month or a year; at most a minute old");
        routes.MapGet("/api/v1/ranking/water", WaterAsync).Needs(Permission.SeePublic).WithName("ranking-water").WithTags("ranking")
            .WithSummary("水质排名 · Classes of sections over a day, a month or a year: shares by region and basin, and the sections, the worst first; at most five minutes old");
        return routes;
    }

    private static async Task<Results<Ok<AirRankingView>, ProblemResult>> AirAsync(HttpContext context, AirRankings rankings, string? of, string? by, string? at, string? region)
    {
        if (!AirQuestion.Of(of, by, at, region).TryGet(out var question, out var error)) return new ProblemResult(error);
        return (await rankings.OfAsync(PolicyGate.ViewerOf(context), question)).TryGet(out var ranking, out error)
            ? TypedResults.Ok(AirRankingView.From(ranking, question))
            : new ProblemResult(error);
    }

    private static async Task<Results<Ok<WaterRankingView>, ProblemResult>> WaterAsync(HttpContext context, WaterRankings rankings, string? by, string? at, string? region)
    {
        if (!WaterQuestion.Of(by, at, region).TryGet(out var question, out var error)) return new ProblemResult(error);
        return (await rankings.OfAsync(PolicyGate.ViewerOf(context), question)).TryGet(out var ranking, out error)
            ? TypedResults.Ok(WaterRankingView.Of(ranking))
            : new ProblemResult(error);
    }
}
