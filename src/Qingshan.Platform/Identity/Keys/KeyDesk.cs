using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Identity;

/// <summary>A key as people see it: everything but the key.</summary>
/// <param name="Regions">Ids of regions.</param>
/// <param name="Today">Requests of today, to within the block that is begun.</param>
public sealed record KeyView(
    Guid Id, string Name, string UserName, DateTime CreatedAt, DateTime? ExpiresAt, DateTime? RevokedAt, DateTime? LastUsedAt,
    IReadOnlyList<Permission>? Permissions, IReadOnlyList<Guid>? Regions, int? PerMinute, int? PerDay, int Today)
{
    public bool IsGood(DateTime now) => RevokedAt is null && (ExpiresAt is null || now < ExpiresAt);
}

/// <summary>What somebody wants of a new key.</summary>
public sealed record WantedKey(string Name, DateTime? Expires, KeyLimits Limits);

/// <summary>Keys of one's own account, and of others for who grants rights.</summary>
public sealed class KeyDesk(PlatformDbs dbs, ILookupNormalizer names, TimeProvider time)
{
    private const int LongestName = 100;

    /// <summary>Makes a key for an account. The key is shown this once.</summary>
    public async Task<Result<string>> AddAsync(Viewer by, string userName, WantedKey wanted, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        if (await db.Users.FirstOrDefaultAsync(p => p.NormalizedUserName == names.NormalizeName(userName), cancel) is not { } person)
            return by.May(Permission.GrantRights) ? IdentityErrors.UnknownPerson.Of(userName) : CommonErrors.Forbidden.Of(nameof(Permission.GrantRights));
        if (person.Id == by.PersonId)
        {
            if (!by.May(Permission.OwnAccount)) return CommonErrors.Forbidden.Of(nameof(Permission.OwnAccount));
        }
        else
        {
            if (!by.May(Permission.GrantRights)) return CommonErrors.Forbidden.Of(nameof(Permission.GrantRights));
            if (person.Role == Roles.Owner.Name && by.PersonId is not null) return IdentityErrors.OwnersKey.Of();
            // A key acts as its account: whoever holds one of another's holds what the other does.
            if (await Separation.IsInForceAsync(db, cancel)) return SeparationErrors.OwnKeysOnly.Of(userName);
        }
        if (Check(wanted, Roles.Find(person.Role) ?? Roles.None) is { } error) return error;

        var key = "qs_" + Convert.ToHexString(RandomNumberGenerator.GetBytes(24)).ToLowerInvariant();
        var limits = wanted.Limits;
        db.Add(new ApiKey
        {
            Hash = ApiKeyHandler.HashOf(key), Name = wanted.Name, PersonId = person.Id, CreatedAt = time.GetUtcNow().UtcDateTime, ExpiresAt = wanted.Expires,
            Permissions = limits.Permissions?.ToList(), Regions = limits.Regions?.ToList(), PerMinute = limits.PerMinute, PerDay = limits.PerDay,
        });
        Audit.Add(db, "add", $"ApiKey {wanted.Name}", $"for {person.UserName}; expires {wanted.Expires?.ToString("O") ?? "never"}; {Said(limits)}");
        await db.SaveChangesAsync(cancel);
        return key;
    }

    /// <summary>The keys of one's own account, or of everybody; the newest first.</summary>
    public async Task<Result<IReadOnlyList<KeyView>>> ListAsync(Viewer viewer, bool everybody, CancellationToken cancel)
    {
        var needs = everybody ? Permission.GrantRights : Permission.OwnAccount;
        if (!viewer.May(needs)) return CommonErrors.Forbidden.Of(needs);
        var today = Standards.BeijingTime.StartOfDay(time.GetUtcNow().UtcDateTime);
        await using var db = dbs.Open(viewer);
        var found = from key in db.Set<ApiKey>().AsNoTracking()
                    join person in db.Users on key.PersonId equals person.Id
                    where everybody || key.PersonId == viewer.PersonId
                    orderby key.CreatedAt descending
                    select new { key, person.UserName, Today = db.Set<ApiKeyDay>().Where(d => d.KeyId == key.Id && d.Day == today).Select(d => d.Taken).FirstOrDefault() };
        return Result.Of<IReadOnlyList<KeyView>>((await found.ToListAsync(cancel)).ConvertAll(f => new KeyView(
            f.key.Id, f.key.Name, f.UserName!, f.key.CreatedAt, f.key.ExpiresAt, f.key.RevokedAt, f.key.LastUsedAt, f.key.Permissions, f.key.Regions, f.key.PerMinute, f.key.PerDay, f.Today)));
    }

    /// <summary>Ends a key at once: one's own, or for who grants rights anybody's.</summary>
    public async Task<Error?> RevokeAsync(Viewer by, Guid id, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        var key = await db.Set<ApiKey>().FirstOrDefaultAsync(k => k.Id == id, cancel);
        var own = key is not null && key.PersonId == by.PersonId && by.May(Permission.OwnAccount);
        if (key is null || (!own && !by.May(Permission.GrantRights))) return IdentityErrors.UnknownKey.Of(id);
        if (key.RevokedAt is not null) return null;
        key.RevokedAt = time.GetUtcNow().UtcDateTime;
        var owner = await db.Users.Where(p => p.Id == key.PersonId).Select(p => p.UserName).FirstAsync(cancel);
        Audit.Add(db, "revoke", $"ApiKey {key.Name}", $"of {owner}");
        await db.SaveChangesAsync(cancel);
        return null;
    }

    private static Error? Check(WantedKey wanted, Role owner)
    {
        var limits = wanted.Limits;
        if (string.IsNullOrWhiteSpace(wanted.Name) || wanted.Name.Length > LongestName) return IdentityErrors.WrongKeyName.Of(LongestName);
        if (limits.PerMinute is < 1 or > 1_000_000) return CommonErrors.BadParameter.Of("perMinute", limits.PerMinute, "1…1000000");
        if (limits.PerDay is < 1 or > 100_000_000) return CommonErrors.BadParameter.Of("perDay", limits.PerDay, "1…100000000");
        if (limits.Regions is { Count: 0 }) return CommonErrors.BadParameter.Of("regions", "[]", "≥ 1");
        var beyond = limits.Permissions?.Where(p => !owner.Permissions.Contains(p) || p == Permission.OwnAccount).ToList();
        return beyond is { Count: > 0 } ? IdentityErrors.KeyBeyondOwner.Of(string.Join(", ", beyond), owner.Name) : null;
    }

    private static string Said(KeyLimits limits) => limits == KeyLimits.None ? "not limited" : string.Join("; ", ((string?[])[
        limits.Permissions is { } p ? $"permissions {string.Join(' ', p)}" : null,
        limits.Regions is { } r ? $"regions {string.Join(' ', r)}" : null,
        limits.PerMinute is { } m ? $"{m} a minute" : null,
        limits.PerDay is { } d ? $"{d} a day" : null]).OfType<string>());
}
