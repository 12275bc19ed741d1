using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Enterprises;

/// <param name="Mail">Where the operator is told of what waits for the enterprise; empty: nowhere.</param>
public sealed record NewOperator(string? UserName, string? DisplayName, string? Mail);

/// <param name="Password">To be handed over, and chosen anew at the first sign-in.</param>
public sealed record OneTimePassword(string UserName, string Password);

public sealed record OwnAccountView(string UserName, string Name, string Role, bool Closed, bool Managed);

/// <param name="Maintainer">The whole name of its organisation.</param>
/// <param name="From">A time with an offset, or of Beijing without one.</param>
public sealed record NewAdmission(string? Maintainer, string? From, string? To);

public sealed record AdmissionId(long Id);

/// <summary>Routes by which an enterprise's administrator manages its accounts and maintainers.</summary>
internal static class OwnAccountsApi
{
    public static IEndpointRouteBuilder MapOwnAccountsApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/own/accounts", Accounts).Needs(Permission.ManageOwnAccounts).WithName("own-accounts").WithTags("own").WithSummary("本企业账号 · The accounts of one's enterprise");
        routes.MapPost("/api/v1/own/accounts", Add).Needs(Permission.ManageOwnAccounts).WithName("add-operator").WithTags("own").WithSummary("新增经办人 · Add an operator; answers with the one-time password");
        routes.MapPost("/api/v1/own/accounts/{user}/password", Password).Needs(Permission.ManageOwnAccounts).WithName("operator-password").WithTags("own").WithSummary("重设经办人密码 · A new one-time password");
        routes.MapPost("/api/v1/own/accounts/{user}/close", Close).Needs(Permission.ManageOwnAccounts).WithName("close-operator").WithTags("own").WithSummary("关闭经办人账号 · Close an operator's account");
        routes.MapPost("/api/v1/own/accounts/{user}/reopen", Reopen).Needs(Permission.ManageOwnAccounts).WithName("reopen-operator").WithTags("own").WithSummary("重新开放 · Open it again");
        routes.MapGet("/api/v1/own/maintainers", Maintainers).Needs(Permission.ManageOwnAccounts).WithName("own-maintainers").WithTags("own").WithSummary("第三方运维授权 · Whom one's enterprise lets maintain its instruments");
        routes.MapPost("/api/v1/own/maintainers", Admit).Needs(Permission.ManageOwnAccounts).WithName("admit-maintainer").WithTags("own").WithSummary("授权运维 · Admit a maintainer for a period");
        routes.MapPost("/api/v1/own/maintainers/{id:long}/withdraw", Withdraw).Needs(Permission.ManageOwnAccounts).WithName("withdraw-maintainer").WithTags("own").WithSummary("收回授权 · Withdraw it");
        return routes;
    }

    private static async Task<Results<Ok<Page<OwnAccountView>>, ProblemResult>> Accounts(HttpContext context, EnterpriseAccounts accounts, CancellationToken cancel) =>
        (await accounts.ListAsync(PolicyGate.ViewerOf(context), cancel)).TryGet(out var all, out var error)
            ? TypedResults.Ok(new Page<OwnAccountView>([.. all.Select(a => new OwnAccountView(a.UserName, a.Name, a.Role.Name, a.Closed, a.Managed))], null)) : new ProblemResult(error);

    private static async Task<Results<Ok<OneTimePassword>, ProblemResult>> Add(HttpContext context, EnterpriseAccounts accounts, NewOperator wanted, CancellationToken cancel) =>
        (await accounts.AddOperatorAsync(PolicyGate.ViewerOf(context), wanted.UserName, wanted.DisplayName, wanted.Mail, cancel)).TryGet(out var password, out var error)
            ? TypedResults.Ok(new OneTimePassword(wanted.UserName!.Trim(), password)) : new ProblemResult(error);

    private static async Task<Results<Ok<OneTimePassword>, ProblemResult>> Password(HttpContext context, EnterpriseAccounts accounts, string user, CancellationToken cancel) =>
        (await accounts.NewPasswordAsync(PolicyGate.ViewerOf(context), user, cancel)).TryGet(out var password, out var error) ? TypedResults.Ok(new OneTimePassword(user, password)) : new ProblemResult(error);

    private static async Task<Results<NoContent, ProblemResult>> Close(HttpContext context, EnterpriseAccounts accounts, string user, CancellationToken cancel) =>
        await accounts.CloseAsync(PolicyGate.ViewerOf(context), user, true, cancel) is { } error ? new ProblemResult(error) : TypedResults.NoContent();

    private static async Task<Results<NoContent, ProblemResult>> Reopen(HttpContext context, EnterpriseAccounts accounts, string user, CancellationToken cancel) =>
        await accounts.CloseAsync(PolicyGate.ViewerOf(context), user, false, cancel) is { } error ? new ProblemResult(error) : TypedResults.NoContent();

    private static async Task<Results<Ok<Page<AdmissionView>>, ProblemResult>> Maintainers(HttpContext context, Admissions admissions, CancellationToken cancel) =>
        (await admissions.ListAsync(PolicyGate.ViewerOf(context), cancel)).TryGet(out var all, out var error) ? TypedResults.Ok(new Page<AdmissionView>(all, null)) : new ProblemResult(error);

    private static async Task<Results<Ok<AdmissionId>, ProblemResult>> Admit(HttpContext context, Admissions admissions, TimeProvider time, NewAdmission wanted, CancellationToken cancel)
    {
        if (!Query.Time("from", wanted.From, time.GetUtcNow().UtcDateTime).TryGet(out var from, out var error) || !Query.Time("to", wanted.To, default).TryGet(out var to, out error)
            || !(await admissions.AdmitAsync(PolicyGate.ViewerOf(context), wanted.Maintainer, from, to, cancel)).TryGet(out var id, out error)) return new ProblemResult(error);
        return TypedResults.Ok(new AdmissionId(id));
    }

    private static async Task<Results<NoContent, ProblemResult>> Withdraw(HttpContext context, Admissions admissions, long id, CancellationToken cancel) =>
        await admissions.WithdrawAsync(PolicyGate.ViewerOf(context), id, cancel) is { } error ? new ProblemResult(error) : TypedResults.NoContent();
}
