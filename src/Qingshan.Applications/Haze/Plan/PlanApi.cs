using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Warnings;
using Qingshan.Standards;

namespace Qingshan.Applications.Haze;

/// <summary>What a forecast makes of a plan, on the wire. Beijing time.</summary>
/// <param name="Issue">The forecast.</param>
/// <param name="Made">The last hour that was known.</param>
/// <param name="Suggested">The highest level with a chance of a half or more: none, blue, yellow, orange, red.</param>
public sealed record OutlookView(string City, PlanView Plan, string? PlanBasis, long Issue, DateTime Made, int Courses, string Suggested, bool Simulated, IReadOnlyList<LevelOutlookView> Levels)
{
    internal static OutlookView Of(ForecastOutlook o) => new(
        o.City.Code, PlanView.Of(o.Plan), o.Said?.Source, o.Seen.Issue.Id, o.Made, o.Courses, WarningApiWords.Of(o.Suggested), o.City.Simulated,
        [.. o.Levels.Select(l => new LevelOutlookView(WarningApiWords.Of(l.Level), l.Chance, l.Earliest, l.Likely, l.Until, l.ReasonZh, l.ReasonEn))]);
}

/// <param name="Chance">0 to 1.</param>
public sealed record LevelOutlookView(string Level, double Chance, DateTime? Earliest, DateTime? Likely, DateTime? Until, string ReasonZh, string ReasonEn);

/// <summary>Warnings of a city beside what was called for.</summary>
public sealed record JudgedView(string City, IReadOnlyList<JudgedWarningView> Warnings, IReadOnlyList<WarningView> Missed);

/// <param name="Hit">hit, too-high, too-low, false-alarm, not-yet.</param>
/// <param name="Called">The highest level that the rule calls for on what was measured.</param>
public sealed record JudgedWarningView(string Number, string Highest, DateTime From, DateTime? LiftedAt, string State, string Hit, string Called, DateTime? CalledFrom, double? HoursAhead);

/// <param name="Outcome">right, too-high, too-low, false-alarm.</param>
public sealed record WarningEvaluationRequest(string? Outcome, string? Text);

/// <summary>Routes of the outlook and of evaluations.</summary>
public static class PlanApi
{
    public static IEndpointRouteBuilder MapPlanApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/haze/outlook", OutlookAsync).Needs(Permission.SeePublic).WithName("haze-outlook").WithTags("haze")
            .WithSummary("预报的预警级别 · How likely each level of a warning is by the newest forecast of a city, from when on and why");
        routes.MapGet("/api/v1/haze/judged-warnings", JudgedAsync).Needs(Permission.SeePublic).WithName("judged-warnings").WithTags("haze")
            .WithSummary("报准、空报与漏报 · Issued warnings of a city against what the plan calls for on what was measured");
        routes.MapGet("/api/v1/haze/issued-warnings/{number}/evaluation", FactsAsync).Needs(Permission.SeePublic).WithName("warning-facts").WithTags("haze")
            .WithSummary("预警评估数据 · The numbers of an evaluation as they stand now");
        routes.MapPost("/api/v1/haze/issued-warnings/{number}/evaluation", EvaluateAsync).Needs(Permission.SignWarnings).WithName("evaluate-warning").WithTags("haze")
            .WithSummary("评估预警 · Say what came of a warning that was lifted; the numbers are kept with it");
        return routes;
    }

    private static async Task<Results<Ok<OutlookView>, ProblemResult>> OutlookAsync(HttpContext context, OutlookReader reader, string? region, long? issue, CancellationToken cancel) =>
        (await reader.OfAsync(PolicyGate.ViewerOf(context), region, issue, cancel)).TryGet(out var outlook, out var error) ? TypedResults.Ok(OutlookView.Of(outlook)) : new ProblemResult(error);

    private static async Task<IResult> JudgedAsync(HttpContext context, WarningJudge judge, string? region, string? format, CancellationToken cancel)
    {
        if (format is not (null or "json" or "csv")) return new ProblemResult(CommonErrors.BadParameter.Of("format", format, "json, csv"));
        if (!(await judge.CityAsync(PolicyGate.ViewerOf(context), region, cancel)).TryGet(out var city, out var error)) return new ProblemResult(error);
        var view = new JudgedView(city.City.Place.Code, [.. city.Judged.Select(j => Of(j.Warning, j.Judged))], [.. city.Missed.Select(w => new WarningView(WarningApiWords.Of(w.Level), w.From, w.Until, w.IsOpen, w.ReasonZh, w.ReasonEn))]);
        return format == "csv" ? TypedResults.Text(JudgedCsv.Of(view), "text/csv; charset=utf-8") : TypedResults.Ok(view);
    }

    private static async Task<Results<Ok<WarningFacts>, ProblemResult>> FactsAsync(HttpContext context, WarningJudge judge, WarningAccess access, string number, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        return (await access.FindAsync(viewer, number, cancel)).TryGet(out var seen, out var error) && (await judge.FactsAsync(viewer, seen, false, cancel)).TryGet(out var found, out error) ? TypedResults.Ok(found.Facts) : new ProblemResult(error);
    }

    private static async Task<Results<Ok<IssuedWarningView>, ProblemResult>> EvaluateAsync(HttpContext context, WarningJudge judge, WarningAccess access, WarningDesk desk, TimeProvider time, string number, WarningEvaluationRequest wanted, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        if (WarningApiWords.Read<WarningOutcome>(wanted.Outcome) is not { } outcome) return new ProblemResult(CommonErrors.BadParameter.Of("outcome", wanted.Outcome, WarningApiWords.All<WarningOutcome>()));
        return (await access.FindAsync(viewer, number, cancel)).TryGet(out var seen, out var error) && (await judge.FactsAsync(viewer, seen, false, cancel)).TryGet(out var found, out error)
            && (await desk.EvaluateAsync(viewer, number, outcome, wanted.Text, found.Facts.ToJson(), cancel)).TryGet(out _, out error) && (await access.FindAsync(viewer, number, cancel)).TryGet(out seen, out error)
            ? TypedResults.Ok(IssuedWarningView.Of(seen.Warning, time.GetUtcNow().UtcDateTime, seen)) : new ProblemResult(error);
    }

    private static JudgedWarningView Of(IssuedWarning w, JudgedWarning j) => new(
        w.Number, WarningApiWords.Of(w.Highest), BeijingTime.FromUtc(w.From!.Value), w.LiftedAt is { } lifted ? BeijingTime.FromUtc(lifted) : null, WarningApiWords.Of(w.State), WarningApiWords.Of(j.Hit),
        WarningApiWords.Of(j.Called?.Level ?? WarningLevel.None), j.Called?.From, j.HoursAhead is { } hours ? Math.Round(hours, 1) : null);
}
