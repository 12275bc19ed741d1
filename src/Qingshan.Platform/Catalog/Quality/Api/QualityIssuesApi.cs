using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Catalog;

/// <summary>Routes of issues: reading them, and what people do with them.</summary>
internal static class QualityIssuesApi
{
    public static IEndpointRouteBuilder MapQualityIssuesApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/quality/issues", Issues).Needs(Permission.SeeInternal).WithName("quality-issues").WithTags("quality")
            .WithSummary("质量问题 · Issues that one's organisation answers for or one's jurisdiction holds, what is due first");
        routes.MapGet("/api/v1/quality/issues/{id:guid}", One).Needs(Permission.SeeInternal).WithName("quality-issue").WithTags("quality")
            .WithSummary("一个质量问题 · One issue with the days on which it rests, what failed, and its history");
        routes.MapPost("/api/v1/quality/issues/{id:guid}/acknowledge", Acknowledge).Needs(Permission.AnswerQuality).WithName("acknowledge-quality-issue").WithTags("quality")
            .WithSummary("确认质量问题 · The responsible organisation has seen it");
        routes.MapPost("/api/v1/quality/issues/{id:guid}/answer", Answer).Needs(Permission.AnswerQuality).WithName("answer-quality-issue").WithTags("quality")
            .WithSummary("答复质量问题 · What was done: mended, explained, cannot be mended");
        routes.MapPost("/api/v1/quality/issues/{id:guid}/comment", Comment).Needs(Permission.AnswerQuality).WithName("comment-quality-issue").WithTags("quality")
            .WithSummary("添加说明 · Say something about it");
        routes.MapPost("/api/v1/quality/issues/{id:guid}/close", Close).Needs(Permission.CheckQuality).WithName("close-quality-issue").WithTags("quality")
            .WithSummary("关闭质量问题 · Close it, having checked the answer; nobody closes what was answered by himself");
        routes.MapPost("/api/v1/quality/issues/{id:guid}/reopen", Reopen).Needs(Permission.CheckQuality).WithName("reopen-quality-issue").WithTags("quality")
            .WithSummary("重新打开质量问题 · Open it again");
        return routes;
    }

    private static async Task<Results<Ok<Page<QualityIssueView>>, ProblemResult>> Issues(
        HttpContext context, QualityIssueAccess access, PlatformDbs dbs, LedgerBook ledger, RecordDatasets records, TimeProvider time,
        string? region, string? kind, string? point, [FromQuery(Name = "class")] string? of, string? rule, string? state, string? organisation, string? after, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var take, out var error) || !QualityQuery.Issues(region, kind, point, of, rule, state, organisation).TryGet(out var filter, out error)
            || !(await access.ListAsync(PolicyGate.ViewerOf(context), filter, after, take, cancel)).TryGet(out var page, out error)) return new ProblemResult(error);
        var (names, now) = (await IssueNames.LoadAsync(dbs, ledger, records, cancel), time.GetUtcNow().UtcDateTime);
        return TypedResults.Ok(new Page<QualityIssueView>([.. page.Items.Select(i => QualityIssueView.Of(i, names, now))], page.Next));
    }

    private static async Task<Results<Ok<QualityIssueDetailView>, ProblemResult>> One(
        HttpContext context, QualityIssueAccess access, QualityReader reader, PlatformDbs dbs, LedgerBook ledger, RecordDatasets records, TimeProvider time, Guid id, CancellationToken cancel)
    {
        if (!(await access.FindAsync(PolicyGate.ViewerOf(context), id, cancel)).TryGet(out var issue, out var error)) return new ProblemResult(error);
        var packets = PolicyGate.ViewerOf(context).May(Permission.SeePackets);
        var (names, facts) = (await IssueNames.LoadAsync(dbs, ledger, records, cancel), QualityRules.Find(issue.Rule)!.Facts);
        var days = await reader.OfAsync(issue.Subject, issue.Rule, issue.Since, issue.Last.AddDays(QualityRunner.Days), cancel);
        return TypedResults.Ok(new QualityIssueDetailView(QualityIssueView.Of(issue, names, time.GetUtcNow().UtcDateTime), facts.Explains.ToString(), facts.Formula,
            [.. days.Select(d => new JudgedDayView(d.Day, d.Count.Checked, d.Count.Failed, d.Parameters, [.. d.Examples.Select(e => packets ? e : e with { Packet = null })]))],
            [.. (await access.HistoryAsync(issue, cancel)).Select(e => new QualityEventView(e.Id, e.At, CatalogQuery.Written(e.Kind), e.By, new Text(e.Text, e.TextEn ?? e.Text).ToString()))]));
    }

    private static async Task<Results<Ok<QualityIssueView>, ProblemResult>> Acknowledge(HttpContext context, QualityIssueDesk desk, IssueAnswers answers, Guid id, CancellationToken cancel) =>
        await answers.OfAsync(await desk.AcknowledgeAsync(PolicyGate.ViewerOf(context), id, cancel), cancel);

    private static async Task<Results<Ok<QualityIssueView>, ProblemResult>> Answer(HttpContext context, QualityIssueDesk desk, IssueAnswers answers, Guid id, WantedAnswer wanted, CancellationToken cancel) =>
        await answers.OfAsync(await desk.AnswerAsync(PolicyGate.ViewerOf(context), id, wanted, cancel), cancel);

    private static async Task<Results<Ok<QualityIssueView>, ProblemResult>> Comment(HttpContext context, QualityIssueDesk desk, IssueAnswers answers, Guid id, WantedText wanted, CancellationToken cancel) =>
        await answers.OfAsync(await desk.CommentAsync(PolicyGate.ViewerOf(context), id, wanted.Text, cancel), cancel);

    private static async Task<Results<Ok<QualityIssueView>, ProblemResult>> Close(HttpContext context, QualityIssueDesk desk, IssueAnswers answers, Guid id, WantedText wanted, CancellationToken cancel) =>
        await answers.OfAsync(await desk.CloseAsync(PolicyGate.ViewerOf(context), id, wanted.Text, cancel), cancel);

    private static async Task<Results<Ok<QualityIssueView>, ProblemResult>> Reopen(HttpContext context, QualityIssueDesk desk, IssueAnswers answers, Guid id, WantedText wanted, CancellationToken cancel) =>
        await answers.OfAsync(await desk.ReopenAsync(PolicyGate.ViewerOf(context), id, wanted.Text, cancel), cancel);
}

/// <summary>The answer to who has changed an issue: the issue as it stands now, with its names.</summary>
internal sealed class IssueAnswers(PlatformDbs dbs, LedgerBook ledger, RecordDatasets records, TimeProvider time)
{
    public async Task<Results<Ok<QualityIssueView>, ProblemResult>> OfAsync(Result<QualityIssue> changed, CancellationToken cancel) => changed.TryGet(out var issue, out var error)
        ? TypedResults.Ok(QualityIssueView.Of(issue, await IssueNames.LoadAsync(dbs, ledger, records, cancel), time.GetUtcNow().UtcDateTime))
        : new ProblemResult(error);
}
