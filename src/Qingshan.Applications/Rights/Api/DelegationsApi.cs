using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Ui.Account;

namespace Qingshan.Applications.Rights.Api;

/// <param name="From">ISO 8601, or a Beijing date; null is now.</param>
public sealed record NewDelegation(string? Receiver, IReadOnlyList<string>? Permissions, string? From, string? To, string? Reason);

public sealed record AddedDelegation(Guid Id);

public sealed record DelegationItem(
    Guid Id, string Giver, string Receiver, IReadOnlyList<string> Permissions, DateTime From, DateTime To, string Reason, DateTime? RevokedAt, string? RevokedBy, bool InForce);

/// <summary>Delegations: one's own to give and to end, everybody's to see for who may see rights.</summary>
internal static class DelegationsApi
{
    public static void MapDelegationsApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/delegations", (HttpContext c, Delegations d, TimeProvider t, CancellationToken x) => ListAsync(c, d, t, true, x)).Needs(Permission.SeeRights)
            .WithName("delegations").WithTags("delegations").WithSummary("委托总览 · Delegations of everybody, newest first");
        routes.MapPost("/api/v1/delegations/{id:guid}/revoke", RevokeAsync).Needs(Permission.GrantRights).WithName("revoke-delegation").WithTags("delegations")
            .WithSummary("撤回委托 · End a delegation of anybody at once");
        routes.MapGet("/api/v1/account/delegations", (HttpContext c, Delegations d, TimeProvider t, CancellationToken x) => ListAsync(c, d, t, false, x)).Needs(Permission.OwnAccount)
            .WithName("own-delegations").WithTags("delegations").WithSummary("我的委托 · What one has given and been given");
        routes.MapPost("/api/v1/account/delegations", AddAsync).Needs(Permission.OwnAccount).WithName("add-delegation").WithTags("delegations")
            .WithSummary("委托 · Let a colleague act for one, with some of one's permissions, for a period");
        routes.MapPost("/api/v1/account/delegations/{id:guid}/revoke", RevokeAsync).Needs(Permission.OwnAccount).WithName("revoke-own-delegation").WithTags("delegations")
            .WithSummary("撤回我的委托 · End a delegation that one has given or been given");
    }

    private static async Task<Results<Ok<Page<DelegationItem>>, ProblemResult>> ListAsync(HttpContext context, Delegations delegations, TimeProvider time, bool everybody, CancellationToken cancel)
    {
        if (!(await delegations.ListAsync(PolicyGate.ViewerOf(context), everybody, cancel)).TryGet(out var all, out var error)) return new ProblemResult(error);
        var now = time.GetUtcNow().UtcDateTime;
        return TypedResults.Ok(new Page<DelegationItem>([.. all.Select(d => new DelegationItem(
            d.Id, d.Giver, d.Receiver, [.. d.Permissions.Select(p => p.ToString())], d.From, d.To, d.Reason, d.RevokedAt, d.RevokedBy, d.IsInForce(now)))], null));
    }

    private static async Task<Results<Ok<AddedDelegation>, ProblemResult>> AddAsync(HttpContext context, Delegations delegations, TimeProvider time, NewDelegation wanted, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (!PermissionWords.ParseAll(wanted.Permissions).TryGet(out var permissions, out var error)
            || !Query.Time("from", wanted.From, now).TryGet(out var from, out error) || !Query.Time("to", wanted.To, now).TryGet(out var to, out error)) return new ProblemResult(error);
        return (await delegations.AddAsync(PolicyGate.ViewerOf(context), new(wanted.Receiver ?? "", permissions ?? [], from, to, wanted.Reason ?? ""), cancel)).TryGet(out var id, out error)
            ? TypedResults.Ok(new AddedDelegation(id)) : new ProblemResult(error);
    }

    private static async Task<Results<NoContent, ProblemResult>> RevokeAsync(HttpContext context, Delegations delegations, Guid id, CancellationToken cancel) =>
        Answers.Of(await delegations.RevokeAsync(PolicyGate.ViewerOf(context), id, cancel));
}
