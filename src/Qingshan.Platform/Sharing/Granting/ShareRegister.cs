using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Sharing.Granting;

/// <summary>共享登记 · Requests and grants, as those whom they concern see them: who asked, and who holds what was asked for.</summary>
public sealed class ShareRegister(PlatformDbs dbs, TimeProvider time)
{
    /// <summary>Those of the viewer's organisation and those on which he may decide, the newest first.</summary>
    public async Task<IReadOnlyList<ShareEntry>> ListAsync(Viewer viewer, ShareState? state, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        var all = from request in db.Set<ShareRequest>().AsNoTracking()
                  join organisation in db.Set<Organisation>() on request.OrganisationId equals organisation.Id
                  where state == null || request.State == state
                  orderby request.AskedAt descending
                  select new { request, organisation.Name, organisation.NameEn };
        return [.. (await all.ToListAsync(cancel)).Where(e => Concerns(viewer, e.request)).Select(e => new ShareEntry(e.request, new(e.Name, e.NameEn ?? e.Name), MayDecide(viewer, e.request)))];
    }

    public async Task<Result<ShareEntry>> FindAsync(Viewer viewer, Guid id, CancellationToken cancel) =>
        (await ListAsync(viewer, null, cancel)).FirstOrDefault(e => e.Request.Id == id) is { } found ? found : ShareErrors.Unknown.Of(id);

    /// <summary>A grant of the viewer's own organisation that is in force, under which he may read.</summary>
    public async Task<Result<ShareRequest>> InForceAsync(Viewer viewer, Guid id, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        var grant = await db.Set<ShareRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancel);
        // A key that was narrowed to regions, and somebody who acts for another, read what is theirs and nothing by a grant.
        if (grant is null || viewer.OrganisationId != grant.OrganisationId || viewer.IsNarrowed || viewer.For is not null || !viewer.May(Permission.SeeInternal)) return ShareErrors.Unknown.Of(id);
        return grant.IsInForce(time.GetUtcNow().UtcDateTime) ? grant : ShareErrors.NotInForce.Of(Terms.Of(grant.State));
    }

    internal static bool Concerns(Viewer viewer, ShareRequest request) => (viewer.OrganisationId is { } mine && mine == request.OrganisationId) || MayDecide(viewer, request);

    private static bool MayDecide(Viewer viewer, ShareRequest request) => viewer.May(Permission.ApproveSharing) && !viewer.Is(request.AskedBy) && ShareDesk.Holds(viewer, request);
}

/// <param name="Organisation">Who asked.</param>
/// <param name="MayDecide">Whether the viewer may grant, refuse or revoke it.</param>
public sealed record ShareEntry(ShareRequest Request, Text Organisation, bool MayDecide);
