using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Applications.Eia;

/// <summary>Routes of the EIA ledger.</summary>
public static class EiaApi
{
    public static void MapEiaApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/eia/projects", ListAsync).Needs(Permission.SeePublic).WithName("eia-projects").WithTags("eia").WithSummary("环评台账 · Construction projects, the latest first");
        routes.MapGet("/api/v1/eia/projects/{code}", FindAsync).Needs(Permission.SeePublic).WithName("eia-project").WithTags("eia").WithSummary("一个项目 · One project with its enterprise, outlets and other entries of its document");
        routes.MapGet("/api/v1/eia/statistics", CountAsync).Needs(Permission.SeePublic).WithName("eia-statistics").WithTags("eia").WithSummary("环评统计 · Projects by stage, year, region and industry");
        routes.MapGet("/api/v1/eia/before-approval", BeforeAsync).Needs(Permission.SeePublic).WithName("eia-before-approval").WithTags("eia")
            .WithSummary("未批先建线索 · Leads: building or operating before the approval, by the dates that are given");
        routes.MapGet("/api/v1/eia/overdue", OverdueAsync).Needs(Permission.SeePublic).WithName("eia-overdue").WithTags("eia")
            .WithSummary("逾期 · What should have come by a day and has not, by the dates of the register: completion after trial operation, construction after approval");
        routes.MapGet("/api/v1/eia/contradictions", ContradictionsAsync).Needs(Permission.SeePublic).WithName("eia-contradictions").WithTags("eia")
            .WithSummary("文号与日期矛盾 · Documents whose number names another year than their date: a matter of quality, no lead");
    }

    private static async Task<Results<Ok<Page<EiaProjectView>>, ProblemResult>> ListAsync(
        HttpContext context, EiaLedger eia, LedgerBook ledger, string? q, string? stage, string? region, string? year, string? after, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var most, out var error) || !EiaQuery.Of(q, stage, region, year).TryGet(out var filter, out error)
            || !(await eia.ListAsync(PolicyGate.ViewerOf(context), filter, after, most, cancel)).TryGet(out var page, out error)) return new ProblemResult(error);
        return TypedResults.Ok(new Page<EiaProjectView>([.. page.Items.Select(e => EiaProjectView.Of(e.Project, e.Enterprise, ledger.Now))], page.Next));
    }

    private static async Task<Results<Ok<EiaDetailView>, ProblemResult>> FindAsync(HttpContext context, EiaLedger eia, LedgerBook ledger, string code, CancellationToken cancel)
    {
        if (!(await eia.FindAsync(PolicyGate.ViewerOf(context), code, cancel)).TryGet(out var found, out var error)) return new ProblemResult(error);
        return TypedResults.Ok(new EiaDetailView(EiaProjectView.Of(found.Project, found.Enterprise, ledger.Now), found.Source?.Code, found.Link?.Verdict, found.Link?.Decision,
            [.. found.SameDocument.Select(p => p.Code)], [.. found.Points.Select(p => p.Code)], [.. found.Permits.Select(p => p.Code)]));
    }

    private static async Task<Results<Ok<EiaStatisticsView>, ProblemResult>> CountAsync(HttpContext context, EiaLedger eia, string? q, string? stage, string? region, string? year, CancellationToken cancel)
    {
        if (!EiaQuery.Of(q, stage, region, year).TryGet(out var filter, out var error)
            || !(await eia.StatisticsAsync(PolicyGate.ViewerOf(context), filter, cancel)).TryGet(out var counted, out error)) return new ProblemResult(error);
        return TypedResults.Ok(EiaStatisticsView.Of(counted));
    }

    private static async Task<Ok<Page<BeforeApprovalView>>> BeforeAsync(HttpContext context, EiaLedger eia, CancellationToken cancel) =>
        TypedResults.Ok(new Page<BeforeApprovalView>([.. (await eia.BeforeApprovalAsync(PolicyGate.ViewerOf(context), cancel)).Select(b => new BeforeApprovalView(
            b.Project.Code, b.Project.Name, b.Project.Developer, b.Kind, b.On, b.Project.ApprovedOn!.Value, b.Days, b.Project.ApprovalNumber, b.Project.Source))], null));

    private static async Task<Ok<Page<EiaOverdueView>>> OverdueAsync(HttpContext context, EiaLedger eia, CancellationToken cancel) =>
        TypedResults.Ok(new Page<EiaOverdueView>([.. (await eia.OverdueAsync(PolicyGate.ViewerOf(context), cancel)).Select(o => new EiaOverdueView(
            o.Project.Code, o.Project.Name, o.Project.Developer, o.Kind, o.Due, o.KnownOn, o.Project.ApprovedOn, o.Project.TrialOn, o.Project.ApprovalNumber, o.Project.Source))], null));

    private static async Task<Ok<Page<ContradictionView>>> ContradictionsAsync(HttpContext context, EiaLedger eia, CancellationToken cancel) =>
        TypedResults.Ok(new Page<ContradictionView>([.. (await eia.ContradictionsAsync(PolicyGate.ViewerOf(context), cancel)).Select(c => new ContradictionView(
            c.Project.Code, c.Project.Name, c.Number, DocumentNumber.YearsOf(c.Number), c.On, c.Project.Source))], null));
}
