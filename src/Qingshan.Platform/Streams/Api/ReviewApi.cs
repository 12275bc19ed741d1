using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Streams;

/// <summary>Routes that read the review of data: values with what is said of them, what waits, the transmission figures.</summary>
public static class ReviewApi
{
    private const int MostDays = 92;

    public static IEndpointRouteBuilder MapReviewApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/points/{code}/review", Values).Needs(Permission.SeeInternal).WithName("review").WithTags("review")
            .WithSummary("审核视图 · Hours of a point's factors with flag, validity, stage and reason, and the marks over them");
        routes.MapGet("/api/v1/points/{code}/review/days", Days).Needs(Permission.SeeInternal).WithName("review-days").WithTags("review")
            .WithSummary("审核进度 · Days of a point: what is there, what is in doubt, how far the review has come");
        routes.MapGet("/api/v1/review/waiting", WaitingDays).Needs(Permission.SeeInternal).WithName("review-waiting").WithTags("review")
            .WithSummary("待审核 · Days that wait for a stage, reopened and doubtful ones first");
        routes.MapGet("/api/v1/review/statistics", Statistics).Needs(Permission.SeeInternal).WithName("review-statistics").WithTags("review")
            .WithSummary("审核统计 · How much waits for each stage");
        routes.MapGet("/api/v1/points/{code}/transmission", TransmissionOf).Needs(Permission.SeeInternal).WithName("transmission").WithTags("review")
            .WithSummary("传输有效率 · Transmission rate, valid rate and their product for a quarter, with what is excused");
        return routes.MapReviewActs();
    }

    private static async Task<Results<Ok<ReviewView>, ProblemResult>> Values(
        HttpContext context, string code, LedgerBook ledger, ReviewReader reader, MarkBook marks, SeriesBook series, TimeProvider time,
        string? factor, string? from, string? to, CancellationToken cancel)
    {
        if (!PointOf(context, ledger, code).TryGet(out var point, out var error)
            || !Query.Span(from, to, time.GetUtcNow().UtcDateTime, TimeSpan.FromDays(3)).TryGet(out var span, out error)) return new ProblemResult(error);
        if (span.To - span.From > TimeSpan.FromDays(MostDays)) return new ProblemResult(ReviewErrors.TooLong.Of(MostDays));
        var all = reader.Factors(point);
        var factors = string.IsNullOrEmpty(factor) ? all : factor.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (factors.FirstOrDefault(f => !all.Contains(f)) is { } missing) return new ProblemResult(ReviewErrors.NotMeasured.Of(code, missing, string.Join(", ", all)));
        var hours = await reader.ReadAsync(point, factors, span.From, span.To, cancel);
        var over = await marks.OfAsync(point.Id, span.From, span.To, cancel);
        return TypedResults.Ok(new ReviewView(code, span.From, span.To, [.. hours.Select(h => ReviewedHoursView.Of(h, series))],
            [.. over.All.Where(m => m.Factor is null || factors.Contains(m.Factor)).OrderBy(m => m.From).ThenBy(m => m.Id).Select(MarkView.Of)]));
    }

    private static async Task<Results<Ok<IReadOnlyList<ReviewDayView>>, ProblemResult>> Days(
        HttpContext context, string code, LedgerBook ledger, WaitingBook waiting, TimeProvider time, DateOnly? from, DateOnly? to, CancellationToken cancel)
    {
        if (!PointOf(context, ledger, code).TryGet(out var point, out var error)) return new ProblemResult(error);
        var last = to ?? Periods.Day(time.GetUtcNow().UtcDateTime);
        return TypedResults.Ok<IReadOnlyList<ReviewDayView>>([.. (await waiting.OfAsync(point, from ?? last.AddDays(-31), last, cancel)).Select(d => ReviewDayView.Of(point, d))]);
    }

    private static async Task<Results<Ok<Page<ReviewDayView>>, ProblemResult>> WaitingDays(
        HttpContext context, LedgerBook ledger, WaitingBook waiting, string? region, string? kind, string? stage, DateOnly? since, string? after, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var take, out var error) || !Cursor.Decode(after).TryGet(out var skipped, out error)
            || !PointFilter.Of(ledger.Now, PolicyGate.ViewerOf(context), region, kind, null).TryGet(out var filter, out error)) return new ProblemResult(error);
        var at = ReviewStage.Station;
        if (!string.IsNullOrEmpty(stage) && !ReviewStages.TryParse(stage, out at)) return new ProblemResult(BadStage(stage));
        _ = int.TryParse(skipped, NumberStyles.None, CultureInfo.InvariantCulture, out var skip);
        var days = await waiting.DaysAsync([.. filter.Points], at, since ?? DateOnly.MinValue, skip, take + 1, cancel);
        // What waits is worked off while it is read, from the top: a place in the list is as good a cursor as there is.
        var items = days.Take(take).Select(d => ReviewDayView.Of(d.Point, d.Day)).ToList();
        return TypedResults.Ok(new Page<ReviewDayView>(items, days.Count > take ? Cursor.Encode((skip + take).ToString(CultureInfo.InvariantCulture)) : null));
    }

    private static async Task<Results<Ok<IReadOnlyList<WaitingView>>, ProblemResult>> Statistics(
        HttpContext context, LedgerBook ledger, WaitingBook waiting, string? region, string? kind, DateOnly? since, CancellationToken cancel)
    {
        if (!PointFilter.Of(ledger.Now, PolicyGate.ViewerOf(context), region, kind, null).TryGet(out var filter, out var error)) return new ProblemResult(error);
        return TypedResults.Ok<IReadOnlyList<WaitingView>>([.. (await waiting.CountAsync([.. filter.Points], since ?? DateOnly.MinValue, cancel)).Select(WaitingView.Of)]);
    }

    private static async Task<Results<Ok<TransmissionView>, ProblemResult>> TransmissionOf(
        HttpContext context, string code, LedgerBook ledger, TransmissionReader reader, TimeProvider time, string? quarter, CancellationToken cancel)
    {
        if (!PointOf(context, ledger, code).TryGet(out var point, out var error)) return new ProblemResult(error);
        var of = Quarter.Of(time.GetUtcNow().UtcDateTime);
        if (!string.IsNullOrEmpty(quarter) && !Quarter.Parse(quarter).TryGet(out of, out error)) return new ProblemResult(error);
        return TypedResults.Ok(TransmissionView.Of(point, await reader.OfAsync(point, of, cancel)));
    }

    internal static Result<MonitoringPoint> PointOf(HttpContext context, LedgerBook ledger, string code) =>
        ledger.Now.PointsByCode.TryGetValue(code, out var point) && Policy.For(PolicyGate.ViewerOf(context))(point) ? point : LedgerErrors.UnknownPoint.Of(code);

    internal static Error BadStage(string? stage) => CommonErrors.BadParameter.Of("stage", stage, string.Join(", ", ReviewStages.OfPeople.Select(s => s.Key())));
}
