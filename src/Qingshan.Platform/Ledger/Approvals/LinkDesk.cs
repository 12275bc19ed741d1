using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Ledger;

/// <summary>Which links are asked for.</summary>
public enum LinkFilter
{
    [Term("待人工判定", "waiting for a person")]
    Waiting,

    [Term("已由人工决定", "decided by a person")]
    Decided,

    [Term("程序已关联", "linked by the program")]
    Linked,

    [Term("台账中没有", "not in the ledger")]
    Different,

    [Term("全部", "all")]
    All,
}

/// <summary>人工对齐 · Names that wait for a person; what people decide, and taking it back.</summary>
public sealed class LinkDesk(PlatformDbs dbs, LedgerWriter writer, TimeProvider time)
{
    public const int LongestWhy = 500;
    private const string Source = "linkage";

    /// <summary>Links by name; those that the viewer's jurisdiction holds.</summary>
    public async Task<Result<Page<NameLink>>> ListAsync(Viewer by, LinkFilter which, string? after, int size, CancellationToken cancel)
    {
        if (!by.May(Permission.EditLedger)) return CommonErrors.Forbidden.Of(nameof(Permission.EditLedger));
        if (!Cursor.Decode(after).TryGet(out var from, out var error)) return error;
        await using var db = dbs.Open(by);
        var found = Where(db.Set<NameLink>().AsNoTracking(), which);
#pragma warning disable CA1309 // The database compares, as it orders.
        if (from.Length > 0) found = found.Where(l => string.Compare(l.Code, from) > 0);
#pragma warning restore CA1309
        return Cursor.Cut(await found.OrderBy(l => l.Code).Take(size + 1).ToListAsync(cancel), size, l => l.Code);
    }

    /// <summary>How many there are of each kind.</summary>
    public async Task<IReadOnlyDictionary<LinkFilter, int>> CountAsync(Viewer by, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        var counts = new Dictionary<LinkFilter, int>();
        foreach (var which in Enum.GetValues<LinkFilter>()) counts[which] = await Where(db.Set<NameLink>(), which).CountAsync(cancel);
        return counts;
    }

    /// <summary>Says that a name means an enterprise, or with null that it means none of the ledger's.</summary>
    public async Task<Result<NameLink>> DecideAsync(Viewer by, string code, string? enterprise, string? why, CancellationToken cancel)
    {
        if (!(await FindAsync(by, code, cancel)).TryGet(out var link, out var error)) return error;
        var reason = why?.Trim() ?? "";
        if (reason.Length is 0 or > LongestWhy) return ApprovalErrors.NeedsWhy.Of(LongestWhy);
        Guid? id = null;
        if (enterprise is not null)
        {
            await using var db = dbs.Open(by);
            id = await db.Set<Enterprise>().Where(e => e.Code == enterprise.Trim()).Select(e => (Guid?)e.Id).FirstOrDefaultAsync(cancel);
            if (id is null) return ApprovalErrors.UnknownEnterprise.Of(enterprise);
        }
        return await PutAsync(by, link.Decided(id is null ? LinkDecision.NotSame : LinkDecision.Linked, id, reason), cancel);
    }

    /// <summary>Takes a decision back: the program's verdict stands again. The decision stays as history.</summary>
    public async Task<Result<NameLink>> UndoAsync(Viewer by, string code, CancellationToken cancel)
    {
        if (!(await FindAsync(by, code, cancel)).TryGet(out var link, out var error)) return error;
        if (link.Decision == LinkDecision.Program) return ApprovalErrors.NothingToUndo.Of(code);
        Guid? id = null;
        if (link.Verdict == LinkVerdict.Linked)
        {
            var first = link.CandidateList[0].Code;
            await using var db = dbs.Open(Viewer.Program);
            id = await db.Set<Enterprise>().Where(e => e.Code == first).Select(e => (Guid?)e.Id).FirstOrDefaultAsync(cancel);
        }
        return await PutAsync(by, link.Decided(LinkDecision.Program, id, ""), cancel);
    }

    private async Task<Result<NameLink>> FindAsync(Viewer by, string code, CancellationToken cancel)
    {
        if (!by.May(Permission.EditLedger)) return CommonErrors.Forbidden.Of(nameof(Permission.EditLedger));
        await using var db = dbs.Open(by);
        return await db.Set<NameLink>().AsNoTracking().FirstOrDefaultAsync(l => l.Code == code, cancel) is { } link ? link : ApprovalErrors.UnknownLink.Of(code);
    }

    private async Task<Result<NameLink>> PutAsync(Viewer by, NameLink link, CancellationToken cancel)
    {
        if (!(await writer.PutAsync(by, [link], time.GetUtcNow().UtcDateTime, Source, cancel)).TryGet(out _, out var error)) return error;
        return link;
    }

    private static IQueryable<NameLink> Where(IQueryable<NameLink> links, LinkFilter which) => which switch
    {
        LinkFilter.Waiting => links.Where(l => l.Decision == LinkDecision.Program && l.Verdict == LinkVerdict.Doubtful),
        LinkFilter.Decided => links.Where(l => l.Decision != LinkDecision.Program),
        LinkFilter.Linked => links.Where(l => l.Decision == LinkDecision.Program && l.Verdict == LinkVerdict.Linked),
        LinkFilter.Different => links.Where(l => l.Decision == LinkDecision.Program && l.Verdict == LinkVerdict.Different),
        _ => links,
    };
}
