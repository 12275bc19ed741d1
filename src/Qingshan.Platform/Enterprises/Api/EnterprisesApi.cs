using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Enterprises;

/// <param name="Due">A day of Beijing, that day included.</param>
public sealed record NewInquiry(string? Title, string? Text, string? Due);

/// <param name="Decision"><c>accepted</c> or <c>refused</c>.</param>
public sealed record NewDecision(string? Decision, string? Reasons);

/// <summary>What officers do with enterprises: ask about a case, decide on objections, enter penalties; and what is public of an enterprise.</summary>
public static class EnterprisesApi
{
    public static IEndpointRouteBuilder MapEnterprisesApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/cases/{number}/inquiries", OfCase).Needs(Permission.SeeInternal).WithName("inquiries-of-case").WithTags("enterprises").WithSummary("工单的告知与答复 · What the enterprise of a case was asked, and its answers");
        routes.MapPost("/api/v1/cases/{number}/inquiries", Ask).Needs(Permission.HandleCases).WithName("ask-enterprise").WithTags("enterprises").WithSummary("告知企业 · Ask the enterprise of a case's subject; it answers until the due day");
        routes.MapPost("/api/v1/inquiries/{number}/withdraw", Withdraw).Needs(Permission.HandleCases).WithName("withdraw-inquiry").WithTags("enterprises").WithSummary("撤回告知 · Take a notice back that was not answered yet");
        routes.MapGet("/api/v1/inquiries/{number}/files/{id:guid}", InquiryFile).Needs(Permission.SeeInternal).Exports().WithName("inquiry-file").WithTags("enterprises").WithSummary("下载答复附件 · A file of an answer");
        routes.MapGet("/api/v1/objections", Objections).Needs(Permission.SeeInternal).WithName("objections").WithTags("enterprises").WithSummary("企业申诉 · Objections of one's jurisdiction, what is due first; state=waiting: those not decided");
        routes.MapGet("/api/v1/objections/{number}", One).Needs(Permission.SeeInternal).WithName("objection").WithTags("enterprises").WithSummary("一份申诉 · One objection with its files");
        routes.MapPost("/api/v1/objections/{number}/decide", Decide).Needs(Permission.CheckCases).WithName("decide-objection").WithTags("enterprises").WithSummary("决定申诉 · Accept or refuse, with reasons; never one's own work");
        routes.MapGet("/api/v1/objections/{number}/files/{id:guid}", ObjectionFile).Needs(Permission.SeeInternal).Exports().WithName("objection-file").WithTags("enterprises").WithSummary("下载申诉附件 · A file of an objection");
        routes.MapPost("/api/v1/penalties", Enter).Needs(Permission.EditLedger).WithName("enter-penalty").WithTags("enterprises").WithSummary("录入行政处罚 · Enter a penalty; it is public at once");
        routes.MapGet("/api/v1/disclosure", Search).Needs(Permission.SeePublic).WithName("disclosure").WithTags("disclosure").WithSummary("信息公开的企业 · Enterprises of which something is public, by name or credit code");
        routes.MapGet("/api/v1/disclosure/{code}", Disclosed).Needs(Permission.SeePublic).WithName("disclosed-enterprise").WithTags("disclosure").WithSummary("企业公开信息 · What is public of an enterprise, each item with its rule");
        routes.MapPost("/api/v1/operation/enterprises", Run).Needs(Permission.Operate).WithName("look-after-enterprises").WithTags("operation").WithSummary("立即检查企业逾期 · Look now for answers and decisions that are overdue");
        return routes;
    }

    private static async Task<Results<Ok<Page<InquiryView>>, ProblemResult>> OfCase(HttpContext context, CaseAccess cases, InquiryAccess access, TimeProvider time, string number, CancellationToken cancel)
    {
        if (!(await cases.FindAsync(PolicyGate.ViewerOf(context), number, cancel)).TryGet(out var one, out var error)) return new ProblemResult(error);
        var views = new List<InquiryView>();
        foreach (var inquiry in await access.OfCaseAsync(one, cancel)) views.Add(InquiryView.Of(inquiry, time.GetUtcNow().UtcDateTime, number, await access.FilesAsync(inquiry.Id, cancel)));
        return TypedResults.Ok(new Page<InquiryView>(views, null));
    }

    private static async Task<Results<Ok<InquiryView>, ProblemResult>> Ask(HttpContext context, InquiryDesk desk, TimeProvider time, string number, NewInquiry wanted, CancellationToken cancel) =>
        (await desk.AskAsync(PolicyGate.ViewerOf(context), number, wanted.Title, wanted.Text, wanted.Due, cancel)).TryGet(out var asked, out var error)
            ? TypedResults.Ok(InquiryView.Of(asked, time.GetUtcNow().UtcDateTime, number, null)) : new ProblemResult(error);

    private static async Task<Results<Ok<InquiryView>, ProblemResult>> Withdraw(HttpContext context, InquiryDesk desk, TimeProvider time, string number, CancellationToken cancel) =>
        (await desk.WithdrawAsync(PolicyGate.ViewerOf(context), number, cancel)).TryGet(out var withdrawn, out var error) ? TypedResults.Ok(InquiryView.Of(withdrawn, time.GetUtcNow().UtcDateTime, null, null)) : new ProblemResult(error);

    private static async Task<Results<FileStreamHttpResult, ProblemResult>> InquiryFile(HttpContext context, InquiryAccess access, CaseFiles files, Audit audit, string number, Guid id, CancellationToken cancel) =>
        (await access.FindAsync(PolicyGate.ViewerOf(context), number, cancel)).TryGet(out var found, out var error)
            ? await EnterpriseDownload.OfAsync(context, access, files, audit, $"Inquiry {number}", found.Inquiry.Id, id, cancel) : new ProblemResult(error);

    private static async Task<Results<Ok<Page<ObjectionView>>, ProblemResult>> Objections(HttpContext context, ObjectionAccess access, string? state, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var take, out var error)) return new ProblemResult(error);
        if (state is not (null or "" or "waiting")) return new ProblemResult(CommonErrors.BadParameter.Of("state", state, "waiting"));
        return TypedResults.Ok(new Page<ObjectionView>([.. (await access.ListAsync(PolicyGate.ViewerOf(context), state == "waiting", take, cancel)).Select(o => ObjectionView.Of(o, null))], null));
    }

    private static async Task<Results<Ok<ObjectionView>, ProblemResult>> One(HttpContext context, ObjectionAccess access, InquiryAccess inquiries, string number, CancellationToken cancel) =>
        (await access.FindAsync(PolicyGate.ViewerOf(context), number, cancel)).TryGet(out var found, out var error)
            ? TypedResults.Ok(ObjectionView.Of(found, await inquiries.FilesAsync(found.Id, cancel))) : new ProblemResult(error);

    private static async Task<Results<Ok<ObjectionView>, ProblemResult>> Decide(HttpContext context, ObjectionDesk desk, string number, NewDecision wanted, CancellationToken cancel)
    {
        if (!CaseQuery.Word<ObjectionDecision>("decision", wanted.Decision).TryGet(out var decision, out var error)
            || !(await desk.DecideAsync(PolicyGate.ViewerOf(context), number, decision, wanted.Reasons, cancel)).TryGet(out var decided, out error)) return new ProblemResult(error);
        return TypedResults.Ok(ObjectionView.Of(decided, null));
    }

    private static async Task<Results<FileStreamHttpResult, ProblemResult>> ObjectionFile(HttpContext context, ObjectionAccess access, InquiryAccess inquiries, CaseFiles files, Audit audit, string number, Guid id, CancellationToken cancel) =>
        (await access.FindAsync(PolicyGate.ViewerOf(context), number, cancel)).TryGet(out var found, out var error)
            ? await EnterpriseDownload.OfAsync(context, inquiries, files, audit, $"Objection {number}", found.Id, id, cancel) : new ProblemResult(error);

    private static async Task<Results<NoContent, ProblemResult>> Enter(HttpContext context, PenaltyDesk desk, NewPenalty wanted, CancellationToken cancel) =>
        await desk.EnterAsync(PolicyGate.ViewerOf(context), wanted, cancel) is { } error ? new ProblemResult(error) : TypedResults.NoContent();

    private static async Task<Results<Ok<Page<DisclosedName>>, ProblemResult>> Search(DisclosureReader reader, string? q, string? after, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var take, out var error) || !(await reader.SearchAsync(q, after, take, cancel)).TryGet(out var page, out error)) return new ProblemResult(error);
        return TypedResults.Ok(page);
    }

    private static async Task<Results<Ok<DisclosureView>, ProblemResult>> Disclosed(DisclosureReader reader, string code, CancellationToken cancel) =>
        (await reader.FindAsync(code, cancel)).TryGet(out var found, out var error) ? TypedResults.Ok(new DisclosureView(found, [.. DisclosureRules.All.Select(DisclosureRuleView.Of)])) : new ProblemResult(error);

    private static async Task<Ok<EnterpriseRun>> Run(EnterpriseRunner runner, CancellationToken cancel) => TypedResults.Ok(await runner.RunAsync(cancel));
}
