using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Ledger;

/// <summary>Unrolls the tree of regions in force into <see cref="RegionWithin"/>, by which jurisdictions are looked up.</summary>
internal static class RegionTree
{
    public static async Task UnrollAsync(PlatformDb writer, CancellationToken cancel)
    {
        var parents = await writer.Set<Region>().IgnoreQueryFilters([PlatformDb.PolicyFilter])
            .ToDictionaryAsync(r => r.Id, r => r.ParentId, cancel);
        var held = await writer.Set<RegionWithin>().ToListAsync(cancel);
        var wanted = parents.Keys.SelectMany(id => Ancestors(id, parents).Select(up => (id, up))).ToHashSet();

        foreach (var row in held.Where(w => !wanted.Remove((w.RegionId, w.AncestorId)))) writer.Remove(row);
        foreach (var (id, up) in wanted) writer.Add(new RegionWithin { RegionId = id, AncestorId = up });
        await writer.SaveChangesAsync(cancel);
    }

    /// <summary>The region itself and what it lies in. A circle, which bad input could make, ends at its second visit.</summary>
    private static IEnumerable<Guid> Ancestors(Guid id, Dictionary<Guid, Guid?> parents)
    {
        var seen = new HashSet<Guid>();
        for (Guid? at = id; at is { } here && seen.Add(here); at = parents.GetValueOrDefault(here)) yield return here;
    }
}
