using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Catalog;

/// <summary>Routes of the catalogue.</summary>
public static class CatalogApi
{
    public static IEndpointRouteBuilder MapCatalogApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/datasets", Datasets).Needs(Permission.SeePublic).WithName("datasets").WithTags("catalogue")
            .WithSummary("资源目录 · Search the catalogue, in Chinese or English; with facets");
        routes.MapGet("/api/v1/datasets/{code}", One).Needs(Permission.SeePublic).WithName("dataset").WithTags("catalogue")
            .WithSummary("一个数据集 · One dataset with its fields, what stands in it and its quality");
        routes.MapGet("/api/v1/datasets/{code}/lineage", Lineage).Needs(Permission.SeePublic).WithName("dataset-lineage").WithTags("catalogue")
            .WithSummary("数据血缘 · Where a dataset comes from and where it goes");
        routes.MapGet("/api/v1/datasets/{code}/rows", Rows).Needs(Permission.SeePublic).WithName("dataset-rows").WithTags("catalogue")
            .WithSummary("台账的行 · Rows of a set of records that the caller sees, sensitive fields masked; as of any moment");
        routes.MapGet("/api/v1/datasets/{code}/changes", Changes).Needs(Permission.SeePublic).WithName("dataset-changes").WithTags("catalogue")
            .WithSummary("变更历史 · The latest changes of a dataset and of its entry");
        routes.MapPost("/api/v1/datasets", Describe).Needs(Permission.EditLedger).WithName("describe-dataset").WithTags("catalogue")
            .WithSummary("登记外部数据集 · Describe a dataset that is kept elsewhere");
        routes.MapPost("/api/v1/datasets/{code}/note", Note).Needs(Permission.EditLedger).WithName("note-dataset").WithTags("catalogue")
            .WithSummary("补充目录条目 · Add to an entry what the platform cannot know");
        routes.MapGet("/api/v1/catalogue/coverage", Coverage).Needs(Permission.SeePublic).WithName("catalogue-coverage").WithTags("catalogue")
            .WithSummary("目录要素填充率 · Which share of the catalogue's elements is filled, by the platform and by people");
        return routes;
    }

    private static Results<Ok<DatasetsView>, ProblemResult> Datasets(
        HttpContext context, CatalogBook catalog, DatasetStates states, string? q, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "class")] string? of, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "base")] string? database,
        string? kind, string? origin, string? cycle, string? simulated, string? region, string? after, int? size)
    {
        var (viewer, now) = (PolicyGate.ViewerOf(context), catalog.Now);
        if (!Query.Size(size).TryGet(out var take, out var error)
            || !CatalogQuery.Of(now.Ledger, viewer, q, of, database, kind, origin, cycle, simulated, region).TryGet(out var query, out error)
            || !CatalogSearch.Run(now, viewer, query, after, take).TryGet(out var found, out error)) return new ProblemResult(error);
        return TypedResults.Ok(new DatasetsView(
            [.. found.Page.Items.Select(d => DatasetView.Of(d, states.Of(d.Code), now.Ledger))], found.Page.Next, found.Found,
            found.Facets.ToDictionary(f => f.Name, f => (IReadOnlyDictionary<string, int>)f.Values.ToDictionary(v => v.Value, v => v.Count))));
    }

    private static Results<Ok<DatasetDetailView>, ProblemResult> One(HttpContext context, CatalogBook catalog, DatasetStates states, string code) =>
        catalog.Find(PolicyGate.ViewerOf(context), code).TryGet(out var found, out var error)
            ? TypedResults.Ok(DatasetDetailView.Of(found, states.Of(code), catalog.Now.Ledger))
            : new ProblemResult(error);

    private static Results<Ok<LineageView>, ProblemResult> Lineage(HttpContext context, CatalogBook catalog, LineageReader lineage, string code) =>
        catalog.Find(PolicyGate.ViewerOf(context), code).TryGet(out var found, out var error)
            ? TypedResults.Ok(LineageView.Of(lineage.Of(PolicyGate.ViewerOf(context), found)))
            : new ProblemResult(error);

    private static async Task<Results<Ok<Page<IReadOnlyDictionary<string, object?>>>, ProblemResult>> Rows(
        HttpContext context, CatalogBook catalog, RecordRows rows, TimeProvider time, string code, string? after, int? size, string? validAt, string? knownAt, CancellationToken cancel)
    {
        var (viewer, now) = (PolicyGate.ViewerOf(context), time.GetUtcNow().UtcDateTime);
        if (!catalog.Find(viewer, code).TryGet(out _, out var error) || !Query.Size(size).TryGet(out var take, out error) || !Cursor.Decode(after).TryGet(out var from, out error)
            || !Query.Time("validAt", validAt, now).TryGet(out var valid, out error) || !Query.Time("knownAt", knownAt, now).TryGet(out var known, out error)) return new ProblemResult(error);
        var asOf = new AsOf(string.IsNullOrEmpty(validAt) ? null : valid, string.IsNullOrEmpty(knownAt) ? null : known);
        return (await rows.ReadAsync(viewer, code, from, take, asOf, cancel)).TryGet(out var page, out error) ? TypedResults.Ok(page) : new ProblemResult(error);
    }

    private static async Task<Results<Ok<Page<ChangeView>>, ProblemResult>> Changes(HttpContext context, CatalogBook catalog, ChangeReader changes, string code, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        if (!catalog.Find(viewer, code).TryGet(out var found, out var error)) return new ProblemResult(error);
        return TypedResults.Ok(new Page<ChangeView>(await changes.OfAsync(viewer, found, cancel), null));
    }

    private static async Task<Results<Ok<DescribedView>, ProblemResult>> Describe(HttpContext context, CatalogDesk desk, WantedDataset wanted, CancellationToken cancel) =>
        (await desk.DescribeAsync(PolicyGate.ViewerOf(context), wanted, cancel)).TryGet(out var code, out var error) ? TypedResults.Ok(new DescribedView(code)) : new ProblemResult(error);

    private static async Task<Results<Ok<NotedView>, ProblemResult>> Note(HttpContext context, CatalogDesk desk, string code, WantedNote wanted, CancellationToken cancel) =>
        (await desk.NoteAsync(PolicyGate.ViewerOf(context), code, wanted, cancel)).TryGet(out var what, out var error) ? TypedResults.Ok(new NotedView(what != Written.Unchanged)) : new ProblemResult(error);

    private static Ok<CoverageView> Coverage(HttpContext context, CatalogBook catalog, DatasetStates states) => TypedResults.Ok(CoverageView.Of(catalog.Now, PolicyGate.ViewerOf(context), states));
}

/// <param name="Code">Of the entry that was made.</param>
public sealed record DescribedView(string Code);

/// <param name="Changed">False where the entry said the same already.</param>
public sealed record NotedView(bool Changed);
