using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Signals;

namespace Qingshan.Applications.EnterpriseFiles;

/// <summary>
/// Reads everything under one code. What stands in the ledger (the enterprise, its sites, outlets, points) is read as it was valid on the day that
/// is asked for; documents, signals and cases carry their own dates, and what came later is left out.
/// </summary>
public sealed class EnterpriseReader(PlatformDbs dbs, LedgerBook book, TimeProvider time)
{
    /// <summary>How many signals and cases a file shows.</summary>
    public const int Most = 50;

    /// <summary>By code.</summary>
    /// <param name="text">Part of the name, the code or the address.</param>
    /// <param name="region">Code of a region: in it and below.</param>
    public async Task<Result<Page<Enterprise>>> ListAsync(Viewer viewer, string? text, string? region, string? after, int size, CancellationToken cancel)
    {
        if (!Cursor.Decode(after).TryGet(out var from, out var error)) return error;
        await using var db = dbs.Open(viewer);
        var found = db.Set<Enterprise>().AsNoTracking();
        if (!string.IsNullOrEmpty(region))
        {
            if (!book.Now.RegionsByCode.TryGetValue(region, out var top) || !Policy.For(viewer)(top)) return LedgerErrors.UnknownRegion.Of(region);
            Guid?[] inside = [.. book.Now.Within(top.Id).Select(r => (Guid?)r)];
            found = found.Where(e => inside.Contains(e.RegionId));
        }
        if (text?.Trim() is { Length: > 0 } part) found = found.Where(e => e.Name.Contains(part) || e.Code.Contains(part) || (e.NameEn != null && e.NameEn.Contains(part)) || (e.Address != null && e.Address.Contains(part)));
#pragma warning disable CA1309 // The database compares, as it orders.
        if (from.Length > 0) found = found.Where(e => string.Compare(e.Code, from) > 0);
#pragma warning restore CA1309
        return Cursor.Cut(await found.OrderBy(e => e.Code).Take(size + 1).ToListAsync(cancel), size, e => e.Code);
    }

