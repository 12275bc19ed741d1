using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Applications.Rights.Why;

/// <summary>Whose enterprise a record belongs to: the people of the enterprise, and its maintainers while they are admitted.</summary>
internal sealed class OwnRights(PlatformDbs dbs, Viewers viewers) : IRightsSource
{
    public async Task<IReadOnlyList<RightsReason>> ReasonsAsync(RightsTarget target, IReadOnlyList<RightsReason> known, CancellationToken cancel)
    {
        if (target.Record is not { } record || record.Disclosure == Disclosure.Public) return [];
        string[] roles = [.. Roles.All.Where(r => r.Permissions.Contains(Permission.SeeOwn) && !r.Permissions.Contains(Permission.SeeInternal)).Select(r => r.Name)];
        await using var db = dbs.Open(Viewer.Program);
        var people = await (from person in db.Users.AsNoTracking() join home in db.Set<Organisation>() on person.OrganisationId equals home.Id
                            where person.ClosedAt == null && roles.Contains(person.Role) orderby person.NormalizedUserName select new { person, home.Name }).ToListAsync(cancel);
        var reasons = new List<RightsReason>();
        foreach (var found in people)
        {
            var viewer = await viewers.OfAsync(found.person.Id, cancel);
            if (!Policy.Owns(viewer, record.Id)) continue;
            reasons.Add(new(ReasonKind.Own, found.person.Id, found.person.UserName, found.person.DisplayName, viewer.May(Permission.FileForEnterprise)
                ? new($"它属于本人所在的企业“{found.Name}”。", $"It is of the person's own enterprise, {found.Name}.")
                : new($"它属于一家授权“{found.Name}”运维的企业。", $"It is of an enterprise that has admitted {found.Name} as its maintainer.")));
        }
        return reasons;
    }
}
