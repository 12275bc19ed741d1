using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Applications.Data;

/// <summary>Values of many points as a table, page by page; whole tables are exported.</summary>
public static class TableApi
{
    public static IEndpointRouteBuilder MapTableApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/observations/table", TableAsync).Needs(Permission.SeePublic).WithName("observations-table").WithTags("observations")
            .WithSummary("观测值表 · Values in effect as a table: one row a point and time, one column a factor; by region, kind, factor and period");
        return routes;
    }

    private static async Task<Results<Ok<TableView>, ProblemResult>> TableAsync(
        HttpContext context, SeriesAccess access, LedgerBook ledger, IObservationStore store, UseMeter uses, TimeProvider time,
        [AsParameters] ChoiceQuery query, string? after, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var take, out var error)
            || !ObservationChoice.Of(query, access, ledger, PolicyGate.ViewerOf(context), time.GetUtcNow().UtcDateTime).TryGet(out var choice, out error)) return new ProblemResult(error);
        uses.Count(PolicyGate.ViewerOf(context), choice.Series.Select(s => s.Series.Id));
        return (await TableReader.ReadAsync(choice, store, after, take, cancel)).TryGet(out var read, out error)
            ? TypedResults.Ok(new TableView(read.Table.Columns, [.. read.Page.Items.Select(Row)], read.Page.Next))
            : new ProblemResult(error);
    }

    private static TableRow Row(WideRow row) => new(row.Point.Code, row.Start,
        [.. row.Values.Select(o => o is { } given && !double.IsNaN(given.Value) ? given.Value : (double?)null)],
        [.. row.Values.Select(o => o is { Flag: not '\0' } given ? given.Flag.ToString() : null)]);
}

/// <summary>A page of a table.</summary>
/// <param name="Columns">Factor and unit of each value of a row.</param>
/// <param name="Next">An opaque cursor: pass it back as <c>after</c>.</param>
public sealed record TableView(IReadOnlyList<WideColumn> Columns, IReadOnlyList<TableRow> Rows, string? Next);

/// <summary>A point and a time.</summary>
/// <param name="Values">By column; null where there is none.</param>
/// <param name="Flags">By column; null where there is none.</param>
public sealed record TableRow(string Point, DateTime Start, IReadOnlyList<double?> Values, IReadOnlyList<string?> Flags);
