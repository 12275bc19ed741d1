using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Applications.Rights.Why;

/// <summary>Who can see a thing, and why.</summary>
public sealed record WhoSees(Text Name, Permission Needs, IReadOnlyList<RightsReason> Reasons);

/// <param name="Count">How many of its records the person sees.</param>
/// <param name="All">How many there are.</param>
public sealed record RecordCount(string Type, int Count, int All);

/// <summary>What somebody can see and do.</summary>
/// <param name="Sentences">The same in plain words, the most important first.</param>
/// <param name="Pages">Routes of pages that open.</param>
public sealed record WhatSees(
    string UserName, string Name, string Role, string Organisation, IReadOnlyList<Text> Sentences, IReadOnlyList<Permission> Permissions, IReadOnlyList<string> Pages, int Points,
    IReadOnlyList<RecordCount> Records);

/// <summary>
/// Answers who can see what, and why. It reads the same tables as the policy; what a person sees is counted by the policy itself.
/// </summary>
public sealed class RightsReader(PlatformDbs dbs, LedgerBook ledger, Viewers viewers, PeopleReader people, RouteBook routes, IEnumerable<IRightsSource> sources, TimeProvider time)
{
    /// <param name="type">A type of record, such as <c>MonitoringPoint</c>; <c>page</c> for a page or route.</param>
    /// <param name="which">Its code; or the address, such as <c>/signals</c> or <c>POST /api/v1/imports/{format}</c>.</param>
    public async Task<Result<WhoSees>> WhoAsync(Viewer viewer, string type, string which, CancellationToken cancel)
    {
        if (!viewer.May(Permission.SeeRights)) return CommonErrors.Forbidden.Of(nameof(Permission.SeeRights));
        if (!(type == RouteBook.Type ? routes.Find(which) : await RecordAsync(type, which, cancel)).TryGet(out var target, out var error)) return error;
        var reasons = new List<RightsReason>();
        foreach (var source in sources) reasons.AddRange(await source.ReasonsAsync(target, reasons, cancel));
        return new WhoSees(target.Name, target.Needs, reasons);
    }

    /// <summary>What somebody can see: anybody for who may see rights, and oneself.</summary>
    public async Task<Result<WhatSees>> WhatAsync(Viewer viewer, string userName, CancellationToken cancel)
    {
        if (!(await people.FindAsync(viewer, userName, cancel)).TryGet(out var person, out var error)) return error;
        var sight = await viewers.OfAsync(person.Id, cancel);
        await using var db = dbs.Open(sight);
        await using var whole = dbs.Open(Viewer.Program);
        var counts = new List<RecordCount>();
        foreach (var type in RecordTypes.All) counts.Add(new(type.Name, await type.CountAsync(db, cancel), await type.CountAsync(whole, cancel)));
        var held = await whole.Set<Jurisdiction>().AsNoTracking().Where(j => j.OrganisationId == person.OrganisationId).OrderBy(j => j.From).ToListAsync(cancel);
        var points = ledger.Now.InCodeOrder.Count(Policy.For(sight));
        return new WhatSees(
            person.UserName, person.Name, person.Role, person.Organisation, Sentences(person, sight, held, points), [.. sight.Role.Permissions.Order()],
            routes.PagesFor(sight), points, counts);
    }

    private List<Text> Sentences(PersonView person, Viewer sight, List<Jurisdiction> held, int points)
    {
        var (role, now) = (RightsWords.OfRole(person.Role), time.GetUtcNow().UtcDateTime);
        if (sight.PersonId is null)
            return [new($"{person.Name} 的账号{RightsWords.Of(person.State).Zh}：不能登录，只看得到公开内容。", $"The account of {person.Name} is {RightsWords.Of(person.State).En.ToLowerInvariant()}: it signs nobody in and sees only what is public.")];
        var sentences = new List<Text>
        {
            new($"{person.Name} 的角色是“{role.Zh}”，属于“{person.Organisation}”。", $"{person.Name} is “{role.En}” of {person.Organisation}."),
        };
        if (sight.OnlyOwn) sentences.Add(new("角色只看得到公开内容和本企业（或授权其运维的企业）的内容，管辖范围不起作用。", "The role sees what is public and what is of the own enterprise, or of those that have admitted the organisation; jurisdictions make no difference."));
        else if (!sight.May(Permission.SeeInternal)) sentences.Add(new("角色不含“查看内部数据”，所以管辖范围不起作用，只看得到公开的点位。", "The role does not see internal data: jurisdictions make no difference, only public points are seen."));
        foreach (var j in held)
        {
            var region = RegionCodes.NameOf(ledger.Now, j.RegionId);
            var state = j.From > now ? new Text("尚未开始", "to come") : j.To <= now ? new("已结束", "over") : new("生效中", "in force");
            var to = j.To is { } end ? RightsWords.Minute(end) : "…";
            sentences.Add(new($"单位管辖{region.Zh}：{RightsWords.Minute(j.From)} 至 {to}（{state.Zh}）。", $"The organisation holds {region.En}, {RightsWords.Minute(j.From)} to {to} ({state.En})."));
        }
        if (held.Count == 0) sentences.Add(new("单位没有任何管辖范围。", "The organisation holds no jurisdiction."));
        sentences.Add(new($"看得到 {points} 个监测点，全部共 {ledger.Now.Points.Count} 个。", $"Sees {points} of {ledger.Now.Points.Count} monitoring points."));
        return sentences;
    }

    private async Task<Result<RightsTarget>> RecordAsync(string type, string code, CancellationToken cancel)
    {
        if (RecordTypes.All.FirstOrDefault(t => t.Name.Equals(type, StringComparison.OrdinalIgnoreCase)) is not { } kind)
            return CommonErrors.BadParameter.Of("type", type, string.Join(", ", RecordTypes.All.Select(t => t.Name).Append(RouteBook.Type)));
        await using var db = dbs.Open(Viewer.Program);
        if (await kind.FindAsync(db, code, cancel) is not { } record) return CommonErrors.NotFound.Of($"{kind.Name} {code}");
        return new RightsTarget(new($"{RightsWords.OfType(kind.Name).Zh} {code}", $"{RightsWords.OfType(kind.Name).En} {code}"), record.Disclosure == Disclosure.Public ? Permission.SeePublic : Permission.SeeInternal, record);
    }
}
