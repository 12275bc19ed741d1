using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Applications.Rights.Why;

/// <summary>Which programs see it: keys of people who can, as far as their scope lets them.</summary>
internal sealed class KeyRights(PlatformDbs dbs, LedgerBook ledger, TimeProvider time) : IRightsSource
{
    public async Task<IReadOnlyList<RightsReason>> ReasonsAsync(RightsTarget target, IReadOnlyList<RightsReason> known, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = dbs.Open(Viewer.Program);
        var keys = await (from key in db.Set<ApiKey>().AsNoTracking() join owner in db.Users on key.PersonId equals owner.Id
                          where key.RevokedAt == null && (key.ExpiresAt == null || now < key.ExpiresAt) orderby owner.NormalizedUserName, key.CreatedAt
                          select new { key, owner }).ToListAsync(cancel);
        var around = target.Record?.RegionId is { } region
            ? await db.Set<RegionWithin>().Where(w => w.RegionId == region).Select(w => w.AncestorId).ToListAsync(cancel) : [];
        var sees = known.Where(r => r.Kind == ReasonKind.Role).Select(r => r.PersonId).ToHashSet();
        var own = known.Where(r => r.Kind == ReasonKind.Own).Select(r => r.PersonId).ToHashSet();
        return [.. keys.Where(k => (sees.Contains(k.owner.Id) && Opens(k.key, target, around)) || (own.Contains(k.owner.Id) && OpensOwn(k.key))).Select(k => new RightsReason(
            ReasonKind.Key, k.owner.Id, k.owner.UserName, k.owner.DisplayName, Said(k.key, k.owner), k.key.ExpiresAt))];
    }

    private static bool Opens(ApiKey key, RightsTarget target, List<Guid> around) =>
        (key.Permissions?.Contains(target.Needs) ?? (!key.IsLimited || target.Needs != Permission.OwnAccount))
        && (target.Record is null || key.Regions is not { } regions || regions.Any(around.Contains));

    private static bool OpensOwn(ApiKey key) => key.Regions is null && (key.Permissions?.Contains(Permission.SeeOwn) ?? true);

    private Text Said(ApiKey key, Person owner)
    {
        var now = ledger.Now;
        var limits = key.Regions is { } regions
            ? new Text($"，限于{string.Join('、', regions.Select(r => RegionCodes.NameOf(now, r).Zh))}", $", limited to {string.Join(", ", regions.Select(r => RegionCodes.NameOf(now, r).En))}") : default;
        return new($"{owner.DisplayName} 的密钥“{key.Name}”可以读取{limits.Zh}。", $"The key “{key.Name}” of {owner.DisplayName} reads it{limits.En}.");
    }
}
