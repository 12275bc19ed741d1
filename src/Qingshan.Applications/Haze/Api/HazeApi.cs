using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Standards;

namespace Qingshan.Applications.Haze;

/// <summary>Haze for programs: the same as on the pages.</summary>
public static class HazeApi
{
    public static IEndpointRouteBuilder MapHazeApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/haze/episodes", EpisodesAsync).Needs(Permission.SeePublic).WithName("haze-episodes").WithTags("haze")
            .WithSummary("灰霾过程 · Haze episodes of a city, found in its hourly PM2.5; times are Beijing time, at most ten minutes old");
        routes.MapGet("/api/v1/haze/similar", SimilarAsync).Needs(Permission.SeePublic).WithName("haze-similar").WithTags("haze")
            .WithSummary("相似情形 · Situations of the past most like the one at an hour (Beijing time, such as 2015-11-30T16; the last hour where none is named), and how they ended");
        routes.MapGet("/api/v1/haze/warnings", WarningsAsync).Needs(Permission.SeePublic).WithName("haze-warnings").WithTags("haze")
            .WithSummary("按预案分级 · Warnings that a plan's grading calls for on what was measured in a city; not warnings that were issued");
        routes.MapGet("/api/v1/haze/plans", () => TypedResults.Ok(WarningPlans.All.Select(PlanView.Of).ToList())).Needs(Permission.SeePublic).WithName("haze-plans").WithTags("haze")
            .WithSummary("重污染天气预警分级 · Gradings of heavy-pollution warnings by place and edition, with source and whether verified");
        routes.MapGet("/api/v1/haze/map", MapAsync).Needs(Permission.SeePublic).WithName("haze-map").WithTags("haze")
            .WithSummary("预报地图 · A forecast of PM2.5 for the stations of a city (the newest, or an issue of the archive): the day before as measured, the hours ahead with interval and probability, and the level of each hour; at most a minute old");
        return routes;
    }

    private static async Task<Results<Ok<ForecastMapView>, ProblemResult>> MapAsync(HttpContext context, CityAirBook book, ForecastMaps maps, string? region, long? issue)
    {
        var viewer = PolicyGate.ViewerOf(context);
        if (!book.PlaceOf(viewer, region).TryGet(out var place, out var error) || !(await maps.OfAsync(viewer, place, issue)).TryGet(out var map, out error)) return new ProblemResult(error);
        return TypedResults.Ok(ForecastMapView.Of(place.Code, map));
    }

    private static async Task<Results<Ok<EpisodesView>, ProblemResult>> EpisodesAsync(HttpContext context, CityAirBook book, string? region) =>
        (await book.OfAsync(PolicyGate.ViewerOf(context), region)).TryGet(out var city, out var error) ? TypedResults.Ok(EpisodesView.Of(city)) : new ProblemResult(error);

    private static async Task<Results<Ok<SimilarView>, ProblemResult>> SimilarAsync(HttpContext context, CityAirBook book, string? region, string? at) =>
        (await book.OfAsync(PolicyGate.ViewerOf(context), region)).TryGet(out var city, out var error) && SimilarPast.Of(city, at).TryGet(out var found, out error)
            ? TypedResults.Ok(SimilarView.Of(city, found))
            : new ProblemResult(error);

    private static async Task<Results<Ok<WarningsView>, ProblemResult>> WarningsAsync(HttpContext context, CityAirBook book, TimeProvider time, string? region, string? plan) =>
        (await book.OfAsync(PolicyGate.ViewerOf(context), region)).TryGet(out var city, out var error)
        && CityWarnings.Of(city, plan, DateOnly.FromDateTime(BeijingTime.FromUtc(time.GetUtcNow().UtcDateTime))).TryGet(out var warnings, out error)
            ? TypedResults.Ok(WarningsView.Of(city, warnings))
            : new ProblemResult(error);
}
