using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Applications.Rights.Why;

/// <summary>Who acts for somebody who can see it.</summary>
internal sealed class DelegatedRights(PlatformDbs dbs, TimeProvider time) : IRightsSource
{
    public async Task<IReadOnlyList<RightsReason>> ReasonsAsync(RightsTarget target, IReadOnlyList<RightsReason> known, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = dbs.Open(Viewer.Program);
        var found = await (from d in db.Set<Delegation>().AsNoTracking()
                           join receiver in db.Users on d.ReceiverId equals receiver.Id
                           join giver in db.Users on d.GiverId equals giver.Id
                           where d.RevokedAt == null && d.From <= now && now < d.To && receiver.ClosedAt == null
                           orderby receiver.NormalizedUserName
                           select new { d, receiver, giver.DisplayName }).ToListAsync(cancel);
        var sees = known.Where(r => r.Kind == ReasonKind.Role).Select(r => r.PersonId).ToHashSet();
        var own = known.Where(r => r.Kind == ReasonKind.Own).Select(r => r.PersonId).ToHashSet();
        return [.. found.Where(f => (f.d.Permissions.Contains(target.Needs) && sees.Contains(f.d.GiverId)) || (f.d.Permissions.Contains(Permission.SeeOwn) && own.Contains(f.d.GiverId))).Select(f => new RightsReason(
            ReasonKind.Delegation, f.receiver.Id, f.receiver.UserName, f.receiver.DisplayName, new Text(
                $"可代 {f.DisplayName} 行使权限，至 {RightsWords.Minute(f.d.To)}；{f.DisplayName} 能看到它。",
                $"May act for {f.DisplayName}, who can see it, until {RightsWords.Minute(f.d.To)}."), f.d.To))];
    }
}
