using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Applications.Standards;

/// <summary>The catalogue of numbers and the table of factors, in their own order, page by page.</summary>
public static class StandardsApi
{
    public static IEndpointRouteBuilder MapStandardsApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/standards/numbers", Numbers).Needs(Permission.SeePublic).WithName("standard-numbers").WithTags("standards")
            .WithSummary("标准数值 · Numbers of standards with edition, clause, validity, unit and evidence; by words, standard and day");
        routes.MapGet("/api/v1/standards/factors", Factors).Needs(Permission.SeePublic).WithName("standard-factors").WithTags("standards")
            .WithSummary("因子表 · Every row of the tables of factors, in printed order");
        return routes;
    }

    private static Results<Ok<Page<NumberView>>, ProblemResult> Numbers(string? q, string? standard, string? date, string? after, int? size)
    {
        if (!Query.Size(size).TryGet(out var take, out var error) || !NumberQuery.Of(q, standard, date).TryGet(out var query, out error)) return new ProblemResult(error);
        return TablePage.Of(query.Numbers, after, take, n => n.Key).TryGet(out var page, out error)
            ? TypedResults.Ok(new Page<NumberView>([.. page.Items.Select(NumberView.Of)], page.Next))
            : new ProblemResult(error);
    }

    private static Results<Ok<Page<FactorView>>, ProblemResult> Factors(string? q, string? medium, string? after, int? size)
    {
        if (!Query.Size(size).TryGet(out var take, out var error) || !FactorQuery.Of(q, medium).TryGet(out var query, out error)) return new ProblemResult(error);
        return TablePage.Of(query.Factors, after, take, FactorQuery.KeyOf).TryGet(out var page, out error)
            ? TypedResults.Ok(new Page<FactorView>([.. page.Items.Select(FactorView.Of)], page.Next))
            : new ProblemResult(error);
    }
}

/// <summary>A condition of a number on the wire.</summary>
public sealed record ConditionView(string Key, string NameZh, string NameEn)
{
    public static ConditionView? Of(Condition? condition) => condition is null ? null : new(condition.Key, condition.NameZh, condition.NameEn);
}

/// <summary>A number of a standard on the wire.</summary>
/// <param name="Key">Stable and unique.</param>
/// <param name="Item">The code of the factor, or a key where no code names the item.</param>
/// <param name="Bound"><c>≤</c>, <c>&lt;</c>, <c>≥</c>, <c>&gt;</c>: what a value has to keep; <c>=</c>: a value of its own.</param>
/// <param name="Until">The last day on which it counts; absent while no end is known.</param>
/// <param name="PeriodVerified">False: the days in force of the edition are from memory.</param>
/// <param name="Clause">Empty where it is not known.</param>
/// <param name="Verified">False: not read in the standard itself; show that wherever the number is used.</param>
public sealed record NumberView(
    string Key, string Standard, string Edition, string StandardNameZh, string StandardNameEn, string Item, bool IsFactor, string NameZh, string NameEn,
    ConditionView? Condition, ConditionView? Level, string Bound, decimal Value, string Unit, DateOnly From, DateOnly? Until, bool PeriodVerified,
    string Clause, string Evidence, bool Verified, string? Note)
{
    public static NumberView Of(StandardNumber n) => new(
        n.Key, n.Edition.Standard, n.Edition.Title, n.Edition.NameZh, n.Edition.NameEn, n.Item, n.IsFactor, n.NameZh, n.NameEn,
        ConditionView.Of(n.Condition), ConditionView.Of(n.Level), n.Bound.Sign(), n.Value, n.Unit.Symbol, n.From, n.Until, n.Edition.IsPeriodVerified,
        n.Source.Clause, n.Source.Evidence.ToString(), n.Source.IsVerified, n.Source.Note);
}
