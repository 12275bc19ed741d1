using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Warnings;

/// <param name="Changed">False: it was so already.</param>
public sealed record MeasureWritten(bool Changed);

/// <summary>Routes of the lists of measures, and of the plans that regions go by.</summary>
internal static class MeasuresApi
{
    private const int LargestList = 4 << 20;

    public static IEndpointRouteBuilder MapMeasuresApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/haze/measures", List).Needs(Permission.OwnAccount).WithName("emergency-measures").WithTags("haze")
            .WithSummary("应急减排清单 · What enterprises have to do at each level; an enterprise sees its own");
        routes.MapPut("/api/v1/haze/measures", Put).Needs(Permission.EditLedger).WithName("put-emergency-measure").WithTags("haze")
            .WithSummary("登记一条措施 · Enter a measure of an enterprise, or say it anew");
        routes.MapPost("/api/v1/haze/measures/list", Take).Needs(Permission.EditLedger).WithName("take-emergency-measures").WithTags("haze")
            .WithSummary("上传清单 · Take a list of measures as CSV, all rows or none; faults are told by line and column");
        routes.MapPost("/api/v1/haze/measures/end", End).Needs(Permission.EditLedger).WithName("end-emergency-measure").WithTags("haze")
            .WithSummary("停用一条措施 · Say that a measure is on the list no more");
        routes.MapGet("/api/v1/haze/region-plans", Plans).Needs(Permission.SeePublic).WithName("region-warning-plans").WithTags("haze")
            .WithSummary("各地适用的预警分级 · By which grading regions warn, where somebody has said so");
        routes.MapPut("/api/v1/haze/region-plans", SetPlan).Needs(Permission.EditLedger).WithName("set-warning-plan").WithTags("haze")
            .WithSummary("指定预警分级 · Say by which grading a region warns, from when and why");
        return routes;
    }

    private static async Task<Results<Ok<Page<EmergencyMeasureView>>, ProblemResult>> List(HttpContext context, MeasureDesk desk, string? region, string? enterprise, string? level, CancellationToken cancel)
    {
        MeasureLevel? of = null;
        if (!string.IsNullOrEmpty(level) && (of = WarningApiWords.Read<MeasureLevel>(level)) is null) return new ProblemResult(CommonErrors.BadParameter.Of("level", level, WarningApiWords.All<MeasureLevel>()));
        return (await desk.ListAsync(PolicyGate.ViewerOf(context), region, enterprise, of, cancel)).TryGet(out var found, out var error) ? TypedResults.Ok(new Page<EmergencyMeasureView>([.. found.Select(EmergencyMeasureView.Of)], null)) : new ProblemResult(error);
    }

    private static async Task<Results<Ok<MeasureWritten>, ProblemResult>> Put(HttpContext context, MeasureDesk desk, WantedMeasure wanted, CancellationToken cancel) =>
        (await desk.PutAsync(PolicyGate.ViewerOf(context), wanted, "API", cancel)).TryGet(out var what, out var error) ? TypedResults.Ok(new MeasureWritten(what != Written.Unchanged)) : new ProblemResult(error);

    private static async Task<Results<Ok<MeasuresTakenView>, ProblemResult>> Take(HttpContext context, MeasureDesk desk, bool? dry, CancellationToken cancel)
    {
        if (!(await IngestApi.ReadAsync(context.Request, cancel)).TryGet(out var body, out var error)) return new ProblemResult(error);
        if (body.Length > LargestList) return new ProblemResult(CommonErrors.BadParameter.Of("body", body.Length, $"≤ {LargestList} B"));
        if (!Utf8Text.TryDecode(body, out var text, out _)) return new ProblemResult(CommonErrors.BadParameter.Of("body", "—", "UTF-8 CSV"));
        if (!(await desk.TakeAsync(PolicyGate.ViewerOf(context), text, "API", dry == true, cancel)).TryGet(out var taken, out error)) return new ProblemResult(error);
        return taken.Faults.Count > 0 && dry != true
            ? new ProblemResult(WarningErrors.BadList.Of(taken.Faults.Count, taken.Faults[0]) with { Rows = [.. taken.Faults.Select(f => new RowError(Math.Max(1, f.Line - 1), f.Column, WarningErrors.BadMeasure.Code, f.Says))] })
            : TypedResults.Ok(new MeasuresTakenView(taken.Rows, taken.Stored, taken.Unchanged, [.. taken.Faults.Select(f => new MeasureFaultView(f.Line, f.Column, f.Says.Zh, f.Says.En))]));
    }

    private static async Task<Results<Ok<MeasureWritten>, ProblemResult>> End(HttpContext context, MeasureDesk desk, EndedMeasure ended, CancellationToken cancel) =>
        !(await desk.EndAsync(PolicyGate.ViewerOf(context), ended.Code ?? "", cancel)).TryGet(out var done, out var error) ? new ProblemResult(error)
        : done ? TypedResults.Ok(new MeasureWritten(true)) : new ProblemResult(WarningErrors.UnknownMeasure.Of(ended.Code));

    private static async Task<Ok<Page<RegionPlanView>>> Plans(HttpContext context, WarningPlanDesk desk, CancellationToken cancel) =>
        TypedResults.Ok(new Page<RegionPlanView>([.. (await desk.AllAsync(PolicyGate.ViewerOf(context), cancel)).Select(p => new RegionPlanView(p.Code, p.Plan, p.ValidFrom, p.Source))], null));

    private static async Task<Results<Ok<MeasureWritten>, ProblemResult>> SetPlan(HttpContext context, WarningPlanDesk desk, WantedWarningPlan wanted, CancellationToken cancel) =>
        (await desk.SetAsync(PolicyGate.ViewerOf(context), wanted, cancel)).TryGet(out var what, out var error) ? TypedResults.Ok(new MeasureWritten(what != Written.Unchanged)) : new ProblemResult(error);
}

/// <param name="Code">Of the measure: enterprise, level, number.</param>
public sealed record EndedMeasure(string? Code);
