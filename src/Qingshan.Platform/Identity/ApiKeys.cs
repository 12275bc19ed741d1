using Microsoft.EntityFrameworkCore;

namespace Qingshan.Platform.Identity;

/// <summary>Whose an API key is.</summary>
public sealed class ApiKeys(PlatformDbs dbs, Viewers viewers, TimeProvider time)
{
    /// <summary>The person of a key; null where it is not known, has expired or was revoked.</summary>
    public async Task<Guid?> PersonOfAsync(string key, CancellationToken cancel)
    {
        var (hash, now) = (ApiKeyHandler.HashOf(key), time.GetUtcNow().UtcDateTime);
        await using var db = dbs.Open(Viewer.Program);
        return await db.Set<ApiKey>().AsNoTracking()
            .Where(k => k.Hash == hash && k.RevokedAt == null && (k.ExpiresAt == null || now < k.ExpiresAt))
            .Select(k => (Guid?)k.PersonId).FirstOrDefaultAsync(cancel);
    }

    /// <summary>The viewer of a key; null where it is not good. A key is not a password: a one-time password need not be exchanged for it.</summary>
    public async Task<Viewer?> ViewerOfAsync(string key, CancellationToken cancel) =>
        await PersonOfAsync(key, cancel) is { } person ? await viewers.OfAsync(person, cancel) with { MustChangePassword = false } : null;
}
