using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Catalog;

/// <summary>Routes of scores and rules; those of issues stand in <see cref="QualityIssuesApi"/>.</summary>
public static class QualityApi
{
    public const string Formula = "100 × (1 − Σ failed ÷ Σ checked)";

    public static IEndpointRouteBuilder MapQualityApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/quality/scores", Scores).Needs(Permission.SeePublic).WithName("quality-scores").WithTags("quality")
            .WithSummary("质量得分 · Scores of the data one sees over a span of days, by class, rule and day");
        routes.MapGet("/api/v1/quality/subjects", Subjects).Needs(Permission.SeePublic).WithName("quality-subjects").WithTags("quality")
            .WithSummary("对象得分 · Points and types of records by score, the worst first");
        routes.MapGet("/api/v1/quality/rules", Rules).Needs(Permission.SeePublic).WithName("quality-rules").WithTags("quality")
            .WithSummary("质量规则 · Every rule with its formula, its parameters and what they are set to");
        routes.MapGet("/api/v1/quality/rules/{key}/history", History).Needs(Permission.SeePublic).WithName("quality-rule-history").WithTags("quality")
            .WithSummary("参数历史 · What a rule's parameters have been set to, the latest first");
        routes.MapPost("/api/v1/quality/parameters", Set).Needs(Permission.EditLedger).WithName("set-quality-parameter").WithTags("quality")
            .WithSummary("设定质量参数 · Set a parameter of a rule, everywhere or for a kind, factor, region");
        routes.MapPost("/api/v1/operation/judge", Judge).Needs(Permission.Operate).WithName("judge-quality").WithTags("operation")
            .WithSummary("立即评判数据质量 · Judge the quality of data now");
        return routes.MapQualityIssuesApi();
    }

    private static async Task<Results<Ok<QualityScoresView>, ProblemResult>> Scores(
        HttpContext context, QualityReader reader, TimeProvider time, string? region, string? kind, string? point, string? organisation, string? records, string? from, string? to, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        if (!QualityQuery.Days(from, to, time.GetUtcNow().UtcDateTime, QualityRunner.Days).TryGet(out var span, out var error)
            || !QualityQuery.Organisation(organisation).TryGet(out var who, out error)) return new ProblemResult(error);
        var filter = new ScoreFilter(region, kind, point, who.Value, records);
        if (!(await reader.DaysAsync(viewer, filter, span.From, span.To, cancel)).TryGet(out var days, out error)
            || !(await reader.RulesAsync(viewer, filter, span.From, span.To, cancel)).TryGet(out var rules, out error)) return new ProblemResult(error);
        return TypedResults.Ok(new QualityScoresView(span.From, span.To, await reader.ClosedAsync(cancel), Formula, Enum.GetValues<QualityClass>().ToDictionary(c => CatalogQuery.Written(c), QualityWeights.Of),
            QualityTotalsView.Of(QualityTotals.Of(rules.Select(r => (r.Rule.Key, r.Count)))),
            [.. rules.Select(r => new RuleCountView(r.Rule.Key, r.Rule.Name.ToString(), CatalogQuery.Written(r.Rule.Class), r.Count.Checked, r.Count.Failed, QualityCountView.Rounded(r.Count.Score)))],
            [.. days.Select(d => QualityDayView.Of(d))]));
    }

    private static async Task<Results<Ok<Page<SubjectQualityView>>, ProblemResult>> Subjects(
        HttpContext context, QualityReader reader, RecordDatasets types, TimeProvider time, string? region, string? kind, string? point, string? organisation, string? records, [FromQuery(Name = "class")] string? of,
        string? from, string? to, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var take, out var error) || !QualityQuery.Days(from, to, time.GetUtcNow().UtcDateTime, 7).TryGet(out var span, out error)
            || !QualityQuery.Organisation(organisation).TryGet(out var who, out error) || !QualityQuery.Word<QualityClass>("class", of).TryGet(out var which, out error)) return new ProblemResult(error);
        if (!(await reader.SubjectsAsync(PolicyGate.ViewerOf(context), new(region, kind, point, who.Value, records), span.From, span.To, which.Value, take, cancel)).TryGet(out var found, out error)) return new ProblemResult(error);
        return TypedResults.Ok(new Page<SubjectQualityView>([.. found.Select(s => SubjectQualityView.Of(s, types))], null));
    }

    private static async Task<Ok<Page<QualityRuleView>>> Rules(HttpContext context, PlatformDbs dbs, LedgerBook ledger, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        await using var db = dbs.Open(viewer);
        var set = (await QualityParameters.LoadAsync(db, ledger.Now, cancel)).All.ToLookup(p => p.Rule);
        return TypedResults.Ok(new Page<QualityRuleView>([.. QualityRules.All.Select(r => QualityRuleView.Of(r.Facts, set[r.Facts.Key].Select(p => QualityParameterView.Of(p, ledger.Now, viewer.May(Permission.SeeSensitive)))))], null));
    }

    private static async Task<Results<Ok<Page<QualityParameterView>>, ProblemResult>> History(HttpContext context, QualityDesk desk, LedgerBook ledger, string key, CancellationToken cancel)
    {
        if (QualityRules.Find(key) is null) return new ProblemResult(QualityErrors.UnknownRule.Of(key, string.Join(", ", QualityRules.KeysOf(null))));
        var viewer = PolicyGate.ViewerOf(context);
        return TypedResults.Ok(new Page<QualityParameterView>([.. (await desk.HistoryAsync(viewer, key, cancel)).Select(p => QualityParameterView.Of(p, ledger.Now, viewer.May(Permission.SeeSensitive)))], null));
    }

    private static async Task<Results<Ok<ParameterSetView>, ProblemResult>> Set(HttpContext context, QualityDesk desk, WantedParameter wanted, CancellationToken cancel) =>
        (await desk.SetAsync(PolicyGate.ViewerOf(context), wanted, cancel)).TryGet(out var what, out var error) ? TypedResults.Ok(new ParameterSetView(what != Written.Unchanged)) : new ProblemResult(error);

    private static async Task<Ok<QualityRun>> Judge(QualityRunner runner, CancellationToken cancel) => TypedResults.Ok(await runner.RunAsync(cancel));
}
