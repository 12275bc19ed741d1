using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Applications.Haze;

/// <summary>What a study is asked with.</summary>
/// <param name="Kind"><c>effect</c>, <c>years</c> or <c>sources</c>.</param>
/// <param name="Region">Code of the city; the largest where none is named.</param>
/// <param name="Factor">Code of the pollutant; PM2.5 where none is named.</param>
/// <param name="From">First day of the period (2014-11-03); needed for an effect.</param>
/// <param name="To">Last day of the period.</param>
/// <param name="Others">Other periods with measures: <c>2015-08-20/2015-09-03; 2015-12-08/2015-12-10</c>.</param>
/// <param name="Again">Whether an answer that is there is to be made anew.</param>
public sealed record StudyRequest(string Kind, string? Region = null, string? Factor = null, string? From = null, string? To = null, string? Others = null, bool Again = false);

/// <summary>Studies for programs: effect of measures, years freed from weather, sources side by side.</summary>
public static class StudiesApi
{
    public static IEndpointRouteBuilder MapStudiesApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/haze/studies", List).Needs(Permission.SeePublic).WithName("haze-studies").WithTags("haze")
            .WithSummary("灰霾研究 · Studies of a city that are kept (effect of measures, years freed from weather, sources side by side), the newest first");
        routes.MapGet("/api/v1/haze/studies/{id:guid}", One).Needs(Permission.SeePublic).WithName("haze-study").WithTags("haze")
            .WithSummary("一项灰霾研究 · A study: how far it is, and what was found");
        routes.MapPost("/api/v1/haze/studies", StartAsync).Needs(Permission.SeeInternal).WithName("start-haze-study").WithTags("haze")
            .WithSummary("计算灰霾研究 · Have a study computed in the background; one that is there already is the answer");
        routes.MapDelete("/api/v1/haze/studies/{id:guid}", CancelAsync).Needs(Permission.SeeInternal).WithName("cancel-haze-study").WithTags("haze")
            .WithSummary("取消灰霾研究 · Call a study off");
        return routes;
    }

    private static Ok<Page<StudyView>> List(HttpContext context, StudyDesk desk, string? region, string? kind)
    {
        var viewer = PolicyGate.ViewerOf(context);
        return TypedResults.Ok(new Page<StudyView>([.. desk.Of(viewer, region).Where(s => kind is null || s.Ask.Kind.ToString().Equals(kind, StringComparison.OrdinalIgnoreCase)).Select(s => StudyView.Of(viewer, s) with { Effect = null, Years = null, Sources = null })], null));
    }

    private static Results<Ok<StudyView>, ProblemResult> One(HttpContext context, StudyDesk desk, Guid id) => Answer(context, desk.Find(PolicyGate.ViewerOf(context), id));

    private static async Task<Results<Ok<StudyView>, ProblemResult>> StartAsync(HttpContext context, StudyDesk desk, CityAirBook book, StudyRequest request, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        if (!Enum.TryParse<StudyKind>(request.Kind, ignoreCase: true, out var kind) || !Enum.IsDefined(kind) || !char.IsAsciiLetter(request.Kind[0])) return new ProblemResult(CommonErrors.BadParameter.Of("kind", request.Kind, "effect, years, sources"));
        return (await book.OfAsync(viewer, request.Region)).TryGet(out var city, out var error) && StudyAsk.Of(kind, city, request.Factor, request.From, request.To, request.Others).TryGet(out var ask, out error)
            ? Answer(context, await desk.StartAsync(viewer, city, ask, request.Again, cancel))
            : new ProblemResult(error);
    }

    private static async Task<Results<Ok<StudyView>, ProblemResult>> CancelAsync(HttpContext context, StudyDesk desk, Guid id, CancellationToken cancel) =>
        Answer(context, await desk.CancelAsync(PolicyGate.ViewerOf(context), id, cancel));

    private static Results<Ok<StudyView>, ProblemResult> Answer(HttpContext context, Result<Study> found) =>
        found.TryGet(out var study, out var error) ? TypedResults.Ok(StudyView.Of(PolicyGate.ViewerOf(context), study)) : new ProblemResult(error);
}
