using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Standards;

namespace Qingshan.Platform.Ledger;

/// <summary>Which edition a region applies, on the wire.</summary>
/// <param name="Edition">The title; absent: the one in force everywhere.</param>
/// <param name="From">The first day, by the calendar of Beijing.</param>
/// <param name="To">The first day on which it no longer counts; absent while no end is known.</param>
/// <param name="Basis">The decision that says so.</param>
public sealed record AppliedEditionView(string Region, string RegionName, string? RegionNameEn, string Standard, string? Edition, DateOnly From, DateOnly? To, string Basis)
{
    /// <summary>What a viewer may see of it, by region, standard and time.</summary>
    public static IReadOnlyList<AppliedEditionView> All(LedgerSnapshot ledger, Viewer viewer)
    {
        var sees = Policy.For(viewer);
        return
        [
            .. from said in ledger.Editions.All
               where sees(said) && ledger.Regions.ContainsKey(said.RegionId!.Value)
               let region = ledger.Regions[said.RegionId!.Value]
               where sees(region)
               select new AppliedEditionView(region.Code, region.Name, region.NameEn, said.Standard, said.Edition, Day(said.ValidFrom), said.ValidTo is { } end ? Day(end) : null, said.Source),
        ];
    }

    private static DateOnly Day(DateTime utc) => DateOnly.FromDateTime(BeijingTime.FromUtc(utc));
}

/// <param name="Changed">False: it was said already.</param>
public sealed record EditionApplied(bool Changed);

/// <summary>Routes about the editions that regions apply.</summary>
public static class EditionsApi
{
    public static IEndpointRouteBuilder MapEditionsApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/editions", (HttpContext context, LedgerBook book) => TypedResults.Ok(new Page<AppliedEditionView>(AppliedEditionView.All(book.Now, PolicyGate.ViewerOf(context)), null)))
            .Needs(Permission.SeePublic).WithName("editions").WithTags("standards")
            .WithSummary("各地适用版本 · Regions that evaluate by another edition of a standard than the one in force everywhere, from when to when and why");
        routes.MapPost("/api/v1/editions", Apply).Needs(Permission.EditLedger).WithName("apply-edition").WithTags("standards")
            .WithSummary("指定适用版本 · Say which edition a region applies; what is derived by it there and then is derived again, and nothing else");
        return routes;
    }

    private static async Task<Results<Ok<EditionApplied>, ProblemResult>> Apply(HttpContext context, EditionDesk desk, WantedEdition wanted, CancellationToken cancel) =>
        (await desk.ApplyAsync(PolicyGate.ViewerOf(context), wanted, cancel)).TryGet(out var what, out var error)
            ? TypedResults.Ok(new EditionApplied(what != Written.Unchanged)) : new ProblemResult(error);
}
