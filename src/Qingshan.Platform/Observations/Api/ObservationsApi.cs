using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Observations;

/// <summary>Routes that read series, observations and latest values.</summary>
public static class ObservationsApi
{
    private const int MostPointsOfLatest = 5000;

    public static IEndpointRouteBuilder MapObservationsApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/series", SeriesList).Needs(Permission.SeePublic).WithName("series").WithTags("observations")
            .WithSummary("数据序列 · Series, by id; those whose point the caller may see");
        routes.MapGet("/api/v1/series/{id:int}", OneSeries).Needs(Permission.SeePublic).WithName("one-series").WithTags("observations")
            .WithSummary("一个数据序列 · One series");
        routes.MapGet("/api/v1/observations", Observations).Needs(Permission.SeePublic).WithName("observations").WithTags("observations")
            .WithSummary("观测值 · A series over a span, at the resolution that the pixels ask for (all values without pixels)");
        routes.MapGet("/api/v1/observations/export", ObservationsExport.Stream).Needs(Permission.SeePublic).Exports().WithName("export").WithTags("observations")
            .WithSummary("导出 · Observations of up to 20,000 series, by number or by region, kind, factor and period, as CSV, NDJSON or Parquet, long or wide, streamed")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv", additionalContentTypes: ["application/x-ndjson", "application/vnd.apache.parquet"]);
        routes.MapGet("/api/v1/latest", Latest).Needs(Permission.SeePublic).WithName("latest").WithTags("observations")
            .WithSummary("最新值 · Latest value of every series, by point");
        routes.MapGet("/api/v1/live", LiveEvents.Stream).Needs(Permission.SeePublic).WithName("live").WithTags("observations")
            .WithSummary("实时 · Server-sent events: what has just been stored");
        return routes;
    }

    private static Results<Ok<Page<SeriesView>>, ProblemResult> SeriesList(
        HttpContext context, SeriesAccess access, LedgerBook ledger, string? point, string? factor, string? after, int? size)
    {
        if (!Query.Size(size).TryGet(out var take, out var error) || !Cursor.Decode(after).TryGet(out var from, out error)) return new ProblemResult(error);
        var viewer = PolicyGate.ViewerOf(context);
        _ = int.TryParse(from, out var behind);
        IEnumerable<(Series Series, MonitoringPoint Point)> found;
        if (string.IsNullOrEmpty(point)) found = access.All(viewer);
        else if (ledger.Now.PointsByCode.TryGetValue(point, out var at) && Policy.For(viewer)(at))
            found = access.Of(at).OrderBy(s => s.Id).Select(s => (s, at));
        else return new ProblemResult(LedgerErrors.UnknownPoint.Of(point));

        var page = found.Where(s => s.Series.Id > behind && (string.IsNullOrEmpty(factor) || s.Series.Factor == factor))
            .Take(take + 1).Select(s => SeriesView.Of(s.Series, s.Point)).ToList();
        return TypedResults.Ok(Cursor.Cut(page, take, s => s.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static Results<Ok<SeriesView>, ProblemResult> OneSeries(HttpContext context, SeriesAccess access, int id) =>
        access.Find(PolicyGate.ViewerOf(context), id).TryGet(out var found, out var error)
            ? TypedResults.Ok(SeriesView.Of(found.Series, found.Point))
            : new ProblemResult(error);

    private static async Task<Results<Ok<ObservationsView>, ProblemResult>> Observations(
        HttpContext context, SeriesAccess access, SeriesReader reader, UseMeter uses, TimeProvider time,
        int series, string? from, string? to, int? pixels, CancellationToken cancel)
    {
        if (!access.Find(PolicyGate.ViewerOf(context), series).TryGet(out var found, out var error)) return new ProblemResult(error);
        if (!Query.Span(from, to, time.GetUtcNow().UtcDateTime, TimeSpan.FromDays(1)).TryGet(out var span, out error)) return new ProblemResult(error);
        if (pixels is < 10 or > 10_000) return new ProblemResult(CommonErrors.BadParameter.Of("pixels", pixels, "10…10000"));
        uses.Count(PolicyGate.ViewerOf(context), [series]);
        var (resolution, rows) = await reader.ReadAsync(found.Series, span.From, span.To, pixels, cancel);
        return TypedResults.Ok(new ObservationsView(SeriesView.Of(found.Series, found.Point), span.From, span.To, resolution, rows));
    }

    private static Results<Ok<Page<LatestView>>, ProblemResult> Latest(
        HttpContext context, SeriesAccess access, LedgerBook ledger, LatestBook latest,
        string? region, string? kind, string? point, string? factor, string? after, int? size)
    {
        if (!Query.Size(size, MostPointsOfLatest).TryGet(out var take, out var error) || !Cursor.Decode(after).TryGet(out var from, out error))
            return new ProblemResult(error);
        if (!PointFilter.Of(ledger.Now, PolicyGate.ViewerOf(context), region, kind, null).TryGet(out var filter, out error)) return new ProblemResult(error);
        var points = filter.Points.Where(p => (string.IsNullOrEmpty(point) || p.Code == point) && string.CompareOrdinal(p.Code, from) > 0);
        var page = points.Take(take + 1).Select(p => new LatestView(p.Code, new Text(p.Name, p.NameEn ?? p.Name).ToString(), p.Simulated,
            [.. access.Of(p, factor).Select(s => (s, latest.Of(s.Id))).Where(v => v.Item2 is not null).Select(v => Value(v.s, v.Item2!.Value))])).ToList();
        return TypedResults.Ok(Cursor.Cut(page, take, p => p.Point));
    }

    private static LatestValue Value(Series s, in Observation o) => new(
        s.Id, s.Factor, s.Kind.ToString(), SeriesView.OriginName(s.Origin), s.Unit, o.Start, ObservationView.Given(o.Value),
        ObservationView.FlagOf(o.Flag), o.Received);
}
