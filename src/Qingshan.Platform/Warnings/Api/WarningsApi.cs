using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Standards;

namespace Qingshan.Platform.Warnings;

/// <param name="Region">Code of the region.</param>
/// <param name="Level">blue, yellow, orange, red.</param>
/// <param name="From">From when, the next full hour where nothing is said.</param>
/// <param name="Expected">Until when it is expected to last.</param>
/// <param name="Issue">The forecast that it rests on.</param>
/// <param name="Chance">How likely that makes the level, 0 to 1.</param>
public sealed record WarningProposal(string? Region, string? Level, string? From, string? Expected, string? Reason, string? ReasonEn = null, long? Issue = null, double? Chance = null);

/// <param name="Step">change or lift.</param>
/// <param name="Level">Of a change.</param>
public sealed record WarningStepProposal(string? Step, string? Level, string? From, string? Expected, string? Reason, string? ReasonEn = null, long? Issue = null, double? Chance = null);

/// <summary>What somebody says with a signature, or why he refuses.</summary>
public sealed record WarningWord(string? Text);

/// <summary>Routes of warnings that are proposed, signed and lifted, and of what was ordered with them.</summary>
public static class WarningsApi
{
    public static IEndpointRouteBuilder MapWarningsApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/haze/issued-warnings", List).Needs(Permission.SeePublic).WithName("issued-warnings").WithTags("haze")
            .WithSummary("已发布的预警 · Warnings that were signed, the last first; also those that wait, for who may see them");
        routes.MapGet("/api/v1/haze/issued-warnings/{number}", One).Needs(Permission.SeePublic).WithName("issued-warning").WithTags("haze")
            .WithSummary("一次预警 · One warning with what was signed and, for who may see it, proposed and refused");
        routes.MapGet("/api/v1/haze/issued-warnings/{number}/measures", Measures).Needs(Permission.SeePublic).WithName("ordered-measures").WithTags("haze")
            .WithSummary("应急减排令与实际削减 · What was ordered of whom, beside what the instruments measured; a lead, never a verdict; an enterprise sees its own");
        routes.MapPost("/api/v1/haze/issued-warnings", Propose).Needs(Permission.ProposeWarnings).WithName("propose-warning").WithTags("haze")
            .WithSummary("提议启动预警 · Propose a warning of a region; another person signs it");
        routes.MapPost("/api/v1/haze/issued-warnings/{number}/steps", ProposeStep).Needs(Permission.ProposeWarnings).WithName("propose-warning-step").WithTags("haze")
            .WithSummary("提议升降级或解除 · Propose another level of a warning in force, or its lifting");
        routes.MapPost("/api/v1/haze/issued-warnings/{number}/sign", Sign).Needs(Permission.SignWarnings).WithName("sign-warning").WithTags("haze")
            .WithSummary("签发 · Put into force what somebody else has proposed; what each enterprise has to do is fixed with it");
        routes.MapPost("/api/v1/haze/issued-warnings/{number}/refuse", Refuse).Needs(Permission.SignWarnings).WithName("refuse-warning").WithTags("haze")
            .WithSummary("不予签发 · Refuse what somebody else has proposed, with the reason");
        routes.MapPost("/api/v1/haze/issued-warnings/{number}/withdraw", Withdraw).Needs(Permission.ProposeWarnings).WithName("withdraw-warning").WithTags("haze")
            .WithSummary("撤回提议 · Take one's own proposal back");
        return routes.MapMeasuresApi();
    }

    private static async Task<Results<Ok<Page<IssuedWarningView>>, ProblemResult>> List(HttpContext context, WarningAccess access, TimeProvider time, string? region, bool? inForce, string? after, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var take, out var error) || !(await access.ListAsync(PolicyGate.ViewerOf(context), region, inForce == true, after, take, cancel)).TryGet(out var page, out error)) return new ProblemResult(error);
        var now = time.GetUtcNow().UtcDateTime;
        return TypedResults.Ok(new Page<IssuedWarningView>([.. page.Items.Select(w => IssuedWarningView.Of(w, now))], page.Next));
    }

    private static async Task<Results<Ok<IssuedWarningView>, ProblemResult>> One(HttpContext context, WarningAccess access, TimeProvider time, string number, CancellationToken cancel) =>
        await SeenAsync(PolicyGate.ViewerOf(context), access, time, number, cancel);

    private static async Task<IResult> Measures(HttpContext context, WarningAccess access, MeasureCheck check, Audit audit, string number, string? format, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        if (format is not (null or "json" or "csv")) return new ProblemResult(CommonErrors.BadParameter.Of("format", format, "json, csv"));
        if (!(await access.FindAsync(viewer, number, cancel)).TryGet(out var seen, out var error)) return new ProblemResult(error);
        var found = await check.OfAsync(seen.Warning, await access.OrderedAsync(viewer, seen.Warning, cancel), cancel);
        if (format != "csv") return TypedResults.Ok(new Page<CheckedMeasureView>([.. found.Select(CheckedMeasureView.Of)], null));
        await audit.RecordAsync(viewer, "export", $"Warning {number} measures", AuditOutcome.Done, "csv", cancel);
        return TypedResults.Text(CheckedCsv.Of(found), "text/csv; charset=utf-8");
    }

    private static async Task<Results<Ok<IssuedWarningView>, ProblemResult>> Propose(HttpContext context, WarningDesk desk, WarningAccess access, TimeProvider time, WarningProposal wanted, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        return Wanted(WarningStepKind.Activate, wanted.Level, wanted.From, wanted.Expected, wanted.Reason, wanted.ReasonEn, wanted.Issue, wanted.Chance).TryGet(out var step, out var error)
            && (await desk.ProposeAsync(viewer, wanted.Region, step, cancel)).TryGet(out var made, out error) ? await SeenAsync(viewer, access, time, made.Number, cancel) : new ProblemResult(error);
    }

    private static async Task<Results<Ok<IssuedWarningView>, ProblemResult>> ProposeStep(HttpContext context, WarningDesk desk, WarningAccess access, TimeProvider time, string number, WarningStepProposal wanted, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        if (WarningApiWords.Read<WarningStepKind>(wanted.Step) is not { } kind || kind == WarningStepKind.Activate) return new ProblemResult(CommonErrors.BadParameter.Of("step", wanted.Step, "change, lift"));
        return Wanted(kind, wanted.Level, wanted.From, wanted.Expected, wanted.Reason, wanted.ReasonEn, wanted.Issue, wanted.Chance).TryGet(out var step, out var error)
            && (await desk.ProposeStepAsync(viewer, number, step, cancel)).TryGet(out _, out error) ? await SeenAsync(viewer, access, time, number, cancel) : new ProblemResult(error);
    }

    private static async Task<Results<Ok<IssuedWarningView>, ProblemResult>> Sign(HttpContext context, WarningDesk desk, WarningAccess access, TimeProvider time, string number, WarningWord said, CancellationToken cancel) =>
        (await desk.SignAsync(PolicyGate.ViewerOf(context), number, said.Text, cancel)).TryGet(out _, out var error) ? await SeenAsync(PolicyGate.ViewerOf(context), access, time, number, cancel) : new ProblemResult(error);

    private static async Task<Results<Ok<IssuedWarningView>, ProblemResult>> Refuse(HttpContext context, WarningDesk desk, WarningAccess access, TimeProvider time, string number, WarningWord said, CancellationToken cancel) =>
        (await desk.RefuseAsync(PolicyGate.ViewerOf(context), number, said.Text, cancel)).TryGet(out _, out var error) ? await SeenAsync(PolicyGate.ViewerOf(context), access, time, number, cancel) : new ProblemResult(error);

    private static async Task<Results<Ok<IssuedWarningView>, ProblemResult>> Withdraw(HttpContext context, WarningDesk desk, WarningAccess access, TimeProvider time, string number, CancellationToken cancel) =>
        (await desk.WithdrawAsync(PolicyGate.ViewerOf(context), number, cancel)).TryGet(out _, out var error) ? await SeenAsync(PolicyGate.ViewerOf(context), access, time, number, cancel) : new ProblemResult(error);

    private static async Task<Results<Ok<IssuedWarningView>, ProblemResult>> SeenAsync(Viewer viewer, WarningAccess access, TimeProvider time, string number, CancellationToken cancel) =>
        (await access.FindAsync(viewer, number, cancel)).TryGet(out var seen, out var error) ? TypedResults.Ok(IssuedWarningView.Of(seen.Warning, time.GetUtcNow().UtcDateTime, seen)) : new ProblemResult(error);

    /// <summary>What was asked for, with its words and times read.</summary>
    public static Result<WantedWarningStep> Wanted(WarningStepKind kind, string? level, string? from, string? expected, string? reason, string? reasonEn, long? issue, double? chance)
    {
        var read = kind == WarningStepKind.Lift ? WarningLevel.None : WarningApiWords.Read<WarningLevel>(level) ?? WarningLevel.None;
        if (kind != WarningStepKind.Lift && read == WarningLevel.None) return CommonErrors.BadParameter.Of("level", level, "blue, yellow, orange, red");
        if (!Query.Time("from", from, default).TryGet(out var begin, out var error) || !Query.Time("expected", expected, default).TryGet(out var end, out error)) return error;
        return new WantedWarningStep(kind, read, begin == default ? null : begin, end == default ? null : end, reason, reasonEn, issue, chance);
    }
}
