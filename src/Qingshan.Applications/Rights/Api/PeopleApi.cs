using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Applications.Rights.Api;

/// <param name="Role">Only from who may grant it; null is none yet.</param>
/// <param name="Region">Code of the region that a new organisation holds; null is everywhere. Only from who may grant it.</param>
public sealed record NewPerson(string? UserName, string? DisplayName, string? Role, string? Organisation, string? Region);

public sealed record NewPassword(string Password);

public sealed record WantedRole(string? Role);

/// <summary>Accounts: list, add, close and reopen for who manages people; roles and unlocking for who grants rights.</summary>
internal static class PeopleApi
{
    public static void MapPeopleApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/people", ListAsync).Needs(Permission.SeeRights).WithName("people").WithTags("people")
            .WithSummary("账号 · Accounts by user name: q (name or organisation), role, state (active, new, locked, closed)");
        routes.MapPost("/api/v1/people", AddAsync).Needs(Permission.ManagePeople).WithName("add-person").WithTags("people")
            .WithSummary("新增账号 · Add an account; answers with its one-time password");
        routes.MapGet("/api/v1/people/{user}", FindAsync).Needs(Permission.SeeRights).WithName("person").WithTags("people")
            .WithSummary("一个账号 · One account; mail and phone are masked but for who manages accounts");
        routes.MapPost("/api/v1/people/{user}/password", PasswordAsync).Needs(Permission.ManagePeople).WithName("new-password").WithTags("people")
            .WithSummary("重发一次性密码 · A new one-time password; ends the account's sessions");
        routes.MapPost("/api/v1/people/{user}/close", (HttpContext c, People p, string user, CancellationToken x) => CloseAsync(c, p, user, true, x)).Needs(Permission.ManagePeople)
            .WithName("close-person").WithTags("people").WithSummary("关闭账号 · Close an account and all its keys");
        routes.MapPost("/api/v1/people/{user}/reopen", (HttpContext c, People p, string user, CancellationToken x) => CloseAsync(c, p, user, false, x)).Needs(Permission.ManagePeople)
            .WithName("reopen-person").WithTags("people").WithSummary("重新开放账号 · Open a closed account again");
        routes.MapPost("/api/v1/people/{user}/role", RoleAsync).Needs(Permission.GrantRights).WithName("set-role").WithTags("people")
            .WithSummary("授予角色 · Give an account another role; never one's own");
        routes.MapPost("/api/v1/people/{user}/unlock", UnlockAsync).Needs(Permission.GrantRights).WithName("unlock-person").WithTags("people")
            .WithSummary("解锁 · Let somebody in again who has typed a wrong password too often");
        routes.MapPost("/api/v1/people/{user}/second-factor/clear", ClearAsync).Needs(Permission.GrantRights).WithName("clear-second-factor").WithTags("people")
            .WithSummary("清除验证器 · Take away the authenticator of somebody who has lost it");
    }

    private static async Task<Results<Ok<Page<PersonView>>, ProblemResult>> ListAsync(
        HttpContext context, PeopleReader people, string? q, string? role, string? state, string? after, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var take, out var error)) return new ProblemResult(error);
        PersonState? wanted = null;
        if (!string.IsNullOrEmpty(state))
        {
            if (!Enum.TryParse<PersonState>(state, ignoreCase: true, out var known)) return new ProblemResult(CommonErrors.BadParameter.Of("state", state, "active, new, locked, closed"));
            wanted = known;
        }
        return (await people.ListAsync(PolicyGate.ViewerOf(context), new(q, null, role, wanted), after, take, cancel)).TryGet(out var page, out error)
            ? TypedResults.Ok(page) : new ProblemResult(error);
    }

    private static async Task<Results<Ok<PersonView>, ProblemResult>> FindAsync(HttpContext context, PeopleReader people, string user, CancellationToken cancel) =>
        (await people.FindAsync(PolicyGate.ViewerOf(context), user, cancel)).TryGet(out var person, out var error) ? TypedResults.Ok(person) : new ProblemResult(error);

    private static async Task<Results<Ok<NewPassword>, ProblemResult>> AddAsync(HttpContext context, People people, LedgerBook ledger, NewPerson wanted, CancellationToken cancel)
    {
        if (!RegionCodes.Find(ledger.Now, wanted.Region).TryGet(out var region, out var error)) return new ProblemResult(error);
        var user = wanted.UserName ?? "";
        return (await people.AddAsync(PolicyGate.ViewerOf(context), user, wanted.DisplayName ?? user, wanted.Role, wanted.Organisation ?? "", region, cancel))
            .TryGet(out var password, out error) ? TypedResults.Ok(new NewPassword(password)) : new ProblemResult(error);
    }

    private static async Task<Results<Ok<NewPassword>, ProblemResult>> PasswordAsync(HttpContext context, People people, string user, CancellationToken cancel) =>
        (await people.NewPasswordAsync(PolicyGate.ViewerOf(context), user, cancel)).TryGet(out var password, out var error)
            ? TypedResults.Ok(new NewPassword(password)) : new ProblemResult(error);

    private static async Task<Results<NoContent, ProblemResult>> CloseAsync(HttpContext context, People people, string user, bool closed, CancellationToken cancel) =>
        Answers.Of(await people.CloseAsync(PolicyGate.ViewerOf(context), user, closed, cancel));

    private static async Task<Results<NoContent, ProblemResult>> RoleAsync(HttpContext context, Grants grants, string user, WantedRole wanted, CancellationToken cancel) =>
        Answers.Of(await grants.SetRoleAsync(PolicyGate.ViewerOf(context), user, wanted.Role ?? "", cancel));

    private static async Task<Results<NoContent, ProblemResult>> ClearAsync(HttpContext context, Grants grants, string user, CancellationToken cancel) =>
        Answers.Of(await grants.ClearSecondFactorAsync(PolicyGate.ViewerOf(context), user, cancel));

    private static async Task<Results<NoContent, ProblemResult>> UnlockAsync(HttpContext context, Grants grants, string user, CancellationToken cancel) =>
        Answers.Of(await grants.UnlockAsync(PolicyGate.ViewerOf(context), user, cancel));
}