    /// <param name="on">As of the end of this day of Beijing; null: now.</param>
    public async Task<Result<EnterpriseFile>> FindAsync(Viewer viewer, string code, DateOnly? on, CancellationToken cancel)
    {
        var until = on is { } day ? EnterpriseWords.EndOf(day) : time.GetUtcNow().UtcDateTime;
        var asOf = EnterpriseWords.DayOf(until.AddTicks(-1));
        await using var then = dbs.Open(viewer, on is null ? default : new AsOf(until.AddTicks(-1)));
        await using var now = dbs.Open(viewer);
        if (await then.Set<Enterprise>().AsNoTracking().FirstOrDefaultAsync(e => e.Code == code, cancel) is not { } enterprise)
        {
            // It may be there, and not have been then.
            var first = await Versions(now).Where(e => e.Code == code).OrderBy(e => e.ValidFrom).Select(e => (DateTime?)e.ValidFrom).FirstOrDefaultAsync(cancel);
            return first is { } since ? EnterpriseFileErrors.NotThen.Of(code, EnterpriseWords.Day(asOf), EnterpriseWords.Day(EnterpriseWords.DayOf(since))) : LedgerErrors.UnknownEnterprise.Of(code);
        }
        var sites = await SitesAsync(then, enterprise.Id, cancel);
        Guid?[] sources = [.. sites.Select(s => (Guid?)s.Source.Id)];
        var links = await now.Set<NameLink>().AsNoTracking().Where(l => l.EnterpriseId == enterprise.Id).Select(l => new { l.Code, l.Name }).ToListAsync(cancel);
        string[] codes = [.. links.Select(l => l.Code)];
        var permits = await now.Set<DischargePermit>().AsNoTracking().Where(p => codes.Contains(p.LinkCode) && p.BeginsOn <= asOf).OrderByDescending(p => p.ExpiresOn).ToListAsync(cancel);
        var hazardous = await now.Set<HazardousWastePermit>().AsNoTracking().Where(p => sources.Contains(p.SourceId) && p.IssuedOn <= asOf).OrderByDescending(p => p.ExpiresOn).ToListAsync(cancel);
        var others = await now.Set<OtherPermit>().AsNoTracking().Where(p => sources.Contains(p.SourceId) && p.IssuedOn <= asOf).OrderByDescending(p => p.IssuedOn).ToListAsync(cancel);
        // One question by source and one by name: put together, the database would read every project there is.
        var projects = await now.Set<EiaProject>().AsNoTracking().Where(p => sources.Contains(p.SourceId)).ToListAsync(cancel);
        projects.AddRange(await now.Set<EiaProject>().AsNoTracking().Where(p => codes.Contains(p.LinkCode) && p.SourceId == null).ToListAsync(cancel));
        projects = [.. projects.Where(p => !(p.AcceptedOn > asOf) && !(p.ApprovedOn > asOf)).OrderByDescending(p => p.ApprovedOn ?? p.AcceptedOn ?? p.CompletedOn).ThenBy(p => p.Code, StringComparer.Ordinal)];

        Guid[] about = [enterprise.Id, .. sites.SelectMany(s => s.Outlets).SelectMany(o => o.Points).Select(p => p.Id)];
        var of = SignalAccess.Seen(now, viewer, inOrder: true).Where(s => about.Contains(s.SubjectId) && s.OpenedAt < until);
        var found = await of.OrderByDescending(s => s.OpenedAt).Take(Most).ToListAsync(cancel);
        var open = await of.CountAsync(s => s.State == SignalState.Open, cancel);
        var handled = await CaseAccess.Seen(now.Set<Case>().AsNoTracking(), viewer).Where(c => about.Contains(c.SubjectId) && c.OpenedAt < until).OrderByDescending(c => c.OpenedAt).Take(Most).ToListAsync(cancel);
        var versions = await Versions(now).Where(e => e.Id == enterprise.Id).OrderBy(e => e.ValidFrom).ToListAsync(cancel);
        return new EnterpriseFile(
            enterprise, on, sites, [.. links.Select(l => l.Name).Where(n => n != enterprise.Name).Distinct().Order(StringComparer.Ordinal)], permits, hazardous, others, projects, found, open, handled,
            Timeline.Of(asOf, permits, hazardous, others, projects, found, handled, versions));
    }

    /// <summary>What the ledger holds now of all times.</summary>
    private static IQueryable<Enterprise> Versions(PlatformDb db) => db.Set<Enterprise>().AsNoTracking().IgnoreQueryFilters([PlatformDb.TimeFilter]).Where(e => e.RecordedTo == null);

    private static async Task<IReadOnlyList<SiteFile>> SitesAsync(PlatformDb db, Guid enterprise, CancellationToken cancel)
    {
        var sources = await db.Set<PollutionSource>().AsNoTracking().Where(s => s.EnterpriseId == enterprise).OrderBy(s => s.Code).ToListAsync(cancel);
        Guid[] ids = [.. sources.Select(s => s.Id)];
        var outlets = await db.Set<Outlet>().AsNoTracking().Where(o => ids.Contains(o.SourceId)).OrderBy(o => o.Code).ToListAsync(cancel);
        Guid?[] at = [.. outlets.Select(o => (Guid?)o.Id)];
        var points = await db.Set<MonitoringPoint>().AsNoTracking().Where(p => at.Contains(p.OutletId)).OrderBy(p => p.Code).ToListAsync(cancel);
        Guid[] measured = [.. points.Select(p => p.Id)];
        var limits = await db.Set<PointLimit>().Where(l => measured.Contains(l.PointId)).GroupBy(l => l.PointId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var (ofOutlet, ofSource) = (points.ToLookup(p => p.OutletId), outlets.ToLookup(o => o.SourceId));
        return [.. sources.Select(s => new SiteFile(s, [.. ofSource[s.Id].Select(o => new OutletFile(o, [.. ofOutlet[o.Id]], ofOutlet[o.Id].Sum(p => limits.GetValueOrDefault(p.Id))))]))];
    }
}
