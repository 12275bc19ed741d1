using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Ui.Account;

namespace Qingshan.Applications.Rights.Api;

/// <param name="UserName">Whose it is; one's own where it is not said.</param>
/// <param name="Days">Until it expires; null is never.</param>
/// <param name="Permissions">What of its account's permissions it has; null is all of them.</param>
/// <param name="Regions">Codes of regions beyond which it sees only what is public; null is its account's jurisdiction.</param>
public sealed record NewKey(string? UserName, string? Label, int? Days, IReadOnlyList<string>? Permissions, IReadOnlyList<string>? Regions, int? PerMinute, int? PerDay);

public sealed record KeyOnce(string Key);

/// <param name="Today">Requests of today, to within the block that is begun.</param>
public sealed record KeyItem(
    Guid Id, string Name, string UserName, DateTime CreatedAt, DateTime? ExpiresAt, DateTime? RevokedAt, DateTime? LastUsedAt, IReadOnlyList<string>? Permissions,
    IReadOnlyList<string>? Regions, int? PerMinute, int? PerDay, int Today);

/// <summary>API keys: one's own, and everybody's for who grants rights.</summary>
internal static class KeysApi
{
    public static void MapKeysApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/keys", (HttpContext c, KeyDesk d, LedgerBook l, CancellationToken x) => ListAsync(c, d, l, true, x)).Needs(Permission.GrantRights).WithName("keys").WithTags("keys")
            .WithSummary("全部密钥 · Keys of everybody, with scope, quotas and last use");
        routes.MapPost("/api/v1/keys", (HttpContext c, KeyDesk d, LedgerBook l, TimeProvider t, NewKey k, CancellationToken x) => AddAsync(c, d, l, t, k, k.UserName ?? "", x))
            .Needs(Permission.GrantRights).WithName("add-key").WithTags("keys").WithSummary("新增密钥 · Add a key for an account; it is shown this once");
        routes.MapPost("/api/v1/keys/{id:guid}/revoke", RevokeAsync).Needs(Permission.GrantRights).WithName("revoke-key").WithTags("keys").WithSummary("吊销密钥 · End a key of anybody");
        routes.MapGet("/api/v1/account/keys", (HttpContext c, KeyDesk d, LedgerBook l, CancellationToken x) => ListAsync(c, d, l, false, x)).Needs(Permission.OwnAccount).WithName("own-keys")
            .WithTags("keys").WithSummary("我的密钥 · One's own keys");
        routes.MapPost("/api/v1/account/keys", (HttpContext c, KeyDesk d, LedgerBook l, TimeProvider t, NewKey k, CancellationToken x) => AddAsync(c, d, l, t, k, PolicyGate.ViewerOf(c).Name, x))
            .Needs(Permission.OwnAccount).WithName("add-own-key").WithTags("keys").WithSummary("新增我的密钥 · Add a key of one's own; it is shown this once");
        routes.MapPost("/api/v1/account/keys/{id:guid}/revoke", RevokeAsync).Needs(Permission.OwnAccount).WithName("revoke-own-key").WithTags("keys").WithSummary("吊销我的密钥 · End a key of one's own");
    }

    private static async Task<Results<Ok<Page<KeyItem>>, ProblemResult>> ListAsync(HttpContext context, KeyDesk keys, LedgerBook ledger, bool everybody, CancellationToken cancel)
    {
        if (!(await keys.ListAsync(PolicyGate.ViewerOf(context), everybody, cancel)).TryGet(out var all, out var error)) return new ProblemResult(error);
        var now = ledger.Now;
        return TypedResults.Ok(new Page<KeyItem>([.. all.Select(k => new KeyItem(
            k.Id, k.Name, k.UserName, k.CreatedAt, k.ExpiresAt, k.RevokedAt, k.LastUsedAt, k.Permissions?.Select(p => p.ToString()).ToList(),
            k.Regions?.Select(r => RegionCodes.CodeOf(now, r)).ToList(), k.PerMinute, k.PerDay, k.Today))], null));
    }

    private static async Task<Results<Ok<KeyOnce>, ProblemResult>> AddAsync(
        HttpContext context, KeyDesk keys, LedgerBook ledger, TimeProvider time, NewKey wanted, string user, CancellationToken cancel)
    {
        if (!RegionCodes.FindAll(ledger.Now, wanted.Regions).TryGet(out var regions, out var error)
            || !PermissionWords.ParseAll(wanted.Permissions).TryGet(out var permissions, out error)) return new ProblemResult(error);
        if (wanted.Days is < 1 or > 36_500) return new ProblemResult(CommonErrors.BadParameter.Of("days", wanted.Days, "1…36500"));
        var expires = wanted.Days is { } days ? time.GetUtcNow().UtcDateTime.AddDays(days) : (DateTime?)null;
        return (await keys.AddAsync(PolicyGate.ViewerOf(context), user, new(wanted.Label ?? "", expires, new(permissions, regions, wanted.PerMinute, wanted.PerDay)), cancel))
            .TryGet(out var key, out error) ? TypedResults.Ok(new KeyOnce(key)) : new ProblemResult(error);
    }

    private static async Task<Results<NoContent, ProblemResult>> RevokeAsync(HttpContext context, KeyDesk keys, Guid id, CancellationToken cancel) =>
        Answers.Of(await keys.RevokeAsync(PolicyGate.ViewerOf(context), id, cancel));
}
