using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Ledger;

/// <param name="Region">Code of the region that a new organisation holds; null is everywhere.</param>
public sealed record NewPerson(string UserName, string DisplayName, string Role, string Organisation, string? Region);

public sealed record NewKey(string UserName, string Label, int? Days);

/// <summary>Accounts and keys. Here and not in Identity, because a jurisdiction is named by the code of a region.</summary>
public static class PeopleApi
{
    public static IEndpointRouteBuilder MapPeopleApi(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/people", AddPerson).Needs(Permission.ManagePeople).WithName("add-person").WithTags("people")
            .WithSummary("新增账号 · Add an account; answers with its one-time password");
        routes.MapPost("/api/v1/keys", AddKey).Needs(Permission.ManagePeople).WithName("add-key").WithTags("people")
            .WithSummary("新增密钥 · Add a key for an account; it is shown this once");
        return routes;
    }

    private static async Task<Results<Ok<NewPassword>, ProblemResult>> AddPerson(
        HttpContext context, People people, LedgerBook ledger, NewPerson wanted, CancellationToken cancel)
    {
        Guid? region = null;
        if (!string.IsNullOrEmpty(wanted.Region))
        {
            if (!ledger.Now.RegionsByCode.TryGetValue(wanted.Region, out var found)) return new ProblemResult(LedgerErrors.UnknownRegion.Of(wanted.Region));
            region = found.Id;
        }
        return (await people.AddAsync(PolicyGate.ViewerOf(context), wanted.UserName, wanted.DisplayName, wanted.Role, wanted.Organisation, region, cancel))
            .TryGet(out var password, out var error) ? TypedResults.Ok(new NewPassword(password)) : new ProblemResult(error);
    }

    private static async Task<Results<Ok<KeyOnce>, ProblemResult>> AddKey(
        HttpContext context, People people, TimeProvider time, NewKey wanted, CancellationToken cancel)
    {
        DateTime? expires = wanted.Days is { } days ? time.GetUtcNow().UtcDateTime.AddDays(days) : null;
        return (await people.AddKeyAsync(PolicyGate.ViewerOf(context), wanted.UserName, wanted.Label, expires, cancel))
            .TryGet(out var key, out var error) ? TypedResults.Ok(new KeyOnce(key)) : new ProblemResult(error);
    }
}

public sealed record NewPassword(string Password);

public sealed record KeyOnce(string Key);
