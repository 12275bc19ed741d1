using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Applications.Linkage;

/// <summary>A name that arrived, and which enterprise it means.</summary>
/// <param name="Verdict">What the program found.</param>
/// <param name="Linked">Whether it means an enterprise of the ledger, by the program or by a person.</param>
/// <param name="DecidedBy">Who decided; null where nobody has.</param>
/// <param name="Candidates">The likeliest enterprises, with what speaks for and against them.</param>
public sealed record NameLinkView(
    string Code, string Name, string GivenCode, LinkVerdict Verdict, double? Score, LinkDecision Decision, bool Linked, string? DecidedBy, DateTime? DecidedAt, string Why, IReadOnlyList<LinkCandidate> Candidates)
{
    public static NameLinkView Of(NameLink l) => new(l.Code, l.Name, l.GivenCode, l.Verdict, l.Score, l.Decision, l.EnterpriseId is not null,
        l.Decision == LinkDecision.Program ? null : l.Author, l.Decision == LinkDecision.Program ? null : l.ValidFrom, l.Why, l.CandidateList);
}

/// <param name="Enterprise">Code of the enterprise that the name means; null: it is none of the ledger's.</param>
/// <param name="Why">What the decision rests on.</param>
public sealed record LinkDecisionWanted(string? Enterprise, string? Why);

/// <param name="Linked">Whether the name means an enterprise now.</param>
public sealed record LinkDecided(string Code, LinkDecision Decision, bool Linked);

/// <summary>Routes of links of names.</summary>
public static class LinkageApi
{
    public static void MapLinkageApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/linkage", ListAsync).Needs(Permission.EditLedger).WithName("links").WithTags("linkage").WithSummary("名称对齐 · Names and which enterprises they mean; those that wait for a person unless another state is asked for");
        routes.MapPost("/api/v1/linkage/{code}/decide", DecideAsync).Needs(Permission.EditLedger).WithName("decide-link").WithTags("linkage").WithSummary("人工决定 · Say which enterprise a name means, or that it means none");
        routes.MapPost("/api/v1/linkage/{code}/undo", UndoAsync).Needs(Permission.EditLedger).WithName("undo-link").WithTags("linkage").WithSummary("撤销决定 · Take a decision back: the program's verdict stands again");
    }

    private static async Task<Results<Ok<Page<NameLinkView>>, ProblemResult>> ListAsync(HttpContext context, LinkDesk desk, string? state, string? after, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var most, out var error) || !FilterOf(state).TryGet(out var which, out error)
            || !(await desk.ListAsync(PolicyGate.ViewerOf(context), which, after, most, cancel)).TryGet(out var page, out error)) return new ProblemResult(error);
        return TypedResults.Ok(new Page<NameLinkView>([.. page.Items.Select(NameLinkView.Of)], page.Next));
    }

    private static async Task<Results<Ok<LinkDecided>, ProblemResult>> DecideAsync(HttpContext context, LinkDesk desk, string code, LinkDecisionWanted wanted, CancellationToken cancel) =>
        (await desk.DecideAsync(PolicyGate.ViewerOf(context), code, wanted.Enterprise, wanted.Why, cancel)).TryGet(out var link, out var error)
            ? TypedResults.Ok(new LinkDecided(link.Code, link.Decision, link.EnterpriseId is not null)) : new ProblemResult(error);

    private static async Task<Results<Ok<LinkDecided>, ProblemResult>> UndoAsync(HttpContext context, LinkDesk desk, string code, CancellationToken cancel) =>
        (await desk.UndoAsync(PolicyGate.ViewerOf(context), code, cancel)).TryGet(out var link, out var error)
            ? TypedResults.Ok(new LinkDecided(link.Code, link.Decision, link.EnterpriseId is not null)) : new ProblemResult(error);

    /// <summary>What waits, unless something else is asked for.</summary>
    public static Result<LinkFilter> FilterOf(string? state)
    {
        if (string.IsNullOrEmpty(state)) return LinkFilter.Waiting;
        foreach (var filter in Enum.GetValues<LinkFilter>())
            if (CatalogQuery.Written(filter) == state) return filter;
        return CommonErrors.BadParameter.Of("state", state, string.Join(", ", Enum.GetValues<LinkFilter>().Select(CatalogQuery.Written)));
    }
}
