using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Enterprises;

public sealed record NewAnswer(string? Text, IReadOnlyList<SentFileView>? Files);

/// <param name="From">A time with an offset, or of Beijing without one.</param>
public sealed record NewOwnMark(IReadOnlyList<string>? Factors, string? From, string? To, string? Reason, string? Detail);

/// <param name="Kind"><c>annual</c>, <c>quarterly</c> or <c>monthly</c>.</param>
/// <param name="Totals">Kilograms by factor code.</param>
public sealed record NewPermitReport(string? Permit, string? Kind, DateOnly? From, string? Remark, IReadOnlyDictionary<string, double>? Totals, SentFileView? File);

/// <param name="Code">Of the record.</param>
/// <param name="Sha256">Of the file; empty where none came.</param>
public sealed record PermitReportReceipt(string Code, DateOnly From, DateOnly Through, string Sha256);

/// <param name="About"><c>mark</c>, <c>inquiry</c>, <c>disclosure</c>, <c>data</c>.</param>
public sealed record NewObjection(string? About, string? Subject, string? Text, IReadOnlyList<SentFileView>? Files);

/// <summary>企业端 · Routes by which an enterprise does what is its own to do; it sees nothing else here.</summary>
public static class OwnApi
{
    public static IEndpointRouteBuilder MapOwnApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/own", Overview).Needs(Permission.SeeOwn).WithName("own").WithTags("own").WithSummary("本企业概况 · One's enterprise, its points, what waits, and until when data can be marked");
        routes.MapPost("/api/v1/own/points/{code}/marks", Mark).Needs(Permission.SeeOwn).WithName("mark-own-data").WithTags("own").WithSummary("标记本企业数据 · Mark data of an own point, within the deadline");
        routes.MapPost("/api/v1/own/marks/{batch:guid}/withdraw", Withdraw).Needs(Permission.SeeOwn).WithName("withdraw-own-mark").WithTags("own").WithSummary("撤销本企业的标记 · Take an own mark back, within the deadline");
        routes.MapGet("/api/v1/own/inquiries", Inquiries).Needs(Permission.FileForEnterprise).WithName("own-inquiries").WithTags("own").WithSummary("发给本企业的告知 · What one's enterprise was asked");
        routes.MapGet("/api/v1/own/inquiries/{number}", OneInquiry).Needs(Permission.FileForEnterprise).WithName("own-inquiry").WithTags("own").WithSummary("一份告知 · One notice with the answer and its files");
        routes.MapPost("/api/v1/own/inquiries/{number}/answer", Answer).Needs(Permission.FileForEnterprise).WithName("answer-inquiry").WithTags("own").WithSummary("答复告知 · Answer, with files; all or nothing");
        routes.MapGet("/api/v1/own/inquiries/{number}/files/{id:guid}", InquiryFile).Needs(Permission.FileForEnterprise).Exports().WithName("own-inquiry-file").WithTags("own").WithSummary("下载答复附件 · A file of an own answer");
        routes.MapGet("/api/v1/own/results", Filings).Needs(Permission.FileForEnterprise).WithName("own-results").WithTags("own").WithSummary("已报送的自行监测结果 · What was filed of results taken by hand");
        routes.MapPost("/api/v1/own/results", FileResults).Needs(Permission.FileForEnterprise).WithName("file-own-results").WithTags("own")
            .WithSummary("报送自行监测结果 · File results taken by hand: CSV of point, factor, start, value, unit, method, sampler; all or nothing");
        routes.MapGet("/api/v1/own/results/{id:guid}", Filing).Needs(Permission.FileForEnterprise).WithName("own-result").WithTags("own").WithSummary("一次报送 · One filing with its lines");
        routes.MapPost("/api/v1/own/permit-reports", FileReport).Needs(Permission.FileForEnterprise).WithName("file-permit-report").WithTags("own").WithSummary("报送执行报告 · File a permit report: kind, first day, amounts by factor, a PDF");
        routes.MapGet("/api/v1/own/objections", Objections).Needs(Permission.FileForEnterprise).WithName("own-objections").WithTags("own").WithSummary("本企业的申诉 · The objections of one's enterprise");
        routes.MapPost("/api/v1/own/objections", ObjectTo).Needs(Permission.FileForEnterprise).WithName("object").WithTags("own").WithSummary("提出申诉 · Object to a mark, a notice, a public item or data that can no longer be marked");
        routes.MapGet("/api/v1/own/objections/{number}/files/{id:guid}", ObjectionFile).Needs(Permission.FileForEnterprise).Exports().WithName("own-objection-file").WithTags("own").WithSummary("下载申诉附件 · A file of an own objection");
        return routes.MapOwnAccountsApi();
    }

    private static async Task<Ok<OwnView>> Overview(HttpContext context, OwnEnterprise own, InquiryAccess inquiries, MarkDeadline deadline, TimeProvider time, CancellationToken cancel)
    {
        var (viewer, since) = (PolicyGate.ViewerOf(context), deadline.OpenSince(time.GetUtcNow().UtcDateTime));
        return TypedResults.Ok(new OwnView([.. (await own.AllAsync(viewer, cancel)).Select(e => e.Code)], [.. own.PointsOf(viewer).Select(p => p.Code)],
            (await inquiries.OfOwnAsync(viewer, cancel)).Count(i => i.Waits), since, deadline.Of(since)));
    }

    private static async Task<Results<Ok<ReviewActView>, ProblemResult>> Mark(HttpContext context, ReviewDesk desk, LedgerBook ledger, string code, NewOwnMark wanted, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        if (!ledger.Now.PointsByCode.TryGetValue(code, out var point) || !Policy.Owns(viewer, point.Id)) return new ProblemResult(LedgerErrors.UnknownPoint.Of(code));
        if (!Query.Time("from", wanted.From, default).TryGet(out var from, out var error) || !Query.Time("to", wanted.To, default).TryGet(out var to, out error)
            || !(await desk.MarkAsync(viewer, new(point, wanted.Factors ?? [], from, to, ReviewStage.Enterprise, wanted.Reason, wanted.Detail), cancel)).TryGet(out var batch, out error)) return new ProblemResult(error);
        return TypedResults.Ok(new ReviewActView(batch, Math.Max(1, wanted.Factors?.Count ?? 0)));
    }

    private static async Task<Results<Ok<ReviewActView>, ProblemResult>> Withdraw(HttpContext context, ReviewDesk desk, LedgerBook ledger, Guid batch, CancellationToken cancel) =>
        (await desk.WithdrawAsync(PolicyGate.ViewerOf(context), ledger.Now, batch, cancel)).TryGet(out var withdrawn, out var error) ? TypedResults.Ok(new ReviewActView(batch, withdrawn.Count)) : new ProblemResult(error);

    private static async Task<Ok<Page<InquiryView>>> Inquiries(HttpContext context, InquiryAccess access, TimeProvider time, CancellationToken cancel) =>
        TypedResults.Ok(new Page<InquiryView>([.. (await access.OfOwnAsync(PolicyGate.ViewerOf(context), cancel)).Select(i => InquiryView.Of(i, time.GetUtcNow().UtcDateTime, null, null))], null));

    private static async Task<Results<Ok<InquiryView>, ProblemResult>> OneInquiry(HttpContext context, InquiryAccess access, TimeProvider time, string number, CancellationToken cancel) =>
        (await access.FindOwnAsync(PolicyGate.ViewerOf(context), number, cancel)).TryGet(out var found, out var error)
            ? TypedResults.Ok(InquiryView.Of(found, time.GetUtcNow().UtcDateTime, null, await access.FilesAsync(found.Id, cancel))) : new ProblemResult(error);

    private static async Task<Results<Ok<InquiryView>, ProblemResult>> Answer(HttpContext context, InquiryDesk desk, TimeProvider time, string number, NewAnswer wanted, CancellationToken cancel) =>
        (await desk.AnswerAsync(PolicyGate.ViewerOf(context), number, wanted.Text, SentFileView.All(wanted.Files), cancel)).TryGet(out var answered, out var error)
            ? TypedResults.Ok(InquiryView.Of(answered, time.GetUtcNow().UtcDateTime, null, null)) : new ProblemResult(error);

    private static async Task<Results<FileStreamHttpResult, ProblemResult>> InquiryFile(HttpContext context, InquiryAccess access, CaseFiles files, Audit audit, string number, Guid id, CancellationToken cancel) =>
        (await access.FindOwnAsync(PolicyGate.ViewerOf(context), number, cancel)).TryGet(out var found, out var error)
            ? await EnterpriseDownload.OfAsync(context, access, files, audit, $"Inquiry {number}", found.Id, id, cancel) : new ProblemResult(error);

    private static async Task<Results<FileStreamHttpResult, ProblemResult>> ObjectionFile(HttpContext context, ObjectionAccess access, InquiryAccess inquiries, CaseFiles files, Audit audit, string number, Guid id, CancellationToken cancel) =>
        (await access.FindAsync(PolicyGate.ViewerOf(context), number, cancel)).TryGet(out var found, out var error)
            ? await EnterpriseDownload.OfAsync(context, inquiries, files, audit, $"Objection {number}", found.Id, id, cancel) : new ProblemResult(error);

    private static async Task<Ok<Page<ManualFilingView>>> Filings(HttpContext context, FilingDesk desk, CancellationToken cancel) =>
        TypedResults.Ok(new Page<ManualFilingView>([.. (await desk.OfOwnAsync(PolicyGate.ViewerOf(context), Cursor.DefaultSize, cancel)).Select(f => ManualFilingView.Of(f, null))], null));

    private static async Task<Results<Ok<ManualFilingView>, ProblemResult>> Filing(HttpContext context, FilingDesk desk, Guid id, CancellationToken cancel) =>
        (await desk.FindAsync(PolicyGate.ViewerOf(context), id, cancel)).TryGet(out var found, out var error) ? TypedResults.Ok(ManualFilingView.Of(found.Filing, found.Lines)) : new ProblemResult(error);

    private static async Task<Results<Ok<ManualFilingView>, ProblemResult>> FileResults(HttpContext context, FilingDesk desk, CancellationToken cancel)
    {
        if (!(await IngestApi.ReadAsync(context.Request, cancel)).TryGet(out var body, out var error) || !(await desk.FileAsync(PolicyGate.ViewerOf(context), body, cancel)).TryGet(out var filed, out error)) return new ProblemResult(error);
        return TypedResults.Ok(ManualFilingView.Of(filed, null));
    }

    private static async Task<Results<Ok<PermitReportReceipt>, ProblemResult>> FileReport(HttpContext context, PermitReportDesk desk, NewPermitReport wanted, CancellationToken cancel)
    {
        if (!CaseQuery.Word<PermitReportKind>("kind", wanted.Kind).TryGet(out var kind, out var error)) return new ProblemResult(error);
        if (wanted.From is not { } from) return new ProblemResult(CommonErrors.BadParameter.Of("from", null, "2026-01-01"));
        var file = SentFileView.All(wanted.File is null ? [] : [wanted.File]);
        return (await desk.FileAsync(PolicyGate.ViewerOf(context), new(wanted.Permit, kind, from, wanted.Remark, wanted.Totals ?? new Dictionary<string, double>(), file.Count > 0 ? file[0] : null), cancel)).TryGet(out var filed, out error)
            ? TypedResults.Ok(new PermitReportReceipt(filed.Code, filed.From, filed.Through, filed.FileSha256)) : new ProblemResult(error);
    }

    private static async Task<Ok<Page<ObjectionView>>> Objections(HttpContext context, ObjectionAccess access, CancellationToken cancel) =>
        TypedResults.Ok(new Page<ObjectionView>([.. (await access.OfOwnAsync(PolicyGate.ViewerOf(context), cancel)).Select(o => ObjectionView.Of(o, null))], null));

    private static async Task<Results<Ok<ObjectionView>, ProblemResult>> ObjectTo(HttpContext context, ObjectionDesk desk, NewObjection wanted, CancellationToken cancel)
    {
        if (!CaseQuery.Word<ObjectionSubject>("about", wanted.About).TryGet(out var about, out var error)
            || !(await desk.ObjectAsync(PolicyGate.ViewerOf(context), new(about, wanted.Subject, wanted.Text, SentFileView.All(wanted.Files)), cancel)).TryGet(out var objection, out error)) return new ProblemResult(error);
        return TypedResults.Ok(ObjectionView.Of(objection, null));
    }
}
