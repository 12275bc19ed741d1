using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Catalog;

/// <summary>Which issues are asked for; what is null does not matter.</summary>
/// <param name="Region">Code of a region: points in it and below.</param>
/// <param name="Open">True: not closed; false: closed.</param>
/// <param name="Overdue">Only those of which an answer is overdue.</param>
public sealed record IssueFilter(
    string? Region = null, string? Kind = null, string? Point = null, QualityClass? Class = null, string? Rule = null, IssueState? State = null, Guid? Organisation = null, bool? Open = null, bool Overdue = false);

/// <summary>
/// Issues under the policy: whoever holds the region of the point and sees internal records, and the organisation that has to answer. Issues about
/// records are for those who hold everything. Every way to issues comes through here.
/// </summary>
public sealed class QualityIssueAccess(PlatformDbs dbs, LedgerBook ledger, TimeProvider time)
{
    public bool Sees(Viewer viewer, QualityIssue issue) => viewer.May(Permission.SeeInternal) && (viewer.Everywhere || IsOwn(viewer, issue.OrganisationId)
        || (issue.PointId is { } id && ledger.Now.Points.TryGetValue(id, out var point) && Policy.Holds(viewer, point)));

    /// <summary>A key that was narrowed to some regions does not open what is the organisation's elsewhere.</summary>
    private static bool IsOwn(Viewer viewer, Guid? organisation) => !viewer.IsNarrowed && organisation is not null && viewer.OrganisationId == organisation;

    /// <summary>Open before closed, then those that are due first.</summary>
    public async Task<Result<Page<QualityIssue>>> ListAsync(Viewer viewer, IssueFilter filter, string? after, int take, CancellationToken cancel)
    {
        if (!Cursor.Decode(after).TryGet(out var key, out var error)) return error;
        var skip = 0;
        if (key.Length > 0 && !int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out skip)) return CommonErrors.BadCursor.Of(after);
        if (!PointFilter.Of(ledger.Now, viewer, filter.Region, filter.Kind, null).TryGet(out var points, out error)) return error;
        if (!string.IsNullOrEmpty(filter.Point) && !(ledger.Now.PointsByCode.TryGetValue(filter.Point, out var one) && Policy.For(viewer)(one))) return LedgerErrors.UnknownPoint.Of(filter.Point);
        if (!viewer.May(Permission.SeeInternal)) return new Page<QualityIssue>([], null);

        await using var db = dbs.Open(viewer);
        var found = Seen(db.Set<QualityIssue>().AsNoTracking(), viewer);
        if (!string.IsNullOrEmpty(filter.Region) || !string.IsNullOrEmpty(filter.Kind) || !string.IsNullOrEmpty(filter.Point))
        {
            var ids = points.Points.Where(p => string.IsNullOrEmpty(filter.Point) || p.Code == filter.Point).Select(p => (Guid?)p.Id).ToArray();
            found = found.Where(i => ids.Contains(i.PointId));
        }
        if (filter.Class is not null || filter.Rule is not null)
        {
            var rules = QualityRules.KeysOf(filter.Class).Where(k => filter.Rule is null || k == filter.Rule).ToArray();
            found = found.Where(i => rules.Contains(i.Rule));
        }
        var now = time.GetUtcNow().UtcDateTime;
        if (filter.State is { } state) found = found.Where(i => i.State == state);
        if (filter.Organisation is { } organisation) found = found.Where(i => i.OrganisationId == organisation);
        if (filter.Open is { } open) found = found.Where(i => (i.State != IssueState.Closed) == open);
        if (filter.Overdue) found = found.Where(i => i.State != IssueState.Closed && i.DueAt <= now);
        var rows = await found.OrderBy(i => i.State == IssueState.Closed).ThenByDescending(i => i.ClosedAt).ThenBy(i => i.DueAt).ThenBy(i => i.Id).Skip(skip).Take(take + 1).ToListAsync(cancel);
        return Cursor.Cut(rows, take, _ => (skip + take).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>How many are open, and of how many an answer is overdue, of those that the viewer sees.</summary>
    public async Task<(int Open, int Overdue)> CountOpenAsync(Viewer viewer, CancellationToken cancel)
    {
        if (!viewer.May(Permission.SeeInternal)) return default;
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = dbs.Open(viewer);
        var open = Seen(db.Set<QualityIssue>(), viewer).Where(i => i.State != IssueState.Closed);
        return (await open.CountAsync(cancel), await open.CountAsync(i => i.DueAt <= now, cancel));
    }

    /// <summary>One issue; one that may not be seen does not exist for the viewer.</summary>
    public async Task<Result<QualityIssue>> FindAsync(Viewer viewer, Guid id, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        return await db.Set<QualityIssue>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancel) is { } issue && Sees(viewer, issue) ? issue : QualityErrors.UnknownIssue.Of(id);
    }

    /// <summary>What happened to an issue that the viewer has found, in order.</summary>
    public async Task<IReadOnlyList<QualityEvent>> HistoryAsync(QualityIssue issue, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        return await db.Set<QualityEvent>().AsNoTracking().Where(e => e.IssueId == issue.Id).OrderBy(e => e.Id).ToListAsync(cancel);
    }

    private IQueryable<QualityIssue> Seen(IQueryable<QualityIssue> issues, Viewer viewer)
    {
        if (viewer.Everywhere) return issues;
        var held = ledger.Now.InCodeOrder.Where(p => Policy.Holds(viewer, p)).Select(p => (Guid?)p.Id).ToArray();
        var own = IsOwn(viewer, viewer.OrganisationId) ? viewer.OrganisationId : null;
        return issues.Where(i => held.Contains(i.PointId) || (own != null && i.OrganisationId == own));
    }
}
