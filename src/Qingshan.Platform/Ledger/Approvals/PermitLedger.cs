using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Ledger;

/// <param name="Enterprise">Null where nobody knows whose it is, or the viewer may not.</param>
public sealed record PermitEntry(DischargePermit Permit, Enterprise? Enterprise);

/// <summary>A permit with what the ledger has of its holder.</summary>
/// <param name="Points">Monitoring points at the outlets of the holder's sources that the viewer sees.</param>
/// <param name="Limits">Their limits.</param>
public sealed record PermitDetail(
    DischargePermit Permit, Enterprise? Enterprise, NameLink? Link, IReadOnlyList<PollutionSource> Sources, IReadOnlyList<MonitoringPoint> Points, IReadOnlyList<PointLimit> Limits,
    IReadOnlyList<HazardousWastePermit> HazardousWaste, IReadOnlyList<OtherPermit> Others);

/// <summary>排污许可 · Reads permits as a viewer may see them.</summary>
public sealed class PermitLedger(PlatformDbs dbs, LedgerBook book)
{
    /// <summary>By number.</summary>
    /// <param name="text">Part of the holder's name, of the number or of the industry.</param>
    /// <param name="validOn">Those that are valid on this day.</param>
    public async Task<Result<Page<PermitEntry>>> ListAsync(Viewer by, string? text, DateOnly? validOn, string? after, int size, CancellationToken cancel)
    {
        if (!Cursor.Decode(after).TryGet(out var from, out var error)) return error;
        await using var db = dbs.Open(by);
        var found = db.Set<DischargePermit>().AsNoTracking();
        if (text?.Trim() is { Length: > 0 } part) found = found.Where(p => p.Holder.Contains(part) || p.Code.Contains(part) || p.IndustryName.Contains(part));
        if (validOn is { } day) found = found.Where(p => p.BeginsOn <= day && p.ExpiresOn >= day);
#pragma warning disable CA1309 // The database compares, as it orders.
        if (from.Length > 0) found = found.Where(p => string.Compare(p.Code, from) > 0);
#pragma warning restore CA1309
        var page = Cursor.Cut(await found.OrderBy(p => p.Code).Take(size + 1).ToListAsync(cancel), size, p => p.Code);
        var (_, byLink) = await EnterpriseOf.ReadAsync(db, [], page.Items.Select(p => p.LinkCode), cancel);
        return new Page<PermitEntry>([.. page.Items.Select(p => new PermitEntry(p, byLink.GetValueOrDefault(p.LinkCode)))], page.Next);
    }

    public async Task<Result<PermitDetail>> FindAsync(Viewer by, string number, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        if (await db.Set<DischargePermit>().AsNoTracking().FirstOrDefaultAsync(p => p.Code == number, cancel) is not { } permit) return ApprovalErrors.UnknownPermit.Of(number);
        var link = await db.Set<NameLink>().AsNoTracking().FirstOrDefaultAsync(l => l.Code == permit.LinkCode, cancel);
        var enterprise = link?.EnterpriseId is { } id ? await db.Set<Enterprise>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancel) : null;
        if (enterprise is null) return new PermitDetail(permit, null, link, [], [], [], [], []);
        var sources = await db.Set<PollutionSource>().AsNoTracking().Where(s => s.EnterpriseId == enterprise.Id).OrderBy(s => s.Code).ToListAsync(cancel);
        var at = sources.Select(s => s.Id).ToArray();
        var outlets = (await db.Set<Outlet>().Where(o => at.Contains(o.SourceId)).Select(o => o.Id).ToListAsync(cancel)).ToHashSet();
        var sees = Policy.For(by);
        MonitoringPoint[] points = [.. book.Now.InCodeOrder.Where(p => p.OutletId is { } outlet && outlets.Contains(outlet) && sees(p))];
        var measured = points.Select(p => p.Id).ToArray();
        return new PermitDetail(permit, enterprise, link, sources, points,
            await db.Set<PointLimit>().AsNoTracking().Where(l => measured.Contains(l.PointId)).OrderBy(l => l.Code).ToListAsync(cancel),
            await db.Set<HazardousWastePermit>().AsNoTracking().Where(p => at.Contains(p.SourceId)).OrderBy(p => p.Code).ToListAsync(cancel),
            await db.Set<OtherPermit>().AsNoTracking().Where(p => at.Contains(p.SourceId)).OrderBy(p => p.Code).ToListAsync(cancel));
    }
}
