using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;

namespace Qingshan.Platform.Identity;

/// <summary>Whose an API key is, and what it lets through.</summary>
public sealed class ApiKeys(PlatformDbs dbs, Viewers viewers, TimeProvider time)
{
    /// <summary>A key that is good; null where it is not known, has expired or was revoked.</summary>
    public async Task<ApiKey?> FindAsync(string key, CancellationToken cancel)
    {
        var (hash, now) = (ApiKeyHandler.HashOf(key), time.GetUtcNow().UtcDateTime);
        await using var db = dbs.Open(Viewer.Program);
        return await db.Set<ApiKey>().AsNoTracking()
            .FirstOrDefaultAsync(k => k.Hash == hash && k.RevokedAt == null && (k.ExpiresAt == null || now < k.ExpiresAt), cancel);
    }

    /// <summary>Its owner, with no more than the key lets through.</summary>
    public async Task<Viewer> ViewerOfAsync(ApiKey key, CancellationToken cancel)
    {
        var owner = await viewers.OfAsync(key.PersonId, cancel);
        if (owner.PersonId is null) return owner;
        FrozenSet<Guid>? within = null;
        if (key.Regions is { } regions)
        {
            await using var db = dbs.Open(Viewer.Program);
            within = (await db.Set<RegionWithin>().Where(w => regions.Contains(w.AncestorId)).Select(w => w.RegionId).ToListAsync(cancel)).ToFrozenSet();
        }
        return KeyScope.Narrow(owner, key, within);
    }
}
