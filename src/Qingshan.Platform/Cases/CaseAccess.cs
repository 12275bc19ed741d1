using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Cases;

/// <summary>Which cases are asked for; what is null does not matter.</summary>
/// <param name="Region">Code of a region: subjects in it and below.</param>
/// <param name="Point">Code of a point.</param>
/// <param name="Enterprise">Code of an enterprise: cases of it and of the points at its outlets.</param>
/// <param name="State">Key of a state of a workflow.</param>
/// <param name="Open">True: not closed; false: closed.</param>
/// <param name="Overdue">Only those that are overdue.</param>
/// <param name="Inbox">Only those that wait for the viewer or his organisation.</param>
/// <param name="Mine">Only those that the viewer himself is to look into now.</param>
public sealed record CaseFilter(
    string? Region = null, string? Point = null, string? Workflow = null, string? State = null, Severity? Severity = null, bool? Open = null, bool Overdue = false, bool Inbox = false, bool Mine = false,
    string? Enterprise = null);

/// <summary>
/// Cases under the policy: whoever holds the region of the subject and sees internal records, and the organisation whose case it is. Every way to
/// cases comes through here.
/// </summary>
public sealed class CaseAccess(PlatformDbs dbs, LedgerBook ledger, WorkflowBook workflows, TimeProvider time)
{
    public static bool Sees(Viewer viewer, Case one) => viewer.May(Permission.SeeInternal) && (viewer.Everywhere || IsOwn(viewer, one.OrganisationId)
        || (one.RegionId is { } region && viewer.Regions.Contains(region)));

    /// <summary>A key that was narrowed to some regions does not open what is the organisation's elsewhere.</summary>
    private static bool IsOwn(Viewer viewer, Guid? organisation) => !viewer.IsNarrowed && organisation is not null && viewer.OrganisationId == organisation;

    /// <summary>Open before closed, then those that are due first: what is overdue longest leads.</summary>
    public async Task<Result<Page<Case>>> ListAsync(Viewer viewer, CaseFilter filter, string? after, int take, CancellationToken cancel)
    {
        if (!Cursor.Decode(after).TryGet(out var key, out var error)) return error;
        var skip = 0;
        if (key.Length > 0 && !int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out skip)) return CommonErrors.BadCursor.Of(after);
        if (!PointFilter.Of(ledger.Now, viewer, filter.Region, null, null).TryGet(out _, out error)) return error;
        if (!string.IsNullOrEmpty(filter.Point) && !(ledger.Now.PointsByCode.TryGetValue(filter.Point, out var one) && Policy.For(viewer)(one))) return LedgerErrors.UnknownPoint.Of(filter.Point);
        if ((filter.Inbox || filter.Mine) && viewer.PersonId is null) return CaseErrors.NeedsPerson.Of();
        if (!viewer.May(Permission.SeeInternal)) return new Page<Case>([], null);

