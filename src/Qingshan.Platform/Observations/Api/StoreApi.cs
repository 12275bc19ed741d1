using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Observations.Embedded;
using Qingshan.Standards;

namespace Qingshan.Platform.Observations;

/// <summary>A month of the store on the wire.</summary>
/// <param name="HotRows">Observations in the database, in no file.</param>
/// <param name="Due">It will be closed by itself within the hour.</param>
/// <param name="Version">Of its file in force; null where it has none.</param>
public sealed record MonthView(string Month, long HotRows, bool Due, int? Version, string? File, long? Rows, long? Bytes, string? Sha256, DateTime? IssuedAt)
{
    internal static MonthView Of(MonthState s, bool due) =>
        new(s.Month.ToString(), s.HotRows, due, s.Issue?.Version, s.Issue?.File, s.Issue?.Rows, s.Issue?.Bytes, s.Issue?.Sha256, s.Issue?.IssuedAt);
}

/// <summary>What became of one month that was to be closed or verified.</summary>
/// <param name="Wrong">What failed or does not fit; null where all is well.</param>
public sealed record MonthResultView(string Month, int? Version, long? Rows, long? Bytes, string? Wrong);

/// <summary>Routes for who operates the store: months, closing them, verifying their files. Long ones answer as they go.</summary>
public static class StoreApi
{
    public static IEndpointRouteBuilder MapStoreApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/operation/store", States).Needs(Permission.Operate).WithName("store-months").WithTags("operation")
            .WithSummary("观测库的月份 · Months of the store of observations, open and closed");
        routes.MapPost("/api/v1/operation/store/compact", Compact).Needs(Permission.Operate).WithName("store-compact").WithTags("operation")
            .WithSummary("封存月份 · Close months into files: those that are due, or the one that is named");
        routes.MapPost("/api/v1/operation/store/verify", Verify).Needs(Permission.Operate).WithName("store-verify").WithTags("operation")
            .WithSummary("校验封存文件 · Compare the files of closed months with their hashes");
        return routes;
    }

    private static async Task<Results<Ok<Page<MonthView>>, ProblemResult>> States(HttpContext context, ClosingRule rule, TimeProvider time, CancellationToken cancel)
    {
        if (Months(context) is not { } months) return new ProblemResult(ObservationErrors.NoClosedMonths.Of());
        var now = time.GetUtcNow().UtcDateTime;
        return TypedResults.Ok(new Page<MonthView>([.. (await months.StatesAsync(cancel)).Select(s => MonthView.Of(s, rule.IsDue(s, now)))], null));
    }

    private static async Task<Results<Ok<IAsyncEnumerable<MonthResultView>>, ProblemResult>> Compact(
        HttpContext context, ClosingRule rule, Audit audit, TimeProvider time, string? month, CancellationToken cancel)
    {
        if (Months(context) is not { } months) return new ProblemResult(ObservationErrors.NoClosedMonths.Of());
        var now = time.GetUtcNow().UtcDateTime;
        var wanted = new List<BeijingMonth>();
        if (string.IsNullOrEmpty(month)) wanted.AddRange((await months.StatesAsync(cancel)).Where(s => rule.IsDue(s, now)).Select(s => s.Month));
        else if (BeijingMonth.TryParse(month, out var one)) wanted.Add(one);
        else return new ProblemResult(CommonErrors.BadParameter.Of("month", month, "2014-01"));
        await audit.RecordAsync(PolicyGate.ViewerOf(context), "close-months", string.Join(' ', wanted), AuditOutcome.Done, "", cancel);
        return TypedResults.Ok(Closed(months, wanted, now, cancel));
    }

    private static async IAsyncEnumerable<MonthResultView> Closed(
        ClosedMonths months, List<BeijingMonth> wanted, DateTime now, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var month in wanted)
            yield return (await months.CompactAsync(month, now, cancel)).TryGet(out var issue, out var error)
                ? new(month.ToString(), issue.Version, issue.Rows, issue.Bytes, null)
                : new(month.ToString(), null, null, null, error.Detail.ToString());
    }

    private static Results<Ok<IAsyncEnumerable<MonthResultView>>, ProblemResult> Verify(HttpContext context, CancellationToken cancel) =>
        Months(context) is { } months ? TypedResults.Ok(Verified(months, cancel)) : new ProblemResult(ObservationErrors.NoClosedMonths.Of());

    private static async IAsyncEnumerable<MonthResultView> Verified(ClosedMonths months, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var state in await months.StatesAsync(cancel))
            if (state.Issue is { } issue)
                yield return new(state.Month.ToString(), issue.Version, issue.Rows, issue.Bytes, await months.VerifyAsync(issue, cancel));
    }

    /// <summary>Only the embedded store closes months.</summary>
    private static ClosedMonths? Months(HttpContext context) => context.RequestServices.GetService<ClosedMonths>();
}
