using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Applications.EnterpriseFiles;

/// <summary>Routes of the files of enterprises.</summary>
public static class EnterpriseFilesApi
{
    public static void MapEnterpriseFilesApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/enterprises", ListAsync).Needs(Permission.SeeInternal).WithName("enterprises").WithTags("ledger").WithSummary("企业 · Enterprises by code; part of name, code or address, and region");
        routes.MapGet("/api/v1/enterprises/{code}", FindAsync).Needs(Permission.SeeInternal).WithName("enterprise").WithTags("ledger")
            .WithSummary("一企一档 · Everything under one code, as of a day: sites, outlets, points, permits, projects, leads, cases, and what happened when");
    }

    private static async Task<Results<Ok<Page<EnterpriseView>>, ProblemResult>> ListAsync(
        HttpContext context, EnterpriseReader reader, LedgerBook ledger, string? q, string? region, string? after, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var take, out var error)
            || !(await reader.ListAsync(PolicyGate.ViewerOf(context), q, region, after, take, cancel)).TryGet(out var page, out error)) return new ProblemResult(error);
        return TypedResults.Ok(new Page<EnterpriseView>([.. page.Items.Select(e => EnterpriseView.Of(e, ledger.Now))], page.Next));
    }

    private static async Task<Results<Ok<EnterpriseFileView>, ProblemResult>> FindAsync(HttpContext context, EnterpriseReader reader, LedgerBook ledger, string code, string? on, CancellationToken cancel) =>
        DayOf(on).TryGet(out var day, out var error) && (await reader.FindAsync(PolicyGate.ViewerOf(context), code, day.On, cancel)).TryGet(out var file, out error)
            ? TypedResults.Ok(EnterpriseFileView.Of(file, ledger.Now))
            : new ProblemResult(error);

    /// <summary>A day of Beijing, or none where none is asked for.</summary>
    public static Result<(DateOnly? On, bool Asked)> DayOf(string? text)
    {
        if (string.IsNullOrEmpty(text)) return ((DateOnly?)null, false);
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? ((DateOnly?)day, true) : CommonErrors.BadParameter.Of("on", text, "2026-11-29");
    }
}