        await using var db = dbs.Open(viewer);
        var found = Seen(db.Set<Case>().AsNoTracking(), viewer);
        if (ledger.Now.PointsByCode.GetValueOrDefault(filter.Point ?? "") is { } point) found = found.Where(c => c.SubjectId == point.Id);
        if (!string.IsNullOrEmpty(filter.Enterprise))
        {
            if (await db.Set<Enterprise>().AsNoTracking().FirstOrDefaultAsync(e => e.Code == filter.Enterprise, cancel) is not { } enterprise) return LedgerErrors.UnknownEnterprise.Of(filter.Enterprise);
            Guid[] about = [enterprise.Id, .. await SubjectBook.PointsOfAsync(db, enterprise.Id, cancel)];
            found = found.Where(c => about.Contains(c.SubjectId));
        }
        if (!string.IsNullOrEmpty(filter.Region))
        {
            Guid[] inside = [.. ledger.Now.Within(ledger.Now.RegionsByCode[filter.Region].Id)];
            var basins = ledger.Now.InCodeOrder.Where(p => p.BasinId is { } basin && inside.Contains(basin)).Select(p => p.Id).ToArray();
            found = found.Where(c => (c.RegionId != null && inside.Contains(c.RegionId.Value)) || basins.Contains(c.SubjectId));
        }
        var now = time.GetUtcNow().UtcDateTime;
        if (filter.Workflow is { } workflow) found = found.Where(c => c.Workflow == workflow);
        if (filter.State is { } state) found = found.Where(c => c.State == state);
        if (filter.Severity is { } severity) found = found.Where(c => c.Severity == severity);
        if (filter.Open is { } open) found = found.Where(c => (c.ClosedAt == null) == open);
        if (filter.Overdue) found = found.Where(c => c.ClosedAt == null && c.DueAt <= now);
        if (filter.Inbox) found = Waiting(found, viewer);
        if (filter.Mine)
        {
            var (me, looked) = (viewer.PersonId, ForAssignee());
            found = found.Where(c => c.ClosedAt == null && c.AssignedTo == me && looked.Contains(c.Workflow + "/" + c.State));
        }
        // What is closed is read in the order of its index: nothing is gathered and sorted that is not shown.
        var ordered = filter.Open == false ? found.OrderByDescending(c => c.ClosedAt).ThenByDescending(c => c.DueAt).ThenBy(c => c.Id)
            : found.OrderBy(c => c.ClosedAt != null).ThenByDescending(c => c.ClosedAt).ThenBy(c => c.DueAt == null).ThenBy(c => c.DueAt).ThenBy(c => c.Id);
        var rows = await ordered.Skip(skip).Take(take + 1).ToListAsync(cancel);
        return Cursor.Cut(rows, take, _ => (skip + take).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>How many wait for the viewer, how many that he sees are open, how many of those overdue.</summary>
    public async Task<(int Waiting, int Open, int Overdue)> CountAsync(Viewer viewer, CancellationToken cancel)
    {
        if (!viewer.May(Permission.SeeInternal)) return default;
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = dbs.Open(viewer);
        var open = Seen(db.Set<Case>(), viewer).Where(c => c.ClosedAt == null);
        var counted = await open.GroupBy(_ => 1).Select(g => new { Open = g.Count(), Overdue = g.Count(c => c.DueAt <= now) }).FirstOrDefaultAsync(cancel);
        return (viewer.PersonId is null ? 0 : await Waiting(open, viewer).CountAsync(cancel), counted?.Open ?? 0, counted?.Overdue ?? 0);
    }

    /// <summary>One case by its number; one that may not be seen does not exist for the viewer.</summary>
    public async Task<Result<Case>> FindAsync(Viewer viewer, string number, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        return await db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(c => c.Number == number, cancel) is { } one && Sees(viewer, one) ? one : CaseErrors.Unknown.Of(number);
    }

    /// <summary>The case that a signal is in, where the viewer sees it.</summary>
    public async Task<Case?> OfSignalAsync(Viewer viewer, Guid signal, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        return await (from m in db.Set<CaseSignal>() join c in db.Set<Case>().AsNoTracking() on m.CaseId equals c.Id where m.SignalId == signal select c).FirstOrDefaultAsync(cancel) is { } one && Sees(viewer, one) ? one : null;
    }

    /// <summary>What happened to a case that the viewer has found, in order.</summary>
    public async Task<IReadOnlyList<CaseEvent>> HistoryAsync(Case one, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        return await db.Set<CaseEvent>().AsNoTracking().Where(e => e.CaseId == one.Id).OrderBy(e => e.Id).ToListAsync(cancel);
    }

    /// <summary>The signals of a case that the viewer has found, in the order in which they joined, with the verdict in force.</summary>
    public async Task<IReadOnlyList<JudgedSignal>> SignalsAsync(Case one, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var signals = await (from m in db.Set<CaseSignal>().AsNoTracking() join s in db.Set<Signal>().AsNoTracking() on m.SignalId equals s.Id where m.CaseId == one.Id orderby m.JoinedAt, s.OpenedAt, s.Id select s).ToListAsync(cancel);
        var verdicts = await Verdicts.InForceAsync(db, [.. signals.Select(s => s.Id)], cancel);
        return [.. signals.Select(s => new JudgedSignal(s, verdicts.GetValueOrDefault(s.Id)))];
    }

    public async Task<IReadOnlyList<CaseFile>> FilesAsync(Case one, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        return await db.Set<CaseFile>().AsNoTracking().Where(f => f.CaseId == one.Id).OrderBy(f => f.At).ThenBy(f => f.Id).ToListAsync(cancel);
    }

    /// <summary>The steps that a viewer may take with a case as it stands; what may not be his own work is looked at when he takes it.</summary>
    public IEnumerable<WorkflowStep> StepsFor(Viewer viewer, Case one) => workflows.Of(one).StepsFrom(one.State).Where(s => viewer.May(s.Needs));

    /// <summary>收件箱: given to the viewer, or with nobody and in his organisation at a place that he may take further, but for what he handed in himself.</summary>
    private IQueryable<Case> Waiting(IQueryable<Case> cases, Viewer viewer)
    {
        var (me, organisation) = (viewer.PersonId, viewer.OrganisationId);
        var assigned = ForAssignee();
        string[] mine = [.. workflows.All.SelectMany(w => w.States.Where(s => !s.Terminal && w.StepsFrom(s.Key).Any(t => viewer.May(t.Needs))).Select(s => $"{w.Key}/{s.Key}"))];
        return cases.Where(c => c.ClosedAt == null && ((me != null && c.AssignedTo == me && assigned.Contains(c.Workflow + "/" + c.State))
            || (organisation != null && c.OrganisationId == organisation && mine.Contains(c.Workflow + "/" + c.State)
                && (c.AssignedTo == null || !assigned.Contains(c.Workflow + "/" + c.State)) && (c.SubmittedBy == null || c.SubmittedBy != me))));
    }

    /// <summary>The states in which a case waits for the person that it is assigned to.</summary>
    private string[] ForAssignee() => [.. workflows.All.SelectMany(w => w.States.Where(s => s.ForAssignee).Select(s => $"{w.Key}/{s.Key}"))];

    /// <summary>Of some cases those that a viewer sees.</summary>
    public static IQueryable<Case> Seen(IQueryable<Case> cases, Viewer viewer)
    {
        if (!viewer.May(Permission.SeeInternal)) return cases.Where(_ => false);
        if (viewer.Everywhere) return cases;
        Guid[] regions = [.. viewer.Regions];
        var own = IsOwn(viewer, viewer.OrganisationId) ? viewer.OrganisationId : null;
        return cases.Where(c => (c.RegionId != null && regions.Contains(c.RegionId.Value)) || (own != null && c.OrganisationId == own));
    }
}

/// <summary>A signal of a case with the verdict in force; null while there is none.</summary>
public sealed record JudgedSignal(Signal Signal, SignalVerdict? Verdict);
