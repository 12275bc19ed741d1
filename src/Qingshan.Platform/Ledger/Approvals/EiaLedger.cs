using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Standards;

namespace Qingshan.Platform.Ledger;

/// <summary>Which projects are asked for; null is all.</summary>
/// <param name="Text">Part of the name of the project, of the developer or of the approval's number.</param>
/// <param name="Region">Code of a region; what lies within it counts.</param>
/// <param name="Year">Of the approval, else of the acceptance, else of the completion.</param>
public sealed record EiaFilter(string? Text = null, EiaStage? Stage = null, string? Region = null, int? Year = null);

/// <param name="Enterprise">Null where nobody knows whose it is, or the viewer may not.</param>
public sealed record EiaEntry(EiaProject Project, Enterprise? Enterprise);

/// <summary>A project with what belongs to it.</summary>
/// <param name="SameDocument">Other entries with the same approval document.</param>
/// <param name="Points">Monitoring points at the outlets of its source, else of all sources of its enterprise, that the viewer sees.</param>
/// <param name="Permits">Discharge permits of its enterprise.</param>
public sealed record EiaDetail(
    EiaProject Project, Enterprise? Enterprise, PollutionSource? Source, NameLink? Link, IReadOnlyList<EiaProject> SameDocument, IReadOnlyList<MonitoringPoint> Points, IReadOnlyList<DischargePermit> Permits);

/// <summary>What came before the approval, by the dates that are given.</summary>
public enum BeforeApprovalKind
{
    [Term("开工早于批复", "construction began before the approval")]
    Construction,

    [Term("调试早于批复", "trial operation began before the approval")]
    Trial,

    [Term("验收早于批复", "completion accepted before the approval")]
    Completion,
}

/// <summary>线索 · A date that lies before the approval. It is a lead: somebody has to look at the documents.</summary>
public sealed record BeforeApproval(EiaProject Project, BeforeApprovalKind Kind, DateOnly On)
{
    public int Days => Project.ApprovedOn!.Value.DayNumber - On.DayNumber;
}

/// <summary>A document whose number names another year than its date.</summary>
public sealed record DocumentContradiction(EiaProject Project, string Number, DateOnly On);

/// <summary>环评台账 · Reads construction projects as a viewer may see them.</summary>
public sealed class EiaLedger(PlatformDbs dbs, LedgerBook book, TimeProvider time)
{
    private static readonly DateOnly Never = new(1900, 1, 1);

    /// <summary>The latest first.</summary>
    public async Task<Result<Page<EiaEntry>>> ListAsync(Viewer by, EiaFilter filter, string? after, int size, CancellationToken cancel)
    {
        if (!KeyOf(after).TryGet(out var key, out var error)) return error;
        await using var db = dbs.Open(by);
        if (!Where(db, by, filter).TryGet(out var found, out error)) return error;
        if (key.Code is { } code)
#pragma warning disable CA1309 // The database compares, as it orders.
            found = found.Where(p => (p.ApprovedOn ?? p.AcceptedOn ?? p.CompletedOn ?? Never) < key.On || ((p.ApprovedOn ?? p.AcceptedOn ?? p.CompletedOn ?? Never) == key.On && string.Compare(p.Code, code) > 0));
#pragma warning restore CA1309
        var page = Cursor.Cut(await found.OrderByDescending(p => p.ApprovedOn ?? p.AcceptedOn ?? p.CompletedOn ?? Never).ThenBy(p => p.Code).Take(size + 1).ToListAsync(cancel), size, KeyOf);
        var (bySource, byLink) = await EnterpriseOf.ReadAsync(db, page.Items.Select(p => p.SourceId), page.Items.Select(p => p.LinkCode), cancel);
        return new Page<EiaEntry>([.. page.Items.Select(p => new EiaEntry(p,
            p.SourceId is { } s ? bySource.GetValueOrDefault(s) : p.LinkCode is { } l ? byLink.GetValueOrDefault(l) : null))], page.Next);
    }

