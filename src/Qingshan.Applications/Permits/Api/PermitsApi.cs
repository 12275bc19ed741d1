using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Applications.Permits;

/// <summary>A national discharge permit on the wire.</summary>
/// <param name="Enterprise">Code of the enterprise that holds it; null where the ledger does not know it, or the caller may not.</param>
public sealed record PermitView(string Number, string Holder, string? Enterprise, string? EnterpriseName, string Industry, DateOnly? IssuedOn, DateOnly BeginsOn, DateOnly ExpiresOn, string Register)
{
    public static PermitView Of(DischargePermit p, Enterprise? enterprise) => new(p.Code, p.Holder, enterprise?.Code, enterprise?.Name, p.IndustryName, p.IssuedOn, p.BeginsOn, p.ExpiresOn, p.Source);
}

/// <param name="Upper">Null where there is none.</param>
public sealed record PermitLimitView(string Point, string Factor, double? Lower, double? Upper, string Unit, string Basis);

/// <summary>Another permit of the same holder.</summary>
/// <param name="Kind">As the source gives it.</param>
public sealed record OtherPermitView(string Kind, string Number, string Title, DateOnly IssuedOn, DateOnly? ExpiresOn);

/// <param name="Verdict">How the holder was found; null where the caller may not know.</param>
/// <param name="Points">Codes of monitoring points at the holder's outlets that the caller sees.</param>
public sealed record PermitDetailView(PermitView Permit, LinkVerdict? Verdict, LinkDecision? Decision, IReadOnlyList<string> Sources, IReadOnlyList<string> Points, IReadOnlyList<PermitLimitView> Limits, IReadOnlyList<OtherPermitView> Others);

/// <param name="Changed">False: it was said already.</param>
public sealed record LedgerSaid(bool Changed);

/// <summary>Routes of permits.</summary>
public static class PermitsApi
{
    public static void MapPermitsApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/permits", ListAsync).Needs(Permission.SeePublic).WithName("permits").WithTags("permits").WithSummary("排污许可证 · National discharge permits, by number");
        routes.MapGet("/api/v1/permits/{number}", FindAsync).Needs(Permission.SeePublic).WithName("permit").WithTags("permits").WithSummary("一张排污许可证 · One permit with what the ledger has of its holder");
        routes.MapGet("/api/v1/permits/{number}/compliance", ComplianceAsync).Needs(Permission.SeePublic).WithName("permit-compliance").WithTags("permits").WithSummary("按证比对：许可、实测、报告、应做 · A permit held against what was measured, reported and due, over a year or a quarter");
        routes.MapGet("/api/v1/permits/{number}/tax", TaxAsync).Needs(Permission.SeePublic).WithName("permit-tax").WithTags("permits").WithSummary("环境保护税测算 · An estimate of the environmental protection tax out of what was measured, with every step");
        routes.MapPost("/api/v1/permits/{number}/allowances", AllowAsync).Needs(Permission.EditLedger).WithName("allow-amount").WithTags("permits").WithSummary("录入许可排放量 · Enter how much a permit allows in a year, of all outlets or one");
        routes.MapPost("/api/v1/tax-rates", RateAsync).Needs(Permission.EditLedger).WithName("set-tax-rate").WithTags("permits").WithSummary("录入适用税额 · Enter what a pollutant equivalent costs in a region, from a day on");
    }

    private static async Task<Results<Ok<Page<PermitView>>, ProblemResult>> ListAsync(
        HttpContext context, PermitLedger permits, string? q, string? valid, string? after, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var most, out var error) || !DayOf(valid).TryGet(out var day, out error)
            || !(await permits.ListAsync(PolicyGate.ViewerOf(context), q, day.On, after, most, cancel)).TryGet(out var page, out error)) return new ProblemResult(error);
        return TypedResults.Ok(new Page<PermitView>([.. page.Items.Select(p => PermitView.Of(p.Permit, p.Enterprise))], page.Next));
    }

    private static async Task<Results<Ok<PermitDetailView>, ProblemResult>> FindAsync(HttpContext context, PermitLedger permits, LedgerBook ledger, string number, CancellationToken cancel)
    {
        if (!(await permits.FindAsync(PolicyGate.ViewerOf(context), number, cancel)).TryGet(out var found, out var error)) return new ProblemResult(error);
        var codes = found.Points.ToDictionary(p => p.Id, p => p.Code);
        return TypedResults.Ok(new PermitDetailView(PermitView.Of(found.Permit, found.Enterprise), found.Link?.Verdict, found.Link?.Decision, [.. found.Sources.Select(s => s.Code)], [.. found.Points.Select(p => p.Code)],
            [.. found.Limits.Select(l => new PermitLimitView(codes[l.PointId], l.Factor, l.Lower, l.Upper, l.Unit, l.Basis))],
            [
                .. found.HazardousWaste.Select(p => new OtherPermitView(new Text("危险废物经营许可证", "Hazardous waste permit").ToString(), p.Number, p.Ways, p.IssuedOn, p.ExpiresOn)),
                .. found.Others.Select(p => new OtherPermitView(p.Kind, p.Number, p.Title, p.IssuedOn, null)),
            ]));
    }

    private static async Task<Results<Ok<LedgerSaid>, ProblemResult>> AllowAsync(HttpContext context, PermitDesk desk, string number, WantedAllowance wanted, CancellationToken cancel) =>
        (await desk.AllowAsync(PolicyGate.ViewerOf(context), number, wanted, cancel)).TryGet(out var what, out var error) ? TypedResults.Ok(new LedgerSaid(what != Written.Unchanged)) : new ProblemResult(error);

    private static async Task<Results<Ok<LedgerSaid>, ProblemResult>> RateAsync(HttpContext context, PermitDesk desk, WantedTaxRate wanted, CancellationToken cancel) =>
        (await desk.RateAsync(PolicyGate.ViewerOf(context), wanted, cancel)).TryGet(out var what, out var error) ? TypedResults.Ok(new LedgerSaid(what != Written.Unchanged)) : new ProblemResult(error);

    private static async Task<Results<Ok<ComplianceView>, ProblemResult>> ComplianceAsync(HttpContext context, PermitDossiers dossiers, string number, string? period, CancellationToken cancel) =>
        (await dossiers.ReadAsync(PolicyGate.ViewerOf(context), number, period, cancel)).TryGet(out var found, out var error) ? TypedResults.Ok(ComplianceView.Of(found)) : new ProblemResult(error);

    private static async Task<Results<Ok<PermitTaxView>, ProblemResult>> TaxAsync(HttpContext context, PermitDossiers dossiers, string number, string? year, CancellationToken cancel) =>
        (await dossiers.ReadAsync(PolicyGate.ViewerOf(context), number, year, cancel)).TryGet(out var found, out var error) ? TypedResults.Ok(PermitTaxView.Of(found)) : new ProblemResult(error);

    /// <summary>A day, or none where none is asked for.</summary>
    public static Result<(DateOnly? On, bool Asked)> DayOf(string? text)
    {
        if (string.IsNullOrEmpty(text)) return ((DateOnly?)null, false);
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? ((DateOnly?)day, true) : CommonErrors.BadParameter.Of("valid", text, "2026-11-29");
    }
}
