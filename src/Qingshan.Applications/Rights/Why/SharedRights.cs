using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Sharing.Granting;

namespace Qingshan.Applications.Rights.Why;

/// <summary>Who can read a record because its dataset was granted to his organisation.</summary>
internal sealed class SharedRights(PlatformDbs dbs, TimeProvider time) : IRightsSource
{
    public async Task<IReadOnlyList<RightsReason>> ReasonsAsync(RightsTarget target, IReadOnlyList<RightsReason> known, CancellationToken cancel)
    {
        if (target.Record is not { } record || record.Disclosure == Disclosure.Public) return [];
        var (now, dataset) = (time.GetUtcNow().UtcDateTime, RecordType.CodeOf(record.GetType()));
        await using var db = dbs.Open(Viewer.Program);
        var found = await (from grant in db.Set<ShareRequest>().AsNoTracking()
                           join person in db.Users on grant.OrganisationId equals person.OrganisationId
                           where grant.Dataset == dataset && grant.State == ShareState.Granted && now < grant.Until && person.ClosedAt == null
                               && (grant.RegionId == null || db.Set<RegionWithin>().Any(w => w.RegionId == record.RegionId && w.AncestorId == grant.RegionId))
                           orderby person.NormalizedUserName
                           select new { grant, person }).ToListAsync(cancel);
        return [.. found.Where(f => Roles.Find(f.person.Role)?.Permissions.Contains(Permission.SeeInternal) == true).Select(f => new RightsReason(
            ReasonKind.Grant, f.person.Id, f.person.UserName, f.person.DisplayName, new Text(
                $"按共享授权读取（用途：{f.grant.Purpose}；{f.grant.DecidedBy} 批准），至 {RightsWords.Minute(f.grant.Until)}；页面上看不到它。",
                $"Reads it under a grant (for: {f.grant.Purpose}; by {f.grant.DecidedBy}) until {RightsWords.Minute(f.grant.Until)}; not on pages."), f.grant.Until))];
    }
}
