using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Platform.Warnings;

/// <param name="Region">Code of the region.</param>
/// <param name="Plan">Key of the plan, such as <c>national-2024</c>.</param>
/// <param name="From">The first day, <c>yyyy-MM-dd</c>, by the calendar of Beijing.</param>
/// <param name="Basis">The decision that says so.</param>
public sealed record WantedWarningPlan(string? Region, string? Plan, string? From, string? Basis);

/// <summary>By which plan a region warns: what somebody has said of it or of the nearest region around it; else its own, its province's or the country's plan that was in force on the day.</summary>
public sealed class WarningPlanDesk(PlatformDbs dbs, LedgerBook ledger, LedgerWriter writer)
{
    private const int LongestBasis = 200;

    /// <summary>The plan of a region on a day.</summary>
    /// <param name="day">By the calendar of Beijing.</param>
    /// <returns>The plan and, where somebody chose it, the record that says so; no plan where none is held for the day.</returns>
    public async Task<(WarningPlan? Plan, AppliedWarningPlan? Said)> OfAsync(Guid region, DateOnly day, CancellationToken cancel)
    {
        var at = BeijingTime.ToUtc(day.ToDateTime(new TimeOnly(12, 0)));
        await using var db = dbs.Open(Viewer.Program);
        var said = await db.Set<AppliedWarningPlan>().AsNoTracking().IgnoreQueryFilters([PlatformDb.TimeFilter])
            .Where(p => p.RecordedTo == null && p.ValidFrom <= at && (p.ValidTo == null || at < p.ValidTo)).ToListAsync(cancel);
        var (regions, seen) = (ledger.Now.Regions, new HashSet<Guid>());
        for (Guid? here = region; here is { } id && seen.Add(id) && regions.TryGetValue(id, out var place); here = place.ParentId)
            if (said.Find(p => p.RegionId == id) is { } chosen && WarningPlans.Find(chosen.Plan) is { } plan) return (plan, chosen);
        return (regions.TryGetValue(region, out var itself) ? WarningPlans.InForce(itself.Code, day) : null, null);
    }

    /// <summary>What has been said of regions that a viewer sees, by code.</summary>
    public async Task<IReadOnlyList<AppliedWarningPlan>> AllAsync(Viewer viewer, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        return await db.Set<AppliedWarningPlan>().AsNoTracking().OrderBy(p => p.Code).ToListAsync(cancel);
    }

    /// <returns>Whether anything changed.</returns>
    public async Task<Result<Written>> SetAsync(Viewer by, WantedWarningPlan wanted, CancellationToken cancel)
    {
        if (!ledger.Now.RegionsByCode.TryGetValue(wanted.Region ?? "", out var region) || !Policy.For(by)(region)) return LedgerErrors.UnknownRegion.Of(wanted.Region);
        if (WarningPlans.Find(wanted.Plan) is not { } plan) return CommonErrors.BadParameter.Of("plan", wanted.Plan, string.Join(", ", WarningPlans.All.Select(p => p.Key)));
        if (!DateOnly.TryParseExact(wanted.From, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from) || from.Year is < 2013 or > 2200) return CommonErrors.BadParameter.Of("from", wanted.From, "2026-03-01");
        var basis = wanted.Basis?.Trim() ?? "";
        if (basis.Length is 0 or > LongestBasis) return CommonErrors.BadParameter.Of("basis", wanted.Basis, $"1…{LongestBasis} 字 · characters");
        var record = new AppliedWarningPlan { Code = region.Code, Plan = plan.Key, RegionId = region.Id, Disclosure = Disclosure.Public };
        return (await writer.PutAsync(by, [record], BeijingTime.ToUtc(from.ToDateTime(default)), basis, cancel)).TryGet(out var put, out var error) ? put[0].What : error;
    }
}
