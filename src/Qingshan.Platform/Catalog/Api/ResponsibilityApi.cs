using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Catalog;

/// <summary>Routes of the directory of responsibilities.</summary>
public static class ResponsibilityApi
{
    public static IEndpointRouteBuilder MapResponsibilityApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/responsibility/duties", Duties).Needs(Permission.SeeInternal).WithName("duties").WithTags("responsibility")
            .WithSummary("责任目录 · Duties to collect, with how they are kept");
        routes.MapPut("/api/v1/responsibility/duties/{code}", Put).Needs(Permission.EditLedger).WithName("put-duty").WithTags("responsibility")
            .WithSummary("登记采集职责 · Enter a duty or change it");
        routes.MapPost("/api/v1/responsibility/duties/{code}/end", End).Needs(Permission.EditLedger).WithName("end-duty").WithTags("responsibility")
            .WithSummary("终止采集职责 · End a duty; what it was stays as history");
        routes.MapGet("/api/v1/responsibility/obligations", Items).Needs(Permission.SeeInternal).WithName("obligations").WithTags("responsibility")
            .WithSummary("应采项 · What has to be collected at which point, and whether it comes in time");
        routes.MapGet("/api/v1/responsibility/findings", Findings).Needs(Permission.SeeInternal).WithName("directory-findings").WithTags("responsibility")
            .WithSummary("目录检查 · Duplicates and gaps in the directory");
        routes.MapGet("/api/v1/responsibility/contributions", Scores).Needs(Permission.SeeInternal).WithName("contributions").WithTags("responsibility")
            .WithSummary("数据贡献度 · What each organisation contributes, with the formula");
        routes.MapGet("/api/v1/responsibility/proposals", Proposals).Needs(Permission.EditLedger).WithName("duty-proposals").WithTags("responsibility")
            .WithSummary("职责草案 · Drafts of duties for what is collected and nobody answers for");
        return routes;
    }

    private static async Task<Ok<Page<DutyView>>> Duties(HttpContext context, ResponsibilityBook book, LedgerBook ledger, CancellationToken cancel)
    {
        var (viewer, now) = (PolicyGate.ViewerOf(context), await book.NowAsync(cancel));
        return TypedResults.Ok(new Page<DutyView>(DutyView.All(now, viewer, ledger.Now), null));
    }

    private static async Task<Results<Ok<Page<ObligationView>>, ProblemResult>> Items(
        HttpContext context, ResponsibilityBook book, string? duty, string? point, string? state, string? after, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var take, out var error) || !Cursor.Decode(after).TryGet(out var from, out error) || !StateOf(state).TryGet(out var wanted, out error)) return new ProblemResult(error);
        var now = await book.NowAsync(cancel);
        var found = now.Obligations(PolicyGate.ViewerOf(context))
            .Where(o => (string.IsNullOrEmpty(duty) || o.Duty.Code == duty) && (string.IsNullOrEmpty(point) || o.Point.Code == point) && (wanted is null || o.State == wanted))
            .Select(o => ObligationView.Of(o, now)).OrderBy(o => o.Key, StringComparer.Ordinal).Where(o => string.CompareOrdinal(o.Key, from) > 0).Take(take + 1).ToList();
        return TypedResults.Ok(Cursor.Cut(found, take, o => o.Key));
    }

    private static Result<DutyState?> StateOf(string? text)
    {
        if (string.IsNullOrEmpty(text)) return (DutyState?)null;
        return Enum.GetValues<DutyState>().Cast<DutyState?>().FirstOrDefault(s => CatalogQuery.Written(s!.Value) == text) is { } state
            ? state : CommonErrors.BadParameter.Of("state", text, string.Join(", ", Enum.GetValues<DutyState>().Select(CatalogQuery.Written)));
    }

    private static async Task<Ok<Page<FindingView>>> Findings(HttpContext context, ResponsibilityBook book, CancellationToken cancel) =>
        TypedResults.Ok(new Page<FindingView>([.. (await book.NowAsync(cancel)).Findings(PolicyGate.ViewerOf(context)).Select(f => new FindingView(f.Key, f.Kind, f.Words.ToString(), f.Count))], null));

    private static async Task<Ok<ContributionsView>> Scores(ResponsibilityBook book, CancellationToken cancel)
    {
        var now = await book.NowAsync(cancel);
        return TypedResults.Ok(new ContributionsView(Contribution.Formula.ToString(), now.At, [.. now.Contributions.Select(c =>
            new ContributionView(c.Holder.Name.ToString(), c.Holder.Enterprise, c.Score, c.Obligations, c.Quality, c.Timeliness, c.Uses, c.Use))]));
    }

    private static async Task<Ok<Page<ProposalView>>> Proposals(HttpContext context, DutyProposals proposals, CancellationToken cancel) =>
        TypedResults.Ok(new Page<ProposalView>([.. (await proposals.ForAsync(PolicyGate.ViewerOf(context), cancel)).Select(p => new ProposalView(p.Code, p.Points, p.Duty))], null));

    private static async Task<Results<Ok<DutyWritten>, ProblemResult>> Put(HttpContext context, DutyDesk desk, string code, WantedDuty wanted, CancellationToken cancel) =>
        (await desk.PutAsync(PolicyGate.ViewerOf(context), code, wanted, cancel)).TryGet(out var what, out var error) ? TypedResults.Ok(new DutyWritten(code, what != Written.Unchanged)) : new ProblemResult(error);

    private static async Task<Results<NoContent, ProblemResult>> End(HttpContext context, DutyDesk desk, string code, CancellationToken cancel) =>
        await desk.EndAsync(PolicyGate.ViewerOf(context), code, cancel) is { } error ? new ProblemResult(error) : TypedResults.NoContent();
}
