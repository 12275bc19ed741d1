using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Notify;

/// <summary>A notice with the name of whom it is for.</summary>
public sealed record NoticeOf(Notice Notice, string Person);

/// <summary>A delivery with its tries.</summary>
public sealed record DeliveryOf(Delivery Delivery, IReadOnlyList<DeliveryAttempt> Attempts);

/// <summary>通知 · People see their own; who keeps the duty log sees those of the whole organisation, to know who has read what.</summary>
public sealed class Notices(PlatformDbs dbs, TimeProvider time)
{
    /// <summary>Newest first.</summary>
    /// <param name="everybodys">Those of the organisation, not only one's own.</param>
    /// <param name="before">The cursor: the id of the last one of the page before.</param>
    public async Task<Result<IReadOnlyList<NoticeOf>>> ListAsync(Viewer viewer, bool everybodys, bool unread, Guid? before, int most, CancellationToken cancel)
    {
        if (everybodys && !viewer.May(Permission.KeepDutyLog)) return CommonErrors.Forbidden.Of(nameof(Permission.KeepDutyLog));
        await using var db = dbs.Open(viewer);
        var visible = await VisibleAsync(db, viewer, everybodys, cancel);
        if (visible is null) return NotifyErrors.NeedsPerson.Of();
        if (unread) visible = visible.Where(n => n.ReadAt == null);
        if (before is { } id && await db.Set<Notice>().AsNoTracking().FirstOrDefaultAsync(n => n.Id == id, cancel) is { } last)
            visible = visible.Where(n => n.CreatedAt < last.CreatedAt || (n.CreatedAt == last.CreatedAt && n.Id.CompareTo(last.Id) < 0));
        var notices = await visible.OrderByDescending(n => n.CreatedAt).ThenByDescending(n => n.Id).Take(most).ToListAsync(cancel);
        var names = await Staff.NamesAsync(db, notices.Select(n => n.PersonId), cancel);
        return notices.ConvertAll(n => new NoticeOf(n, names[n.PersonId]));
    }

    public async Task<Result<(NoticeOf Notice, IReadOnlyList<DeliveryOf> Deliveries)>> FindAsync(Viewer viewer, string id, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        var visible = await VisibleAsync(db, viewer, viewer.May(Permission.KeepDutyLog), cancel);
        if (visible is null || !Guid.TryParse(id, CultureInfo.InvariantCulture, out var which) || await visible.FirstOrDefaultAsync(n => n.Id == which, cancel) is not { } notice)
            return NotifyErrors.UnknownNotice.Of(id);
        var names = await Staff.NamesAsync(db, [notice.PersonId], cancel);
        var deliveries = await db.Set<Delivery>().AsNoTracking().Where(d => d.NoticeId == which).OrderBy(d => d.Channel).ToListAsync(cancel);
        var ids = deliveries.Select(d => d.Id).ToArray();
        var attempts = (await db.Set<DeliveryAttempt>().AsNoTracking().Where(a => ids.Contains(a.DeliveryId)).OrderBy(a => a.Id).ToListAsync(cancel)).ToLookup(a => a.DeliveryId);
        return (new NoticeOf(notice, names[notice.PersonId]), deliveries.ConvertAll(d => new DeliveryOf(d, [.. attempts[d.Id]])));
    }

    /// <summary>回执 · The person whom it is for confirms having read it; nobody can do that for another. To do it again changes nothing.</summary>
    public async Task<Error?> ConfirmAsync(Viewer viewer, string id, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        if (!Guid.TryParse(id, CultureInfo.InvariantCulture, out var which) || viewer.PersonId is not { } me
            || await db.Set<Notice>().FirstOrDefaultAsync(n => n.Id == which && n.PersonId == me, cancel) is not { } notice)
            return NotifyErrors.UnknownNotice.Of(id);
        if (notice.ReadAt is not null) return null;
        notice.ReadAt = time.GetUtcNow().UtcDateTime;
        Audit.Add(db, "confirm", $"Notice {id}");
        await db.SaveChangesAsync(cancel);
        return null;
    }

    private static async Task<IQueryable<Notice>?> VisibleAsync(PlatformDb db, Viewer viewer, bool everybodys, CancellationToken cancel)
    {
        var all = db.Set<Notice>().AsNoTracking();
        if (!(await Staff.OfAsync(db, viewer, cancel)).TryGet(out var me, out _)) return viewer.Everywhere && viewer.May(Permission.KeepDutyLog) ? all : null;
        return everybodys
            ? all.Where(n => db.Users.Any(p => p.Id == n.PersonId && p.OrganisationId == me.OrganisationId))
            : all.Where(n => n.PersonId == me.PersonId);
    }
}