    public async Task<Result<EiaDetail>> FindAsync(Viewer by, string code, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        if (await db.Set<EiaProject>().AsNoTracking().FirstOrDefaultAsync(p => p.Code == code, cancel) is not { } project) return ApprovalErrors.UnknownProject.Of(code);
        var (bySource, byLink) = await EnterpriseOf.ReadAsync(db, [project.SourceId], [project.LinkCode], cancel);
        var enterprise = project.SourceId is { } s ? bySource.GetValueOrDefault(s) : project.LinkCode is { } l ? byLink.GetValueOrDefault(l) : null;
        var source = project.SourceId is { } id ? await db.Set<PollutionSource>().AsNoTracking().FirstOrDefaultAsync(x => x.Id == id, cancel) : null;
        // A number without its year (无, -) is no document.
        IReadOnlyList<EiaProject> same = DocumentNumber.YearsOf(project.ApprovalNumber).Count == 0 ? []
            : await db.Set<EiaProject>().AsNoTracking().Where(p => p.ApprovalNumber == project.ApprovalNumber && p.Id != project.Id).OrderBy(p => p.Code).Take(20).ToListAsync(cancel);
        Guid[] at = source is not null ? [source.Id] : enterprise is null ? [] : await db.Set<PollutionSource>().Where(x => x.EnterpriseId == enterprise.Id).Select(x => x.Id).ToArrayAsync(cancel);
        var outlets = (await db.Set<Outlet>().Where(o => at.Contains(o.SourceId)).Select(o => o.Id).ToListAsync(cancel)).ToHashSet();
        IReadOnlyList<DischargePermit> permits = enterprise is null ? []
            : await db.Set<DischargePermit>().AsNoTracking().Where(p => db.Set<NameLink>().Any(l => l.Code == p.LinkCode && l.EnterpriseId == enterprise.Id)).OrderBy(p => p.Code).ToListAsync(cancel);
        var sees = Policy.For(by);
        return new EiaDetail(project, enterprise, source, project.LinkCode is { } link ? await db.Set<NameLink>().AsNoTracking().FirstOrDefaultAsync(x => x.Code == link, cancel) : null, same,
            [.. book.Now.InCodeOrder.Where(p => p.OutletId is { } outlet && outlets.Contains(outlet) && sees(p))], permits);
    }

    /// <summary>What is late today, the latest due first.</summary>
    public async Task<IReadOnlyList<EiaOverdue>> OverdueAsync(Viewer by, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        var today = DateOnly.FromDateTime(BeijingTime.FromUtc(time.GetUtcNow().UtcDateTime));
        var completed = (await db.Set<EiaProject>().Where(p => p.CompletedOn != null && p.ApprovalNumber != null).Select(p => p.ApprovalNumber!).Distinct().ToListAsync(cancel)).Where(n => DocumentNumber.YearsOf(n).Count > 0).ToHashSet();
        var open = await db.Set<EiaProject>().AsNoTracking().Where(p => p.CompletedOn == null && (p.TrialOn != null || p.ApprovedOn != null)).ToListAsync(cancel);
        return [.. open.Select(p => EiaOverdue.Of(p, completed, today, DateOnly.FromDateTime(BeijingTime.FromUtc(p.ValidFrom)))).OfType<EiaOverdue>().OrderByDescending(o => o.Due).ThenBy(o => o.Project.Code, StringComparer.Ordinal)];
    }

    /// <summary>The regions in which there is a project, and those in which they lie; in the order of their codes.</summary>
    public async Task<IReadOnlyList<Region>> RegionsAsync(Viewer by, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        var (found, sees) = (new Dictionary<Guid, Region>(), Policy.For(by));
        foreach (var id in await db.Set<EiaProject>().Where(p => p.RegionId != null).Select(p => p.RegionId).Distinct().ToListAsync(cancel))
            for (var at = id; at is { } region && book.Now.Regions.TryGetValue(region, out var one); at = one.ParentId)
                if (sees(one)) found.TryAdd(region, one);
        return [.. found.Values.Where(r => r.Kind < RegionKind.Basin).OrderBy(r => r.Code, StringComparer.Ordinal)];
    }

