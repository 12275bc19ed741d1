using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Cases;

/// <param name="Signal">Of which it is opened.</param>
/// <param name="Title">Empty: what the signal says.</param>
public sealed record NewCase(Guid Signal, string? Title, string? Text);

public sealed record NewCaseText(string? Text);

public sealed record NewCaseAssignment(string? UserName);

/// <param name="Due">A day of Beijing.</param>
public sealed record NewSupervision(string? Due, string? Text);

/// <param name="Verdict"><c>confirmed</c>, <c>unfounded</c>, <c>needs-more</c>.</param>
public sealed record NewVerdict(string? Verdict, string? Text);

/// <summary>Routes of cases: reading them, and what people do with them.</summary>
public static class CasesApi
{
    public static IEndpointRouteBuilder MapCasesApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/cases", Cases).Needs(Permission.SeeInternal).WithName("cases").WithTags("cases")
            .WithSummary("工单 · Cases of one's jurisdiction and organisation, what is due first; state=inbox: what waits for oneself");
        routes.MapPost("/api/v1/cases", Open).Needs(Permission.HandleCases).WithName("open-case").WithTags("cases")
            .WithSummary("立案 · Open a case from a signal");
        routes.MapGet("/api/v1/cases/{number}", One).Needs(Permission.SeeInternal).WithName("case").WithTags("cases")
            .WithSummary("一个工单 · One case with its signals, history, files and possible steps");
        routes.MapPost("/api/v1/cases/{number}/steps", Step).Needs(Permission.SeeInternal).WithName("step-case").WithTags("cases")
            .WithSummary("办理 · Take a step of the workflow; each needs its own permission");
        routes.MapPost("/api/v1/cases/{number}/assign", Assign).Needs(Permission.HandleCases).WithName("assign-case").WithTags("cases").WithSummary("指派 · Give it to somebody else");
        routes.MapPost("/api/v1/cases/{number}/comment", Comment).Needs(Permission.HandleCases).WithName("comment-case").WithTags("cases").WithSummary("说明 · Say something about it");
        routes.MapPost("/api/v1/cases/{number}/supervise", Supervise).Needs(Permission.SuperviseCases).WithName("supervise-case").WithTags("cases").WithSummary("督办 · Set a deadline");
        routes.MapPost("/api/v1/cases/{number}/files", Attach).Needs(Permission.HandleCases).WithName("attach-to-case").WithTags("cases")
            .WithSummary("上传附件 · Add a file: its bytes as the body, its name as ?name=");
        routes.MapGet("/api/v1/cases/{number}/files/{id:guid}", Download).Needs(Permission.SeeInternal).Exports().WithName("case-file").WithTags("cases").WithSummary("下载附件 · A file of a case, to be saved and not shown");
        routes.MapPost("/api/v1/signals/{id:guid}/verdict", Judge).Needs(Permission.HandleCases).WithName("judge-signal").WithTags("cases")
            .WithSummary("核查结论 · Say of a signal that is in a case, or was drawn: confirmed, unfounded, needs more");
        routes.MapGet("/api/v1/cases/drawn", Drawn).Needs(Permission.SeeInternal).WithName("drawn-signals").WithTags("cases").WithSummary("抽查清单 · Signals drawn at random that wait to be checked");
        routes.MapGet("/api/v1/cases/precision", Precision).Needs(Permission.SeeInternal).WithName("precision").WithTags("cases")
            .WithSummary("检测器准确率 · How often detectors were right, with n and interval: of signals drawn at random, and of all that were judged");
        routes.MapPost("/api/v1/operation/cases", Run).Needs(Permission.Operate).WithName("look-after-cases").WithTags("operation").WithSummary("立即处理工单 · Draw, join and look at deadlines now");
        routes.MapFieldApi();
        routes.MapCaseParametersApi();
        return routes;
    }

    private static async Task<Results<Ok<Page<CaseView>>, ProblemResult>> Cases(
        HttpContext context, CaseAccess access, CaseNames naming, WorkflowBook workflows, TimeProvider time,
        string? region, string? point, string? enterprise, string? workflow, string? state, string? severity, string? after, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var take, out var error) || !CaseQuery.Filter(workflows, region, point, workflow, state, severity, enterprise).TryGet(out var filter, out error)
            || !(await access.ListAsync(PolicyGate.ViewerOf(context), filter, after, take, cancel)).TryGet(out var page, out error)) return new ProblemResult(error);
        var (names, now) = (await naming.OfAsync(page.Items, cancel), time.GetUtcNow().UtcDateTime);
        return TypedResults.Ok(new Page<CaseView>([.. page.Items.Select(c => CaseView.Of(c, names, now))], page.Next));
    }

    private static async Task<Results<Ok<CaseDetailView>, ProblemResult>> One(HttpContext context, CaseAccess access, CaseNames naming, TimeProvider time, string number, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        if (!(await access.FindAsync(viewer, number, cancel)).TryGet(out var one, out var error)) return new ProblemResult(error);
        var names = await naming.OfAsync([one], cancel);
        return TypedResults.Ok(new CaseDetailView(
            CaseView.Of(one, names, time.GetUtcNow().UtcDateTime), [.. (await access.SignalsAsync(one, cancel)).Select(CaseSignalView.Of)],
            [.. (await access.HistoryAsync(one, cancel)).Select(e => CaseEventView.Of(one, e, names))], [.. (await access.FilesAsync(one, cancel)).Select(CaseFileView.Of)],
            [.. access.StepsFor(viewer, one).Select(StepView.Of)]));
    }

    private static async Task<Results<Ok<CaseView>, ProblemResult>> Open(HttpContext context, CaseDesk desk, CaseNames naming, TimeProvider time, NewCase wanted, CancellationToken cancel) =>
        await AnswerAsync(await desk.OpenAsync(PolicyGate.ViewerOf(context), wanted.Signal, wanted.Title, wanted.Text, cancel), naming, time, cancel);

    private static async Task<Results<Ok<CaseView>, ProblemResult>> Step(HttpContext context, CaseDesk desk, CaseNames naming, TimeProvider time, string number, WantedStep wanted, CancellationToken cancel) =>
        await AnswerAsync(await desk.StepAsync(PolicyGate.ViewerOf(context), number, wanted, cancel), naming, time, cancel);

    private static async Task<Results<Ok<CaseView>, ProblemResult>> Assign(HttpContext context, CaseDesk desk, CaseNames naming, TimeProvider time, string number, NewCaseAssignment wanted, CancellationToken cancel) =>
        await AnswerAsync(await desk.AssignAsync(PolicyGate.ViewerOf(context), number, wanted.UserName, cancel), naming, time, cancel);

    private static async Task<Results<Ok<CaseView>, ProblemResult>> Comment(HttpContext context, CaseDesk desk, CaseNames naming, TimeProvider time, string number, NewCaseText wanted, CancellationToken cancel) =>
        await AnswerAsync(await desk.CommentAsync(PolicyGate.ViewerOf(context), number, wanted.Text, cancel), naming, time, cancel);

    private static async Task<Results<Ok<CaseView>, ProblemResult>> Supervise(HttpContext context, CaseDesk desk, CaseNames naming, TimeProvider time, string number, NewSupervision wanted, CancellationToken cancel) =>
        await AnswerAsync(await desk.SuperviseAsync(PolicyGate.ViewerOf(context), number, wanted.Due, wanted.Text, cancel), naming, time, cancel);

    private static async Task<Results<Ok<CaseView>, ProblemResult>> Attach(HttpContext context, CaseDesk desk, CaseNames naming, TimeProvider time, string number, string? name, CancellationToken cancel) =>
        await CaseFiles.ReadAsync(context.Request.Body, cancel) is { } bytes
            ? await AnswerAsync(await desk.AttachAsync(PolicyGate.ViewerOf(context), number, name, bytes, cancel), naming, time, cancel)
            : new ProblemResult(CaseErrors.FileTooLarge.Of(CaseFiles.Most >> 20));

    private static async Task<Results<FileStreamHttpResult, ProblemResult>> Download(HttpContext context, CaseAccess access, CaseFiles files, Audit audit, string number, Guid id, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        if (!(await access.FindAsync(viewer, number, cancel)).TryGet(out var one, out var error)) return new ProblemResult(error);
        if ((await access.FilesAsync(one, cancel)).FirstOrDefault(f => f.Id == id) is not { } file || files.Open(file) is not { } bytes) return new ProblemResult(CaseErrors.UnknownFile.Of(number, id));
        await audit.RecordAsync(viewer, "export", $"Case {number}", AuditOutcome.Done, file.Name, cancel);
        // A name for saving makes it an attachment; that browsers do not guess its type every answer says.
        return TypedResults.File(bytes, file.MediaType, file.Name);
    }

    private static async Task<Results<Ok<VerdictView>, ProblemResult>> Judge(HttpContext context, CaseDesk desk, Guid id, NewVerdict wanted, CancellationToken cancel)
    {
        if (!CaseQuery.Word<LeadVerdict>("verdict", wanted.Verdict).TryGet(out var verdict, out var error)
            || !(await desk.JudgeAsync(PolicyGate.ViewerOf(context), id, verdict, wanted.Text, cancel)).TryGet(out var given, out error)) return new ProblemResult(error);
        return TypedResults.Ok(new VerdictView(given.SignalId, given.Verdict, given.Text, given.By, given.At));
    }

    private static async Task<Results<Ok<Page<DrawnSignalView>>, ProblemResult>> Drawn(HttpContext context, PrecisionReader reader, SubjectBook subjects, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var take, out var error)) return new ProblemResult(error);
        var waiting = await reader.ToCheckAsync(PolicyGate.ViewerOf(context), take, cancel);
        var about = await subjects.OfAsync(waiting, cancel);
        return TypedResults.Ok(new Page<DrawnSignalView>([.. waiting.Where(s => about.ContainsKey(s.SubjectId)).Select(s => new DrawnSignalView(s.Id, s.Detector, about[s.SubjectId].Code, s.Severity, new Text(s.Zh, s.En).ToString(), s.Since))], null));
    }

    private static async Task<Ok<Page<PrecisionView>>> Precision(PrecisionReader reader, DetectorBook detectors, CancellationToken cancel) =>
        TypedResults.Ok(new Page<PrecisionView>([.. (await reader.AllAsync(cancel)).Select(p => new PrecisionView(
            p.Detector, (detectors.Find(p.Detector)?.Name ?? new(p.Detector, p.Detector)).ToString(), ShareView.Of(p.Drawn), p.Waiting, ShareView.Of(p.All)))], null));

    private static async Task<Ok<CaseRun>> Run(CaseRunner runner, CancellationToken cancel) => TypedResults.Ok(await runner.RunAsync(cancel));

    private static async Task<Results<Ok<CaseView>, ProblemResult>> AnswerAsync(Result<Case> changed, CaseNames naming, TimeProvider time, CancellationToken cancel) =>
        changed.TryGet(out var one, out var error) ? TypedResults.Ok(CaseView.Of(one, await naming.OfAsync([one], cancel), time.GetUtcNow().UtcDateTime)) : new ProblemResult(error);
}
