using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;

namespace Qingshan.Applications.Rights;

/// <summary>Regions by the codes that people know, and by the ids that rights are kept by. Who grants rights names any region.</summary>
internal static class RegionCodes
{
    /// <param name="code">Null or empty is everywhere.</param>
    public static Result<Guid?> Find(LedgerSnapshot ledger, string? code) => string.IsNullOrEmpty(code) ? (Guid?)null
        : ledger.RegionsByCode.TryGetValue(code, out var found) ? found.Id : LedgerErrors.UnknownRegion.Of(code);

    public static Result<IReadOnlyList<Guid>?> FindAll(LedgerSnapshot ledger, IReadOnlyList<string>? codes)
    {
        if (codes is null || codes.Count == 0) return Result.Of<IReadOnlyList<Guid>?>(null);
        var found = new List<Guid>();
        foreach (var code in codes)
        {
            if (!ledger.RegionsByCode.TryGetValue(code, out var region)) return LedgerErrors.UnknownRegion.Of(code);
            found.Add(region.Id);
        }
        return Result.Of<IReadOnlyList<Guid>?>(found);
    }

    /// <summary>The code of a region; its id where it is no longer in force.</summary>
    public static string CodeOf(LedgerSnapshot ledger, Guid region) => ledger.Regions.TryGetValue(region, out var found) ? found.Code : region.ToString();

    public static Text NameOf(LedgerSnapshot ledger, Guid? region) => region is not { } id ? new("全部区域", "everywhere")
        : ledger.Regions.TryGetValue(id, out var found) ? new(found.Name, found.NameEn ?? found.Name) : new(id.ToString(), id.ToString());

    /// <summary>Every region, as a tree to choose from.</summary>
    public static IReadOnlyList<(Region Region, int Depth)> Outline(LedgerSnapshot ledger)
    {
        var below = ledger.Regions.Values.ToLookup(r => r.ParentId is { } up && ledger.Regions.ContainsKey(up) ? up : Guid.Empty);
        var (tree, visited) = (new List<(Region, int)>(), new HashSet<Guid>());
        void Add(Guid parent, int depth)
        {
            foreach (var region in below[parent].OrderBy(r => r.Code, StringComparer.Ordinal))
            {
                if (!visited.Add(region.Id)) continue;
                tree.Add((region, depth));
                Add(region.Id, depth + 1);
            }
        }
        Add(Guid.Empty, 0);
        return tree;
    }
}
