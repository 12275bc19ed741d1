using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Standards;

namespace Qingshan.Platform.Ledger;

/// <summary>Routes that read the ledger: regions, points, factors.</summary>
public static class LedgerApi
{
    public static IEndpointRouteBuilder MapLedgerApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/regions", Regions).Needs(Permission.SeePublic).WithName("regions").WithTags("ledger")
            .WithSummary("行政区与流域 · Regions, by code; those that the caller may see");
        routes.MapGet("/api/v1/points", Points).Needs(Permission.SeePublic).WithName("points").WithTags("ledger")
            .WithSummary("监测点 · Monitoring points, by code; those that the caller may see");
        routes.MapGet("/api/v1/points/{code}", Point).Needs(Permission.SeePublic).WithName("point").WithTags("ledger")
            .WithSummary("一个监测点 · One monitoring point");
        routes.MapGet("/api/v1/factors", Factors).Needs(Permission.SeePublic).WithName("factors").WithTags("ledger")
            .WithSummary("监测因子 · Factors with their codes, names and units, each with its source");
        return routes;
    }

    private static Results<Ok<Page<RegionView>>, ProblemResult> Regions(
        HttpContext context, LedgerBook book, string? within, string? after, int? size)
    {
        if (!Query.Size(size).TryGet(out var take, out var error) || !Cursor.Decode(after).TryGet(out var from, out error)) return new ProblemResult(error);
        var (now, sees) = (book.Now, Policy.For(PolicyGate.ViewerOf(context)));
        IReadOnlySet<Guid>? inside = null;
        if (within is not null)
        {
            if (!now.RegionsByCode.TryGetValue(within, out var top) || !sees(top)) return new ProblemResult(LedgerErrors.UnknownRegion.Of(within));
            inside = now.Within(top.Id);
        }
        var found = now.Regions.Values.Where(r => sees(r) && (inside is null || inside.Contains(r.Id)) && string.CompareOrdinal(r.Code, from) > 0)
            .OrderBy(r => r.Code, StringComparer.Ordinal).Take(take + 1).ToList();
        return TypedResults.Ok(Cursor.Cut(found.ConvertAll(r => RegionView.Of(r, now)), take, r => r.Code));
    }

    private static Results<Ok<Page<PointView>>, ProblemResult> Points(
        HttpContext context, LedgerBook book, string? region, string? kind, string? q, string? after, int? size)
    {
        if (!Query.Size(size).TryGet(out var take, out var error) || !Cursor.Decode(after).TryGet(out var from, out error)) return new ProblemResult(error);
        if (!PointFilter.Of(book.Now, PolicyGate.ViewerOf(context), region, kind, q).TryGet(out var filter, out error)) return new ProblemResult(error);
        var found = filter.Points.Where(p => string.CompareOrdinal(p.Code, from) > 0).Take(take + 1).ToList();
        return TypedResults.Ok(Cursor.Cut(found.ConvertAll(p => PointView.Of(p, book.Now)), take, p => p.Code));
    }

    private static Results<Ok<PointView>, ProblemResult> Point(
        HttpContext context, LedgerBook book, string code) =>
        book.Now.PointsByCode.TryGetValue(code, out var point) && Policy.For(PolicyGate.ViewerOf(context))(point)
            ? TypedResults.Ok(PointView.Of(point, book.Now))
            : new ProblemResult(LedgerErrors.UnknownPoint.Of(code));

    private static Results<Ok<Page<FactorView>>, ProblemResult> Factors(
        string? q, string? after, int? size)
    {
        if (!Query.Size(size).TryGet(out var take, out var error) || !Cursor.Decode(after).TryGet(out var from, out error)) return new ProblemResult(error);
        var all = string.IsNullOrWhiteSpace(q) ? FactorTable.Hj212Of2017.All : FactorTable.Hj212Of2017.Search(q);
        var found = all.Where(f => string.CompareOrdinal(f.Code, from) > 0)
            .OrderBy(f => f.Code, StringComparer.Ordinal).DistinctBy(f => f.Code).Take(take + 1).Select(FactorView.Of).ToList();
        return TypedResults.Ok(Cursor.Cut(found, take, f => f.Code));
    }
}
