using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Notify;

namespace Qingshan.Platform.Enterprises;

/// <summary>Objections under the policy: the enterprise that objects, and whoever sees internal records where it lies.</summary>
public sealed class ObjectionAccess(PlatformDbs dbs)
{
    public static bool IsOf(Viewer viewer, Objection objection) => viewer.May(Permission.FileForEnterprise) && Policy.Owns(viewer, objection.EnterpriseId);

    public static bool Sees(Viewer viewer, Objection objection) => viewer.May(Permission.SeeInternal) && (viewer.Everywhere || (objection.RegionId is { } at && viewer.Regions.Contains(at)));

    /// <summary>Those of the viewer's enterprise, the latest first.</summary>
    public async Task<IReadOnlyList<Objection>> OfOwnAsync(Viewer viewer, CancellationToken cancel)
    {
        if (!viewer.May(Permission.FileForEnterprise)) return [];
        var own = viewer.Own.ToArray();
        await using var db = dbs.Open(viewer);
        return await db.Set<Objection>().AsNoTracking().Where(o => own.Contains(o.EnterpriseId)).OrderByDescending(o => o.At).ThenByDescending(o => o.Id).ToListAsync(cancel);
    }

    /// <summary>Those that an officer sees: what waits first, by deadline.</summary>
    public async Task<IReadOnlyList<Objection>> ListAsync(Viewer viewer, bool onlyWaiting, int take, CancellationToken cancel)
    {
        if (!viewer.May(Permission.SeeInternal)) return [];
        var (everywhere, regions) = (viewer.Everywhere, viewer.Regions.Select(r => (Guid?)r).ToArray());
        await using var db = dbs.Open(viewer);
        return await db.Set<Objection>().AsNoTracking().Where(o => (everywhere || regions.Contains(o.RegionId)) && (!onlyWaiting || o.DecidedAt == null))
            .OrderBy(o => o.DecidedAt != null).ThenBy(o => o.DueAt).ThenBy(o => o.Id).Take(take).ToListAsync(cancel);
    }

    /// <summary>One, for its enterprise and for officers.</summary>
    public async Task<Result<Objection>> FindAsync(Viewer viewer, string number, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        return await db.Set<Objection>().AsNoTracking().FirstOrDefaultAsync(o => o.Number == number, cancel) is { } found && (IsOf(viewer, found) || Sees(viewer, found))
            ? found : EnterpriseErrors.UnknownObjection.Of(number);
    }
}

/// <summary>Objections as something that people are told of: officers of a new one, the enterprise of the decision.</summary>
internal sealed class ObjectionTopic : INoticeTopic
{
    public const string Name = "objection";

    public string Key => Name;

    public async Task<bool> SeesAsync(PlatformDb db, Viewer person, Guid subject, CancellationToken cancel) =>
        (db.Set<Objection>().Local.FirstOrDefault(o => o.Id == subject) ?? await db.Set<Objection>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == subject, cancel)) is { } objection
        && (ObjectionAccess.IsOf(person, objection) || ObjectionAccess.Sees(person, objection));
}