    /// <summary>Leads by the dates alone. Where the approval's number contradicts its date, the date is in doubt: that is a matter of quality and no lead.</summary>
    public async Task<IReadOnlyList<BeforeApproval>> BeforeApprovalAsync(Viewer by, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        var found = await db.Set<EiaProject>().AsNoTracking().Where(p => p.ConstructionOn < p.ApprovedOn || p.TrialOn < p.ApprovedOn || p.CompletedOn < p.ApprovedOn).OrderBy(p => p.Code).ToListAsync(cancel);
        return
        [
            .. found.Where(p => !DocumentNumber.Contradicts(p.ApprovalNumber, p.ApprovedOn)).Select(Earliest).OfType<BeforeApproval>().OrderByDescending(b => b.Days).ThenBy(b => b.Project.Code, StringComparer.Ordinal),
        ];
    }

    /// <summary>The earliest stage that came before the approval, among those whose own documents do not contradict their dates.</summary>
    private static BeforeApproval? Earliest(EiaProject p) =>
        p.ConstructionOn is { } began && began < p.ApprovedOn ? new(p, BeforeApprovalKind.Construction, began)
        : p.TrialOn is { } trial && trial < p.ApprovedOn ? new(p, BeforeApprovalKind.Trial, trial)
        : p.CompletedOn is { } completed && completed < p.ApprovedOn && !DocumentNumber.Contradicts(p.CompletionNumber, completed) ? new(p, BeforeApprovalKind.Completion, completed)
        : null;

    public async Task<IReadOnlyList<DocumentContradiction>> ContradictionsAsync(Viewer by, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        var dated = await db.Set<EiaProject>().AsNoTracking().Where(p => (p.ApprovalNumber != null && p.ApprovedOn != null) || (p.CompletionNumber != null && p.CompletedOn != null)).OrderBy(p => p.Code).ToListAsync(cancel);
        return [.. dated.SelectMany(ContradictionsOf)];
    }

    /// <summary>The documents of one project whose numbers contradict their dates.</summary>
    public static IEnumerable<DocumentContradiction> ContradictionsOf(EiaProject p)
    {
        if (DocumentNumber.Contradicts(p.ApprovalNumber, p.ApprovedOn)) yield return new(p, p.ApprovalNumber!, p.ApprovedOn!.Value);
        if (DocumentNumber.Contradicts(p.CompletionNumber, p.CompletedOn)) yield return new(p, p.CompletionNumber!, p.CompletedOn!.Value);
    }

