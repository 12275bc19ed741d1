using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Streams;

/// <summary>Routes by which people review data. Which stage somebody may act at, the desk decides; seeing the point is the least.</summary>
internal static class ReviewActsApi
{
    public static IEndpointRouteBuilder MapReviewActs(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/points/{code}/marks", Mark).Needs(Permission.SeeInternal).WithName("mark-data").WithTags("review")
            .WithSummary("标记数据 · Mark a span of a point's data valid or invalid, with the reason");
        routes.MapPost("/api/v1/marks/{batch:guid}/withdraw", Withdraw).Needs(Permission.SeeInternal).WithName("withdraw-mark").WithTags("review")
            .WithSummary("撤销标记 · Take a mark back, with the values that it put in");
        routes.MapPost("/api/v1/points/{code}/substitutions", Substitute).Needs(Permission.SeeInternal).WithName("substitute-data").WithTags("review")
            .WithSummary("数据替代 · Put values in the place of missing and invalid hours of an outlet, by rule");
        routes.MapPost("/api/v1/points/{code}/review/accept", Accept).Needs(Permission.SeeInternal).WithName("accept-data").WithTags("review")
            .WithSummary("审核通过 · Accept whole days of a point at a stage");
        routes.MapPost("/api/v1/points/{code}/review/reopen", Reopen).Needs(Permission.SeeInternal).WithName("reopen-data").WithTags("review")
            .WithSummary("撤销通过 · Take the acceptance of days back");
        return routes;
    }

    private static async Task<Results<Ok<ReviewActView>, ProblemResult>> Mark(
        HttpContext context, string code, MarkRequest request, LedgerBook ledger, ReviewDesk desk, CancellationToken cancel)
    {
        if (!ReviewApi.PointOf(context, ledger, code).TryGet(out var point, out var error)
            || !Span(request.From, request.To).TryGet(out var span, out error)) return new ProblemResult(error);
        if (!ReviewStages.TryParse(request.Stage, out var stage)) return new ProblemResult(ReviewApi.BadStage(request.Stage));
        var wish = new MarkWish(point, request.Factors ?? [], span.From, span.To, stage, request.Reason, request.Detail);
        return (await desk.MarkAsync(PolicyGate.ViewerOf(context), wish, cancel)).TryGet(out var batch, out error)
            ? TypedResults.Ok(new ReviewActView(batch, Math.Max(1, wish.Factors.Count))) : new ProblemResult(error);
    }

    private static async Task<Results<Ok<ReviewActView>, ProblemResult>> Withdraw(
        HttpContext context, Guid batch, LedgerBook ledger, ReviewDesk desk, SubstitutionDesk substitutions, CancellationToken cancel)
    {
        if (!(await desk.WithdrawAsync(PolicyGate.ViewerOf(context), ledger.Now, batch, cancel)).TryGet(out var withdrawn, out var error)) return new ProblemResult(error);
        await substitutions.TakeBackAsync(ledger.Now, withdrawn, cancel);
        return TypedResults.Ok(new ReviewActView(batch, withdrawn.Count));
    }

    private static async Task<Results<Ok<ReviewActView>, ProblemResult>> Substitute(
        HttpContext context, string code, SubstitutionRequest request, LedgerBook ledger, SubstitutionDesk desk, CancellationToken cancel)
    {
        if (!ReviewApi.PointOf(context, ledger, code).TryGet(out var point, out var error)
            || !Span(request.From, request.To).TryGet(out var span, out error)) return new ProblemResult(error);
        if (!ReviewStages.TryParse(request.Stage, out var stage)) return new ProblemResult(ReviewApi.BadStage(request.Stage));
        return (await desk.PutAsync(PolicyGate.ViewerOf(context), point, request.Factor, span.From, span.To, stage, cancel)).TryGet(out var put, out error)
            ? TypedResults.Ok(new ReviewActView(put.Batch, put.Hours)) : new ProblemResult(error);
    }

    private static async Task<Results<Ok<ReviewActView>, ProblemResult>> Accept(
        HttpContext context, string code, AcceptRequest request, LedgerBook ledger, ReviewDesk desk, CancellationToken cancel)
    {
        if (!ReviewApi.PointOf(context, ledger, code).TryGet(out var point, out var error)) return new ProblemResult(error);
        if (!ReviewStages.TryParse(request.Stage, out var stage) || stage == ReviewStage.Enterprise) return new ProblemResult(ReviewApi.BadStage(request.Stage));
        return (await desk.AcceptAsync(PolicyGate.ViewerOf(context), point, request.From, request.To, stage, cancel)).TryGet(out var days, out error)
            ? TypedResults.Ok(new ReviewActView(null, days)) : new ProblemResult(error);
    }

    private static async Task<Results<Ok<ReviewActView>, ProblemResult>> Reopen(
        HttpContext context, string code, AcceptRequest request, LedgerBook ledger, ReviewDesk desk, CancellationToken cancel)
    {
        if (!ReviewApi.PointOf(context, ledger, code).TryGet(out var point, out var error)) return new ProblemResult(error);
        return (await desk.ReopenAsync(PolicyGate.ViewerOf(context), point, request.From, request.To, cancel)).TryGet(out var days, out error)
            ? TypedResults.Ok(new ReviewActView(null, days)) : new ProblemResult(error);
    }

    private static Result<(DateTime From, DateTime To)> Span(string? from, string? to)
    {
        if (!Query.Time("from", from, default).TryGet(out var begin, out var error) || !Query.Time("to", to, default).TryGet(out var end, out error)) return error;
        return begin != default && begin < end ? (begin, end) : CommonErrors.BadParameter.Of(begin == default ? "from" : "to", begin == default ? from : to, "from < to, ISO 8601");
    }
}
