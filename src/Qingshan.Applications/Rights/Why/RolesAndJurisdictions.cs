using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Applications.Rights.Why;

/// <summary>What is public, what a role permits, and what an organisation holds: the policy's own rule, with names to it.</summary>
internal sealed class RolesAndJurisdictions(PlatformDbs dbs, LedgerBook ledger, TimeProvider time) : IRightsSource
{
    public async Task<IReadOnlyList<RightsReason>> ReasonsAsync(RightsTarget target, IReadOnlyList<RightsReason> known, CancellationToken cancel)
    {
        if (target.Needs == Permission.SeePublic)
            return [new(ReasonKind.Public, null, null, null, new("它是公开的：任何人不登录也能看到。", "It is public: everybody sees it without signing in."))];
        var now = time.GetUtcNow();
        await using var db = dbs.Open(Viewer.Program);
        var people = await (from person in db.Users.AsNoTracking() join home in db.Set<Organisation>() on person.OrganisationId equals home.Id
                            where person.ClosedAt == null orderby person.NormalizedUserName select new { person, home }).ToListAsync(cancel);
        var held = await HeldAsync(db, target.Record, now.UtcDateTime, cancel);
        var reasons = new List<RightsReason>();
        foreach (var (person, home) in people.Select(p => (p.person, p.home)))
        {
            if (person.LockoutEnd > now || Roles.Find(person.Role) is not { } role || !role.Permissions.Contains(target.Needs)) continue;
            var by = new Text($"角色“{role.Title.Zh}”有权限“{Terms.Of(target.Needs).Zh}”", $"the role “{role.Title.En}” may {Terms.Of(target.Needs).En}");
            if (target.Record is null)
            {
                reasons.Add(new(ReasonKind.Role, person.Id, person.UserName, person.DisplayName, new($"{by.Zh}。", $"{Upper(by.En)}.")));
                continue;
            }
            if (!held.TryGetValue(home.Id, out var jurisdiction)) continue;
            var region = RegionCodes.NameOf(ledger.Now, jurisdiction.RegionId);
            var (since, until) = (RightsWords.Day(jurisdiction.From), jurisdiction.To is { } to ? new Text($"至 {RightsWords.Day(to)} ", $" until {RightsWords.Day(to)}") : default);
            reasons.Add(new(ReasonKind.Role, person.Id, person.UserName, person.DisplayName, new(
                $"{by.Zh}；单位“{home.Name}”自 {since} 起{until.Zh}管辖{region.Zh}，它在其中。",
                $"{Upper(by.En)}, and {home.NameEn ?? home.Name} has held {region.En} since {since}{until.En}, in which it lies."), jurisdiction.To));
        }
        return reasons;
    }

    /// <summary>By organisation the jurisdiction that holds a record now, the one that ends last.</summary>
    private static async Task<Dictionary<Guid, Jurisdiction>> HeldAsync(PlatformDb db, Record? record, DateTime now, CancellationToken cancel)
    {
        if (record is null) return [];
        var around = record.RegionId is { } region ? await db.Set<RegionWithin>().Where(w => w.RegionId == region).Select(w => (Guid?)w.AncestorId).ToListAsync(cancel) : [];
        var held = await db.Set<Jurisdiction>().AsNoTracking()
            .Where(j => j.From <= now && (j.To == null || now < j.To) && (j.RegionId == null || around.Contains(j.RegionId))).ToListAsync(cancel);
        return held.GroupBy(j => j.OrganisationId).ToDictionary(g => g.Key, g => g.OrderBy(j => j.To is null ? 0 : 1).ThenByDescending(j => j.To).First());
    }

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