    /// <summary>Counts of what a filter finds.</summary>
    public async Task<Result<EiaStatistics>> StatisticsAsync(Viewer by, EiaFilter filter, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        if (!Where(db, by, filter).TryGet(out var found, out var error)) return error;
        var rows = await found.Select(p => new { p.Stage, p.RegionId, p.AcceptedOn, p.ApprovedOn, p.ConstructionOn, p.TrialOn, p.CompletedOn, On = p.ApprovedOn ?? p.AcceptedOn ?? p.CompletedOn }).ToListAsync(cancel);
        var industries = await found.Join(db.Set<PollutionSource>(), p => p.SourceId, s => (Guid?)s.Id, (p, s) => s.EnterpriseId).Join(db.Set<Enterprise>(), e => e, e => e.Id, (_, e) => e.Industry).ToListAsync(cancel);
        industries.AddRange(await found.Where(p => p.SourceId == null).Join(db.Set<NameLink>(), p => p.LinkCode, l => l.Code, (p, l) => l.EnterpriseId).Join(db.Set<Enterprise>(), e => e, e => (Guid?)e.Id, (_, e) => e.Industry).ToListAsync(cancel));
        var trend = (from r in rows
                     from step in ((EiaStage Stage, DateOnly? On)[])[(EiaStage.Accepted, r.AcceptedOn), (EiaStage.Approved, r.ApprovedOn), (EiaStage.Construction, r.ConstructionOn), (EiaStage.Trial, r.TrialOn), (EiaStage.Completed, r.CompletedOn)]
                     where step.On is not null
                     group step.Stage by step.On!.Value.Year into year
                     orderby year.Key
                     select new EiaYear(year.Key, year.Count(s => s == EiaStage.Accepted), year.Count(s => s == EiaStage.Approved), year.Count(s => s == EiaStage.Construction), year.Count(s => s == EiaStage.Trial), year.Count(s => s == EiaStage.Completed))).ToList();
        return new EiaStatistics(rows.Count,
            [.. rows.CountBy(r => r.Stage).OrderBy(c => c.Key).Select(c => new EiaCount(Terms.Of(c.Key), c.Value))],
            [.. rows.GroupBy(r => r.On?.Year, (key, those) => (Key: key, Value: those.Count())).OrderByDescending(c => c.Key).Select(c => new EiaCount(c.Key is { } year ? Same(year.ToString(CultureInfo.InvariantCulture)) : new("无日期", "no date"), c.Value))],
            [.. rows.GroupBy(r => r.RegionId, (key, those) => (Key: key, Value: those.Count())).OrderByDescending(c => c.Value).Select(c => new EiaCount(c.Key is { } id && book.Now.Regions.TryGetValue(id, out var region) ? new(region.Name, region.NameEn ?? region.Name) : new("未注明", "not said"), c.Value))],
            [.. industries.Select(i => i?.Split(" / ")[0]).OfType<string>().CountBy(i => i).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => new EiaCount(c.Key.Length == 0 ? new("未注明", "not said") : Same(c.Key), c.Value))], trend);
    }

    private static Text Same(string text) => new(text, text);

    private Result<IQueryable<EiaProject>> Where(PlatformDb db, Viewer by, EiaFilter filter)
    {
        var found = db.Set<EiaProject>().AsNoTracking();
        if (filter.Text?.Trim() is { Length: > 0 } text) found = found.Where(p => p.Name.Contains(text) || p.Developer.Contains(text) || (p.ApprovalNumber != null && p.ApprovalNumber.Contains(text)));
        if (filter.Stage is { } stage) found = found.Where(p => p.Stage == stage);
        if (!string.IsNullOrEmpty(filter.Region))
        {
            if (!book.Now.RegionsByCode.TryGetValue(filter.Region, out var region) || !Policy.For(by)(region)) return LedgerErrors.UnknownRegion.Of(filter.Region);
            Guid?[] within = [.. book.Now.Within(region.Id).Select(r => (Guid?)r)];
            found = found.Where(p => within.Contains(p.RegionId));
        }
        if (filter.Year is { } year)
        {
            var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            found = found.Where(p => (p.ApprovedOn ?? p.AcceptedOn ?? p.CompletedOn) >= from && (p.ApprovedOn ?? p.AcceptedOn ?? p.CompletedOn) <= to);
        }
        return Result.Of(found);
    }

    private static string KeyOf(EiaProject p) => $"{p.ApprovedOn ?? p.AcceptedOn ?? p.CompletedOn ?? Never:yyyy-MM-dd} {p.Code}";

    private static Result<(DateOnly On, string? Code)> KeyOf(string? after)
    {
        if (!Cursor.Decode(after).TryGet(out var key, out var error)) return error;
        if (key.Length == 0) return (Never, (string?)null);
        return key.Split(' ', 2) is [var day, var code] && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? (on, code) : CommonErrors.BadCursor.Of(after);
    }
}

public sealed record EiaCount(Text Name, int Count);

/// <summary>How many projects were accepted, approved, begun, put into trial operation and completed in a year, each by its own date.</summary>
public sealed record EiaYear(int Year, int Accepted, int Approved, int Begun, int Trial, int Completed);

/// <summary>How many projects there are, by stage, year (the latest first), region, and industry of the enterprise where the viewer may know it.</summary>
/// <param name="Trend">What happened in each year, the first one first.</param>
public sealed record EiaStatistics(
    int All, IReadOnlyList<EiaCount> Stages, IReadOnlyList<EiaCount> Years, IReadOnlyList<EiaCount> Regions, IReadOnlyList<EiaCount> Industries, IReadOnlyList<EiaYear> Trend);
