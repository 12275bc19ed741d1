using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Sharing.Granting;

/// <summary>What a grant opens: the same policy, with the grant's regions beside those that the viewer holds, for one dataset and for reading.</summary>
public sealed class GrantBook(PlatformDbs dbs)
{
    /// <summary>The viewer as the grant lets him read its dataset.</summary>
    public async Task<Viewer> WidenedAsync(Viewer viewer, ShareRequest grant, CancellationToken cancel)
    {
        if (grant.RegionId is not { } region) return viewer with { Everywhere = true };
        await using var db = dbs.Open(Viewer.Program);
        var within = await db.Set<RegionWithin>().Where(w => w.AncestorId == region).Select(w => w.RegionId).ToListAsync(cancel);
        return viewer with { Regions = viewer.Regions.Concat(within).ToFrozenSet() };
    }

    /// <summary>Which rows and fields of the dataset are read under the grant.</summary>
    public static RowsScope ScopeOf(ShareRequest grant) => new(grant.From, grant.To, grant.FieldSet);
}
