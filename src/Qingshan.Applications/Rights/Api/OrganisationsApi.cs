using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Applications.Rights.Api;

public sealed record NewOrganisation(string? Name, string? NameEn, string? CreditCode);

public sealed record AddedOrganisation(Guid Id);

/// <param name="Region">Code of a region, which is held with all that lies within it; null is everywhere.</param>
/// <param name="From">ISO 8601, or a Beijing date; null is now.</param>
/// <param name="To">Exclusive; null is open.</param>
public sealed record NewJurisdiction(string? Region, string? From, string? To);

public sealed record HeldRegion(long Id, string? Region, Text Name, DateTime From, DateTime? To);

public sealed record OrganisationItem(Guid Id, string Name, string? NameEn, string? CreditCode, int People, IReadOnlyList<HeldRegion> Jurisdictions);

/// <summary>Organisations, and what they hold for which period.</summary>
internal static class OrganisationsApi
{
    public static void MapOrganisationsApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/organisations", ListAsync).Needs(Permission.SeeRights).WithName("organisations").WithTags("people")
            .WithSummary("单位与管辖 · Organisations with their jurisdictions");
        routes.MapPost("/api/v1/organisations", AddAsync).Needs(Permission.ManagePeople).WithName("add-organisation").WithTags("people")
            .WithSummary("新增单位 · Add an organisation; it holds nothing yet");
        routes.MapPost("/api/v1/organisations/{id:guid}/jurisdictions", GrantAsync).Needs(Permission.GrantRights).WithName("grant-jurisdiction").WithTags("people")
            .WithSummary("授予管辖 · Give an organisation a region, or everything, for a period");
        routes.MapPost("/api/v1/organisations/{id:guid}/jurisdictions/{held:long}/end", EndAsync).Needs(Permission.GrantRights).WithName("end-jurisdiction").WithTags("people")
            .WithSummary("结束管辖 · End a jurisdiction now");
    }

    private static async Task<Results<Ok<Page<OrganisationItem>>, ProblemResult>> ListAsync(HttpContext context, PeopleReader people, LedgerBook ledger, CancellationToken cancel)
    {
        if (!(await people.OrganisationsAsync(PolicyGate.ViewerOf(context), cancel)).TryGet(out var all, out var error)) return new ProblemResult(error);
        var now = ledger.Now;
        return TypedResults.Ok(new Page<OrganisationItem>([.. all.Select(o => new OrganisationItem(o.Id, o.Name, o.NameEn, o.CreditCode, o.People,
            [.. o.Jurisdictions.Select(j => new HeldRegion(j.Id, j.RegionId is { } r ? RegionCodes.CodeOf(now, r) : null, RegionCodes.NameOf(now, j.RegionId), j.From, j.To))]))], null));
    }

    private static async Task<Results<Ok<AddedOrganisation>, ProblemResult>> AddAsync(HttpContext context, Organisations organisations, NewOrganisation wanted, CancellationToken cancel) =>
        (await organisations.AddAsync(PolicyGate.ViewerOf(context), wanted.Name ?? "", wanted.NameEn, wanted.CreditCode, cancel)).TryGet(out var id, out var error)
            ? TypedResults.Ok(new AddedOrganisation(id)) : new ProblemResult(error);

    private static async Task<Results<NoContent, ProblemResult>> GrantAsync(
        HttpContext context, Grants grants, LedgerBook ledger, TimeProvider time, Guid id, NewJurisdiction wanted, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (!RegionCodes.Find(ledger.Now, wanted.Region).TryGet(out var region, out var error)
            || !Query.Time("from", wanted.From, now).TryGet(out var from, out error) || !Query.Time("to", wanted.To, DateTime.MaxValue).TryGet(out var to, out error)) return new ProblemResult(error);
        return Answers.Of(await grants.AddJurisdictionAsync(PolicyGate.ViewerOf(context), id, region, from, to == DateTime.MaxValue ? null : to, cancel));
    }

    private static async Task<Results<NoContent, ProblemResult>> EndAsync(HttpContext context, Grants grants, Guid id, long held, CancellationToken cancel) =>
        Answers.Of(await grants.EndJurisdictionAsync(PolicyGate.ViewerOf(context), id, held, cancel));
}
